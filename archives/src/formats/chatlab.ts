import type {
  ArchiveChat,
  ArchiveItem,
  ArchiveMessage,
  ArchivePerson,
  MessageKind,
  Named,
  SkipReason,
} from "@kith/contract/archive";
import { baseName, type ArchiveFile } from "../file.ts";
import { isMedia, message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { eventOfSystemText } from "../system-text.ts";
import { instantOfEpoch } from "../time.ts";
import { exactIdOf, fieldsOf, idOf, listOf, numberOf, sampleOf, textOf, type Fields } from "../values.ts";
import { replyTo, withoutInlineQuote, wordsOf } from "../wording.ts";

const COMMON = {
  wallClock: null,
  carries: { replies: true, mentions: true, joins: true, roster: true },
} as const;

/**
 * ChatLab's exchange format as one JSON document. Oddities: `members` lists people who never spoke;
 * `ownerId` is whoever made the export, who need not own the chat; joins and leaves are Chinese sentences;
 * keys that begin with `x_` are anybody's and are not read. Source: formats.md section 3.
 */
export const chatLabJson: Reader = {
  id: "chatlab-json",
  title: { "zh-CN": "ChatLab 标准格式（JSON）", en: "ChatLab format (JSON)" },
  ...COMMON,
  recognise: ({ json, text }) =>
    json?.root === "object" && json.keys.has("chatlab") && !isRow(text.slice(0, text.search(/\r?\n|$/)))
      ? 0.95
      : null,
  read: eachFile(readJson),
};

/**
 * ChatLab's exchange format, one JSON value a line. Oddities: lines may be comments (`#`) or broken, which
 * harms only them; members may be absent, or come between messages in files that were appended to.
 */
export const chatLabJsonl: Reader = {
  id: "chatlab-jsonl",
  title: { "zh-CN": "ChatLab 标准格式（JSONL）", en: "ChatLab format (JSONL)" },
  ...COMMON,
  recognise: recogniseLines,
  read: eachFile(readLines),
};

function recogniseLines({ json, text }: FileHead): number | null {
  if (isRow(firstLine(text))) return 0.95;
  return json?.root === "object" && json.keys.has("_type") && json.keys.has("chatlab") ? 0.95 : null;
}

/** The first line that is neither empty nor a comment. */
function firstLine(text: string): string {
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (line.trim() !== "" && !line.startsWith("#")) return line;
    at = end + 1;
  }
  return "";
}

/** Keys may come in any order, and the header may be longer than the head of the file. */
function isRow(line: string): boolean {
  return /^\s*\{.*"_type"\s*:\s*"(?:header|member|message)"/.test(line);
}

type ReadFile = (file: ArchiveFile, desk: ReadingDesk) => AsyncGenerator<ArchiveItem[]>;

function eachFile(readFile: ReadFile): Reader["read"] {
  return async function* (files, desk) {
    for (const file of files) yield* readFile(file, desk);
  };
}

const PLAN = { elements: ["members", "messages"], skip: ["meta.groupAvatar"] };

async function* readJson(file: ArchiveFile, desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const chat = new ChatInReading(file, desk);
  for await (const part of desk.json(file, PLAN)) {
    if (part.kind === "value") chat.learn(part.path, part.value);
    if (part.kind !== "elements") continue;
    const items = chat.announced();
    for (const value of part.values) {
      const row = fieldsOf(value);
      if (row === null) desk.loss.skip("malformed", file.path, null, sampleOf(value));
      else if (part.path === "members") items.push(...chat.person(row));
      else chat.take(row, null, items);
    }
    yield items;
  }
}

async function* readLines(file: ArchiveFile, desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const chat = new ChatInReading(file, desk);
  for await (const { first, lines } of desk.lines(file)) {
    const items: ArchiveItem[] = [];
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      if (line === "" || line.startsWith("#")) continue;
      const row = rowOf(line);
      if (row !== null) chat.takeTyped(row, first + i, items);
      else if (line.trim() !== "") desk.loss.skip("malformed", file.path, first + i, line);
    }
    yield items;
  }
}

function rowOf(line: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    return null;
  }
}

const KINDS: ReadonlyMap<number, MessageKind> = new Map([
  [0, "text"],
  [1, "image"],
  [2, "voice"],
  [3, "video"],
  [4, "file"],
  [5, "sticker"],
  [7, "link"],
  [8, "location"],
  [20, "redPacket"],
  [21, "transfer"],
  [22, "poke"],
  [23, "call"],
  [24, "share"],
  [25, "reply"],
  [26, "forward"],
  [27, "contact"],
  [99, "unknown"],
] as const);

const SYSTEM = 80;
const RECALL = 81;

/** What is known of the chat whose rows are being read. */
class ChatInReading {
  readonly #file: ArchiveFile;
  readonly #desk: ReadingDesk;
  readonly #known = new Map<string, unknown>();
  #key = "";
  #self: Named | null = null;

  constructor(file: ArchiveFile, desk: ReadingDesk) {
    this.#file = file;
    this.#desk = desk;
  }

  /** Takes in a value of the header by its path, `meta.name`. */
  learn(path: string, value: unknown): void {
    const fields = path.includes(".") ? null : fieldsOf(value);
    if (fields === null) this.#known.set(path, value);
    else for (const [key, inner] of Object.entries(fields)) this.#known.set(`${path}.${key}`, inner);
  }

  /** The chat itself before the first of its rows, else nothing. */
  announced(): ArchiveItem[] {
    if (this.#key !== "") return [];
    const chat = this.#chat();
    this.#key = chat.key;
    const owner = idOf(this.#known.get("meta.ownerId"));
    this.#self = owner === null ? null : { id: owner, name: null };
    return [chat];
  }

  #chat(): ArchiveChat {
    const platform = (textOf(this.#known.get("meta.platform")) ?? "").toLowerCase() || "unknown";
    const name = textOf(this.#known.get("meta.name")) ?? "";
    const type = this.#known.get("meta.type");
    const exportedAt = numberOf(this.#known.get("chatlab.exportedAt"));
    const key = idOf(this.#known.get("meta.groupId")) ?? (name || this.#file.path);
    return {
      type: "chat",
      key: `${platform}:${key}`,
      name: name || baseName(this.#file.path),
      platform,
      shape: type === "group" || type === "private" ? type : "unknown",
      purpose: null,
      exportedAt: exportedAt === null ? null : instantOfEpoch(exportedAt),
    };
  }

  /** Takes a line of JSONL, which says itself what it is. */
  takeTyped(row: Fields, line: number, items: ArchiveItem[]): void {
    if (row["_type"] === "header") {
      this.learn("chatlab", row["chatlab"]);
      this.learn("meta", row["meta"]);
      return;
    }
    if (this.#key === "") items.push(...this.announced());
    if (row["_type"] === "message") this.take(row, line, items);
    else if (row["_type"] === "member") items.push(...this.person(row));
    else this.#desk.loss.skip("notChat", this.#file.path, line, sampleOf(row));
  }

  /** Takes a message, or tells the ledger why not. */
  take(row: Fields, line: number | null, items: ArchiveItem[]): void {
    const one = this.#message(row);
    if (typeof one === "string") this.#desk.loss.skip(one, this.#file.path, line, sampleOf(row));
    else if (one !== null) items.push(one);
  }

  #message(row: Fields): ArchiveMessage | SkipReason | null {
    const seconds = numberOf(row["timestamp"]);
    if (seconds === null) return "noTime";
    const at = instantOfEpoch(seconds);
    if (at === null) return "absurdTime";
    const type = numberOf(row["type"]) ?? 0;
    const content = textOf(row["content"]) ?? "";
    const place = {
      chat: this.#key,
      id: exactIdOf(row["platformMessageId"]),
      at,
      timeBasis: "epoch",
    } as const;
    if (type === SYSTEM) return this.#news(content, place);
    const sender = idOf(row["sender"]) ?? idOf(row["accountName"]);
    if (sender === null) return "noSender";
    const name = nameIn(row);
    if (type === RECALL) return message({ ...place, sender, name, isRecalled: true });
    return message({ ...place, sender, name, ...this.#words(row, type, content) });
  }

  #news(content: string, place: Partial<ArchiveMessage>): ArchiveMessage | null {
    const event = eventOfSystemText(content, this.#self);
    if (event === null) this.#desk.loss.unknownKind("80");
    return event === null ? null : message({ ...place, kind: "system", event });
  }

  #words(row: Fields, type: number, content: string): Partial<ArchiveMessage> {
    const known = KINDS.get(type);
    if (known === undefined) this.#desk.loss.unknownKind(String(type));
    const kind = known ?? "unknown";
    const target = exactIdOf(row["replyToMessageId"]);
    const reply = target === null ? null : replyTo(target);
    if (kind === "text") return { kind, text: content, replyTo: reply };
    const { text, quoted } = kind === "reply" ? withoutInlineQuote(content) : { text: content, quoted: null };
    return {
      kind,
      text: wordsOf(kind, text),
      replyTo: reply ?? quoted,
      isForwarded: kind === "forward",
      hasAttachment: isMedia(kind),
    };
  }

  person(row: Fields): ArchivePerson[] {
    const id = idOf(row["platformId"]);
    if (id === null) {
      this.#desk.loss.skip("noSender", this.#file.path, null, sampleOf(row));
      return [];
    }
    return [{ type: "person", chat: this.#key, id, name: nameIn(row), role: roleIn(row), isBot: false }];
  }
}

/** The card shown in the chat goes before the account's own name. */
function nameIn(row: Fields): string {
  return textOf(row["groupNickname"]) || (textOf(row["accountName"]) ?? "");
}

/** Roles of one's own making say that roles were exported, so their bearer is neither owner nor admin. */
function roleIn(row: Fields): ArchivePerson["role"] {
  const roles = listOf(row["roles"]).map((role) => fieldsOf(role)?.["id"]);
  if (roles.length === 0) return null;
  return roles.includes("owner") ? "owner" : roles.includes("admin") ? "admin" : "member";
}
