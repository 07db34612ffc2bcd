import type { ArchiveItem, ArchiveMessage, CarrierEventKind, ReplyRef } from "@kith/contract/archive";
import { baseName, foldersOf, type ArchiveFile } from "../file.ts";
import { message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { isPlausibleInstant, readWrittenTime } from "../time.ts";
import { fieldsOf, idOf, listOf, numberOf, textOf, type Fields } from "../values.ts";
import { discoursePostOf, type DiscoursePost } from "./discourse-post.ts";

/**
 * Topics of a Discourse forum as its own interface gives them, one file each.
 * Oddities: a topic's title stands behind its posts; a live forum hands out the first twenty posts only;
 * users are known by names whose case does not count; whoever answers nobody in particular answers the
 * first post; whispers are for staff alone. Source: formats.md section 12.
 */
export const discourseJson: Reader = {
  id: "discourse-json",
  title: { "zh-CN": "Discourse 主题 JSON", en: "Discourse topics (JSON)" },
  wallClock: null,
  carries: { replies: true, mentions: true, joins: false, roster: false },
  recognise,
  read,
};

function recognise({ json }: FileHead): number | null {
  return json?.root === "object" && json.keys.has("post_stream") ? 0.95 : null;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const forums = new Map<string, Forum>();
  for (const file of files) {
    const folder = foldersOf(file.path).join("/");
    const known = forums.get(folder);
    const forum = known ?? new Forum(folder);
    forums.set(folder, forum);
    if (known === undefined) yield [forum.chat];
    yield* readTopic(file, forum, desk);
  }
}

const PLAN = {
  elements: ["post_stream.posts"],
  skip: [
    "suggested_topics",
    "related_topics",
    "timeline_lookup",
    "tags_descriptions",
    "details",
    "thumbnails",
  ],
};

/** Posts held back until the title behind them is read; a topic of more goes by its address. */
const MAX_WAITING = 5000;

async function* readTopic(file: ArchiveFile, forum: Forum, desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const topic = new Topic(file, forum, desk);
  for await (const part of desk.json(file, PLAN)) {
    if (part.kind === "value") topic.learn(part.path, part.value);
    if (part.kind !== "elements") continue;
    for (const value of part.values) topic.take(value);
    if (topic.isNamed || topic.waiting > MAX_WAITING) yield topic.release();
  }
  if (topic.isCut) desk.loss.truncated(file.path);
  yield topic.release();
}

/** All topics of one folder. */
class Forum {
  readonly chat: ArchiveItem & { type: "chat" };
  readonly #staff = new Set<string>();

  constructor(folder: string) {
    const name = folder.split("/").findLast((part) => !GENERIC.test(part)) ?? "";
    this.chat = {
      type: "chat",
      key: `discourse:${folder}`,
      name: name === "" ? "Discourse" : name.replace(/\.zip$/i, ""),
      platform: "discourse",
      shape: "group",
      purpose: null,
      exportedAt: null,
    };
  }

  /** The person behind a post, when they have a part to play that was not told yet. */
  roleOf(row: Fields, id: string, name: string): ArchiveItem[] {
    const isStaff = row["admin"] === true || row["moderator"] === true || row["staff"] === true;
    if (!isStaff || this.#staff.has(id)) return [];
    this.#staff.add(id);
    return [{ type: "person", chat: this.chat.key, id, name, role: "admin", isBot: isBot(row) }];
  }
}

/** Folders that every dump has and that name no forum. */
const GENERIC = /^(?:json|posts?|topics?|t|data|raw|exports?|archives?|rendered-topics|)$/i;

/** One topic while its file is read. */
class Topic {
  readonly #file: ArchiveFile;
  readonly #forum: Forum;
  readonly #desk: ReadingDesk;
  #items: ArchiveItem[] = [];
  #posts = 0;
  #expected = 0;
  #title: string | null = null;
  /** As in the topic's own link: several topics may share the words, in languages those cannot hold. */
  #address: string | null = null;
  #name: string | null = null;

  constructor(file: ArchiveFile, forum: Forum, desk: ReadingDesk) {
    this.#file = file;
    this.#forum = forum;
    this.#desk = desk;
  }

  get waiting(): number {
    return this.#items.length;
  }

  /** Nothing that is still to come changes what the topic is called. */
  get isNamed(): boolean {
    return this.#name !== null || this.#title !== null;
  }

  /** The file says of more posts than it holds. */
  get isCut(): boolean {
    return this.#posts < this.#expected;
  }

  learn(path: string, value: unknown): void {
    if (path === "title") this.#title = textOf(value);
    const count = path === "post_stream.stream" ? listOf(value).length : path === "posts_count" ? value : 0;
    this.#expected = Math.max(this.#expected, numberOf(count) ?? 0);
  }

  take(value: unknown): void {
    this.#posts++;
    const row = fieldsOf(value);
    const place = row === null ? null : placeOf(row);
    const username = textOf(row?.["username"]);
    if (row === null || place === null || username === null) {
      this.#skip("malformed", JSON.stringify(value).slice(0, 80));
      return;
    }
    this.#address ??= `${textOf(row["topic_slug"]) ?? "topic"}/${place.topic}`;
    const id = username.toLowerCase();
    const common = { chat: this.#forum.chat.key, id: idAt(place.topic, place.number), ...timeOf(row) };
    const type = numberOf(row["post_type"]) ?? REGULAR;
    if (type === WHISPER) this.#skip("notChat", "whisper");
    else if (type === SMALL_ACTION) this.#takeAction(row, { id, name: username }, common);
    else {
      this.#items.push(...this.#forum.roleOf(row, id, username));
      this.#items.push(message({ ...common, sender: id, name: username, ...wordsOf(row, place) }));
    }
  }

  /** What was taken, with the topic's name; the name stays what it was the first time. */
  release(): ArchiveItem[] {
    this.#name ??= this.#title ?? this.#address ?? baseName(this.#file.path).replace(/\.json$/i, "");
    const topic = this.#name;
    const items = this.#items.map((item) => (item.type === "message" ? { ...item, topic } : item));
    this.#items = [];
    return items;
  }

  #takeAction(row: Fields, actor: { id: string; name: string }, common: Partial<ArchiveMessage>): void {
    const code = textOf(row["action_code"]) ?? "";
    const kind = ACTIONS.get(code);
    if (kind === undefined) {
      this.#skip("notChat", code);
      return;
    }
    const who = textOf(row["action_code_who"]);
    const target = kind === "left" ? actor : who === null ? null : { id: who.toLowerCase(), name: who };
    const event = { kind, actor: kind === "left" ? null : actor, targets: target === null ? [] : [target] };
    this.#items.push(message({ ...common, kind: "system", event: { ...event, value: null } }));
  }

  #skip(reason: "malformed" | "notChat", text: string): void {
    this.#desk.loss.skip(reason, this.#file.path, null, text);
  }
}

const REGULAR = 1;
const SMALL_ACTION = 3;
const WHISPER = 4;
const LIKE = 2;

const ACTIONS: ReadonlyMap<string, CarrierEventKind> = new Map([
  ["invited_user", "joined"],
  ["removed_user", "removed"],
  ["user_left", "left"],
  ["pinned.enabled", "pinned"],
  ["pinned_globally.enabled", "pinned"],
]);

interface PostPlace {
  readonly topic: string;
  readonly number: string;
}

function placeOf(row: Fields): PostPlace | null {
  const topic = idOf(row["topic_id"]);
  const number = idOf(row["post_number"]);
  return topic === null || number === null ? null : { topic, number };
}

/** Answers and quotations name a post by its place, so the place is its id. */
function idAt(topic: string, number: string): string {
  return `${topic}/${number}`;
}

function timeOf(row: Fields): Pick<ArchiveMessage, "at" | "timeBasis"> {
  const written = readWrittenTime(textOf(row["created_at"]) ?? "");
  const at = written === null ? null : written.local - (written.offsetMs ?? 0);
  return { at: at !== null && isPlausibleInstant(at) ? at : null, timeBasis: "explicit" };
}

function wordsOf(row: Fields, place: PostPlace): Partial<ArchiveMessage> {
  const post = discoursePostOf(textOf(row["cooked"]) ?? "");
  const isRecalled =
    (row["deleted_at"] ?? null) !== null || row["user_deleted"] === true || row["hidden"] === true;
  return {
    kind: post.text === "" && post.hasAttachment ? "image" : "text",
    text: isRecalled ? "" : post.text,
    replyTo: replyOf(row, place, post),
    mentions: post.mentions.map((name) => ({ id: name.toLowerCase(), name })),
    isBot: isBot(row),
    isRecalled,
    hasAttachment: post.hasAttachment,
    reactions: likesOf(row),
  };
}

/** The system and its helpers have no place among the numbered users. */
function isBot(row: Fields): boolean {
  return (numberOf(row["user_id"]) ?? 0) < 0;
}

function replyOf(row: Fields, place: PostPlace, post: DiscoursePost): ReplyRef | null {
  const number = idOf(row["reply_to_post_number"]);
  const blank = { sender: null, name: null, at: null, text: null } as const;
  if (number !== null) {
    const name = textOf(fieldsOf(row["reply_to_user"])?.["username"]);
    const author = { sender: name?.toLowerCase() ?? null, name };
    return { ...blank, id: idAt(place.topic, number), ...author, basis: "mark" };
  }
  if (post.quote !== null) {
    const { topic, postNumber, username, text } = post.quote;
    const author = { sender: username?.toLowerCase() ?? null, name: username };
    return { ...blank, id: idAt(topic, postNumber), ...author, text, basis: "quote" };
  }
  return place.number === "1" ? null : { ...blank, id: idAt(place.topic, "1"), basis: "mark" };
}

/** Being accepted as the answer is thanks, too. */
function likesOf(row: Fields): number {
  const likes = listOf(row["actions_summary"])
    .map(fieldsOf)
    .find((one) => one?.["id"] === LIKE)?.["count"];
  const whole = Math.max(0, Math.floor(numberOf(likes) ?? 0));
  return (Number.isSafeInteger(whole) ? whole : 0) + (row["accepted_answer"] === true ? 1 : 0);
}
