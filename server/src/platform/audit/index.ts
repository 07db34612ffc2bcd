import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Clock } from "../clock.ts";
import type { Db, Tx } from "../db/open.ts";
import { BEGINNING, firstBroken, hashOf, type AuditEntry } from "./chain.ts";
import { ends, entriesAfter, entriesBefore, insertEntry, lockedEnd } from "./store.ts";

/**
 * Every power used, in a chain of hashes for each community, so that nobody, whoever holds the database, can change
 * or drop an entry unseen. Where each chain ends is also written to a file beside the database, day by day: a chain
 * rewritten from its first entry on no longer meets it. Entries are kept at least 180 days; they hold ids only.
 */
export type { AuditEntry } from "./chain.ts";

/** Entries of a community, the newest first: those before a number, or the last ones. */
export async function auditTrail(
  db: Db,
  communityId: string,
  before: number | null,
  limit: number,
): Promise<AuditEntry[]> {
  return entriesBefore(db, communityId, before, limit);
}

/** Adds an entry in the transaction in which the power is used. */
export async function audit(
  tx: Tx,
  clock: Clock,
  used: Pick<AuditEntry, "communityId" | "actorId" | "power" | "subject"> & { readonly reason?: string },
): Promise<void> {
  const end = await lockedEnd(tx, used.communityId);
  const entry = { ...used, reason: used.reason ?? "", number: end.number + 1, at: clock.now() };
  await insertEntry(tx, { ...entry, previous: end.hash, hash: hashOf(entry, end.hash) });
}

/** Where a chain ended on a day. */
interface Head {
  readonly communityId: string;
  readonly number: number;
  readonly hash: string;
  readonly at: string;
}

const headsFile = (dataFolder: string) => path.join(dataFolder, "audit-heads.jsonl");

/** Writes down where every chain ends now that has gone on since it was last written down. */
export async function keepHeads(db: Db, clock: Clock, dataFolder: string): Promise<void> {
  const kept = new Map(headsIn(dataFolder).map((head) => [head.communityId, head.number]));
  const at = clock.now().toISOString();
  const grown = (await ends(db)).filter((end) => end.number > (kept.get(end.communityId) ?? 0));
  const lines = grown.map((end) => `${JSON.stringify({ ...end, at })}\n`);
  if (lines.length > 0) appendFileSync(headsFile(dataFolder), lines.join(""), { mode: 0o600 });
}

function headsIn(dataFolder: string): Head[] {
  const file = headsFile(dataFolder);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Head);
}

/** An entry that is not what was written, or, with `since`, a chain written anew since that day. */
export interface Breach {
  readonly communityId: string;
  readonly number: number;
  readonly since: string | null;
}

const PAGE = 1000;

/** Reads every chain from its beginning. Empty when all of it is what was written. */
export async function verifyAudit(
  db: Db,
  dataFolder: string,
): Promise<{ entries: number; breaches: Breach[] }> {
  const heads = headsIn(dataFolder);
  const now = await ends(db);
  const known = new Set([...heads, ...now].map(({ communityId }) => communityId));
  let entries = 0;
  const breaches: Breach[] = [];
  for (const communityId of known) {
    const own = heads.filter((head) => head.communityId === communityId);
    const found = await verifyChain(db, communityId, own);
    entries += found.entries;
    if (found.breach !== null) breaches.push(found.breach);
  }
  return { entries, breaches };
}

async function verifyChain(db: Db, communityId: string, heads: readonly Head[]) {
  let last = { number: 0, hash: BEGINNING };
  for (;;) {
    const page = await entriesAfter(db, communityId, last.number, PAGE);
    const broken = firstBroken(page, last);
    if (broken !== null) return { entries: broken - 1, breach: { communityId, number: broken, since: null } };
    const missed = heads.find(({ number, hash }) =>
      page.some((entry) => entry.number === number && entry.hash !== hash),
    );
    if (missed !== undefined)
      return { entries: missed.number, breach: { communityId, number: missed.number, since: missed.at } };
    last = page.at(-1) ?? last;
    if (page.length < PAGE) break;
  }
  const cut = heads.find(({ number }) => number > last.number);
  const breach = cut === undefined ? null : { communityId, number: last.number + 1, since: cut.at };
  return { entries: last.number, breach };
}
