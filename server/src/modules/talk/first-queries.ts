import { sql } from "kysely";
import type { Db } from "../../platform/db/open.ts";
import { NOBODY } from "./rules.ts";

/** Who spoke for the first time since an instant, and when; the newest, so many at most. */
export async function firstPosts(
  db: Db,
  { communityId, since, most }: { readonly communityId: string; readonly since: Date; readonly most: number },
): Promise<{ readonly memberId: string; readonly at: Date }[]> {
  const { rows } = await sql<{ memberId: string; at: Date }>`
    select first.author_id as "memberId", first.posted_at as at
    from (select author_id, min(posted_at) as posted_at from posts
      where community_id = ${communityId} and posted_at >= ${since} and author_id <> ${NOBODY}::uuid
      group by author_id) as first
    where not exists (select from posts p where p.community_id = ${communityId}
      and p.author_id = first.author_id and p.posted_at < ${since})
    order by first.posted_at desc limit ${most}`.execute(db);
  return rows;
}
