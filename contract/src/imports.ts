import { z } from "zod";
import { columnUses, type ColumnUse } from "./archive.ts";

/** Bringing the history of a carrier in from an exported archive. */

/** `undoing`: what it added is being taken out again. */
export const importStates = [
  "uploaded",
  "reading",
  "linking",
  "done",
  "failed",
  "cancelled",
  "undoing",
  "undone",
] as const;
export const ImportState = z.enum(importStates);
export type ImportState = z.infer<typeof ImportState>;

/** Why nothing came in. `needsColumns`: a table that does not say which column is what. */
export const importFailures = [
  "notUnderstood",
  "needsColumns",
  "nothingToRead",
  "onlyPrivate",
  "unexpected",
] as const;
export const ImportFailure = z.enum(importFailures);
export type ImportFailure = z.infer<typeof ImportFailure>;

/** Why an upload or an undoing is refused. */
export const importRefusals = [
  "empty",
  "notUnderstood",
  "needsColumns",
  "nothingToRead",
  "notRunning",
  "notEnded",
] as const;
export type ImportRefusal = (typeof importRefusals)[number];

/** The largest file taken. */
export const LARGEST_UPLOAD_BYTES = 2 * 2 ** 30;
export const LONGEST_REASON = 300;

/** The columns no table can do without. */
const requiredColumns = ["at", "sender", "text"] as const satisfies readonly ColumnUse[];

/** Column numbers, from 0, of a table; what is left out no column has. */
export type ColumnNumbers = Readonly<Record<(typeof requiredColumns)[number], number>> &
  Readonly<Partial<Record<ColumnUse, number>>>;

/** Columns as they stand in an address: `at:1,sender:2,text:3`. Negative numbers stand for none. */
export function writtenColumns(columns: Readonly<Record<ColumnUse, number>>): string {
  const there = columnUses.filter((use) => columns[use] >= 0);
  return there.map((use) => `${use}:${columns[use]}`).join(",");
}

/** What `writtenColumns` wrote; null for anything else, and where a column is missing that no table can do without. */
export function readColumns(written: string): ColumnNumbers | null {
  const pairs = written.split(",").map((pair) => /^([A-Za-z]+):(\d{1,3})$/.exec(pair));
  const numbers = new Map(pairs.map((pair) => [pair?.[1] ?? "", Number(pair?.[2])]));
  const isKnown = [...numbers.keys()].every((use) => columnUses.some((known) => known === use));
  const [at, sender, text] = requiredColumns.map((use) => numbers.get(use));
  if (!isKnown || at === undefined || sender === undefined || text === undefined) return null;
  if (numbers.size !== pairs.length) return null;
  return { ...Object.fromEntries(numbers), at, sender, text };
}

/**
 * What goes with an upload, as the query of its address; the file itself is the body, as octets. Without a carrier a new
 * one is made, of the kind the archive shows.
 */
export const UploadQuery = z.object({
  fileName: z.string().min(1).max(255),
  carrierId: z.uuid().optional(),
  carrierName: z.string().trim().min(1).max(100).optional(),
  /** Zone of clocks that stand in the archive without one; the community's where it is left out. */
  timeZone: z.string().min(1).max(60).optional(),
  /** Take every file for this format, by its id. */
  format: z.string().min(1).max(40).optional(),
  /** Which column of a table is what, where its header does not say: `at:1,sender:2,text:3`. */
  columns: z
    .string()
    .max(200)
    .refine((written) => readColumns(written) !== null)
    .optional(),
  /** The organiser confirms the right to bring this in. */
  mayImport: z.literal("yes"),
  /** What for. */
  purpose: z.string().trim().min(1).max(LONGEST_REASON),
  /** How long it is to be kept. */
  retention: z.string().trim().min(1).max(LONGEST_REASON),
});
export type UploadQuery = z.infer<typeof UploadQuery>;

export const ImportCounts = z.object({
  /** Messages and events read so far. */
  read: z.int().nonnegative(),
  /** Posts added. */
  posts: z.int().nonnegative(),
  /** Messages that were there before. */
  already: z.int().nonnegative(),
  /** Messages of talks between two, which are left out. */
  private: z.int().nonnegative(),
  acts: z.int().nonnegative(),
  /** Posts the archive itself says answer another. */
  replies: z.int().nonnegative(),
  /** Replies found by the engine. */
  inferred: z.int().nonnegative(),
  people: z.int().nonnegative(),
  topics: z.int().nonnegative(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** The loss report in words; the same form as `LossView` of the archives. */
export const LossWords = z.object({
  headline: z.string(),
  rows: z.array(
    z.object({ label: z.string(), value: z.string(), note: z.string(), samples: z.array(z.string()) }),
  ),
});

export const ImportView = z.object({
  id: z.uuid(),
  carrier: z.object({ id: z.uuid(), name: z.string() }),
  fileName: z.string(),
  fileBytes: z.int().nonnegative(),
  /** Ids of the formats found in it. */
  formats: z.array(z.string()),
  /** In which zone its clocks are read that stand without one; null where every time tells its own. */
  timeZone: z.string().nullable(),
  state: ImportState,
  failure: ImportFailure.nullable(),
  counts: ImportCounts,
  /** How much of the present stage is done, 0 to 1; null where that cannot be known. */
  share: z.number().min(0).max(1).nullable(),
  secondsLeft: z.int().nonnegative().nullable(),
  /** Who confirmed the right to import (null: whoever runs the instance), when, what for, kept how long. */
  confirmed: z.object({
    memberId: z.uuid().nullable(),
    at: z.iso.datetime(),
    purpose: z.string(),
    retention: z.string(),
  }),
  endedAt: z.iso.datetime().nullable(),
  loss: LossWords.nullable(),
  can: z.object({ cancel: z.boolean(), undo: z.boolean() }),
});
export type ImportView = z.infer<typeof ImportView>;

/** Newest first. */
export const ImportsView = z.object({ imports: z.array(ImportView) });
export type ImportsView = z.infer<typeof ImportsView>;
