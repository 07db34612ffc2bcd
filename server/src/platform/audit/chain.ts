import { createHash } from "node:crypto";

/** One power used: who, when, which, on what, why. Ids only. */
export interface AuditEntry {
  readonly communityId: string;
  /** 1 for the first of its community, without gaps. */
  readonly number: number;
  readonly at: Date;
  /** null where the instance acted by itself. */
  readonly actorId: string | null;
  readonly power: string;
  readonly subject: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** An entry as it stands in the chain: `hash` covers the entry and the hash before it. */
export interface Chained extends AuditEntry {
  readonly previous: string;
  readonly hash: string;
}

/** What the first entry of a chain follows. */
export const BEGINNING = "0".repeat(64);

/** SHA-256 over the previous hash and the entry in one fixed form, in hex. */
export function hashOf(entry: AuditEntry, previous: string): string {
  const subject = Object.entries(entry.subject).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const { communityId, number, at, actorId, power, reason } = entry;
  const form = [previous, communityId, number, at.toISOString(), actorId, power, subject, reason];
  return createHash("sha256").update(JSON.stringify(form)).digest("hex");
}

/** The number of the first entry that is not what was written, or null. Gaps and swaps show as a wrong `previous`. */
export function firstBroken(
  entries: Iterable<Chained>,
  after: Pick<Chained, "number" | "hash">,
): number | null {
  let { number, hash } = after;
  for (const entry of entries) {
    if (entry.number !== number + 1) return number + 1;
    if (entry.previous !== hash || entry.hash !== hashOf(entry, entry.previous)) return entry.number;
    ({ number, hash } = entry);
  }
  return null;
}
