import { sql } from "kysely";
import type { Db, Tx } from "../db/open.ts";
import { BEGINNING, type Chained } from "./chain.ts";
import type { AuditTable } from "./table.ts";

/** The end of a community's chain; nobody else adds to it until the transaction ends. */
export async function lockedEnd(tx: Tx, communityId: string): Promise<{ number: number; hash: string }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${communityId}, 0))`.execute(tx);
  const last = await tx
    .selectFrom("audit_entries")
    .select(["number", "hash"])
    .where("community_id", "=", communityId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ?? { number: 0, hash: BEGINNING };
}

export async function insertEntry(tx: Tx, entry: Chained): Promise<void> {
  await tx
    .insertInto("audit_entries")
    .values({
      community_id: entry.communityId,
      number: entry.number,
      at: entry.at,
      actor_id: entry.actorId,
      power: entry.power,
      subject: { ...entry.subject },
      reason: entry.reason,
      previous: entry.previous,
      hash: entry.hash,
    })
    .execute();
}

/** A community's entries after a number, in order, at most `limit`. */
export async function entriesAfter(
  db: Db,
  communityId: string,
  number: number,
  limit: number,
): Promise<Chained[]> {
  const rows = await db
    .selectFrom("audit_entries")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("number", ">", number)
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map(chainedOf);
}

/** A community's entries before a number, or from the last one on, in falling order, at most `limit`. */
export async function entriesBefore(
  db: Db,
  communityId: string,
  number: number | null,
  limit: number,
): Promise<Chained[]> {
  const rows = await db
    .selectFrom("audit_entries")
    .selectAll()
    .where("community_id", "=", communityId)
    .$if(number !== null, (query) => query.where("number", "<", number))
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
  return rows.map(chainedOf);
}

function chainedOf(row: AuditTable): Chained {
  return {
    communityId: row.community_id,
    number: row.number,
    at: row.at,
    actorId: row.actor_id,
    power: row.power,
    subject: row.subject,
    reason: row.reason,
    previous: row.previous,
    hash: row.hash,
  };
}

/** The communities that have a chain, and where each ends. */
export async function ends(db: Db): Promise<{ communityId: string; number: number; hash: string }[]> {
  const rows = await db
    .selectFrom("audit_entries")
    .distinctOn("community_id")
    .select(["community_id", "number", "hash"])
    .orderBy("community_id")
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ communityId: row.community_id, number: row.number, hash: row.hash }));
}
