import type { Role } from "@kith/contract/members";
import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/open.ts";
import type { KeptDispute } from "../rules.ts";

/** What a judgement reads. Tables of other modules are read, never written. */

export interface PostRow {
  readonly id: string;
  readonly author_id: string;
  /** ms UTC. */
  readonly at: number;
  readonly form: number;
  readonly flags: number;
  readonly reply_to_id: string | null;
  readonly mentions: readonly string[];
  readonly reactions: number;
  readonly text: string;
  readonly topic_id: string | null;
}

/** Posts fetched at once: as many as hold about so many letters, as the last ones did. */
const LETTERS_AT_ONCE = 4_000_000;
const FIRST_AT_ONCE = 500;
const MOST_AT_ONCE = 5000;

/** All posts in order of time, up to a few thousand at once, as they stood when the reading began. */
export async function eachPost(
  tx: Tx,
  communityId: string,
  take: (rows: readonly PostRow[]) => void,
): Promise<void> {
  await sql`declare talk no scroll cursor for
    select id, author_id, (extract(epoch from posted_at) * 1000)::float8 as at, form, flags, reply_to_id, mentions,
      reactions, text, topic_id
    from posts where community_id = ${communityId} and removed_at is null order by posted_at, id`.execute(tx);
  for (let atOnce = FIRST_AT_ONCE; ;) {
    const { rows } = await sql<PostRow>`fetch forward ${sql.lit(atOnce)} from talk`.execute(tx);
    if (rows.length === 0) return;
    take(rows);
    const letters = rows.reduce((sum, { text }) => sum + text.length, 1);
    atOnce = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor((rows.length * LETTERS_AT_ONCE) / letters)));
  }
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly joined_at: Date | null;
  readonly left_at: Date | null;
}

export async function everyMember(db: Db, communityId: string): Promise<MemberRow[]> {
  return db
    .selectFrom("memberships")
    .select(["id", "name", "joined_at", "left_at"])
    .where("community_id", "=", communityId)
    .orderBy("id")
    .execute();
}

/** Who holds a role at an instant. Source: glossary `staff`. */
export async function staffAt(db: Db, communityId: string, at: Date): Promise<Map<string, Role[]>> {
  const { rows } = await sql<{ member_id: string; role: Role }>`
    select distinct member_id, role from role_terms where community_id = ${communityId} and starts_at <= ${at}
      and (ends_at is null or ends_at > ${at}) and (ended_at is null or ended_at > ${at})`.execute(db);
  const staff = new Map<string, Role[]>();
  for (const { member_id: id, role } of rows) staff.set(id, [...(staff.get(id) ?? []), role]);
  return staff;
}

/** Since when those who are staff at an instant have been it, without a break or with one. */
export async function staffSince(db: Db, communityId: string, at: Date): Promise<Map<string, Date>> {
  const { rows } = await sql<{ member_id: string; since: Date }>`
    select member_id, min(starts_at) as since from role_terms
    where community_id = ${communityId} and starts_at <= ${at} group by member_id`.execute(db);
  return new Map(rows.map(({ member_id: id, since }) => [id, since]));
}

export interface CommunityRow {
  readonly name: string;
  readonly time_zone: string;
  readonly founded_at: Date;
  readonly closed_at: Date | null;
  readonly purpose: string | null;
}

export async function communityRow(db: Db, communityId: string): Promise<CommunityRow> {
  const { rows } = await sql<CommunityRow>`
    select c.name, c.time_zone, c.founded_at, c.closed_at, nullif(coalesce((
      select v.content->>'purpose' from charter_versions v
      where v.community_id = c.community_id order by v.version desc limit 1
    ), (
      select d.content->>'purpose' from charter_drafts d where d.community_id = c.community_id
    )), '') as purpose
    from communities c where c.community_id = ${communityId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`no community ${communityId}`);
  return row;
}

export async function everyTopic(
  db: Db,
  communityId: string,
): Promise<{ id: string; title: string; is_channel: boolean }[]> {
  return db
    .selectFrom("topics")
    .select(["id", "title", "is_channel"])
    .where("community_id", "=", communityId)
    .orderBy("id")
    .execute();
}

/** Who thanked for which post. */
export async function everyThanks(
  db: Db,
  communityId: string,
): Promise<{ actor_id: string; post_id: string }[]> {
  const { rows } = await sql<{ actor_id: string; post_id: string }>`
    select distinct actor_id, object_id as post_id from acts
    where community_id = ${communityId} and kind = 'thanked' and object_id is not null`.execute(db);
  return rows;
}

export async function standingDisputes(db: Db, communityId: string): Promise<KeptDispute[]> {
  const { rows } = await sql<KeptDispute>`
    select kind, post_id as "postId", member_id as "memberId", nature from diagnosis_disputes
    where community_id = ${communityId} and withdrawn_at is null order by disputed_at, id`.execute(db);
  return rows;
}

const CALLS = 3;

/**
 * The last posts by which staff began something, and whether anybody else answered or thanked within a fortnight; one of
 * which nothing was heard yet counts once that has passed.
 */
export async function lastCalls(
  db: Db,
  { communityId, staffIds, at }: { communityId: string; staffIds: readonly string[]; at: Date },
): Promise<boolean[]> {
  const { rows } = await sql<{ came: boolean }>`
    select came from (
      select p.posted_at, (exists (
        select from posts r where r.community_id = ${communityId} and r.reply_to_id = p.id and r.author_id <> p.author_id
          and r.posted_at <= p.posted_at + interval '14 days' and r.removed_at is null
      ) or exists (
        select from acts a where a.community_id = ${communityId} and a.target_id = p.author_id and a.object_id = p.id
          and a.kind = 'thanked' and a.at between p.posted_at and p.posted_at + interval '14 days'
      )) as came
      from (
        select id, author_id, posted_at from posts where community_id = ${communityId}
          and author_id = any(${staffIds}::uuid[]) and reply_to_id is null and removed_at is null and posted_at <= ${at}
        order by posted_at desc limit ${CALLS + 10}
      ) p
    ) calls where came or posted_at <= ${at}::timestamptz - interval '14 days'
    order by posted_at desc limit ${CALLS}`.execute(db);
  return rows.map(({ came }) => came);
}
