import { messageKinds } from "@kith/contract/archive";
import type { OpenTopic, PostKind, PostView, WriteReply } from "@kith/contract/posts";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { demand, demandNotPaused, type Insider } from "../members/index.ts";
import { actMany, recordThanked, type NewAct } from "../ties/index.ts";
import { accessPost, accessTopic } from "./access.ts";
import { postView } from "./queries.ts";
import { namesCalledIn, NOBODY, refusalToReply, refusalToThank } from "./rules.ts";
import * as store from "./store.ts";
import type { PostRow } from "./store.ts";
import { normalForm } from "./terms.ts";

/** Opens a topic with its first post. Emits talk.posted, and ties.acted where the post names somebody. */
export async function openTopic(tx: Tx, ctx: Ctx, insider: Insider, given: OpenTopic): Promise<PostView> {
  const now = ctx.clock.now();
  const topicId = ctx.ids();
  await store.insertTopic(tx, {
    community_id: insider.communityId,
    id: topicId,
    carrier_id: null,
    title: given.title,
    is_channel: false,
    opened_at: now,
    import_id: null,
    external_id: null,
    posts: 0,
    last_post_at: now,
  });
  return write(tx, ctx, insider, { kind: "topic", topicId, text: given.text, answered: null });
}

/**
 * Writes a post into a topic; it answers nobody.
 * @throws {NotFound} when there is no such topic. Emits talk.posted, and ties.acted where the post names somebody.
 */
export async function writeInTopic(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { topicId, text }: WriteReply & { readonly topicId: string },
): Promise<PostView> {
  await accessTopic(tx, insider, topicId);
  return write(tx, ctx, insider, { kind: "reply", topicId, text, answered: null });
}

/**
 * Answers a post.
 * @throws {NotFound} when the insider cannot see it; {Refused} `removed`, `paused`. Emits talk.posted and ties.acted.
 */
export async function replyTo(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { postId, text }: WriteReply & { readonly postId: string },
): Promise<PostView> {
  const answered = await accessPost(tx, insider, postId);
  const refusal = refusalToReply(factsOf(answered));
  if (refusal !== null) throw new Refused(refusal);
  return write(tx, ctx, insider, { kind: "reply", topicId: answered.topic_id, text, answered });
}

interface Writing {
  readonly kind: PostKind;
  readonly topicId: string | null;
  readonly text: string;
  readonly answered: PostRow | null;
}

async function write(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { kind, topicId, text, answered }: Writing,
): Promise<PostView> {
  demandNotPaused(insider);
  const mentions = await mentionsIn(tx, insider, text);
  const post: PostRow = {
    community_id: insider.communityId,
    id: ctx.ids(),
    kind,
    topic_id: topicId,
    reply_to_id: answered?.id ?? null,
    author_id: insider.memberId,
    carrier_id: null,
    external_id: null,
    posted_at: ctx.clock.now(),
    form: messageKinds.indexOf("text"),
    flags: 0,
    mentions,
    reactions: 0,
    text,
    import_id: null,
    removed_at: null,
  };
  await store.insertPost(tx, post);
  await actMany(tx, ctx, { communityId: insider.communityId, acts: actsOf(post, answered) });
  await emit(tx, "talk.posted", { communityId: insider.communityId });
  return postView(tx, insider, post.id);
}

/** Whoever is answered is not also named: one post is one act towards one member. */
function actsOf(post: PostRow, answered: PostRow | null): NewAct[] {
  const common = { actorId: post.author_id, at: post.posted_at, objectId: post.id };
  const answeredId = answered === null || answered.author_id === NOBODY ? null : answered.author_id;
  const acts: NewAct[] = answeredId === null ? [] : [{ ...common, kind: "replied", targetId: answeredId }];
  const others = post.mentions.filter((id) => id !== answeredId);
  return [...acts, ...others.map((targetId): NewAct => ({ ...common, kind: "mentioned", targetId }))];
}

/** Members called by name. A name two members share calls neither. */
async function mentionsIn(tx: Tx, { communityId, memberId }: Insider, text: string): Promise<string[]> {
  const calls = namesCalledIn(text).map(normalForm);
  const members = await store.membersCalled(tx, communityId, calls);
  const called = new Set<string>();
  for (const call of calls) {
    const fitting = members.filter(
      ({ name }) => call.startsWith(normalForm(name)) && isNameEnd(call, name.length),
    );
    const longest = Math.max(0, ...fitting.map(({ name }) => name.length));
    const [one, another] = fitting.filter(({ name }) => name.length === longest);
    if (one !== undefined && another === undefined && one.id !== memberId) called.add(one.id);
  }
  return [...called];
}

/** A name in Latin letters ends where the letters do; one in Chinese may run on into the sentence. */
function isNameEnd(text: string, end: number): boolean {
  return end >= text.length || !(/\w/.test(text[end - 1] ?? "") && /\w/.test(text[end] ?? ""));
}

/**
 * Thanks whoever wrote a post; a second time changes nothing.
 * @throws {NotFound}; {Refused} `removed`, `ownPost` or `fromCarrier` (nobody is known to have written it). Emits ties.acted.
 */
export async function thankFor(tx: Tx, ctx: Ctx, insider: Insider, postId: string): Promise<PostView> {
  const { communityId, memberId } = insider;
  const post = await accessPost(tx, insider, postId);
  const refusal = refusalToThank(factsOf(post), memberId);
  if (refusal !== null) throw new Refused(refusal);
  if (await store.addThanks(tx, communityId, postId, memberId)) {
    await recordThanked(tx, ctx, {
      communityId,
      actorId: memberId,
      targetId: post.author_id,
      objectId: post.id,
    });
  }
  return postView(tx, insider, postId);
}

/**
 * Takes a post away: what it said is gone, that it was there stays. Audited where it is another's.
 * @throws {NotFound}; {PowerLacked} for whoever neither wrote it nor keeps order; {Refused} `removed`.
 */
export async function removePost(tx: Tx, ctx: Ctx, insider: Insider, postId: string): Promise<PostView> {
  const { communityId, memberId } = insider;
  const post = await accessPost(tx, insider, postId);
  const facts = factsOf(post);
  if (post.author_id !== memberId) demand(insider, "post.remove", { post: postId, author: post.author_id });
  if (facts.isRemoved) throw new Refused("removed");
  await store.removePost(tx, communityId, postId, ctx.clock.now());
  if (post.author_id !== memberId) {
    const subject = { post: postId, author: post.author_id };
    await audit(tx, ctx.clock, { communityId, actorId: memberId, power: "post.remove", subject });
  }
  return postView(tx, insider, postId);
}

function factsOf(post: PostRow) {
  return { authorId: post.author_id, carrierId: post.carrier_id, isRemoved: post.removed_at !== null };
}
