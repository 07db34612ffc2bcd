import type { AuthorView } from "@kith/contract/posts";
import { sql, type Selectable } from "kysely";
import type { Tables } from "../../platform/db/tables.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { stateShown } from "../members/index.ts";
import type { Place } from "./cursor.ts";
import { normalForm, termsOf, type Wanted } from "./terms.ts";

export type PostRow = Omit<Selectable<Tables["posts"]>, "terms">;
export type TopicRow = Selectable<Tables["topics"]>;

const COLUMNS = [
  "community_id",
  "id",
  "kind",
  "topic_id",
  "reply_to_id",
  "author_id",
  "carrier_id",
  "external_id",
  "posted_at",
  "form",
  "flags",
  "mentions",
  "reactions",
  "text",
  "import_id",
  "removed_at",
] as const;

export async function insertTopic(tx: Tx, topic: TopicRow): Promise<void> {
  await tx.insertInto("topics").values(topic).execute();
}

/** Adds a post that was written here, and counts it in its topic. */
export async function insertPost(tx: Tx, post: PostRow): Promise<void> {
  await tx
    .insertInto("posts")
    .values({ ...post, terms: sql<string>`${termsOf(post.text)}::tsvector` })
    .execute();
  if (post.topic_id === null) return;
  await sql`
    update topics set posts = posts + 1, last_post_at = greatest(last_post_at, ${post.posted_at})
    where community_id = ${post.community_id} and id = ${post.topic_id}`.execute(tx);
}

export async function topicById(db: Db | Tx, communityId: string, id: string): Promise<TopicRow | undefined> {
  return db
    .selectFrom("topics")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** @param lock keeps others from changing it until the transaction ends. */
export async function postById(
  db: Db | Tx,
  communityId: string,
  id: string,
  { lock = false } = {},
): Promise<PostRow | undefined> {
  const query = db
    .selectFrom("posts")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("id", "=", id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function postsById(
  db: Db | Tx,
  communityId: string,
  ids: readonly string[],
): Promise<PostRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("posts")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("id", "in", ids)
    .execute();
}

/** Topics in the order in which they were last written in, newest first, from behind a place on. */
export async function topicsBehind(
  db: Db,
  communityId: string,
  place: Place | null,
  limit: number,
): Promise<TopicRow[]> {
  let query = db.selectFrom("topics").selectAll().where("community_id", "=", communityId);
  if (place !== null)
    query = query.where(sql<boolean>`(last_post_at, id) < (${place.at}, ${place.id}::uuid)`);
  return query.orderBy("last_post_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

/** Where a stretch of posts lies: in a topic or, without one, in the whole community. */
export interface Stretch {
  readonly communityId: string;
  readonly topicId: string | null;
  /** Not in the stretch itself; null for the very end. */
  readonly place: Place | null;
  readonly toward: "earlier" | "later";
}

/** Up to `limit` posts from a place on, nearest to it first. */
export async function postsFrom(db: Db, stretch: Stretch, limit: number): Promise<PostRow[]> {
  const { communityId, topicId, place, toward } = stretch;
  let query = db.selectFrom("posts").select(COLUMNS).where("community_id", "=", communityId);
  if (topicId !== null) query = query.where("topic_id", "=", topicId);
  if (place !== null) {
    query = query.where(
      toward === "earlier"
        ? sql<boolean>`(posted_at, id) < (${place.at}, ${place.id}::uuid)`
        : sql<boolean>`(posted_at, id) > (${place.at}, ${place.id}::uuid)`,
    );
  }
  const order = toward === "earlier" ? "desc" : "asc";
  return query.orderBy("posted_at", order).orderBy("id", order).limit(limit).execute();
}

/** What answers a post, oldest first. */
export async function repliesTo(db: Db, communityId: string, id: string, limit: number): Promise<PostRow[]> {
  return db
    .selectFrom("posts")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("reply_to_id", "=", id)
    .orderBy("posted_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Posts in which all that is wanted stands, newest first, from behind a place on. */
export async function postsWith(
  db: Db,
  communityId: string,
  wanted: Wanted,
  { place, limit }: { readonly place: Place | null; readonly limit: number },
): Promise<PostRow[]> {
  // Terms are necessary but not sufficient: pairs may stand apart, a word may only begin so.
  const patterns = wanted.pieces.map((piece) => `%${piece.replace(/[\\%_]/g, "\\$&")}%`);
  let query = db
    .selectFrom("posts")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where(sql<boolean>`terms @@ ${wanted.query}::tsquery`)
    .where(sql<boolean>`lower(normalize(text, NFKC)) like all(${patterns}::text[])`);
  if (place !== null) query = query.where(sql<boolean>`(posted_at, id) < (${place.at}, ${place.id}::uuid)`);
  return query.orderBy("posted_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

/** Members of a community whose name one of these texts begins with. */
export async function membersCalled(
  tx: Tx,
  communityId: string,
  calls: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (calls.length === 0) return [];
  return tx
    .selectFrom("memberships")
    .select(["id", "name"])
    .where("community_id", "=", communityId)
    .where("state", "in", ["member", "unclaimed"])
    .where("name", "<>", "")
    .where(
      sql<boolean>`exists (select from unnest(${calls.map(normalForm)}::text[]) as call
        where starts_with(call, lower(normalize(memberships.name, NFKC))))`,
    )
    .execute();
}

/** What is left of a post that is taken away: that there was one, and whose. */
export async function removePost(tx: Tx, communityId: string, id: string, at: Date): Promise<void> {
  await sql`
    update posts set removed_at = ${at}, text = '', terms = '', mentions = '{}'
    where community_id = ${communityId} and id = ${id}`.execute(tx);
}

/** Notes that a member thanks for a post and counts it. @returns false where they did before. */
export async function addThanks(tx: Tx, communityId: string, id: string, memberId: string): Promise<boolean> {
  const added = await tx
    .insertInto("post_thanks")
    .values({ community_id: communityId, post_id: id, member_id: memberId })
    .onConflict((conflict) => conflict.columns(["community_id", "post_id", "member_id"]).doNothing())
    .executeTakeFirst();
  if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  await sql`
    update posts set reactions = reactions + 1 where community_id = ${communityId} and id = ${id}`.execute(
    tx,
  );
  return true;
}

/** Posts somebody wrote, after an id, at most `limit`. */
export async function postsBy(
  tx: Tx,
  communityId: string,
  authorId: string,
  page: { readonly afterId: string; readonly limit: number },
): Promise<{ id: string; text: string }[]> {
  return tx
    .selectFrom("posts")
    .select(["id", "text"])
    .where("community_id", "=", communityId)
    .where("author_id", "=", authorId)
    .where("id", ">", page.afterId)
    .orderBy("id")
    .limit(page.limit)
    .execute();
}

/** What a member said, the newest first, from behind a place on; not what was taken away, nor pure media. */
export async function saidBy(
  db: Db,
  communityId: string,
  authorId: string,
  { place, limit }: { readonly place: Place | null; readonly limit: number },
): Promise<{ id: string; text: string; postedAt: Date }[]> {
  let query = db
    .selectFrom("posts")
    .select(["id", "text", "posted_at as postedAt"])
    .where("community_id", "=", communityId)
    .where("author_id", "=", authorId)
    .where("text", "<>", "");
  if (place !== null) query = query.where(sql<boolean>`(posted_at, id) < (${place.at}, ${place.id}::uuid)`);
  return query.orderBy("posted_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

export async function rewritePosts(
  tx: Tx,
  communityId: string,
  posts: readonly { readonly id: string; readonly text: string }[],
): Promise<void> {
  if (posts.length === 0) return;
  await sql`
    update posts set text = rewritten.text, terms = rewritten.terms::tsvector
    from unnest(${posts.map(({ id }) => id)}::uuid[], ${posts.map(({ text }) => text)}::text[],
      ${posts.map(({ text }) => termsOf(text))}::text[]) as rewritten (id, text, terms)
    where posts.community_id = ${communityId} and posts.id = rewritten.id`.execute(tx);
}

/** Who these members are, to be shown beside what they said. */
export async function authorsById(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<Map<string, AuthorView>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("memberships")
    .select(["id", "name", "state"])
    .where("community_id", "=", communityId)
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, name, state }) => [id, { memberId: id, name, state: stateShown(state) }]));
}
