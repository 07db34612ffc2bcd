import { sql } from "kysely";
import type { Db } from "../../platform/db/open.ts";

/** What is less probable is not told to strangers as what happened. */
const LIKELY = 0.5;

/** How many of those who belong replied to somebody, or were replied to, since an instant; and how many belong. */
export async function exchangedSince(
  db: Db,
  communityId: string,
  since: Date,
): Promise<{ readonly members: number; readonly exchanged: number }> {
  const { rows } = await sql<{ members: number; exchanged: number }>`
    with talking as (
      select actor_id as id from acts where community_id = ${communityId} and at > ${since} and kind = 'replied'
        and target_id is not null and probability >= ${LIKELY}
      union
      select target_id from acts where community_id = ${communityId} and at > ${since} and kind = 'replied'
        and target_id is not null and probability >= ${LIKELY})
    select count(*)::int as members, (count(*) filter (where id in (select id from talking)))::int as exchanged
    from memberships where community_id = ${communityId} and state in ('member', 'unclaimed')`.execute(db);
  return rows[0] ?? { members: 0, exchanged: 0 };
}

/** When each of some was replied to for the first time from an instant on; who never was is left out. */
export async function firstReplies(
  db: Db,
  communityId: string,
  spoken: readonly { readonly memberId: string; readonly at: Date }[],
): Promise<ReadonlyMap<string, Date>> {
  const [ids, times] = [spoken.map(({ memberId }) => memberId), spoken.map(({ at }) => at)];
  const { rows } = await sql<{ id: string; at: Date }>`
    select asked.id, first.at from unnest(${ids}::uuid[], ${times}::timestamptz[]) as asked (id, since)
    cross join lateral (select a.at from acts a where a.community_id = ${communityId} and a.target_id = asked.id
      and a.kind = 'replied' and a.at >= asked.since and a.probability >= ${LIKELY}
      order by a.at limit 1) as first`.execute(db);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
