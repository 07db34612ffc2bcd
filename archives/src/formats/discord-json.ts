import type { ArchiveChat, ArchiveItem, ArchiveMessage } from "@kith/contract/archive";
import type { ArchiveFile } from "../file.ts";
import { message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { isPlausibleInstant, readWrittenTime } from "../time.ts";
import { fieldsOf, idOf, listOf, numberOf, textOf, type Fields } from "../values.ts";
import { Bridges } from "./bridges.ts";
import { eventOf, isNoTalk, isTalk } from "./discord-events.ts";
import { authorOf, kindOf, mentionsOf, reactionsOf, textIn } from "./discord-words.ts";

/**
 * DiscordChatExporter's JSON, one file per channel, thread or part of one.
 * Oddities: a thread calls its parent channel its category; `messageCount` comes last, so a file without it
 * was cut; a webhook speaks under any name it likes; everyone who deleted their account is one and the
 * same user; kinds of messages the exporter has no word for are numbers. Source: formats.md section 5.
 */
export const discordJson: Reader = {
  id: "discord-json",
  title: { "zh-CN": "DiscordChatExporter 导出的 JSON", en: "DiscordChatExporter JSON" },
  wallClock: null,
  carries: { replies: true, mentions: true, joins: true, roster: false },
  recognise,
  read,
};

function recognise({ json }: FileHead): number | null {
  return json?.root === "object" && json.keys.has("guild") && json.keys.has("channel") ? 0.95 : null;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const told = new Map<string, string>();
  const webhooks = new Bridges();
  for (const file of files) yield* readFile(file, desk, { told, webhooks });
}

/** What is known across the files of an export. */
interface Known {
  /** Chats by key, as they were told last. */
  readonly told: Map<string, string>;
  readonly webhooks: Bridges;
}

async function* readFile(file: ArchiveFile, desk: ReadingDesk, known: Known): AsyncGenerator<ArchiveItem[]> {
  const channel = new Channel(file.path);
  let messages = 0;
  let stated: number | null = null;
  for await (const part of desk.json(file, { elements: ["messages"], skip: ["dateRange"] })) {
    if (part.kind === "value") {
      channel.learn(part.path, part.value);
      if (part.path === "messageCount") stated = numberOf(part.value);
    } else if (part.kind === "elements") {
      messages += part.values.length;
      const items: ArchiveItem[] = channel.news(known.told);
      for (const value of part.values) {
        const one = messageOf(value, channel, known, desk);
        if (one === "notChat") desk.loss.skip("notChat", file.path, null, typeOf(value));
        else if (one === null)
          desk.loss.skip("malformed", file.path, null, JSON.stringify(value).slice(0, 80));
        else items.push(one);
      }
      yield items;
    }
  }
  if (stated === null || messages < stated) desk.loss.truncated(file.path);
}

/** The channel or thread whose file is being read. */
class Channel {
  readonly #path: string;
  #channel: Fields = {};
  #guild = "";
  #exportedAt: number | null = null;
  #hasNews = true;

  constructor(path: string) {
    this.#path = path;
  }

  learn(path: string, value: unknown): void {
    this.#hasNews = true;
    if (path === "channel") this.#channel = fieldsOf(value) ?? {};
    if (path === "guild") this.#guild = textOf(fieldsOf(value)?.["name"]) ?? "";
    if (path === "exportedAt") this.#exportedAt = instantIn(value);
  }

  get key(): string {
    const own = idOf(this.#channel[this.#isThread ? "categoryId" : "id"]) ?? idOf(this.#channel["id"]);
    return `discord:${own ?? this.#path}`;
  }

  /** A thread is a topic of the channel it hangs on. */
  get topic(): string | null {
    return this.#isThread ? textOf(this.#channel["name"]) : null;
  }

  /** The chat, when it was not told or is known better now. */
  news(told: Map<string, string>): ArchiveItem[] {
    if (!this.#hasNews || (this.#isThread && told.has(this.key))) return [];
    this.#hasNews = false;
    const chat: ArchiveChat = {
      type: "chat",
      key: this.key,
      name: this.#name,
      platform: "discord",
      shape: this.#type === "DirectTextChat" ? "private" : "group",
      purpose: this.#isThread ? null : textOf(this.#channel["topic"]),
      exportedAt: this.#exportedAt,
    };
    const now = JSON.stringify(chat);
    if (told.get(this.key) === now) return [];
    told.set(this.key, now);
    return [chat];
  }

  get #type(): string {
    return textOf(this.#channel["type"]) ?? "";
  }

  get #isThread(): boolean {
    return this.#type.endsWith("Thread");
  }

  get #name(): string {
    const own = textOf(this.#channel["name"]) ?? "";
    const category = textOf(this.#channel["category"]) ?? "";
    const name = this.#isThread ? category || own : [category, own].filter((part) => part !== "").join("/");
    return name || this.#guild || this.#path;
  }
}

function instantIn(value: unknown): number | null {
  return timeIn(value).at;
}

/** Files of some years hold clocks without an offset; they were in UTC. */
function timeIn(value: unknown): Pick<ArchiveMessage, "at" | "timeBasis"> {
  const written = readWrittenTime(textOf(value) ?? "");
  const at = written === null ? null : written.local - (written.offsetMs ?? 0);
  const timeBasis = written?.offsetMs === null ? "assumed" : "explicit";
  return { at: at !== null && isPlausibleInstant(at) ? at : null, timeBasis };
}

function messageOf(
  value: unknown,
  channel: Channel,
  known: Known,
  desk: ReadingDesk,
): ArchiveMessage | "notChat" | null {
  const row = fieldsOf(value);
  const id = idOf(row?.["id"]);
  if (row === null || id === null) return null;
  const type = typeOf(row);
  if (isNoTalk(type)) return "notChat";
  const common = { chat: channel.key, topic: channel.topic, id, ...timeIn(row["timestamp"]) };
  const event = eventOf(type, row);
  if (event !== null) return message({ ...common, kind: "system", event });
  if (!isTalk(type)) desk.loss.unknownKind(type);
  return message({ ...common, ...authorOf(row["author"], known.webhooks), ...wordsOf(row, type) });
}

function typeOf(value: unknown): string {
  return textOf(fieldsOf(value)?.["type"]) ?? String(numberOf(fieldsOf(value)?.["type"]) ?? "");
}

function wordsOf(row: Fields, type: string): Partial<ArchiveMessage> {
  const forwarded = fieldsOf(row["forwardedMessage"]);
  const content = forwarded ?? row;
  const mentions = mentionsOf(row["mentions"]);
  const text = textIn(content, mentions);
  const target = idOf(fieldsOf(row["reference"])?.["messageId"]);
  const answers = type === "Reply" && target !== null;
  return {
    kind: type === "Call" ? "call" : kindOf(content, text),
    text: type === "Call" ? "" : text,
    mentions,
    replyTo: answers ? { id: target, sender: null, name: null, at: null, text: null, basis: "mark" } : null,
    isForwarded: forwarded !== null,
    hasAttachment: listOf(content["attachments"]).length > 0 || listOf(content["stickers"]).length > 0,
    ...reactionsOf(row["reactions"]),
  };
}
