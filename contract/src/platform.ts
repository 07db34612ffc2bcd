import { z } from "zod";

/** What a monitor may know of an instance without signing in. */
export const Health = z.object({
  status: z.enum(["ok", "down"]),
  database: z.enum(["up", "down"]),
  version: z.string(),
  uptimeSeconds: z.number().nonnegative(),
});

export type Health = z.infer<typeof Health>;

/** The kinds of expected no; everything else is a bug. */
export const refusalKinds = [
  "invalidInput",
  "notSignedIn",
  "notAllowed",
  "notFound",
  "refused",
  "tooOften",
] as const;

/**
 * The body of every answer that is not a success. `error` and `reason` are for programs, `message` is for
 * people, in the language they asked for; `issues` say where. `away`: the database cannot be reached just now.
 */
export const Refusal = z.object({
  error: z.enum([...refusalKinds, "tooLarge", "away", "unexpected"]),
  reason: z.string().nullable(),
  message: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  requestId: z.string(),
});

export type Refusal = z.infer<typeof Refusal>;
