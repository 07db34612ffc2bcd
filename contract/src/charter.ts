import { z } from "zod";
import { AnchorKind, Motive } from "./charter-content.ts";
import { oneLine, Reason, someLines } from "./text.ts";
import { Vocabulary } from "./vocabulary.ts";

export { Motive, motives } from "./charter-content.ts";

/** What a community is called in addresses: letters, digits and single hyphens between them. */
export const Slug = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** Whether this machine knows the zone, by its IANA name; offsets are no zones. */
export const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => /^[A-Za-z][\w+/-]*$/.test(zone) && isZone(zone));

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A community is founded as a draft: a name, and whatever is known already of what its charter will say. */
export const FoundCommunity = z.object({
  name: oneLine(80),
  purpose: z.literal("").or(someLines(2000)).optional(),
  sharedNeed: z.literal("").or(someLines(1000)).optional(),
  motive: Motive.nullable().optional(),
  timeZone: TimeZone,
  language: z.enum(["zh-CN", "en"]),
  /** Made from the name where none is chosen. */
  slug: Slug.optional(),
});
export type FoundCommunity = z.infer<typeof FoundCommunity>;

/** A rule as it is cited: R and its number, which never stands for another rule. */
export const RuleView = z.object({ number: z.int().positive(), text: z.string() });
export type RuleView = z.infer<typeof RuleView>;

export const GoalView = z.object({
  number: z.int().positive(),
  text: z.string(),
  target: z.number().positive(),
  unit: z.string(),
  /** The last day, in the community's zone. */
  until: z.iso.date(),
  /** What was recorded so far, in `unit`. */
  recorded: z.number(),
});
export type GoalView = z.infer<typeof GoalView>;

/**
 * A charter as it is read. Version 0 is what a community that has not opened yet works with: its draft, which may lack
 * anything, with the numbers its rules would have if it opened now.
 */
export const CharterView = z.object({
  version: z.int().nonnegative(),
  purpose: z.string(),
  sharedNeed: z.string(),
  anchor: z.object({ kind: AnchorKind, text: z.string() }).nullable(),
  /** What members get here and hardly anywhere else. */
  onlyHere: z.array(z.string()),
  motive: Motive.nullable(),
  asks: z.array(z.string()),
  fees: z.string(),
  rules: z.array(RuleView),
  values: z.array(z.string()),
  vocabulary: Vocabulary,
  goal: GoalView.nullable(),
  /** When the community opened; null before that. */
  openedAt: z.iso.datetime().nullable(),
  writtenAt: z.iso.datetime(),
});
export type CharterView = z.infer<typeof CharterView>;

/** What a community is, apart from who asks. */
export const CommunityFacts = z.object({
  communityId: z.uuid(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  language: z.enum(["zh-CN", "en"]),
  foundedAt: z.iso.datetime(),
  /** Before it has opened, it lives on a draft of its charter and nobody is let in from outside. */
  openedAt: z.iso.datetime().nullable(),
  /** Once closed, it is read and no longer written. */
  closedAt: z.iso.datetime().nullable(),
});
export type CommunityFacts = z.infer<typeof CommunityFacts>;

export const CloseCommunity = z.object({ reason: Reason });

/** What charter writes into the audit. */
export const charterPowers = [
  "community.found",
  "community.close",
  "charter.edit",
  "charter.open",
  "charter.publish",
  "goal.record",
  "promise.record",
] as const;

/** Why charter refuses. */
export const charterRefusals = [
  "slugTaken",
  "slugReserved",
  "communityClosed",
  "charterIncomplete",
  "draftChanged",
  "alreadyOpen",
  "notOpenYet",
  "nothingChanged",
  "unknownNumber",
  "charterMoved",
  "noGoal",
  "belowNone",
  "tooManyPromises",
] as const;
export type CharterRefusal = (typeof charterRefusals)[number];
