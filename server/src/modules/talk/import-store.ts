import { sql } from "kysely";
import { copyRows, type CopyValue } from "../../platform/db/copy.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { termsOf } from "./terms.ts";

/** Posts and topics by the hundred thousand: what bringing archives in needs. */

/** A message of a carrier, ready to be a post. */
export interface CarrierPost {
  readonly id: string;
  readonly topicId: string | null;
  readonly replyToId: string | null;
  /** `NOBODY` where the export does not say who. */
  readonly authorId: string;
  readonly externalId: string;
  readonly postedAt: Date;
  /** Index into `messageKinds`. */
  readonly form: number;
  /** Bits of `talkFlags`. */
  readonly flags: number;
  readonly mentions: readonly string[];
  readonly reactions: number;
  readonly text: string;
}

/** Whose posts they are. */
export interface CarrierImport {
  readonly communityId: string;
  readonly carrierId: string;
  readonly importId: string;
}

/** Adds posts none of which is there yet, in a transaction begun by `copyTransaction`. */
export async function addCarrierPosts(
  tx: Tx,
  of: CarrierImport,
  posts: readonly CarrierPost[],
): Promise<void> {
  await copyRows(tx, "posts", POST_COLUMNS, rowsOf(of, posts));
  await countInTopics(tx, of.communityId, posts);
}

export const POST_COLUMNS = [
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
  "terms",
] as const;

function* rowsOf(of: CarrierImport, posts: readonly CarrierPost[]): Generator<readonly CopyValue[]> {
  for (const post of posts) {
    yield [
      of.communityId,
      post.id,
      "message",
      post.topicId,
      post.replyToId,
      post.authorId,
      of.carrierId,
      post.externalId,
      post.postedAt,
      post.form,
      post.flags,
      post.mentions,
      post.reactions,
      post.text,
      of.importId,
      termsOf(post.text),
    ];
  }
}

async function countInTopics(tx: Tx, communityId: string, posts: readonly CarrierPost[]): Promise<void> {
  const topics = new Map<string, { count: number; lastAt: Date }>();
  for (const { topicId, postedAt } of posts) {
    if (topicId === null) continue;
    const known = topics.get(topicId);
    if (known === undefined) topics.set(topicId, { count: 1, lastAt: postedAt });
    else {
      known.count++;
      if (postedAt > known.lastAt) known.lastAt = postedAt;
    }
  }
  if (topics.size === 0) return;
  await sql`
    update topics set posts = topics.posts + counted.posts,
      last_post_at = greatest(topics.last_post_at, counted.last_at)
    from unnest(${[...topics.keys()]}::uuid[], ${[...topics.values()].map(({ count }) => count)}::int[],
      ${[...topics.values()].map(({ lastAt }) => lastAt)}::timestamptz[]) as counted (id, posts, last_at)
    where topics.community_id = ${communityId} and topics.id = counted.id`.execute(tx);
}

/** A post of a carrier that is there. */
export interface KnownPost {
  readonly id: string;
  readonly authorId: string;
  readonly postedAt: Date;
}

/** Which of these messages are there already, by the carrier's own ids. */
export async function knownPosts(
  tx: Tx,
  of: Pick<CarrierImport, "communityId" | "carrierId">,
  externalIds: readonly string[],
): Promise<Map<string, KnownPost>> {
  if (externalIds.length === 0) return new Map();
  const { rows } = await sql<{ external_id: string; id: string; author_id: string; posted_at: Date }>`
    select external_id, id, author_id, posted_at from posts
    where community_id = ${of.communityId} and carrier_id = ${of.carrierId}
      and external_id = any(${[...externalIds]}::text[])`.execute(tx);
  return new Map(
    rows.map((row) => [row.external_id, { id: row.id, authorId: row.author_id, postedAt: row.posted_at }]),
  );
}

/** Somebody's post around a moment, as a quotation tells of it. */
export interface Quotation {
  readonly authorId: string;
  readonly around: Date;
  readonly withinMs: number;
}

/** For each quotation the posts it may mean, the nearest first. */
export async function postsQuoted(
  tx: Tx,
  communityId: string,
  quotations: readonly Quotation[],
): Promise<{ which: number; id: string; postedAt: Date; text: string; flags: number }[]> {
  if (quotations.length === 0) return [];
  const { rows } = await sql<{ which: number; id: string; posted_at: Date; text: string; flags: number }>`
    select (wanted.which - 1)::int as which, found.* from
      unnest(${quotations.map(({ authorId }) => authorId)}::uuid[],
        ${quotations.map(({ around, withinMs }) => new Date(around.getTime() - withinMs))}::timestamptz[],
        ${quotations.map(({ around, withinMs }) => new Date(around.getTime() + withinMs))}::timestamptz[])
      with ordinality as wanted (author_id, begin_at, end_at, which)
      cross join lateral (
        select id, posted_at, left(text, 200) as text, flags from posts
        where community_id = ${communityId} and author_id = wanted.author_id
          and posted_at between wanted.begin_at and wanted.end_at
        order by posted_at limit 50) found
    order by wanted.which, found.posted_at`.execute(tx);
  return rows.map(({ posted_at, ...row }) => ({ ...row, postedAt: posted_at }));
}

/** Takes back what another export tells to have been recalled: that it was said is kept, what it said is not. */
export async function recallPosts(tx: Tx, communityId: string, ids: readonly string[], recalled: number) {
  if (ids.length === 0) return;
  await sql`
    update posts set text = '', terms = '', flags = flags | ${recalled}
    where community_id = ${communityId} and id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Says what posts answer, once that is known. */
export async function linkReplies(
  tx: Tx,
  communityId: string,
  links: readonly { readonly id: string; readonly replyToId: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await sql`
    update posts set reply_to_id = linked.reply_to_id
    from unnest(${links.map(({ id }) => id)}::uuid[], ${links.map(({ replyToId }) => replyToId)}::uuid[])
      as linked (id, reply_to_id)
    where posts.community_id = ${communityId} and posts.id = linked.id`.execute(tx);
}

/** A chat or topic of an archive. */
export interface CarrierTopic {
  readonly id: string;
  readonly externalId: string;
  readonly title: string;
  readonly isChannel: boolean;
  readonly openedAt: Date;
}

/** The topics there are of these, by external id, after adding those that were not. @returns how many were added too. */
export async function addCarrierTopics(
  tx: Tx,
  of: CarrierImport,
  topics: readonly CarrierTopic[],
): Promise<{ ids: Map<string, string>; added: number }> {
  if (topics.length === 0) return { ids: new Map(), added: 0 };
  const { rows: added } = await sql<{ id: string }>`
    insert into topics (community_id, id, carrier_id, title, is_channel, opened_at, import_id, external_id, last_post_at)
    select ${of.communityId}::uuid, id, ${of.carrierId}::uuid, title, is_channel, opened_at, ${of.importId}::uuid, external_id,
      opened_at
    from unnest(${topics.map(({ id }) => id)}::uuid[], ${topics.map(({ title }) => title)}::text[],
      ${topics.map(({ isChannel }) => isChannel)}::bool[], ${topics.map(({ openedAt }) => openedAt)}::timestamptz[],
      ${topics.map(({ externalId }) => externalId)}::text[]) as given (id, title, is_channel, opened_at, external_id)
    on conflict (community_id, carrier_id, external_id) do nothing returning id`.execute(tx);
  const { rows } = await sql<{ external_id: string; id: string }>`
    select external_id, id from topics where community_id = ${of.communityId} and carrier_id = ${of.carrierId}
      and external_id = any(${topics.map(({ externalId }) => externalId)}::text[])`.execute(tx);
  return { ids: new Map(rows.map((row) => [row.external_id, row.id])), added: added.length };
}

/** A post as the engine needs it to see what answers what. */
export interface PostInTalk {
  readonly id: string;
  readonly topicId: string | null;
  readonly replyToId: string | null;
  readonly authorId: string;
  readonly postedAt: Date;
  readonly form: number;
  readonly flags: number;
  readonly mentions: readonly string[];
  readonly reactions: number;
  readonly text: string;
}

/** Posts of a topic on one side of a place, the nearest `limit` of them, in order of time. */
export async function postsInTopic(
  tx: Tx,
  stretch: {
    readonly communityId: string;
    readonly topicId: string;
    /** Itself on the earlier side. */
    readonly place: { readonly at: Date; readonly id: string };
    readonly toward: "earlier" | "later";
  },
  limit: number,
): Promise<(PostInTalk & { readonly importId: string | null })[]> {
  const { communityId, topicId, place, toward } = stretch;
  const isLater = toward === "later";
  const { rows } = await sql<TalkRow>`${TALK_ROW}
    where community_id = ${communityId} and topic_id = ${topicId}
      and (posted_at, id) ${isLater ? sql`>` : sql`<=`} (${place.at}, ${place.id}::uuid)
    order by posted_at ${isLater ? sql`` : sql`desc`}, id ${isLater ? sql`` : sql`desc`} limit ${limit}`.execute(
    tx,
  );
  return isLater ? rows.map(inTalk) : rows.map(inTalk).toReversed();
}

/** These posts, as far as they are there, in no order. */
export async function postsOfIds(
  tx: Tx,
  { communityId }: Pick<CarrierImport, "communityId">,
  ids: readonly string[],
): Promise<PostInTalk[]> {
  const { rows } = await sql<TalkRow>`${TALK_ROW}
    where community_id = ${communityId} and id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(inTalk);
}

/** The topics in which an import added posts, in the order of their ids. */
export async function topicsOfImport(
  db: Db,
  { communityId, importId }: CarrierImport,
): Promise<{ readonly id: string; readonly firstAt: Date; readonly posts: number }[]> {
  const { rows } = await sql<{ id: string; first_at: Date; posts: number }>`
    select topic_id as id, min(posted_at) as first_at, count(*)::int as posts from posts
    where community_id = ${communityId} and import_id = ${importId} and topic_id is not null
    group by topic_id order by topic_id`.execute(db);
  return rows.map((row) => ({ id: row.id, firstAt: row.first_at, posts: row.posts }));
}

const TALK_ROW = sql`select id, topic_id, reply_to_id, author_id, posted_at, form, flags, mentions, reactions, text,
  import_id from posts`;

interface TalkRow {
  readonly id: string;
  readonly topic_id: string | null;
  readonly reply_to_id: string | null;
  readonly author_id: string;
  readonly posted_at: Date;
  readonly form: number;
  readonly flags: number;
  readonly mentions: string[];
  readonly reactions: number;
  readonly text: string;
  readonly import_id: string | null;
}

function inTalk(row: TalkRow): PostInTalk & { readonly importId: string | null } {
  return {
    id: row.id,
    topicId: row.topic_id,
    replyToId: row.reply_to_id,
    authorId: row.author_id,
    postedAt: row.posted_at,
    form: row.form,
    flags: row.flags,
    mentions: row.mentions,
    reactions: row.reactions,
    text: row.text,
    importId: row.import_id,
  };
}

/** Takes up to `limit` posts out that an import added. @returns how many there were. */
export async function removeImportedPosts(
  tx: Tx,
  communityId: string,
  importId: string,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ topic_id: string | null; posts: number }>`
    with gone as (
      delete from posts where community_id = ${communityId} and id = any(array(
        select id from posts where community_id = ${communityId} and import_id = ${importId} limit ${limit}))
      returning topic_id)
    select topic_id, count(*)::int as posts from gone group by topic_id`.execute(tx);
  const counted = rows.filter((row) => row.topic_id !== null);
  if (counted.length > 0) {
    await sql`
      update topics set posts = topics.posts - gone.posts
      from unnest(${counted.map(({ topic_id }) => topic_id)}::uuid[], ${counted.map(({ posts }) => posts)}::int[])
        as gone (id, posts)
      where topics.community_id = ${communityId} and topics.id = gone.id`.execute(tx);
  }
  return rows.reduce((sum, { posts }) => sum + posts, 0);
}

/** Takes out the topics an import added in which nothing is left, and tells when each other one was last written in. */
export async function removeImportedTopics(tx: Tx, communityId: string, importId: string, carrierId: string) {
  await sql`
    delete from topics where community_id = ${communityId} and import_id = ${importId}
      and not exists (select from posts where posts.community_id = topics.community_id and posts.topic_id = topics.id)
  `.execute(tx);
  await sql`
    update topics set last_post_at = coalesce((
        select max(posted_at) from posts where posts.community_id = topics.community_id and posts.topic_id = topics.id),
      opened_at)
    where community_id = ${communityId} and carrier_id = ${carrierId}`.execute(tx);
}

/** Puts what was added where search finds it at once: new rows wait in a list that every search walks through. */
export async function readySearch(tx: Tx): Promise<void> {
  await sql`select gin_clean_pending_list('posts_by_terms')`.execute(tx);
}
