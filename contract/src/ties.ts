import { z } from "zod";

/** What one member does towards another or towards the community. */
export const actKinds = [
  "replied",
  "thanked",
  "mentioned",
  "met",
  "matched",
  "introduced",
  "vouched",
  "coTask",
  "checkedIn",
  "bought",
  "attended",
  "joined",
  "left",
  "classmate",
  "neighbour",
  "colleague",
  "family",
] as const;
export const ActKind = z.enum(actKinds);
export type ActKind = z.infer<typeof ActKind>;

/** How an act is known: from a mark, by a model, or because somebody says so. */
export const actSources = ["explicit", "inferred", "declared"] as const;
export const ActSource = z.enum(actSources);
export type ActSource = z.infer<typeof ActSource>;

/** Ties people state of each other. Each counts once both have stated it. */
export const declaredKinds = ["classmate", "neighbour", "colleague", "family"] as const;
export const DeclaredKind = z.enum(declaredKinds);
export type DeclaredKind = z.infer<typeof DeclaredKind>;

/** `faint`: hardly anything yet. Source: metrics.md `strength`. */
export const tieGrades = ["faint", "weak", "strong"] as const;
export const TieGrade = z.enum(tieGrades);
export type TieGrade = z.infer<typeof TieGrade>;

const Named = z.object({ memberId: z.uuid(), name: z.string() });

/** A tie seen from one of its ends. */
export const TieView = z.object({
  memberId: z.uuid(),
  name: z.string(),
  strength: z.number().nonnegative(),
  grade: TieGrade,
  /** Two kinds of act, each still worth 0.5 at least. */
  isDeep: z.boolean(),
  /** What it is made of, strongest first. */
  kinds: z.array(z.object({ kind: ActKind, strength: z.number().nonnegative() })),
  /** ISO 8601; null where it is declared only. */
  lastAt: z.iso.datetime().nullable(),
  /** Who acts towards whom: `given` by the member whose ties these are, `returned` by the other. */
  direction: z.enum(["given", "returned", "both"]),
});
export type TieView = z.infer<typeof TieView>;

/** A way to be introduced: everybody on it from the asking member to the one asked for, both included. */
export const IntroductionPath = z.object({
  people: z.array(Named).min(2).max(4),
  /** Strength of its weakest tie. */
  strength: z.number().nonnegative(),
});
export type IntroductionPath = z.infer<typeof IntroductionPath>;

/**
 * A member's ties, strongest first. Whoever is neither that member nor an organiser gets only the tie between the two
 * and `total` null.
 */
export const TiesView = z.object({
  ties: z.array(TieView),
  total: z.int().nonnegative().nullable(),
  nextCursor: z.string().nullable(),
  /** The shortest ways from the asking member, up to three, strongest first; empty where there is none in three steps. */
  through: z.array(IntroductionPath),
});
export type TiesView = z.infer<typeof TiesView>;

/** Why a tie cannot be written: nobody is tied to themselves. */
export const tieRefusals = ["own_tie"] as const;
export type TieRefusal = (typeof tieRefusals)[number];
