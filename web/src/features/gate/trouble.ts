import { useMineTrouble } from "./mine/trouble.ts";

/** Why the gate did not do it, in its own words. */
export const useGateTrouble = useMineTrouble;
