import { namesCalled } from "@kith/archives";
import type { ArchiveItem, ArchiveMessage, ReplyRef } from "@kith/contract/archive";
import { talkFlags } from "@kith/contract/talk";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import {
  addCarrierPosts,
  knownPosts,
  NOBODY,
  postsQuoted,
  recallPosts,
  type CarrierImport,
  type CarrierPost,
  type KnownPost,
} from "../talk/index.ts";
import { actMany, type NewAct } from "../ties/index.ts";
import { actsOfEvents, actsOfPost } from "./acts.ts";
import { Drafting, flagsOf, formOf, type Draft } from "./drafts.ts";
import { keyOfId } from "./keys.ts";
import { PeopleInArchive } from "./people.ts";
import { PostIds } from "./post-ids.ts";
import { beginningOf, QUOTE_SLACK_MS, Recents } from "./recents.ts";
import { addEvents, addOpenReplies } from "./store.ts";
import { TopicsInArchive } from "./topics.ts";

/** What a batch added. */
export interface Added {
  posts: number;
  already: number;
  acts: number;
  replies: number;
  topics: number;
}

/** A post in the making: what it answers may still have to be looked up. */
interface Making {
  readonly draft: Draft;
  readonly post: { -readonly [Key in keyof CarrierPost]: CarrierPost[Key] };
  /** Who wrote what it answers, where that is known. */
  answeredId: string | null;
  /** The key of what it answers, where that is not in. */
  open: string | null;
}

/** Brings what readers hand on into the database, batch by batch. What it remembers does not grow with messages. */
export class Intake {
  readonly people: PeopleInArchive;
  readonly drafting: Drafting;
  readonly #of: CarrierImport;
  readonly #ctx: Ctx;
  readonly #recents = new Recents();
  readonly #topics: TopicsInArchive;
  readonly #ids: PostIds;

  /** @param done messages that are in, as the last run said. */
  constructor(of: CarrierImport, ctx: Ctx, done: number) {
    this.#of = of;
    this.#ctx = ctx;
    this.people = new PeopleInArchive(of);
    this.drafting = new Drafting(this.people, done);
    this.#topics = new TopicsInArchive(of, ctx.ids);
    this.#ids = new PostIds(ctx.clock);
  }

  take(items: readonly ArchiveItem[]): Draft[] {
    return this.drafting.take(items);
  }

  /** Adds what is not there yet: posts, topics, people, acts. Adding it twice adds nothing. */
  async bringIn(tx: Tx, drafts: readonly Draft[]): Promise<Added> {
    await this.people.settle(tx, this.#ctx);
    const posts = drafts.filter(({ message }) => message.event === null);
    const known = await knownPosts(tx, this.#of, this.#keysAskedFor(posts));
    const fresh = this.#fresh(posts, known);
    const topics = await this.#topics.settle(
      tx,
      fresh.map(({ message, at }) => ({ message, at, chatName: this.drafting.nameOf(message.chat) })),
    );
    const made = this.#made(posts, new Set(fresh), known);
    await this.#findQuoted(tx, made);
    await addCarrierPosts(
      tx,
      this.#of,
      made.map(({ post }) => post),
    );
    await addOpenReplies(tx, this.#of, openOf(made));
    await this.#recall(tx, posts, known);
    const acts = [
      ...made.flatMap((one) => actsOfPost(one, this.people)),
      ...(await this.#events(tx, drafts)),
    ];
    return {
      posts: made.length,
      already: posts.filter((draft) => !draft.isPast).length - fresh.filter((draft) => !draft.isPast).length,
      acts: await this.#act(tx, acts),
      replies: made.filter(({ post, open }) => post.replyToId !== null || open !== null).length,
      topics,
    };
  }

  #act(tx: Tx, acts: readonly NewAct[]): Promise<number> {
    const { communityId, carrierId, importId } = this.#of;
    const here = acts.map((act) => ({ ...act, carrierId }));
    return actMany(tx, this.#ctx, { communityId, importId, acts: here });
  }

  #keysAskedFor(posts: readonly Draft[]): string[] {
    const own = new Set(posts.map(({ key }) => key));
    const answered = posts
      .flatMap(({ message }) => answeredKey(message) ?? [])
      .filter((key) => !own.has(key) && this.#recents.byKey(key) === undefined);
    return [...own, ...answered];
  }

  #fresh(posts: readonly Draft[], known: ReadonlyMap<string, KnownPost>): Draft[] {
    const seen = new Set<string>();
    return posts.filter(({ key }) => {
      if (known.has(key) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }

  #made(posts: readonly Draft[], fresh: ReadonlySet<Draft>, known: ReadonlyMap<string, KnownPost>): Making[] {
    const made: Making[] = [];
    for (const draft of posts) {
      const { key, at, message } = draft;
      if (!fresh.has(draft)) {
        const there = known.get(key);
        if (there !== undefined) this.#recents.remember(key, there, message.text);
        continue;
      }
      const making = this.#making(draft, known);
      made.push(making);
      const { id, authorId } = making.post;
      this.#recents.remember(key, { id, authorId, postedAt: new Date(at) }, message.text);
    }
    return made;
  }

  #making(draft: Draft, known: ReadonlyMap<string, KnownPost>): Making {
    const { message, key, at, sender } = draft;
    const authorId = this.people.memberOf(sender) ?? NOBODY;
    const answered = message.replyTo === null ? undefined : this.#answered(message.replyTo, draft, known);
    const isAnswer = answered !== undefined && answered.postedAt.getTime() <= at;
    return {
      draft,
      post: {
        id: this.#ids.next(),
        topicId: this.#topics.idOf(message),
        replyToId: isAnswer ? answered.id : null,
        authorId,
        externalId: key,
        postedAt: new Date(at),
        form: formOf(message),
        flags: flagsOf(message),
        mentions: this.#mentioned(draft, authorId),
        reactions: Math.min(message.reactions, 0x7fffffff),
        text: message.isRecalled ? "" : message.text,
      },
      answeredId: isAnswer ? answered.authorId : null,
      open: answered === undefined ? answeredKey(message) : null,
    };
  }

  #answered(
    reply: ReplyRef,
    { message }: Draft,
    known: ReadonlyMap<string, KnownPost>,
  ): KnownPost | undefined {
    if (reply.id !== null) {
      const key = keyOfId(message.chat, reply.id);
      const found = this.#recents.byKey(key) ?? known.get(key);
      if (found !== undefined) return found;
    }
    const authorId = this.people.memberNamed({ id: reply.sender, name: reply.name });
    return authorId === undefined ? undefined : this.#recents.quoted(authorId, reply.text ?? "", reply.at);
  }

  #mentioned({ message }: Draft, authorId: string): string[] {
    const { mentions, text, isRecalled } = message;
    if (isRecalled) return [];
    const named = mentions.map((one) => this.people.memberNamed(one));
    const called = mentions.length > 0 ? [] : namesCalled(text).map((call) => this.people.memberCalled(call));
    const all = [...named, ...called].filter((id) => id !== undefined && id !== authorId);
    return [...new Set(all as string[])];
  }

  /** Quotations of what was read long ago: who said it and when is enough to find it in the database. */
  async #findQuoted(tx: Tx, made: readonly Making[]): Promise<void> {
    const missed = made.flatMap((making) => {
      const reply = making.draft.message.replyTo;
      if (reply === null || reply.id !== null || reply.at === null || making.post.replyToId !== null)
        return [];
      const authorId = this.people.memberNamed({ id: reply.sender, name: reply.name });
      return authorId === undefined ? [] : [{ making, authorId, at: reply.at, text: reply.text ?? "" }];
    });
    const found = await postsQuoted(
      tx,
      this.#of.communityId,
      missed.map(({ authorId, at }) => ({ authorId, around: new Date(at), withinMs: QUOTE_SLACK_MS })),
    );
    for (const { which, id, postedAt, text, flags } of found) {
      const { making, authorId, text: quoted } = missed[which]!;
      if (making.post.replyToId !== null || postedAt > making.post.postedAt) continue;
      const isRecalled = (flags & talkFlags.recalled) !== 0;
      if (!isRecalled && !beginningOf(text).startsWith(beginningOf(quoted))) continue;
      making.post.replyToId = id;
      making.answeredId = authorId;
    }
  }

  async #recall(tx: Tx, posts: readonly Draft[], known: ReadonlyMap<string, KnownPost>): Promise<void> {
    const withdrawn = posts.flatMap(({ key, message }) =>
      message.isRecalled && message.id !== null ? (known.get(key)?.id ?? []) : [],
    );
    await recallPosts(tx, this.#of.communityId, withdrawn, talkFlags.recalled);
  }

  async #events(tx: Tx, drafts: readonly Draft[]): Promise<NewAct[]> {
    const events = drafts.filter(({ message }) => message.event !== null);
    const acts = events.map((draft) => ({ key: draft.key, acts: actsOfEvents(draft, this.people) }));
    const telling = acts.filter((one) => one.acts.length > 0);
    const fresh = await addEvents(
      tx,
      this.#of,
      telling.map(({ key }) => key),
    );
    return telling.filter(({ key }) => fresh.has(key)).flatMap((one) => one.acts);
  }
}

/** The key of what a message answers, where its mark tells it. */
function answeredKey({ chat, replyTo }: ArchiveMessage): string | null {
  const id = replyTo?.id ?? null;
  return id === null ? null : keyOfId(chat, id);
}

function openOf(made: readonly Making[]): { postId: string; answered: string }[] {
  return made.flatMap(({ post, open }) => (open === null ? [] : { postId: post.id, answered: open }));
}
