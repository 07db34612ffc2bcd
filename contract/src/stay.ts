import { z } from "zod";
import { Cursor, someLines } from "./text.ts";

/** The ladder: a warning, then a pause that ends by the clock, then removal. */
export const sanctionSteps = ["warn", "pause", "remove"] as const;
export const SanctionStep = z.enum(sanctionSteps);
export type SanctionStep = z.infer<typeof SanctionStep>;

/** How long a pause may last. */
export const MOST_PAUSE_DAYS = 90;
/** For so long an earlier step under the same rule makes the next one no skipping. */
export const LADDER_DAYS = 180;
/** How long whoever was sanctioned may appeal. */
export const APPEAL_DAYS = 7;
/** How many posts may be put down as what it is about. */
export const MOST_EVIDENCE = 10;

const Why = someLines(2000);

/** The rule a sanction stands on: its number, and the words it had in the version of the charter that was in force. */
export const RuleCited = z.object({
  /** As in R3. */
  number: z.int().positive(),
  text: z.string(),
  version: z.int().positive(),
});
export type RuleCited = z.infer<typeof RuleCited>;

export const ImposeSanction = z
  .object({
    memberId: z.uuid(),
    step: SanctionStep,
    /** Nothing happens to anybody without one: `ruleMissing`. */
    rule: z.int().positive().nullable(),
    /** The version whose rules whoever acts has read. */
    charterVersion: z.int().nonnegative(),
    /** How long a pause lasts; of a pause alone. */
    days: z.int().min(1).max(MOST_PAUSE_DAYS).nullable(),
    reason: Why,
    /** Why a step of the ladder is skipped; null where none is. */
    ground: Why.nullable(),
    /** What it is about; their own posts. */
    postIds: z
      .array(z.uuid())
      .max(MOST_EVIDENCE)
      .refine((ids) => new Set(ids).size === ids.length),
    /** The latest sanction of theirs that whoever acts has seen: two who act at once do not both. */
    afterId: z.uuid().nullable(),
  })
  .refine(({ step, days }) => (step === "pause") === (days !== null), { path: ["days"] });
export type ImposeSanction = z.infer<typeof ImposeSanction>;

export const LiftSanction = z.object({ reason: Why });
export const MakeAppeal = z.object({ text: Why });

/** `shortened`: only a pause can be. */
export const appealOutcomes = ["upheld", "lifted", "shortened"] as const;
export const AppealOutcome = z.enum(appealOutcomes);
export type AppealOutcome = z.infer<typeof AppealOutcome>;

export const DecideAppeal = z
  .object({
    outcome: AppealOutcome,
    /** How long the pause lasts then, from when it began; of shortening alone. */
    days: z.int().min(1).max(MOST_PAUSE_DAYS).nullable(),
    reason: Why,
  })
  .refine(({ outcome, days }) => (outcome === "shortened") === (days !== null), { path: ["days"] });
export type DecideAppeal = z.infer<typeof DecideAppeal>;

/** A post as it read when it was put down; it stays readable here even when it is taken away. */
export const EvidenceView = z.object({
  postId: z.uuid(),
  text: z.string(),
  postedAt: z.iso.datetime(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

export const AppealView = z.object({
  id: z.uuid(),
  text: z.string(),
  madeAt: z.iso.datetime(),
  decision: z
    .object({
      outcome: AppealOutcome,
      reason: z.string(),
      byName: z.string(),
      at: z.iso.datetime(),
      /** Whoever sanctioned decided, for there was no other organiser who could. */
      isBySame: z.boolean(),
    })
    .nullable(),
});
export type AppealView = z.infer<typeof AppealView>;

/**
 * How a sanction stands now: `given` is a warning; a pause is `running` or `over`; a removal is `removed`, or `over` once
 * they belong again; `lifted` whatever it was, on appeal or without.
 */
export const SanctionState = z.enum(["given", "running", "over", "removed", "lifted"]);
export type SanctionState = z.infer<typeof SanctionState>;

export const SanctionView = z.object({
  id: z.uuid(),
  memberId: z.uuid(),
  memberName: z.string(),
  step: SanctionStep,
  state: SanctionState,
  rule: RuleCited,
  reason: z.string(),
  /** Why a step of the ladder was skipped; null where none was. */
  ground: z.string().nullable(),
  givenAt: z.iso.datetime(),
  givenByName: z.string(),
  /** When a pause ends; exclusive. */
  until: z.iso.datetime().nullable(),
  /** When it was to end at first, if an appeal shortened it. */
  firstUntil: z.iso.datetime().nullable(),
  evidence: z.array(EvidenceView),
  /** Exclusive. */
  appealBefore: z.iso.datetime(),
  appeal: AppealView.nullable(),
  /** Taken back without an appeal. */
  lift: z.object({ reason: z.string(), byName: z.string(), at: z.iso.datetime() }).nullable(),
  can: z.object({ appeal: z.boolean(), lift: z.boolean(), decide: z.boolean() }),
});
export type SanctionView = z.infer<typeof SanctionView>;

/** One's own record in one community, the newest first. */
export const MyRecord = z.object({
  sanctions: z.array(SanctionView),
  /** Until when one may read and not write; null for whoever may write. */
  pausedUntil: z.iso.datetime().nullable(),
  next: Cursor.nullable(),
});
export type MyRecord = z.infer<typeof MyRecord>;

/** One's own sanctions everywhere, also where one no longer belongs; the newest first. */
export const OwnSanction = SanctionView.extend({
  community: z.object({ name: z.string(), slug: z.string(), timeZone: z.string() }),
  /** Whether the community can be entered: not by whoever was removed from it, or left. */
  isMember: z.boolean(),
});
export type OwnSanction = z.infer<typeof OwnSanction>;
export const OwnSanctions = z.object({ sanctions: z.array(OwnSanction), next: Cursor.nullable() });
export type OwnSanctions = z.infer<typeof OwnSanctions>;

export const SanctionsAsked = z.object({
  cursor: Cursor.optional(),
  /** Only those whose appeal waits for a decision, the one made first first. */
  waiting: z.stringbool().optional(),
});
export const SanctionList = z.object({ sanctions: z.array(SanctionView), next: Cursor.nullable() });
export type SanctionList = z.infer<typeof SanctionList>;

/** What staff see on a person's page before they act. */
export const MemberRecord = z.object({
  sanctions: z.array(SanctionView),
  next: Cursor.nullable(),
  latestId: z.uuid().nullable(),
  pausedUntil: z.iso.datetime().nullable(),
  charterVersion: z.int().nonnegative(),
  /** Until the charter is opened nobody can be held to it. */
  isOpened: z.boolean(),
  /** The rules in force, and which steps are no skipping under each. */
  rules: z.array(z.object({ number: z.int().positive(), text: z.string(), inOrder: z.array(SanctionStep) })),
  can: z.object({
    /** The steps that may be taken towards them; none for who is no member now. */
    steps: z.array(SanctionStep),
  }),
});
export type MemberRecord = z.infer<typeof MemberRecord>;

/** What a member said, the newest first: whoever acts picks from it what it is about. */
export const SaidList = z.object({ posts: z.array(EvidenceView), next: Cursor.nullable() });
export type SaidList = z.infer<typeof SaidList>;

/** Why stay refuses. */
export const stayRefusals = [
  "ruleMissing",
  "ruleUnknown",
  "charterNotOpened",
  /** Another version is in force than the one that was read. */
  "charterChanged",
  /** Somebody else acted meanwhile. */
  "recordChanged",
  /** A step of the ladder is skipped, and nothing says why. */
  "groundMissing",
  "ownSanction",
  "lastOrganiser",
  "notCurrent",
  "notClaimed",
  /** What it is said to be about is not a post of theirs. */
  "notTheirPost",
  "alreadyLifted",
  "alreadyAppealed",
  "alreadyDecided",
  "appealOpen",
  "appealTooLate",
  /** Another organiser can decide; whoever sanctioned does not. */
  "decidedBySame",
  "notShorter",
  "paused",
] as const;
export type StayRefusal = (typeof stayRefusals)[number];
