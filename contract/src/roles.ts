import { z } from "zod";

/** Staff, each for a term. */
export const roles = ["organiser", "moderator", "backbone", "official"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;
