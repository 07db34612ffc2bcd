import { z } from "zod";
import { roles } from "./usual-words.ts";

export { roles } from "./usual-words.ts";

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;
