import type {
  ArchiveChat,
  ArchiveItem,
  ArchiveMessage,
  ArchivePerson,
  MessageKind,
  Named,
  ReplyRef,
  SkipReason,
} from "@kith/contract/archive";
import { baseName, type ArchiveFile } from "../file.ts";
import { isMedia, message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { eventOfSystemText } from "../system-text.ts";
import { instantOfEpoch } from "../time.ts";
import { exactIdOf, fieldsOf, idOf, numberOf, sampleOf, textOf, type Fields } from "../values.ts";
import { quotationOf, replyTo, withoutInlineQuote, wordsOf } from "../wording.ts";

const COMMON = {
  wallClock: null,
  carries: { replies: true, mentions: true, joins: true, roster: true },
  read,
} as const;

/**
 * WeFlow's detailed JSON of one WeChat chat, and echotrace's, which is the same without `weflow`.
 * Oddities: `localId` counts the rows of this file and is no id; system rows are sent by the chatroom;
 * an answer quotes inside its content; `senderDisplayName` may be the exporter's private note; pictures of
 * people stand inline and dwarf the text; forks say `accountId` for `wxid`. Source: formats.md section 1.5.
 */
export const weFlowJson: Reader = {
  id: "weflow-json",
  title: {
    "zh-CN": "WeFlow 导出的微信聊天（详细 JSON）",
    en: "WeChat chat exported by WeFlow (detailed JSON)",
  },
  ...COMMON,
  recognise: (head) => (isWeFlow(head) && !isArkme(head) ? 0.95 : isEchotrace(head) ? 0.92 : null),
};

/**
 * WeFlow's compact JSON. Oddities: senders stand once, in a table; `groupMembers`, which lists those who never
 * spoke too, comes after the messages.
 */
export const weFlowArkmeJson: Reader = {
  id: "weflow-arkme-json",
  title: {
    "zh-CN": "WeFlow 导出的微信聊天（arkme JSON）",
    en: "WeChat chat exported by WeFlow (arkme JSON)",
  },
  ...COMMON,
  recognise: (head) => (isWeFlow(head) && isArkme(head) ? 0.95 : null),
};

function isWeFlow({ json }: FileHead): boolean {
  return json?.root === "object" && json.keys.has("weflow");
}

function isArkme({ json, text }: FileHead): boolean {
  return json?.keys.has("senders") === true || /"format"\s*:\s*"arkme/.test(text.slice(0, 4000));
}

function isEchotrace({ json }: FileHead): boolean {
  if (json?.root !== "object" || !json.keys.has("session")) return false;
  return json.keys.get("messages")?.inner.includes("senderUsername") === true;
}

const PLAN = { elements: ["senders", "messages", "groupMembers"], skip: ["session.avatar", "avatars"] };

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  for (const file of files) {
    const chat = new ChatInReading(file, desk);
    for await (const part of desk.json(file, PLAN)) {
      if (part.kind === "value") chat.learn(part.path, part.value);
      else if (part.kind === "elements") yield chat.items(part.path, part.values);
    }
  }
}

/** WeFlow names its types in Chinese. */
const KINDS: ReadonlyMap<string, MessageKind> = new Map([
  ["文本消息", "text"],
  ["图片消息", "image"],
  ["语音消息", "voice"],
  ["视频消息", "video"],
  ["文件消息", "file"],
  ["动画表情", "sticker"],
  ["名片消息", "contact"],
  ["卡片式链接", "link"],
  ["图文消息", "link"],
  ["位置消息", "location"],
  ["红包卡片", "redPacket"],
  ["转账卡片", "transfer"],
  ["小程序分享", "share"],
  ["视频号直播卡片", "share"],
  ["引用消息", "reply"],
  ["聊天记录合并转发", "forward"],
  ["系统消息", "system"],
] as const);

/** WeChat's own numbers, for types whose name a fork has changed; app messages (49) are anything. */
const NUMBERED_KINDS: ReadonlyMap<number, MessageKind> = new Map([
  [1, "text"],
  [3, "image"],
  [34, "voice"],
  [42, "contact"],
  [43, "video"],
  [47, "sticker"],
  [48, "location"],
  [50, "call"],
  [10000, "system"],
] as const);

/** What is known of the chat whose rows are being read. */
class ChatInReading {
  readonly #file: ArchiveFile;
  readonly #desk: ReadingDesk;
  readonly #known = new Map<string, unknown>();
  readonly #senders = new Map<string, Named>();
  #key = "";
  #self: Named | null = null;

  constructor(file: ArchiveFile, desk: ReadingDesk) {
    this.#file = file;
    this.#desk = desk;
  }

  learn(path: string, value: unknown): void {
    const fields = path === "weflow" || path === "session" ? fieldsOf(value) : null;
    if (fields === null) this.#known.set(path, value);
    else for (const [key, inner] of Object.entries(fields)) this.#known.set(`${path}.${key}`, inner);
  }

  items(path: string, values: readonly unknown[]): ArchiveItem[] {
    const items: ArchiveItem[] = path === "senders" || this.#key !== "" ? [] : [this.#announced()];
    for (const value of values) {
      const row = fieldsOf(value);
      if (row === null) this.#desk.loss.skip("malformed", this.#file.path, null, sampleOf(value));
      else if (path === "senders") this.#learnSender(row);
      else if (path === "groupMembers") items.push(...this.#member(row));
      else this.#take(row, items);
    }
    return items;
  }

  #announced(): ArchiveChat {
    const id = idOf(this.#known.get("session.wxid")) ?? idOf(this.#known.get("session.accountId"));
    const exportedAt = numberOf(this.#known.get("weflow.exportedAt"));
    this.#key = `wechat:${id ?? this.#file.path}`;
    return {
      type: "chat",
      key: this.#key,
      // The exporter's own note on the chat is the last choice.
      name: this.#session("nickname") || this.#session("displayName") || baseName(this.#file.path),
      platform: "wechat",
      shape: this.#shape(id),
      purpose: null,
      exportedAt: exportedAt === null ? null : instantOfEpoch(exportedAt),
    };
  }

  #shape(id: string | null): ArchiveChat["shape"] {
    const type = this.#session("type");
    if (type === "群聊" || id?.endsWith("@chatroom") === true) return "group";
    return type === "私聊" ? "private" : "unknown";
  }

  #session(field: string): string {
    return textOf(this.#known.get(`session.${field}`)) ?? "";
  }

  #learnSender(row: Fields): void {
    const number = idOf(row["senderID"]);
    if (number !== null) this.#senders.set(number, { id: accountOf(row), name: nameIn(row) });
  }

  #member(row: Fields): ArchivePerson[] {
    const id = accountOf(row);
    if (id === null) {
      this.#desk.loss.skip("noSender", this.#file.path, null, sampleOf(row));
      return [];
    }
    return [{ type: "person", chat: this.#key, id, name: nameIn(row), role: null, isBot: false }];
  }

  #take(row: Fields, items: ArchiveItem[]): void {
    const one = this.#message(row);
    if (typeof one === "string") this.#desk.loss.skip(one, this.#file.path, null, sampleOf(row));
    else if (one !== null) items.push(one);
  }

  #message(row: Fields): ArchiveMessage | SkipReason | null {
    const seconds = numberOf(row["createTime"]);
    if (seconds === null) return "noTime";
    const at = instantOfEpoch(seconds);
    if (at === null) return "absurdTime";
    const id = exactIdOf(row["platformMessageId"]);
    const place = { chat: this.#key, id, at, timeBasis: "epoch" } as const;
    const sender = this.#senderOf(row);
    const kind = kindOf(row);
    const content = textOf(row["content"]) ?? "";
    if (kind === "system" || sender.id?.endsWith("@chatroom") === true) return this.#news(content, place);
    if (sender.id === null) return "noSender";
    if (row["isSend"] === 1) this.#self = sender;
    if (kind === null) this.#desk.loss.unknownKind(textOf(row["type"]) ?? "");
    const said = { ...place, sender: sender.id, name: sender.name ?? "" };
    return message({ ...said, ...wordsIn(row, kind ?? "unknown", withoutPrefix(content, sender.id)) });
  }

  #news(content: string, place: Partial<ArchiveMessage>): ArchiveMessage | null {
    const event = eventOfSystemText(content, this.#self);
    if (event === null) this.#desk.loss.unknownKind("系统消息");
    return event === null ? null : message({ ...place, kind: "system", event });
  }

  #senderOf(row: Fields): Named {
    const number = idOf(row["senderID"]);
    if (number !== null) return this.#senders.get(number) ?? { id: null, name: null };
    return { id: idOf(row["senderUsername"]), name: textOf(row["senderDisplayName"]) };
  }
}

function accountOf(row: Fields): string | null {
  return idOf(row["wxid"]) ?? idOf(row["accountId"]);
}

/** The card in this chat, else the account's name; `displayName` and `remark` may be the exporter's notes. */
function nameIn(row: Fields): string {
  return textOf(row["groupNickname"]) || textOf(row["nickname"]) || (textOf(row["displayName"]) ?? "");
}

function kindOf(row: Fields): MessageKind | null {
  const named = KINDS.get(textOf(row["type"]) ?? "");
  if (named !== undefined) return named;
  // WeChat 4 packs the type into the lower half of a 64-bit number.
  const number = numberOf(row["localType"]);
  return number === null ? null : (NUMBERED_KINDS.get(number % 2 ** 32) ?? null);
}

/** Rows of a group begin with their sender in WeChat's own data, and some exporters left that in. */
function withoutPrefix(content: string, sender: string): string {
  const prefix = `${sender}:\n`;
  return content.startsWith(prefix) ? content.slice(prefix.length) : content;
}

function wordsIn(row: Fields, kind: MessageKind, content: string): Partial<ArchiveMessage> {
  const { text, quoted } = kind === "reply" ? withoutInlineQuote(content) : { text: content, quoted: null };
  return {
    kind,
    text: wordsOf(kind, text),
    replyTo: replyIn(row, quoted),
    mentions: mentionsIn(textOf(row["source"]) ?? ""),
    isForwarded: kind === "forward",
    hasAttachment: isMedia(kind),
  };
}

/** By id where there is one; what is quoted helps when the answered message has no id of its own. */
function replyIn(row: Fields, quoted: ReplyRef | null): ReplyRef | null {
  const id = exactIdOf(row["replyToMessageId"]);
  const [name, text] = [textOf(row["quotedSender"]), textOf(row["quotedContent"])];
  const quotation = name === null && text === null ? quoted : quotationOf(name, text);
  if (id === null) return quotation;
  return { ...replyTo(id), name: quotation?.name ?? null, text: quotation?.text ?? null };
}

const CALLED = /<atuserlist>\s*(?:<!\[CDATA\[)?([^<\]]*)/;

function mentionsIn(source: string): Named[] {
  const list = source === "" ? undefined : CALLED.exec(source)?.[1];
  if (list === undefined) return [];
  const ids = list.split(",").map((id) => id.trim());
  return ids.filter((id) => id !== "" && id !== "notify@all").map((id) => ({ id, name: null }));
}
