import type {
  ArchiveChat,
  ArchiveItem,
  ArchiveMessage,
  ArchivePerson,
  MessageKind,
} from "@kith/contract/archive";
import { baseName, type ArchiveFile } from "../file.ts";
import { isMedia, message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { eventOfSystemText } from "../system-text.ts";
import { isPlausibleInstant, readWrittenTime } from "../time.ts";

/**
 * What the message manager of QQ for Windows saves as text, of one chat or of all.
 * Oddities: many chats in one file; clocks of the machine's own zone, of 24 or 12 hours; senders end in
 * `(number)`, in `<mail>` or in nothing; titles stand before names as `【…】`; a body may hold what looks like
 * a header, so headers and sections need a blank line above; nothing tells what answers what.
 * Source: formats.md section 2.1.
 */
export const qqTxt: Reader = {
  id: "qq-txt",
  title: { "zh-CN": "QQ 消息管理器导出的文本", en: "Text saved by QQ's message manager" },
  wallClock: { defaultZone: "Asia/Shanghai" },
  carries: { replies: false, mentions: true, joins: true, roster: false },
  recognise,
  read,
};

const BANNER = /^消息记录（此消息记录为文本格式/;
const RULE = /^={10,}$/;
const SECTION = /^消息(分组|对象)[:：](.*)$/;

function recognise(head: FileHead): number | null {
  if (head.json !== null) return null;
  const { lines } = head;
  if (lines.slice(0, 5).some((line) => BANNER.test(line))) return 0.98;
  if (lines.some((line, i) => SECTION.test(line) && RULE.test(lines[i - 1] ?? ""))) return 0.95;
  const headers = lines.filter((line, i) => (i === 0 || lines[i - 1] === "") && hasId(line));
  return headers.length > 1 ? 0.7 : null;
}

function hasId(line: string): boolean {
  const header = headerOf(line);
  return header !== null && header.id !== null;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const announced = new Set<string>();
  for (const file of files) {
    const page = new PageInReading(file, desk, announced);
    for await (const { first, lines } of desk.lines(file)) {
      for (let i = 0; i < lines.length; i++) page.take(lines[i]!, first + i);
      yield page.handOver();
    }
    page.close();
    yield page.handOver();
  }
}

interface Header {
  /** As if the clock were UTC. */
  readonly local: number;
  /** QQ number or mail address; null where the chat is saved without. */
  readonly id: string | null;
  readonly name: string;
  /** What stands in `【…】` before the name. */
  readonly titles: readonly string[];
}

const HEADER = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2} (?:[上下]午)?\d{1,2}:\d{2}:\d{2}(?: [AP]M)?) (\S.*)$/;
const SENDER = /^(.*?)\s*(?:\((\d{4,12})\)|<([^<>\s]+@[^<>\s]+)>)$/;
const TITLES = /^(?:【[^】]*】)+/;

function headerOf(line: string): Header | null {
  const match = line.length < MAX_HEADER ? HEADER.exec(line) : null;
  const written = match === null ? null : readWrittenTime(match[1]!);
  if (match === null || written === null) return null;
  const sender = SENDER.exec(match[2]!);
  const id = sender?.[2] ?? sender?.[3] ?? null;
  const titled = sender === null ? match[2]! : sender[1]!;
  const prefix = TITLES.exec(titled)?.[0] ?? "";
  // A name that is nothing but brackets is a name.
  const name = titled.slice(prefix.length).trim() || titled.trim() || (id ?? "");
  return { local: written.local, id, name, titles: prefix.split(/[【】]+/).filter((title) => title !== "") };
}

/** Longer than any name QQ allows with all its titles. */
const MAX_HEADER = 300;

/** Longer than anything QQ sends; what goes on behind it is told and left out. */
const MAX_TEXT = 20_000;

/** QQ's own voice. */
const SYSTEM_IDS = new Set(["10000", "1000000"]);

/** A file while its lines go by. */
class PageInReading {
  readonly #file: ArchiveFile;
  readonly #desk: ReadingDesk;
  readonly #announced: Set<string>;
  readonly #roles = new Set<string>();
  #items: ArchiveItem[] = [];
  #group = "";
  #chat: ArchiveChat;
  /** Whether this chat's headers bear ids; null before the first of them. */
  #hasIds: boolean | null = null;
  #header: Header | null = null;
  #headerLine = 0;
  #body: string[] = [];
  #bodyChars = 0;
  #above = "";
  /** What stood above the last line of equal signs: blank where a chat begins, words where they are quoted. */
  #aboveRule = "";

  constructor(file: ArchiveFile, desk: ReadingDesk, announced: Set<string>) {
    this.#file = file;
    this.#desk = desk;
    this.#announced = announced;
    this.#chat = chatOf(baseName(file.path).replace(/\.txt$/i, ""), "");
  }

  /** What was read since it was last asked for. */
  handOver(): ArchiveItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  take(line: string, number: number): void {
    const mayBegin = this.#above === "" || this.#header === null;
    if (this.#isSection(line)) this.#turnTo(line);
    else if (!mayBegin || !this.#begins(line, number)) this.#goOn(line, number);
    if (RULE.test(line)) this.#aboveRule = this.#above;
    this.#above = line;
  }

  #isSection(line: string): boolean {
    if (!line.startsWith("消息") || !SECTION.test(line) || !RULE.test(this.#above)) return false;
    return this.#header === null || this.#aboveRule === "";
  }

  #turnTo(line: string): void {
    const [, what, name = ""] = SECTION.exec(line) ?? [];
    while (this.#body.length > 0 && /^=*$/.test(this.#body.at(-1)!)) this.#body.pop();
    this.close();
    if (what === "分组") this.#group = name;
    else this.#chat = chatOf(name, this.#group);
    this.#hasIds = null;
  }

  /** Begins a message if the line is its header. */
  #begins(line: string, number: number): boolean {
    const header = headerOf(line);
    if (header === null || (this.#hasIds === true && header.id === null)) return false;
    this.close();
    this.#hasIds ??= header.id !== null;
    this.#header = header;
    this.#headerLine = number;
    return true;
  }

  #goOn(line: string, number: number): void {
    if (this.#header === null) {
      const isFrame = line === "" || RULE.test(line) || BANNER.test(line);
      if (!isFrame) this.#desk.loss.skip("malformed", this.#file.path, number, line);
      return;
    }
    if (this.#body.length > 0 && line !== "") this.#desk.loss.continued++;
    const room = MAX_TEXT - this.#bodyChars;
    if (line.length > room && room > 0) this.#desk.loss.skip("tooLong", this.#file.path, number, line);
    if (room > 0) this.#body.push(line.slice(0, room));
    this.#bodyChars += line.length + 1;
  }

  /** Hands on the message that was being read, if any. */
  close(): void {
    const header = this.#header;
    if (header === null) return;
    const text = this.#body.join("\n").replace(/^\n+/, "").trimEnd();
    this.#header = null;
    this.#body = [];
    this.#bodyChars = 0;
    const at = this.#desk.clock.instantOf(header.local);
    if (!isPlausibleInstant(at)) {
      this.#desk.loss.skip("absurdTime", this.#file.path, this.#headerLine, text);
      return;
    }
    if (!this.#announced.has(this.#chat.key)) this.#items.push(this.#chat);
    this.#announced.add(this.#chat.key);
    if (header.id !== null && SYSTEM_IDS.has(header.id)) this.#addNews(at, text);
    else this.#addWords(at, header, text);
  }

  #addNews(at: number, text: string): void {
    const event = eventOfSystemText(text);
    if (event === null) this.#desk.loss.unknownKind("系统消息");
    else this.#items.push(message({ chat: this.#chat.key, at, kind: "system", event }));
  }

  #addWords(at: number, { id, name, titles }: Header, text: string): void {
    const sender = id ?? name;
    const role = roleOf(titles);
    const known = `${this.#chat.key}\n${sender}\n${role}`;
    if (role !== null && !this.#roles.has(known)) {
      this.#roles.add(known);
      this.#items.push({ type: "person", chat: this.#chat.key, id: sender, name, role, isBot: false });
    }
    this.#items.push(message({ chat: this.#chat.key, at, sender, name, ...wordsIn(text) }));
  }
}

function chatOf(name: string, group: string): ArchiveChat {
  const shape = /群|讨论组/.test(group) ? "group" : /好友|陌生人|联系人/.test(group) ? "private" : "unknown";
  const common = { type: "chat", platform: "qq", purpose: null, exportedAt: null } as const;
  return { ...common, key: `qq:${name}`, name, shape };
}

/** Titles are levels and honours as well; only two are offices. */
function roleOf(titles: readonly string[]): ArchivePerson["role"] {
  if (titles.includes("群主")) return "owner";
  return titles.includes("管理员") ? "admin" : null;
}

const MARKS: ReadonlyMap<string, MessageKind> = new Map([
  ["[图片]", "image"],
  ["[表情]", "sticker"],
  ["[语音]", "voice"],
  ["[视频]", "video"],
  ["[文件]", "file"],
] as const);

const MARK = /\[(?:图片|表情|语音|视频|文件)\]/g;

/** The words beside marks for what a text cannot hold, and what kind of message is left. */
function wordsIn(text: string): Pick<ArchiveMessage, "kind" | "text" | "hasAttachment"> {
  if (!text.includes("[")) return { kind: "text", text, hasAttachment: false };
  if (text.startsWith("[QQ红包]")) return { kind: "redPacket", text: "", hasAttachment: false };
  const kinds = (text.match(MARK) ?? []).map((mark) => MARKS.get(mark) ?? "unknown");
  const words = kinds.length === 0 ? text : text.replace(MARK, "").trim();
  const hasAttachment = kinds.some((kind) => isMedia(kind) && kind !== "sticker");
  return { kind: words === "" ? (kinds[0] ?? "text") : "text", text: words, hasAttachment };
}
