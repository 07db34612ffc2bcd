import type {
  ArchiveChat,
  ArchiveItem,
  ArchiveMessage,
  MessageKind,
  Named,
  SkipReason,
} from "@kith/contract/archive";
import type { ArchiveFile } from "../file.ts";
import { isMedia, message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { instantOfEpoch, isPlausibleInstant, readWrittenTime } from "../time.ts";
import { exactIdOf, fieldsOf, idOf, listOf, numberOf, sampleOf, textOf, type Fields } from "../values.ts";
import { replyTo } from "../wording.ts";
import { eventOfService, senderOf } from "./telegram-events.ts";

/**
 * Telegram Desktop's JSON: one chat (`result.json`) or the full export with every chat in it.
 * Oddities: `text` is a string or a mix of strings and entities; ids of senders were bare numbers before
 * 2021; `date` is a wall clock, `date_unixtime` appeared in 2022; people in service rows have names only;
 * posts of a linked channel arrive as a sender `channel…` who is nobody; a forum topic is a service row
 * that all its messages "answer". Source: formats.md section 4.
 */
export const telegramJson: Reader = {
  id: "telegram-json",
  title: { "zh-CN": "Telegram 导出的 JSON", en: "Telegram JSON export" },
  wallClock: { defaultZone: "UTC" },
  carries: { replies: true, mentions: true, joins: true, roster: false },
  recognise,
  read,
};

const CHAT_SHAPES: ReadonlyMap<string, ArchiveChat["shape"]> = new Map([
  ["personal_chat", "private"],
  ["bot_chat", "private"],
  ["saved_messages", "private"],
  ["private_group", "group"],
  ["private_supergroup", "group"],
  ["public_supergroup", "group"],
  ["private_channel", "channel"],
  ["public_channel", "channel"],
] as const);

const LISTS = ["", "chats.list.*", "left_chats.list.*"];

const PLAN = {
  elements: LISTS.map((list) => (list === "" ? "messages" : `${list}.messages`)),
  // Other people's phone books and the exporter's own data are none of our business.
  skip: [
    "personal_information",
    "contacts",
    "frequent_contacts",
    "sessions",
    "web_sessions",
    "other_data",
    "stories",
  ],
};

function recognise({ json }: FileHead): number | null {
  if (json?.root !== "object") return null;
  const type = json.keys.get("type")?.scalar;
  if (typeof type === "string" && CHAT_SHAPES.has(type) && json.keys.has("messages")) return 0.95;
  const isFull = ["chats", "left_chats"].some((key) => json.keys.get(key)?.inner.includes("list"));
  return isFull ? 0.95 : null;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  for (const file of files) yield* readFile(file, desk);
}

async function* readFile(file: ArchiveFile, desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  let chat = new ChatInReading(file.path);
  for await (const part of desk.json(file, PLAN)) {
    const list = LISTS.find(
      (prefix) => part.path === prefix || part.path.startsWith(prefix === "" ? "" : `${prefix}.`),
    );
    if (part.kind === "begin" && part.path.endsWith(".list.*")) {
      chat = new ChatInReading(file.path);
    } else if (part.kind === "value" && list !== undefined) {
      chat.learn(part.path.slice(part.path.lastIndexOf(".") + 1), part.value);
    } else if (part.kind === "elements") {
      const items: ArchiveItem[] = chat.announce();
      for (const value of part.values) {
        const one = messageOf(value, chat, desk);
        if (one === "notChat") continue;
        if (typeof one === "string") desk.loss.skip(one, file.path, null, sampleOf(value));
        else items.push(one);
      }
      yield items;
    }
  }
}

/** What is known of the chat whose messages are being read. */
class ChatInReading {
  key = "";
  /** Forum topics by the id of the row that opened them, and by the ids of messages known to be inside. */
  readonly topics = new Map<string, string>();
  readonly #topicOf = new Map<string, string>();
  #name = "";
  #type = "";
  #isAnnounced = false;
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  learn(field: string, value: unknown): void {
    if (field === "name") this.#name = textOf(value) ?? "";
    if (field === "type") this.#type = textOf(value) ?? "";
    const id = field === "id" ? exactIdOf(value) : null;
    if (id !== null && !this.#isAnnounced) this.key = `telegram:${id}`;
  }

  /** A topic goes by its title unless another has the same. */
  open(topic: string, title: string | null): void {
    const own =
      title === null || title === "" || this.#topicOf.has(title) ? `${title ?? ""}#${topic}` : title;
    this.#topicOf.set(own, topic);
    this.topics.set(topic, own);
  }

  /** Whether an id is that of the row that opened a topic. */
  isTopic(id: string): boolean {
    return this.#topicOf.get(this.topics.get(id) ?? "") === id;
  }

  announce(): ArchiveItem[] {
    if (this.#isAnnounced) return [];
    this.#isAnnounced = true;
    if (this.key === "") this.key = `telegram:${this.#path}/${this.#name}`;
    const shape = CHAT_SHAPES.get(this.#type) ?? "unknown";
    const name = this.#name === "" ? this.#path : this.#name;
    return [
      { type: "chat", key: this.key, name, platform: "telegram", shape, purpose: null, exportedAt: null },
    ];
  }
}

function messageOf(value: unknown, chat: ChatInReading, desk: ReadingDesk): ArchiveMessage | SkipReason {
  const row = fieldsOf(value);
  if (row === null || idOf(row["id"]) === null) return "malformed";
  const time = timeOf(row, desk);
  if (typeof time === "string") return time;
  // An id too large for a number is one that many share.
  const id = exactIdOf(row["id"]);
  const common = { chat: chat.key, id, ...time };
  if (row["type"] !== "service") return message({ ...common, ...wordsOf(row, id, chat) });
  const action = textOf(row["action"]) ?? "";
  if (action === "topic_created" && id !== null) chat.open(id, textOf(row["title"]));
  const event = eventOfService(row);
  if (event !== null) return message({ ...common, kind: "system", event });
  desk.loss.unknownKind(action);
  return "notChat";
}

/** `date` is what a clock on the wall showed; it must do where the number is missing or absurd. */
function timeOf(
  row: Fields,
  desk: ReadingDesk,
): (Pick<ArchiveMessage, "timeBasis"> & { at: number }) | SkipReason {
  const epoch = numberOf(row["date_unixtime"]);
  const instant = epoch === null ? null : instantOfEpoch(epoch);
  if (instant !== null) return { at: instant, timeBasis: "epoch" };
  const written = readWrittenTime(textOf(row["date"]) ?? "");
  if (written === null) return epoch === null ? "noTime" : "absurdTime";
  const at = desk.clock.instantOf(written.local);
  return isPlausibleInstant(at) ? { at, timeBasis: "assumed" } : "absurdTime";
}

function wordsOf(row: Fields, id: string | null, chat: ChatInReading): Partial<ArchiveMessage> {
  const name = textOf(row["from"]) ?? "";
  const sender = senderOf(row["from_id"]) ?? (name === "" ? null : name);
  const kind = kindOf(row);
  const text = plainText(row["text"]);
  return {
    ...placeOf(row, id, chat),
    sender,
    name,
    kind,
    text: text === "" && kind === "poll" ? plainText(fieldsOf(row["poll"])?.["question"]) : text,
    mentions: mentionsOf(row),
    isBot: sender?.startsWith("channel") ?? false,
    isForwarded: "forwarded_from" in row || "forwarded_from_id" in row,
    hasAttachment: isMedia(kind),
    ...reactionsOf(row["reactions"]),
  };
}

function placeOf(
  row: Fields,
  id: string | null,
  chat: ChatInReading,
): Pick<ArchiveMessage, "topic" | "replyTo"> {
  const target = exactIdOf(row["reply_to_message_id"]);
  if (target === null || "reply_to_peer_id" in row) return { topic: null, replyTo: null };
  const topic = chat.topics.get(target) ?? null;
  if (topic !== null && id !== null) chat.topics.set(id, topic);
  return { topic, replyTo: chat.isTopic(target) ? null : replyTo(target) };
}

const MEDIA: ReadonlyMap<string, MessageKind> = new Map([
  ["sticker", "sticker"],
  ["voice_message", "voice"],
  ["video_message", "video"],
  ["video_file", "video"],
  ["animation", "sticker"],
  ["audio_file", "file"],
] as const);

function kindOf(row: Fields): MessageKind {
  const media = textOf(row["media_type"]);
  if (media !== null) return MEDIA.get(media) ?? "file";
  if ("photo" in row) return "image";
  if ("location_information" in row) return "location";
  if ("contact_information" in row) return "contact";
  if ("poll" in row) return "poll";
  return "file" in row ? "file" : "text";
}

function plainText(text: unknown): string {
  if (typeof text === "string") return text;
  return listOf(text)
    .map((piece) => textOf(piece) ?? textOf(fieldsOf(piece)?.["text"]) ?? "")
    .join("");
}

function mentionsOf(row: Fields): Named[] {
  const entities = listOf(row["text_entities"] ?? row["text"]);
  return entities.flatMap((entity) => {
    const fields = fieldsOf(entity);
    const name = textOf(fields?.["text"])?.replace(/^@/, "") ?? null;
    if (fields?.["type"] === "mention") return [{ id: null, name }];
    if (fields?.["type"] === "mention_name") return [{ id: senderOf(fields["user_id"]), name }];
    return [];
  });
}

function reactionsOf(value: unknown): Pick<ArchiveMessage, "reactions" | "reactedBy"> {
  const all = listOf(value)
    .map(fieldsOf)
    .filter((one) => one !== null);
  return {
    reactions: all.reduce((sum, one) => sum + countOf(one["count"]), 0),
    reactedBy: all.flatMap((one) => listOf(one["recent"]).flatMap((by) => namedOf(by))),
  };
}

/** No chat has more people. */
const MAX_COUNT = 1e9;

function countOf(value: unknown): number {
  const count = numberOf(value);
  return count !== null && Number.isInteger(count) && count > 0 && count < MAX_COUNT ? count : 0;
}

function namedOf(by: unknown): Named[] {
  const fields = fieldsOf(by);
  const id = senderOf(fields?.["from_id"]);
  return id === null ? [] : [{ id, name: textOf(fields?.["from"]) }];
}
