import { z } from "zod";
import { CarrierKind } from "./carriers.ts";
import { ClaimId, Dispute, Evidence, Grade, Lifecycle, MeshView, Report, VerdictWord } from "./report.ts";

/** What a community reads about itself. */

const many = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const Named = z.object({ memberId: z.uuid(), name: z.string() });

/** When a judgement was made, and of which stretch; the stretch is null where none can be judged. */
export const RunView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
  verdict: VerdictWord,
  life: Lifecycle,
});
export type RunView = z.infer<typeof RunView>;

/** A dispute as it is kept: who said, when, about which post or member. */
export const DisputeView = z.object({
  id: z.uuid(),
  kind: z.string(),
  /** What is said, in words: "This is no advert". */
  label: z.string(),
  by: Named,
  at: z.iso.datetime(),
  postId: z.uuid().nullable(),
  memberId: z.uuid().nullable(),
  canWithdraw: z.boolean(),
});
export type DisputeView = z.infer<typeof DisputeView>;

/** Where a community stands. `run` is null before the first judgement. */
export const HealthView = z.object({
  run: RunView.nullable(),
  /** A count is under way or waits: what is shown is the one before. */
  isCounting: z.boolean(),
  /** The lifecycle in a word and in a sentence, in the language asked for. */
  life: z.object({ word: Lifecycle, title: z.string(), why: z.string() }).nullable(),
  report: Report.nullable(),
  /** Member ids by the numbers `report` gives to people. */
  people: z.record(z.string(), z.uuid()),
  /** Ids of the posts behind the cards of a piece of evidence, by its key, in the order of the cards. */
  posts: z.record(z.string(), many(z.uuid())),
  /** What is different from a week ago, in sentences; empty where nothing is, or nothing is known of then. */
  changes: many(z.string()),
  disputes: many(DisputeView),
  can: z.object({ countAgain: z.boolean(), seePeople: z.boolean() }),
});
export type HealthView = z.infer<typeof HealthView>;

/** A portion of all the evidence of a line; the rest as in `HealthView`. */
export const EvidencePage = z.object({
  evidence: many(Evidence),
  people: HealthView.shape.people,
  posts: HealthView.shape.posts,
  nextCursor: z.string().nullable(),
});
export type EvidencePage = z.infer<typeof EvidencePage>;

/** Judgements of the past, newest first. */
export const HealthHistory = z.object({
  runs: many(RunView.extend({ claims: many(z.object({ id: ClaimId, grade: Grade })) })),
  nextCursor: z.string().nullable(),
});
export type HealthHistory = z.infer<typeof HealthHistory>;

/** What is wrong with a piece of evidence, in the numbers of that run's report. */
export const DisputeInput = z.object({ runId: z.uuid(), dispute: Dispute });
export type DisputeInput = z.infer<typeof DisputeInput>;

export const meshBands = ["unknown", "silent", "star", "semi", "diffuse"] as const;

export const MeshBandWord = z.enum(meshBands);
export type MeshBandWord = z.infer<typeof MeshBandWord>;

/** The mesh of 56 days: the last, or those judged where all has been quiet since. Source: metrics.md `centralisation`, `peerShare`, `meshBand`. */
export const MeshPageView = z.object({
  /** The end of those days. */
  at: z.iso.datetime(),
  /** Whether they are not the last. */
  isPast: z.boolean(),
  /** People who acted in those days, or all members where the roster was asked for. */
  people: z.int().nonnegative(),
  pairs: z.int().nonnegative(),
  centralisation: z.number().nullable(),
  peerShare: z.number().nullable(),
  band: MeshBandWord,
  /** The band in words; of a star, with whom it turns round. */
  sentence: z.string(),
  mesh: MeshView,
  /** Member ids by the numbers `mesh` gives to people. */
  memberIds: many(z.uuid()),
  /** The number of whoever asks; null where they are not in the picture. */
  me: z.int().nullable(),
  /** Whether ties of others are counted: for organisers only. Elsewhere they stand as 0 and the rows hold but oneself. */
  canCountOthers: z.boolean(),
});
export type MeshPageView = z.infer<typeof MeshPageView>;

export const rungs = ["phone", "place", "friend", "lost"] as const;
export const RungWord = z.enum(rungs);
export type RungWord = z.infer<typeof RungWord>;

/** The rungs on which somebody is reached. */
export const ReachedRung = RungWord.exclude(["lost"]);
export type ReachedRung = z.infer<typeof ReachedRung>;

/** Who reaches whom on a rung of the drill: one's own links alone; to organisers also how many reach each. */
export const DrillLinks = z.object({
  rung: ReachedRung,
  /** Those on this rung whom whoever asks would reach, the first 50 by name. */
  reaches: z.object({ count: z.int().nonnegative(), people: many(Named) }),
  /** Those who would reach whoever asks this way, where that is their rung. */
  reachedBy: z.object({ count: z.int().nonnegative(), people: many(Named) }),
  /** By how many each of the first 200 on this rung would be reached; null for members. */
  counts: many(Named.extend({ reachedBy: z.int().nonnegative() })).nullable(),
});
export type DrillLinks = z.infer<typeof DrillLinks>;

/** Were these carriers gone, who would still find whom? Nothing is removed by asking. */
export const DrillView = z.object({
  at: z.iso.datetime(),
  members: z.int().nonnegative(),
  carriers: many(
    z.object({
      id: z.uuid(),
      name: z.string(),
      kind: CarrierKind,
      /** Whether this drill takes it away. */
      isRemoved: z.boolean(),
      /** 1 − survival were it alone taken away. */
      dependence: z.number().min(0).max(1),
    }),
  ),
  /** Rung by rung, surest first; `people` are the first 200 by name for organisers, elsewhere but oneself. */
  rungs: many(
    z.object({
      rung: RungWord,
      title: z.string(),
      count: z.int().nonnegative(),
      people: many(Named),
    }),
  ),
  survival: z.number().min(0).max(1),
  survivalWithoutStaff: z.number().min(0).max(1),
  dependence: z.number().min(0).max(1),
  /** Below 60 % without staff: what you have is only a chat group. */
  isOnlyChat: z.boolean(),
  /** The verdict in one sentence. */
  sentence: z.string(),
  /** What to do next, most useful first. */
  advice: many(z.string()),
  /** Deep ties between staff and members, and among members. */
  deepTies: z.object({ withStaff: z.int().nonnegative(), amongMembers: z.int().nonnegative() }),
  /** The rung of whoever asks; null where they are no current member. */
  mine: RungWord.nullable(),
});
export type DrillView = z.infer<typeof DrillView>;

/**
 * What a community stands on: a purpose, something that carries it, and a service that goes on. Source: L146,
 * "社群是有目的性的，社群是有承载的，社群是需要持续提供服务的".
 */
export const footingTests = ["purpose", "carried", "service"] as const;
export const FootingTest = z.enum(footingTests);
export type FootingTest = z.infer<typeof FootingTest>;

/** Where the next act is done. */
export const footingPlaces = ["charter", "carriers", "topics", "people"] as const;
export const FootingPlace = z.enum(footingPlaces);
export type FootingPlace = z.infer<typeof FootingPlace>;

/** Each stands or falls by itself, with the fact that decides it and what to do next. */
export const FootingView = z.object({
  at: z.iso.datetime(),
  tests: many(
    z.object({
      test: FootingTest,
      holds: z.boolean(),
      title: z.string(),
      fact: z.string(),
      /** Where it does not hold, or not for long. */
      next: z.object({ words: z.string(), place: FootingPlace }).nullable(),
    }),
  ),
});
export type FootingView = z.infer<typeof FootingView>;
