import { messageKinds } from "@kith/contract/archive";
import { talkFlags } from "@kith/contract/talk";
import type {
  AuthorView,
  PostsView,
  PostView,
  QuotedView,
  SearchView,
  SurroundedPostView,
  TopicsView,
  TopicView,
} from "@kith/contract/posts";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { may, type Insider } from "../members/index.ts";
import { cursorOf, placeOf } from "./cursor.ts";
import { canRemove, NOBODY, refusalToReply, refusalToThank } from "./rules.ts";
import * as store from "./store.ts";
import type { PostRow, TopicRow } from "./store.ts";
import { wantedOf } from "./terms.ts";

const PAGE = 50;
const AROUND = 10;
const MOST_REPLIES = 50;
const QUOTED_CHARS = 200;

/** Topics, the one last written in first. */
export async function topicsOf(db: Db, insider: Insider, cursor: string | undefined): Promise<TopicsView> {
  const place = cursor === undefined ? null : placeOf(cursor);
  const rows = await store.topicsBehind(db, insider.communityId, place, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const isMore = rows.length > PAGE && last !== undefined;
  return {
    topics: shown.map(topicView),
    cursor: isMore ? cursorOf({ at: last.last_post_at, id: last.id }) : null,
  };
}

/** What part of the talk is asked for: the newest page, or what lies before or after a cursor. */
export interface PostsAsked {
  readonly topicId: string | null;
  readonly cursor: string | undefined;
  readonly toward: "earlier" | "later";
}

/** @throws {NotFound} when there is no such topic in this community. */
export async function postsOf(db: Db, insider: Insider, asked: PostsAsked): Promise<PostsView> {
  const topic = await topicAsked(db, insider, asked.topicId);
  const { communityId } = insider;
  const place = asked.cursor === undefined ? null : placeOf(asked.cursor);
  // Without a place, toward what is later there is the beginning.
  const rows = await store.postsFrom(db, { communityId, ...asked, place }, PAGE + 1);
  const isMore = rows.length > PAGE;
  const near = rows.slice(0, PAGE);
  const inOrder = asked.toward === "earlier" ? near.toReversed() : near;
  const [first, last] = [inOrder.at(0), inOrder.at(-1)];
  const isBehind = place !== null;
  const [hasEarlier, hasLater] = asked.toward === "earlier" ? [isMore, isBehind] : [isBehind, isMore];
  return {
    topic: topic === null ? null : topicView(topic),
    posts: await views(db, insider, inOrder),
    earlier: hasEarlier && first !== undefined ? cursorAt(first) : null,
    later: hasLater && last !== undefined ? cursorAt(last) : null,
  };
}

async function topicAsked(db: Db, { communityId }: Insider, id: string | null): Promise<TopicRow | null> {
  if (id === null) return null;
  const topic = await store.topicById(db, communityId, id);
  if (topic === undefined) throw new NotFound();
  return topic;
}

/** One post, what was said just before and after it in its topic, and what answers it. @throws {NotFound} */
export async function postSurrounded(db: Db, insider: Insider, id: string): Promise<SurroundedPostView> {
  const { communityId } = insider;
  const post = await store.postById(db, communityId, id);
  if (post === undefined) throw new NotFound();
  const place = { at: post.posted_at, id: post.id };
  const stretch = { communityId, topicId: post.topic_id, place };
  const [before, after, replies, topic] = await Promise.all([
    store.postsFrom(db, { ...stretch, toward: "earlier" }, AROUND),
    store.postsFrom(db, { ...stretch, toward: "later" }, AROUND),
    store.repliesTo(db, communityId, id, MOST_REPLIES),
    post.topic_id === null ? undefined : store.topicById(db, communityId, post.topic_id),
  ]);
  const all = await views(db, insider, [post, ...before.toReversed(), ...after, ...replies]);
  return {
    topic: topic === undefined ? null : topicView(topic),
    post: all[0]!,
    before: all.slice(1, 1 + before.length),
    after: all.slice(1 + before.length, 1 + before.length + after.length),
    replies: all.slice(1 + before.length + after.length),
  };
}

/** One post as whoever wrote or changed it sees it. @throws {NotFound} */
export async function postView(db: Db, insider: Insider, id: string): Promise<PostView> {
  const post = await store.postById(db, insider.communityId, id);
  if (post === undefined) throw new NotFound();
  return (await views(db, insider, [post]))[0]!;
}

/** Posts in which every piece of what was typed stands, newest first. Nothing searchable finds nothing. */
export async function search(
  db: Db,
  insider: Insider,
  typed: string,
  cursor: string | undefined,
): Promise<SearchView> {
  const wanted = wantedOf(typed);
  if (wanted === null) return { posts: [], cursor: null };
  const place = cursor === undefined ? null : placeOf(cursor);
  const rows = await store.postsWith(db, insider.communityId, wanted, { place, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    posts: await views(db, insider, shown),
    cursor: rows.length > PAGE && last !== undefined ? cursorAt(last) : null,
  };
}

const cursorAt = (row: PostRow) => cursorOf({ at: row.posted_at, id: row.id });

function topicView(row: TopicRow): TopicView {
  return {
    id: row.id,
    title: row.title,
    isChannel: row.is_channel,
    carrierId: row.carrier_id,
    openedAt: row.opened_at.toISOString(),
    lastPostAt: row.last_post_at.toISOString(),
    posts: row.posts,
  };
}

async function views(db: Db, insider: Insider, rows: readonly PostRow[]): Promise<PostView[]> {
  const answered = await store.postsById(db, insider.communityId, [
    ...new Set(rows.flatMap(({ reply_to_id }) => reply_to_id ?? [])),
  ]);
  const people = await store.authorsById(db, insider.communityId, [
    ...new Set([...rows, ...answered].flatMap(({ author_id, mentions }) => [author_id, ...mentions])),
  ]);
  const quoted = new Map(answered.map((row) => [row.id, quotedView(row, people)]));
  return rows.map((row) => viewOf(row, insider, people, quoted));
}

type People = ReadonlyMap<string, AuthorView>;

function quotedView(row: PostRow, people: People): QuotedView {
  const text = Array.from(row.text.slice(0, 2 * QUOTED_CHARS))
    .slice(0, QUOTED_CHARS)
    .join("");
  return { id: row.id, author: people.get(row.author_id) ?? null, text };
}

function viewOf(
  row: PostRow,
  { memberId, roles, pausedUntil }: Insider,
  people: People,
  quoted: ReadonlyMap<string, QuotedView>,
): PostView {
  const facts = { authorId: row.author_id, carrierId: row.carrier_id, isRemoved: row.removed_at !== null };
  const isKeeper = may({ roles }, "post.remove");
  return {
    id: row.id,
    kind: row.kind,
    topicId: row.topic_id,
    author: row.author_id === NOBODY ? null : (people.get(row.author_id) ?? null),
    carrierId: row.carrier_id,
    postedAt: row.posted_at.toISOString(),
    form: messageKinds[row.form] ?? "unknown",
    text: row.text,
    isForwarded: (row.flags & talkFlags.forwarded) !== 0,
    isRecalled: (row.flags & talkFlags.recalled) !== 0,
    isRemoved: facts.isRemoved,
    hasAttachment: (row.flags & talkFlags.attachment) !== 0,
    replyTo: row.reply_to_id === null ? null : (quoted.get(row.reply_to_id) ?? null),
    mentions: row.mentions.flatMap((id) => people.get(id) ?? []),
    reactions: row.reactions,
    can: {
      reply: pausedUntil === null && refusalToReply(facts) === null,
      thank: refusalToThank(facts, memberId) === null,
      remove: canRemove(facts, memberId, isKeeper),
    },
  };
}
