import { sql, type Insertable, type Selectable } from "kysely";
import type { ImportCounts, ImportState } from "@kith/contract/imports";
import type { LossReport } from "@kith/contract/archive";
import type { Db, Tx } from "../../platform/db/open.ts";
import type { Tables } from "../../platform/db/tables.ts";
import type { CarrierImport } from "../talk/index.ts";
import { RUNNING } from "./rules.ts";

export type ImportRow = Selectable<Tables["imports"]>;

export async function insertImport(tx: Tx, row: Insertable<Tables["imports"]>): Promise<void> {
  await tx
    .insertInto("imports")
    .values({ ...row, counts: json(row.counts), loss: null })
    .execute();
}

/** @param lock keeps others from changing it until the transaction ends. */
export async function importById(
  db: Db | Tx,
  communityId: string,
  id: string,
  { lock = false } = {},
): Promise<ImportRow | undefined> {
  const query = db
    .selectFrom("imports")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

const MOST_SHOWN = 200;

/** A community's imports, newest first. */
export async function importsOf(db: Db, communityId: string): Promise<ImportRow[]> {
  return db
    .selectFrom("imports")
    .selectAll()
    .where("community_id", "=", communityId)
    .orderBy("confirmed_at", "desc")
    .orderBy("id", "desc")
    .limit(MOST_SHOWN)
    .execute();
}

/** An import of this very file that was begun from a terminal and did not end, so that it can go on. */
export async function unfinishedImport(
  db: Db,
  communityId: string,
  file: { readonly carrierId: string | null; readonly name: string; readonly bytes: number },
): Promise<ImportRow | undefined> {
  let query = db
    .selectFrom("imports")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("file_key", "is", null)
    .where("file_name", "=", file.name)
    .where("file_bytes", "=", file.bytes)
    .where("state", "in", ["uploaded", "reading", "linking", "cancelled"]);
  if (file.carrierId !== null) query = query.where("carrier_id", "=", file.carrierId);
  return query.orderBy("id", "desc").limit(1).executeTakeFirst();
}

/** Whether this instance is bringing something in; what a terminal began may have been left for good. */
export async function isBringingIn(db: Db, communityId: string): Promise<boolean> {
  const row = await db
    .selectFrom("imports")
    .select("id")
    .where("community_id", "=", communityId)
    .where("file_key", "is not", null)
    .where("state", "in", RUNNING)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether another import of the carrier has put something in that is still there. */
export async function hasOtherImport(tx: Tx, row: ImportRow): Promise<boolean> {
  const other = await tx
    .selectFrom("imports")
    .select("id")
    .where("community_id", "=", row.community_id)
    .where("carrier_id", "=", row.carrier_id)
    .where("id", "<>", row.id)
    .where("state", "<>", "undone")
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** What changes while an import goes on. */
export type ImportChange = Partial<
  Pick<
    ImportRow,
    | "state"
    | "failure"
    | "failures"
    | "position"
    | "linked_at"
    | "linked_id"
    | "linked_topic"
    | "share"
    | "stage_began_at"
    | "ended_at"
    | "file_key"
  > & { counts: ImportCounts; loss: LossReport }
>;

/** Changes an import if it is still in one of these states. @returns whether it was. */
export async function changeImport(
  tx: Db | Tx,
  { communityId, importId }: Pick<CarrierImport, "communityId" | "importId">,
  whileIn: readonly ImportState[],
  { counts, loss, ...change }: ImportChange,
): Promise<boolean> {
  const changed = await tx
    .updateTable("imports")
    .set({
      ...change,
      ...(counts === undefined ? {} : { counts: json(counts) }),
      ...(loss === undefined ? {} : { loss: json(loss) }),
    })
    .where("community_id", "=", communityId)
    .where("id", "=", importId)
    .where("state", "in", whileIn)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0;
}

/** Takes note that a run broke off. @returns how often that happened by now. */
export async function countFailure(
  db: Db,
  of: Pick<CarrierImport, "communityId" | "importId">,
): Promise<number> {
  const row = await db
    .updateTable("imports")
    .set({ failures: sql<number>`failures + 1` })
    .where("community_id", "=", of.communityId)
    .where("id", "=", of.importId)
    .returning("failures")
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Adds what is not there yet of these events. @returns the keys that were added. */
export async function addEvents(tx: Tx, of: CarrierImport, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ external_id: string }>`
    insert into import_events (community_id, carrier_id, external_id, import_id)
    select ${of.communityId}::uuid, ${of.carrierId}::uuid, key, ${of.importId}::uuid
    from unnest(${[...new Set(keys)]}::text[]) as key
    on conflict (community_id, carrier_id, external_id) do nothing returning external_id`.execute(tx);
  return new Set(rows.map((row) => row.external_id));
}

/** Keeps answers until what they answer is in. */
export async function addOpenReplies(
  tx: Tx,
  of: CarrierImport,
  replies: readonly { readonly postId: string; readonly answered: string }[],
): Promise<void> {
  if (replies.length === 0) return;
  await sql`
    insert into import_open_replies (community_id, import_id, post_id, answered)
    select ${of.communityId}::uuid, ${of.importId}::uuid, post_id, answered
    from unnest(${replies.map(({ postId }) => postId)}::uuid[], ${replies.map(({ answered }) => answered)}::text[])
      as given (post_id, answered)`.execute(tx);
}

/** Takes up to `limit` answers out that were kept. */
export async function takeOpenReplies(
  tx: Tx,
  of: CarrierImport,
  limit: number,
): Promise<{ postId: string; answered: string }[]> {
  const { rows } = await sql<{ post_id: string; answered: string }>`
    delete from import_open_replies where community_id = ${of.communityId} and import_id = ${of.importId}
      and post_id = any(array(select post_id from import_open_replies
        where community_id = ${of.communityId} and import_id = ${of.importId} order by post_id limit ${limit}))
    returning post_id, answered`.execute(tx);
  return rows.map((row) => ({ postId: row.post_id, answered: row.answered }));
}

/** Takes note of whom the archive marks as a program. */
export async function addBots(tx: Tx, of: CarrierImport, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  const rows = memberIds.map((id) => ({
    community_id: of.communityId,
    member_id: id,
    import_id: of.importId,
  }));
  await tx
    .insertInto("import_bots")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["community_id", "member_id"]).doNothing())
    .execute();
}

/** The members whom archives mark as programs. */
export async function botsOf(db: Db, communityId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("import_bots")
    .select("member_id")
    .where("community_id", "=", communityId)
    .execute();
  return new Set(rows.map(({ member_id }) => member_id));
}

/** Forgets the events, bots and open answers of an import. */
export async function forgetTraces(tx: Tx, of: CarrierImport): Promise<void> {
  await sql`delete from import_events where community_id = ${of.communityId} and carrier_id = ${of.carrierId}
    and import_id = ${of.importId}`.execute(tx);
  await sql`delete from import_open_replies where community_id = ${of.communityId}
    and import_id = ${of.importId}`.execute(tx);
  await sql`delete from import_bots where community_id = ${of.communityId}
    and import_id = ${of.importId}`.execute(tx);
}

/**
 * Members an import made known whom something else names: a post or an act that is still there.
 * NOTE: reads tables of members, talk and ties, whose doors tell of one member at a time.
 */
export async function membersStillNamed(tx: Tx, of: CarrierImport): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from memberships m where m.community_id = ${of.communityId} and m.import_id = ${of.importId} and (
      exists (select from posts where community_id = ${of.communityId} and author_id = m.id)
      or exists (select from acts where community_id = ${of.communityId} and actor_id = m.id)
      or exists (select from acts where community_id = ${of.communityId} and target_id = m.id))`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Which of these keys belong to a file some import still needs. */
export async function keysInUse(db: Db, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.selectFrom("imports").select("file_key").where("file_key", "in", keys).execute();
  return new Set(rows.flatMap(({ file_key }) => file_key ?? []));
}

/** Tells the planner what came in: what it knew of an empty table would mislead it. */
export async function renewStatistics(db: Db): Promise<void> {
  await sql`analyze posts, acts, topics`.execute(db);
}

function json<Value>(value: Value): Value {
  return JSON.stringify(value) as Value;
}
