import type {
  ArchiveChat,
  ArchiveItem,
  ArchiveMessage,
  CarrierEvent,
  MessageKind,
  Named,
} from "@kith/contract/archive";
import type { ArchiveFile } from "../file.ts";
import { message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { instantOfEpoch, readWrittenTime } from "../time.ts";
import { fieldsOf, idOf, listOf, numberOf, sampleOf, textOf, type Fields } from "../values.ts";

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
        if (one === null) desk.loss.skip("malformed", file.path, null, sampleOf(value));
        else if (one !== "notChat") items.push(one);
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
    if (field === "id") this.key = `telegram:${idOf(value) ?? ""}`;
  }

  announce(): ArchiveItem[] {
    if (this.#isAnnounced) return [];
    this.#isAnnounced = true;
    if (this.key === "") this.key = `telegram:${this.#path}`;
    const shape = CHAT_SHAPES.get(this.#type) ?? "unknown";
    const name = this.#name === "" ? this.#path : this.#name;
    return [
      { type: "chat", key: this.key, name, platform: "telegram", shape, purpose: null, exportedAt: null },
    ];
  }
}

function messageOf(
  value: unknown,
  chat: ChatInReading,
  desk: ReadingDesk,
): ArchiveMessage | "notChat" | null {
  const row = fieldsOf(value);
  const id = idOf(row?.["id"]);
  if (row === null || id === null) return null;
  const time = timeOf(row, desk);
  const common = { chat: chat.key, id, at: time.at, timeBasis: time.basis } as const;
  if (row["type"] === "service") {
    const event = eventOf(row, id, chat, desk);
    return event === null ? "notChat" : message({ ...common, kind: "system", event });
  }
  return message({ ...common, ...wordsOf(row, id, chat) });
}

function timeOf(row: Fields, desk: ReadingDesk): { at: number | null; basis: "epoch" | "assumed" } {
  const epoch = numberOf(row["date_unixtime"]);
  if (epoch !== null) return { at: instantOfEpoch(epoch), basis: "epoch" };
  const written = readWrittenTime(textOf(row["date"]) ?? "");
  return { at: written === null ? null : desk.clock.instantOf(written.local), basis: "assumed" };
}

function wordsOf(row: Fields, id: string, chat: ChatInReading): Partial<ArchiveMessage> {
  const sender = senderOf(row["from_id"] ?? row["from"]);
  const kind = kindOf(row);
  const text = plainText(row["text"]);
  const reactions = reactionsOf(row["reactions"]);
  return {
    ...placeOf(row, id, chat),
    sender,
    name: textOf(row["from"]) ?? "",
    kind,
    text,
    mentions: mentionsOf(row),
    isBot: sender?.startsWith("channel") ?? false,
    isForwarded: "forwarded_from" in row || "forwarded_from_id" in row,
    hasAttachment: kind !== "text" && kind !== "poll",
    ...reactions,
  };
}

/** A sender id as today's exports write it; older ones left the bare number. */
function senderOf(value: unknown): string | null {
  const id = idOf(value);
  return id !== null && /^\d+$/.test(id) ? `user${id}` : id;
}

function placeOf(row: Fields, id: string, chat: ChatInReading): Pick<ArchiveMessage, "topic" | "replyTo"> {
  const target = idOf(row["reply_to_message_id"]);
  if (target === null || "reply_to_peer_id" in row) return { topic: null, replyTo: null };
  const topic = chat.topics.get(target) ?? null;
  const isTopicItself = topic === target;
  if (topic !== null) chat.topics.set(id, topic);
  if (isTopicItself) return { topic, replyTo: null };
  return { topic, replyTo: { id: target, sender: null, name: null, at: null, text: null, basis: "mark" } };
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
    reactions: all.reduce((sum, one) => sum + (numberOf(one["count"]) ?? 0), 0),
    reactedBy: all.flatMap((one) => listOf(one["recent"]).flatMap((by) => namedOf(by))),
  };
}

function namedOf(by: unknown): Named[] {
  const fields = fieldsOf(by);
  const id = senderOf(fields?.["from_id"]);
  return id === null ? [] : [{ id, name: textOf(fields?.["from"]) }];
}

function eventOf(row: Fields, id: string, chat: ChatInReading, desk: ReadingDesk): CarrierEvent | null {
  const action = textOf(row["action"]) ?? "";
  const actor: Named = { id: senderOf(row["actor_id"]), name: textOf(row["actor"]) };
  const members = listOf(row["members"]).flatMap((name) =>
    typeof name === "string" ? [{ id: null, name }] : [],
  );
  const title = textOf(row["title"]);
  switch (action) {
    case "create_group":
    case "create_channel":
    case "migrate_from_group":
      return { kind: "created", actor, targets: members, value: title };
    case "join_group_by_link":
    case "join_group_by_request":
      return { kind: "joined", actor: null, targets: [actor], value: null };
    case "invite_members":
      return { kind: "joined", actor, targets: members.length > 0 ? members : [actor], value: null };
    case "remove_members":
      return departure(actor, members);
    case "edit_group_title":
    case "edit_chat_title":
      return { kind: "renamedCarrier", actor, targets: [], value: title };
    case "pin_message":
      return { kind: "pinned", actor, targets: [], value: idOf(row["message_id"]) };
    case "topic_created":
      chat.topics.set(id, id);
      return { kind: "topicChanged", actor, targets: [], value: title };
    default:
      desk.loss.unknownKind(action);
      return null;
  }
}

/** Telegram writes leaving as removing oneself. */
function departure(actor: Named, members: readonly Named[]): CarrierEvent {
  const isOwn = members.every((member) => member.name === actor.name);
  if (isOwn) return { kind: "left", actor: null, targets: [actor], value: null };
  return { kind: "removed", actor, targets: members, value: null };
}
