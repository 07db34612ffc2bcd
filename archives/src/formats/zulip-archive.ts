import type { ArchiveChat, ArchiveItem, ArchiveMessage } from "@kith/contract/archive";
import { baseName, foldersOf, type ArchiveFile } from "../file.ts";
import { message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { instantOfEpoch } from "../time.ts";
import { fieldsOf, idOf, numberOf, textOf } from "../values.ts";
import { zulipPostOfHtml } from "./zulip-post.ts";

/**
 * What zulip-archive keeps of a Zulip's channels: `zulip_json/<id>-<Channel>/<topic>.json`.
 * Oddities: names in paths have dots for percent signs, and hyphens for the spaces of a channel's name, so
 * the file of a resolved topic (a check mark first) begins with a dot; a sender is a name and nothing
 * else, whoever is mentioned has an id besides, which therefore means nobody here; a message that was
 * moved stands in two files. Source: formats.md sections 9 and 15a.
 */
export const zulipArchive: Reader = {
  id: "zulip-archive",
  title: { "zh-CN": "Zulip 存档（zulip-archive）", en: "Zulip archive (zulip-archive)" },
  wallClock: null,
  carries: { replies: true, mentions: true, joins: false, roster: false },
  recognise,
  read,
};

const INDEX_FILE = "stream_index.json";

function recognise({ file, json }: FileHead): number | null {
  if (json === null) return null;
  const isIndex = baseName(file.path) === INDEX_FILE && json.root === "object" && json.keys.has("streams");
  if (isIndex) return 0.95;
  if (json.root !== "array") return null;
  if (["sender_full_name", "timestamp"].every((key) => json.keys.has(key))) return 0.95;
  // The content stands first: many pages of it hide from view what else there is.
  const isCut = json.keys.has("content") && [...json.keys.keys()].every((key) => ROW_KEYS.has(key));
  return isCut && TOPIC_PATH.test(file.path) ? 0.9 : null;
}

const ROW_KEYS = new Set(["content", "id", "sender_full_name", "timestamp"]);
const TOPIC_PATH = /(?:^|\/)\d+-[^/]*\/[^/]+\.json$/;

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const index = files.find((file) => baseName(file.path) === INDEX_FILE);
  const channels = new Channels(index === undefined ? null : await indexIn(index, desk));
  const seen = new Set<string | number>();
  for (const file of files) {
    if (file === index) continue;
    const place = channels.placeOf(file.path);
    yield place.news;
    for await (const part of desk.json(file, { elements: [""] })) {
      if (part.kind === "elements") yield messagesIn(part.values, place, seen, desk);
    }
  }
}

/** Where the messages of a file belong, and the chat itself when it is met for the first time. */
interface Place {
  readonly path: string;
  readonly chat: string;
  readonly topic: string | null;
  readonly news: ArchiveChat[];
}

function messagesIn(
  values: readonly unknown[],
  place: Place,
  seen: Set<string | number>,
  desk: ReadingDesk,
): ArchiveMessage[] {
  const messages: ArchiveMessage[] = [];
  for (const value of values) {
    const id = idOf(fieldsOf(value)?.["id"]);
    const key = id === null ? null : keyOf(id);
    if (key !== null && seen.has(key)) {
      desk.loss.skip("duplicate", place.path, null, `id ${key}`);
      continue;
    }
    const one = messageOf(value, id, place);
    if (one === null || key === null) {
      desk.loss.skip("malformed", place.path, null, JSON.stringify(value).slice(0, 80));
      continue;
    }
    seen.add(key);
    messages.push(one);
  }
  return messages;
}

/** A million ids are at hand at once: as numbers they take a third of the room. */
function keyOf(id: string): string | number {
  const number = Number(id);
  return Number.isSafeInteger(number) ? number : id;
}

function messageOf(value: unknown, id: string | null, place: Place): ArchiveMessage | null {
  const row = fieldsOf(value);
  const name = textOf(row?.["sender_full_name"]);
  const html = textOf(row?.["content"]);
  if (id === null || name === null || html === null) return null;
  const at = instantOfEpoch(numberOf(row?.["timestamp"]) ?? Number.NaN);
  const { text, mentions, quote, hasAttachment, isDeleted } = zulipPostOfHtml(html);
  const author = quote?.author?.name ?? null;
  return message({
    chat: place.chat,
    topic: place.topic,
    id,
    at,
    timeBasis: "epoch",
    sender: name,
    name,
    kind: text === "" && hasAttachment ? "file" : "text",
    text,
    hasAttachment,
    isRecalled: isDeleted,
    mentions: [...new Set(mentions.map((mention) => mention.name))].map((who) => ({ id: null, name: who })),
    replyTo:
      quote === null
        ? null
        : { id: quote.messageId, sender: author, name: author, at: null, text: quote.text, basis: "quote" },
  });
}

/** The channels met so far, one chat each. */
class Channels {
  readonly #index: ChannelIndex | null;
  readonly #known = new Set<string>();

  constructor(index: ChannelIndex | null) {
    this.#index = index;
  }

  placeOf(path: string): Place {
    const folder = foldersOf(path).at(-1) ?? "";
    const [, id = null, rest = folder] = /^(\d+)-(.*)$/s.exec(folder) ?? [];
    const chat = `zulip:${id ?? folder}`;
    const topic = decodedName(baseName(path).replace(/\.json$/i, "")).replace(RESOLVED, "");
    const name = this.#index?.names.get(id ?? "") ?? decodedName(rest);
    const news: ArchiveChat[] = [];
    if (!this.#known.has(chat)) {
      this.#known.add(chat);
      const exportedAt = this.#index?.exportedAt ?? null;
      const common = { type: "chat", platform: "zulip", shape: "group", purpose: null, exportedAt } as const;
      news.push({ ...common, key: chat, name: name === "" ? topic : name });
    }
    return { path, chat, topic, news };
  }
}

/** Zulip puts this before the name of a topic that is settled; it stays the same topic. */
const RESOLVED = /^✔\s*/;

/** What the archive's own index tells: the names as people wrote them. */
interface ChannelIndex {
  readonly names: ReadonlyMap<string, string>;
  readonly exportedAt: number | null;
}

async function indexIn(file: ArchiveFile, desk: ReadingDesk): Promise<ChannelIndex> {
  const names = new Map<string, string>();
  let exportedAt: number | null = null;
  // Nothing is read element by element; something to skip makes the walk step into the document.
  for await (const part of desk.json(file, { elements: [], skip: ["none"] })) {
    if (part.kind !== "value") continue;
    if (part.path === "time") exportedAt = instantOfEpoch(numberOf(part.value) ?? Number.NaN);
    if (part.path !== "streams") continue;
    for (const [name, stream] of Object.entries(fieldsOf(part.value) ?? {})) {
      const id = idOf(fieldsOf(stream)?.["id"]);
      if (id !== null) names.set(id, name);
    }
  }
  return { names, exportedAt };
}

/** `Reading.20room.2Fnights` is `Reading room/nights`. Names too long for a file were cut, perhaps inside a character. */
function decodedName(name: string): string {
  return name.replace(/(?:\.[0-9A-F]{2})+/gi, (run) => {
    const bytes = run
      .slice(1)
      .split(".")
      .map((hex) => Number.parseInt(hex, 16));
    return new TextDecoder().decode(Uint8Array.from(bytes)).replace(/\ufffd+$/, "");
  });
}
