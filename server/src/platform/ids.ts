import { v7 } from "uuid";
import type { Clock } from "./clock.ts";

/** Makes ids that sort by the time they were made: UUID version 7. Source: RFC 9562, 5.7. */
export type Ids = () => string;

export function idsBy(clock: Clock): Ids {
  return () => v7({ msecs: clock.now().getTime() });
}

/** Stands for the instance itself where a community is asked for. */
export const INSTANCE_ID = "00000000-0000-0000-0000-000000000000";
