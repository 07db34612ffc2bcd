import type { LineId } from "@kith/contract/diagnosis";
import { sql } from "kysely";
import type { Db } from "../../platform/db/open.ts";
import type { EvidenceByLine } from "./findings.ts";
import type { DisputeRow, RunRow } from "./store.ts";

/** All but the report. */
const RUN_FACTS = [
  "community_id",
  "id",
  "at",
  "engine",
  "verdict",
  "life",
  "window_from",
  "window_to",
  "findings",
] as const;

/** The newest judgement, with its report but without the evidence that goes beyond it. */
export async function latestRun(db: Db, communityId: string): Promise<RunRow | null> {
  const row = await db
    .selectFrom("diagnosis_runs")
    .select([...RUN_FACTS, sql<RunRow["report"]>`report - 'more'`.as("report")])
    .where("community_id", "=", communityId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The evidence of a judgement beyond what its report shows, of one line or of all. */
export async function evidenceBeyond(
  db: Db,
  { communityId, runId, line }: { communityId: string; runId: string; line?: LineId },
): Promise<EvidenceByLine> {
  const { rows } = await sql<{ more: EvidenceByLine | null }>`
    select case when ${line ?? null}::text is null then report -> 'more'
      else jsonb_build_object(${line ?? null}::text, report #> array['more', ${line ?? null}::text]) end as more
    from diagnosis_runs where community_id = ${communityId} and id = ${runId}`.execute(db);
  return rows[0]?.more ?? {};
}

export type RunLine = Omit<RunRow, "report">;

/** Judgements before an instant, newest first, without their reports. */
export async function runsBefore(
  db: Db,
  { communityId, before, most }: { communityId: string; before: Date; most: number },
): Promise<RunLine[]> {
  return db
    .selectFrom("diagnosis_runs")
    .select(RUN_FACTS)
    .where("community_id", "=", communityId)
    .where("at", "<", before)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute();
}

/** Names of members by id; of those who were erased "". */
export async function namesOfMembers(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, case when state = 'erased' then '' else name end as name from memberships
    where community_id = ${communityId} and id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Texts of posts by id; those that were taken away are missing. */
export async function textsOfPosts(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; text: string }>`
    select id, left(text, 2000) as text from posts
    where community_id = ${communityId} and removed_at is null and id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Who wrote a post, or null. */
export async function authorOfPost(db: Db, communityId: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom("posts")
    .select("author_id")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.author_id ?? null;
}

/** Disputes that stand, newest first. */
export async function disputesOf(db: Db, communityId: string): Promise<DisputeRow[]> {
  return db
    .selectFrom("diagnosis_disputes")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("withdrawn_at", "is", null)
    .orderBy("disputed_at", "desc")
    .orderBy("id", "desc")
    .limit(200)
    .execute();
}

export async function countMembers(db: Db, communityId: string): Promise<number> {
  const { rows } = await sql<{ members: number }>`
    select count(*)::int as members from memberships where community_id = ${communityId}
      and state in ('member', 'unclaimed')`.execute(db);
  return rows[0]?.members ?? 0;
}
