import { messageKinds } from "@kith/contract/archive";
import { talkFlags, type Talk } from "@kith/contract/talk";
import { inferLinks, talkFromRows, type Links, type Row } from "@kith/diagnosis";
import type { Copying } from "../../platform/db/copy.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import {
  knownPosts,
  linkReplies,
  NOBODY,
  authorsById,
  postsInTopic,
  postsOfIds,
  topicsOfImport,
  type CarrierImport,
  type PostInTalk,
} from "../talk/index.ts";
import { actMany, type NewAct } from "../ties/index.ts";
import { takeOpenReplies, type ImportRow } from "./store.ts";

/** Who answers whom where the archive does not say, or said it before the answered was read. */
interface Linking {
  readonly ctx: Ctx;
  readonly copying: Copying;
  readonly signal: AbortSignal;
}

const AT_ONCE = 2000;

/** Answers read before what they answer: by now all of it is in. */
export async function closeOpenReplies(
  { ctx, copying, signal }: Linking,
  of: CarrierImport,
  added: (acts: number) => void,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const { taken, acts } = await copying(async (tx) => {
      const open = await takeOpenReplies(tx, of, AT_ONCE);
      return { taken: open.length, acts: await closeReplies(tx, ctx, of, open) };
    });
    added(acts);
    if (taken < AT_ONCE) return;
  }
}

async function closeReplies(
  tx: Tx,
  ctx: Ctx,
  of: CarrierImport,
  open: readonly { readonly postId: string; readonly answered: string }[],
): Promise<number> {
  const answered = await knownPosts(tx, of, [...new Set(open.map((one) => one.answered))]);
  const answers = new Map(
    (
      await postsOfIds(
        tx,
        of,
        open.map(({ postId }) => postId),
      )
    ).map((post) => [post.id, post]),
  );
  const links: { id: string; replyToId: string }[] = [];
  const acts: NewAct[] = [];
  for (const { postId, answered: key } of open) {
    const [answer, parent] = [answers.get(postId), answered.get(key)];
    // Nobody answers what was not yet said; such a mark is a slip of the export.
    if (answer === undefined || parent === undefined || parent.postedAt > answer.postedAt) continue;
    links.push({ id: postId, replyToId: parent.id });
    if (answer.authorId === NOBODY || parent.authorId === NOBODY) continue;
    const { authorId: actorId, postedAt: at, id: objectId } = answer;
    acts.push({ kind: "replied", actorId, targetId: parent.authorId, at, objectId, carrierId: of.carrierId });
  }
  await linkReplies(tx, of.communityId, links);
  return actMany(tx, ctx, { communityId: of.communityId, importId: of.importId, acts });
}

/** Posts linked in one go, and how many before them are looked back at, more than answers reach in any talk. */
const SLICE = 4000;
const LOOK_BACK = 400;

/** Answers less sure than this are not kept. */
const LEAST_PROBABILITY = 0.5;

/** Where linking is. */
export interface LinkingPlace {
  readonly linked_topic: string;
  readonly linked_at: Date | null;
  readonly linked_id: string | null;
}

interface Keeping {
  /** Posts the import added. */
  readonly total: number;
  /** Keeps, in the transaction that writes them, how many answers were found and how far it is. */
  keep(
    tx: Tx,
    step: { readonly place: LinkingPlace; readonly linked: number; readonly share: number },
  ): Promise<void>;
}

/**
 * Finds who answers whom among the posts an import added, channel by channel, in slices that look back, so that memory
 * stays the same however long a channel is.
 */
export async function linkByModel(
  { ctx, copying, signal }: Linking,
  of: CarrierImport,
  from: Pick<ImportRow, "linked_topic" | "linked_at" | "linked_id">,
  keeping: Keeping,
): Promise<void> {
  const topics = await topicsOfImport(ctx.db, of);
  let done = 0;
  for (const topic of topics) {
    const isBegun = topic.id === from.linked_topic;
    if (from.linked_topic !== null && topic.id < from.linked_topic) {
      done += topic.posts;
      continue;
    }
    let place =
      isBegun && from.linked_at !== null && from.linked_id !== null
        ? { at: from.linked_at, id: from.linked_id }
        : { at: new Date(topic.firstAt.getTime() - 1), id: NOBODY };
    for (;;) {
      signal.throwIfAborted();
      const step = await copying((tx) => linkSlice(tx, ctx, of, { topicId: topic.id, place, keeping, done }));
      if (step === null) break;
      place = step.place;
      done += step.own;
    }
  }
}

interface Slice {
  readonly topicId: string;
  readonly place: { readonly at: Date; readonly id: string };
  readonly keeping: Keeping;
  /** Posts of the import that were linked before. */
  readonly done: number;
}

async function linkSlice(tx: Tx, ctx: Ctx, of: CarrierImport, { topicId, place, keeping, done }: Slice) {
  const { communityId, carrierId, importId } = of;
  const stretch = { communityId, topicId, place };
  const next = await postsInTopic(tx, { ...stretch, toward: "later" }, SLICE);
  const last = next.at(-1);
  if (last === undefined) return null;
  const before = await postsInTopic(tx, { ...stretch, toward: "earlier" }, LOOK_BACK);
  const posts = [...before, ...next];
  const own = next.filter((post) => post.importId === importId).length;
  const links = inferLinks(await talkOf(tx, communityId, posts), { first: before.length });
  const acts = repliesFound(posts, links, importId).map((act) => ({ ...act, carrierId }));
  await actMany(tx, ctx, { communityId, importId, acts });
  await keeping.keep(tx, {
    place: { linked_topic: topicId, linked_at: last.postedAt, linked_id: last.id },
    linked: acts.length,
    share: Math.min(1, (done + own) / Math.max(1, keeping.total)),
  });
  return { place: { at: last.postedAt, id: last.id }, own };
}

/** Answers of this import's posts that the model found; what is marked was an act before. */
function repliesFound(
  posts: readonly (PostInTalk & { readonly importId: string | null })[],
  links: Links,
  importId: string,
): NewAct[] {
  const acts: NewAct[] = [];
  for (let i = links.first; i < links.end; i++) {
    const [post, parent] = [posts[i]!, posts[links.parent[i]!]];
    const probability = links.probability[i]!;
    if (parent === undefined || post.importId !== importId || post.replyToId !== null) continue;
    if (probability < LEAST_PROBABILITY || parent.authorId === post.authorId) continue;
    if (post.authorId === NOBODY || parent.authorId === NOBODY) continue;
    acts.push({
      kind: "replied",
      actorId: post.authorId,
      targetId: parent.authorId,
      at: post.postedAt,
      objectId: post.id,
      source: "inferred",
      probability,
    });
  }
  return acts;
}

/** Posts as the engine knows talk; authors under the names they may be called by. */
async function talkOf(tx: Tx, communityId: string, posts: readonly PostInTalk[]): Promise<Talk> {
  const places = new Map(posts.map(({ id }, index) => [id, index]));
  const talk = talkFromRows(posts.map((post) => rowOf(post, places)));
  const names = await authorsById(
    tx,
    communityId,
    talk.people.map(({ id }) => id),
  );
  const people = talk.people.map((person) => {
    const name = names.get(person.id)?.name ?? "";
    return { ...person, name, names: [name] };
  });
  return { ...talk, people };
}

function rowOf(post: PostInTalk, places: ReadonlyMap<string, number>): Row {
  const answered = post.replyToId === null ? undefined : places.get(post.replyToId);
  return {
    at: post.postedAt.getTime(),
    author: post.authorId,
    text: post.text,
    kind: messageKinds[post.form] ?? "unknown",
    mentions: post.mentions,
    ...(answered === undefined ? {} : { replyTo: answered }),
    isForwarded: (post.flags & talkFlags.forwarded) !== 0,
    isRecalled: (post.flags & talkFlags.recalled) !== 0,
    hasAttachment: (post.flags & talkFlags.attachment) !== 0,
  };
}
