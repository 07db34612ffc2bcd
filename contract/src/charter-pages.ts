import { z } from "zod";
import { CharterView, type GoalView } from "./charter.ts";
import { Amount, CharterContent, CharterItem, OpeningNeed } from "./charter-content.ts";
import { Cursor, oneLine } from "./text.ts";

/** A charter on its way: what its editors, its readers and those who keep count of its goal send and see. */

/** A draft as its editors see it. Two of them may work at once: what each saves is only what they changed. */
export const DraftView = z.object({
  content: CharterContent,
  /** Grows with every change. */
  revision: z.int().positive(),
  /** At which revision each part was changed last, and by whom. */
  changes: z.partialRecord(
    CharterItem,
    z.object({ revision: z.int().positive(), by: z.uuid(), byName: z.string(), at: z.iso.datetime() }),
  ),
  /** The version in force, 0 before the community opens. */
  version: z.int().nonnegative(),
  /** The parts that say something else than the version in force. */
  changed: z.array(CharterItem),
  /** What is missing before it can open, or be published. */
  missing: z.array(OpeningNeed),
  /** The number the next new rule will be given. */
  nextRule: z.int().positive(),
});
export type DraftView = z.infer<typeof DraftView>;

/** `revision` is what the editor has seen: a part that somebody else changed since is not overwritten. */
export const ChangeDraft = z.object({
  revision: z.int().positive(),
  changes: CharterContent.partial(),
});
export type ChangeDraft = z.infer<typeof ChangeDraft>;

/** Opens or publishes the draft as it was seen. `note` tells members what it is about. */
export const PublishCharter = z.object({
  revision: z.int().positive(),
  note: z.literal("").or(oneLine(200)),
});
export type PublishCharter = z.infer<typeof PublishCharter>;

export const PublishedVersion = z.object({ version: z.int().positive() });

/** A version in the list of all. */
export const VersionLine = z.object({
  version: z.int().positive(),
  publishedAt: z.iso.datetime(),
  byName: z.string(),
  note: z.string(),
});
export type VersionLine = z.infer<typeof VersionLine>;

/** Newest first. */
export const VersionList = z.object({ versions: z.array(VersionLine), next: Cursor.nullable() });
export type VersionList = z.infer<typeof VersionList>;

/** The charter's own page. */
export const CharterPage = z.object({
  charter: CharterView,
  note: z.string(),
  /** The version the reader accepted last; null for none. */
  acceptedVersion: z.int().positive().nullable(),
  /** How many of the members have accepted the version in force; for organisers. Who they are, nobody is told. */
  accepted: z.object({ count: z.int(), of: z.int() }).nullable(),
  promises: z.object({ kept: z.int(), of: z.int(), open: z.int() }),
  can: z.object({
    edit: z.boolean(),
    /** Whether the reader may open it, once nothing is missing. */
    open: z.boolean(),
    recordGoal: z.boolean(),
    recordPromise: z.boolean(),
  }),
});
export type CharterPage = z.infer<typeof CharterPage>;

export const AcceptCharter = z.object({ version: z.int().positive() });

/** An amount towards the goal; negative where one is put right. */
export const RecordProgress = z.object({
  amount: Amount.refine((amount) => amount !== 0),
  note: z.literal("").or(oneLine(200)),
});
export type RecordProgress = z.infer<typeof RecordProgress>;

export const ProgressList = z.object({
  entries: z.array(
    z.object({
      id: z.uuid(),
      amount: z.number(),
      note: z.string(),
      at: z.iso.datetime(),
      byName: z.string(),
    }),
  ),
  next: Cursor.nullable(),
});
export type ProgressList = z.infer<typeof ProgressList>;

/** What share of the goal is reached, in whole percent; rounded down, so that 100 is the whole. */
export function percentOf({ recorded, target }: Pick<GoalView, "recorded" | "target">): number {
  return Math.floor((recorded * 100) / target + 1e-9);
}
