import type { Looked, ReadingChoices, TableSample } from "./protocol.ts";

/** What the reader has said about the files so far. */
export interface Answered {
  /** The format they named, or null for the recognised one. */
  readonly format: string | null;
  readonly choices: ReadingChoices | null;
}

/**
 * How to read the files without asking anything, or null when something must be asked: nothing was recognised,
 * a table's columns are unclear, or its clocks, which tell no zone, are likely not
 * the reader's own.
 *
 * @param known the zone, where it is known beforehand.
 * @param own the reader's own zone.
 */
export function choicesWithoutAsking(
  looked: Looked,
  known: string | null,
  own = ownZone(),
): ReadingChoices | null {
  const { timeZone, mapping } = looked.needs;
  if (looked.formats.length === 0) return null;
  if (mapping !== null && !mapping.isComplete) return null;
  if (known !== null) return { timeZone: known, mapping: null };
  if (timeZone !== null && timeZone !== own) return null;
  return { timeZone, mapping: null };
}

/** The columns no table can do without. */
export const requiredColumns = ["at", "sender", "text"] as const;

export function isComplete(mapping: TableSample["guess"]): boolean {
  return requiredColumns.every((use) => mapping[use] >= 0);
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
