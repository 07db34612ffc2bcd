import { sql } from "kysely";
import type { Db } from "../../../platform/db/open.ts";

/** The end of the eight weeks that were judged last, or null where nothing was. */
export async function lastJudgedTo(db: Db, communityId: string): Promise<Date | null> {
  const run = await db
    .selectFrom("diagnosis_runs")
    .select("window_to")
    .where("community_id", "=", communityId)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return run?.window_to ?? null;
}

/** Members who did something in a time, a post included, or to whom something was done. */
export async function actedSince(
  db: Db,
  communityId: string,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select actor_id as id from acts where community_id = ${communityId} and at > ${since} and at <= ${now}
      and kind not in ('joined', 'left')
    union
    select target_id from acts where community_id = ${communityId} and at > ${since} and at <= ${now}
      and kind in ('met', 'matched', 'coTask') and target_id is not null
    union
    select author_id from posts where community_id = ${communityId} and posted_at > ${since} and posted_at <= ${now}
      and removed_at is null`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
