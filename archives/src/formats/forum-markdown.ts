import type { ArchiveItem, ArchiveMessage } from "@kith/contract/archive";
import type { ArchiveFile } from "../file.ts";
import { message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { isPlausibleInstant, readWrittenTime } from "../time.ts";
import { discoursePostOf } from "./discourse-post.ts";
import { forumPostOf, type ForumPost } from "./forum-post.ts";
import { beginsPost, PostSplitter, type RawPost } from "./forum-split.ts";
import { threadIn, type Thread } from "./forum-thread.ts";

/**
 * Threads of forums saved as Markdown, in two dialects: Discuz threads (`####  name` above
 * `##### 12#  发表于 2020-5-26 21:19`) and Discourse topics (`## Post #1 by @name (2018-02-05 20:55 UTC)`).
 * Oddities: bodies are HTML with line breaks of their own; a thread is spread over files, and an older save
 * of one (`name(2).md`) repeats posts, so a post is known by its number; a quotation shows who and when
 * but seldom the number; headings and rules inside bodies look like those between posts.
 * Source: formats.md sections 12 and 15a.
 */
export const forumMarkdown: Reader = {
  id: "forum-markdown",
  title: { "zh-CN": "论坛帖子（Markdown）", en: "Forum threads (Markdown)" },
  wallClock: { defaultZone: "Asia/Shanghai" },
  carries: { replies: true, mentions: false, joins: false, roster: false },
  recognise,
  read,
};

function recognise(head: FileHead): number | null {
  if (head.json !== null) return null;
  const { lines } = head;
  return lines.some((line, i) => line.startsWith("##") && beginsPost(lines[i - 1] ?? "", line)) ? 0.95 : null;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const threads: Thread[] = [];
  for (const file of files) threads.push(await threadIn(file));
  const shelf = new Shelf(threads, desk);
  for (const [i, file] of files.entries()) {
    const thread = threads[i]!;
    yield shelf.announce(thread);
    yield* readFile(file, shelf, thread, desk);
  }
}

async function* readFile(
  file: ArchiveFile,
  shelf: Shelf,
  thread: Thread,
  desk: ReadingDesk,
): AsyncGenerator<ArchiveItem[]> {
  const splitter = new PostSplitter({
    continued: () => void desk.loss.continued++,
    outside: (line, text) => desk.loss.skip("notChat", file.path, line, text),
    tooLong: (line, text) => desk.loss.skip("tooLong", file.path, line, text),
  });
  const seen = shelf.seenIn(thread);
  const finish = (post: RawPost | null): ArchiveMessage[] => {
    if (post === null) return [];
    const number = Number(post.number);
    if (seen.has(number)) {
      desk.loss.skip("duplicate", file.path, null, `#${post.number}`);
      return [];
    }
    seen.add(number);
    return [messageOf(post, thread, desk)];
  };
  for await (const { first, lines } of desk.lines(file)) {
    yield lines.flatMap((line, i) => finish(splitter.take(line, first + i)));
  }
  yield finish(splitter.end());
}

/** The threads of an archive, each told of once, and the posts of each that were read. */
class Shelf {
  readonly #savedAt = new Map<string, number>();
  readonly #seen = new Map<string, Set<number>>();
  readonly #announced = new Set<string>();

  constructor(threads: readonly Thread[], desk: ReadingDesk) {
    for (const { chat, savedLocal } of threads) {
      const savedAt = savedLocal === null ? null : desk.clock.instantOf(savedLocal);
      if (savedAt === null || !isPlausibleInstant(savedAt)) continue;
      this.#savedAt.set(chat, Math.max(savedAt, this.#savedAt.get(chat) ?? savedAt));
    }
  }

  announce({ chat, name, platform }: Thread): ArchiveItem[] {
    if (this.#announced.has(chat)) return [];
    this.#announced.add(chat);
    const exportedAt = this.#savedAt.get(chat) ?? null;
    return [{ type: "chat", key: chat, name, platform, shape: "group", purpose: null, exportedAt }];
  }

  /** Numbers of the posts that were read of a thread or topic. */
  seenIn({ chat, idPrefix }: Thread): Set<number> {
    const thread = `${chat}\n${idPrefix}`;
    const seen = this.#seen.get(thread) ?? new Set();
    this.#seen.set(thread, seen);
    return seen;
  }
}

function messageOf(post: RawPost, thread: Thread, desk: ReadingDesk): ArchiveMessage {
  const isUtc = post.dialect === "discourse";
  const local = readWrittenTime(post.written)?.local ?? null;
  return message({
    chat: thread.chat,
    topic: thread.topic,
    id: `${thread.idPrefix}${post.number}`,
    at: instantOf(local, isUtc, desk),
    timeBasis: isUtc ? "explicit" : "assumed",
    sender: senderOf(post.name, isUtc),
    name: post.name,
    ...(isUtc ? topicWords(post, thread) : threadWords(post, desk)),
  });
}

/** The case of a Discourse user's name does not count. */
function senderOf(name: string, isDiscourse: boolean): string | null {
  if (name === "") return null;
  return isDiscourse ? name.toLowerCase() : name;
}

function instantOf(local: number | null, isUtc: boolean, desk: ReadingDesk): number | null {
  if (local === null) return null;
  const at = isUtc ? local : desk.clock.instantOf(local);
  return isPlausibleInstant(at) ? at : null;
}

function threadWords(post: RawPost, desk: ReadingDesk): Partial<ArchiveMessage> {
  const said = forumPostOf(post.body);
  return {
    kind: kindOf(said),
    text: said.text,
    replyTo: replyOf(said, desk),
    isRecalled: said.isHidden,
    hasAttachment: said.pictures !== "none",
    reactedBy: said.raters.map((name) => ({ id: name, name })),
    reactions: said.ratings,
  };
}

function kindOf({ text, pictures }: ForumPost): ArchiveMessage["kind"] {
  if (text !== "" || pictures === "none") return "text";
  return pictures === "smileys" ? "sticker" : "image";
}

function replyOf({ quote }: ForumPost, desk: ReadingDesk): ArchiveMessage["replyTo"] {
  if (quote === null) return null;
  const { floor, name, local, text } = quote;
  return { id: floor, sender: name, name, at: instantOf(local, false, desk), text, basis: "quote" };
}

/** Discourse: who quotes answers the quotation, anyone else the topic's first post. */
function topicWords(post: RawPost, thread: Thread): Partial<ArchiveMessage> {
  const { text, mentions, quote, hasAttachment } = discoursePostOf(post.body);
  const first = { id: `${thread.idPrefix}1`, sender: null, name: null, at: null, text: null } as const;
  const quoted = quote === null ? null : `${quote.topic}/${quote.postNumber}`;
  const author = quote?.username ?? null;
  return {
    text,
    hasAttachment,
    mentions: mentions.map((name) => ({ id: senderOf(name, true), name })),
    replyTo:
      quote !== null
        ? {
            id: quoted,
            sender: senderOf(author ?? "", true),
            name: author,
            at: null,
            text: quote.text,
            basis: "quote",
          }
        : post.number === "1"
          ? null
          : { ...first, basis: "mark" },
  };
}
