import type { ArchiveItem, ArchiveMessage, Named, ReplyRef } from "@kith/contract/archive";
import { baseName, filesByFolder, type ArchiveFile } from "../file.ts";
import { message, type Claim, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { instantOfEpoch } from "../time.ts";
import { fieldsOf, idOf, numberOf, textOf, type Fields } from "../values.ts";
import { zulipPostOfHtml, zulipPostOfMarkdown, type ZulipPost } from "./zulip-post.ts";
import { emptyRealm, readRealm } from "./zulip-realm.ts";
import { Talks } from "./zulip-talks.ts";

/**
 * A Zulip organisation's own export: `realm.json` (who is there) beside `messages-000001.json` … (what was
 * said), among uploads and pictures.
 * Oddities: an instant is a float of seconds; a channel is a "stream" reached through a "recipient";
 * `rendered_content` is null in what was never shown; private conversations are there as well.
 * Source: formats.md section 9.
 */
export const zulipExport: Reader = {
  id: "zulip-export",
  title: { "zh-CN": "Zulip 组织导出", en: "Zulip organisation export" },
  wallClock: null,
  carries: { replies: true, mentions: true, joins: true, roster: true },
  claim,
  recognise,
  read,
};

const REALM_FILE = "realm.json";
const MESSAGE_FILE = /^messages-\d+\.json$/;

/** What else such an export consists of. */
const BESIDES = /^(?:attachment|analytics|migration_status)\.json$|^(?:uploads|avatars|emoji|realm_icons)\//;

function claim(files: readonly ArchiveFile[]): Claim[] {
  const named = files.filter(({ path }) => isRealm(path) || MESSAGE_FILE.test(baseName(path)));
  const whole = exportsAmong(named).filter(({ realm, messages }) => realm !== null && messages.length > 0);
  const inside = filesByFolder(
    files,
    whole.map(({ folder }) => folder),
  );
  return whole.map(({ folder, realm, messages }) => ({
    files: realm === null ? messages : [realm, ...messages],
    besides: (inside.get(folder) ?? []).filter(({ path }) => BESIDES.test(path.slice(folder.length))),
  }));
}

/** Messages without their realm are still messages. */
function recognise({ file, json }: FileHead): number | null {
  if (json?.root !== "object") return null;
  if (json.keys.has("zerver_message")) return 0.95;
  return isRealm(file.path) && json.keys.has("zerver_realm") ? 0.95 : null;
}

interface ExportFiles {
  /** "" or ending in a slash. */
  readonly folder: string;
  readonly realm: ArchiveFile | null;
  readonly messages: readonly ArchiveFile[];
}

function exportsAmong(files: readonly ArchiveFile[]): ExportFiles[] {
  const folders = new Map<string, ArchiveFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, file.path.length - baseName(file.path).length);
    const own = folders.get(folder);
    if (own === undefined) folders.set(folder, [file]);
    else own.push(file);
  }
  return [...folders].map(([folder, own]) => ({
    folder,
    realm: own.find(({ path }) => isRealm(path)) ?? null,
    messages: own.filter(({ path }) => !isRealm(path)),
  }));
}

function isRealm(path: string): boolean {
  return baseName(path) === REALM_FILE;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  for (const { realm, messages } of exportsAmong(files)) {
    const talks = new Talks(realm === null ? emptyRealm() : await readRealm(realm, desk));
    for (const file of messages) yield* readMessages(file, talks, desk);
  }
}

const PLAN = {
  elements: ["zerver_message"],
  skip: ["zerver_usermessage", "zerver_userprofile_ids", "realm_id"],
};

async function* readMessages(
  file: ArchiveFile,
  talks: Talks,
  desk: ReadingDesk,
): AsyncGenerator<ArchiveItem[]> {
  for await (const part of desk.json(file, PLAN)) {
    if (part.kind !== "elements") continue;
    const items: ArchiveItem[] = [];
    for (const value of part.values) {
      const row = fieldsOf(value);
      const one = row === null ? null : messageOf(row, talks, items);
      if (one === null) desk.loss.skip("malformed", file.path, null, JSON.stringify(value).slice(0, 80));
      else items.push(one);
    }
    yield items;
  }
}

function messageOf(row: Fields, talks: Talks, items: ArchiveItem[]): ArchiveMessage | null {
  const id = idOf(row["id"]);
  const sender = idOf(row["sender"]);
  const recipient = idOf(row["recipient"]);
  const post = postOf(row);
  if (id === null || sender === null || recipient === null || post === null) return null;
  const chat = talks.chatOf(recipient, sender, items);
  const reactedBy = talks.realm.reactions.get(id) ?? [];
  const topic = (textOf(row["subject"]) ?? "").replace(RESOLVED, "");
  return message({
    chat,
    topic: topic === "" ? null : topic,
    id,
    at: instantOfEpoch(numberOf(row["date_sent"]) ?? Number.NaN),
    timeBasis: "epoch",
    sender,
    name: talks.nameOf(sender),
    kind: post.text === "" && post.hasAttachment ? "file" : "text",
    text: post.text,
    replyTo: replyOf(post, talks),
    mentions: mentionsOf(post, talks),
    isBot: talks.realm.users.get(sender)?.isBot ?? false,
    isRecalled: post.isDeleted,
    hasAttachment: post.hasAttachment,
    reactedBy: [...new Set(reactedBy)].map((user) => talks.named(user)),
    reactions: reactedBy.length,
  });
}

const RESOLVED = /^✔\s*/;

function postOf(row: Fields): ZulipPost | null {
  const rendered = textOf(row["rendered_content"]);
  if (rendered !== null) return zulipPostOfHtml(rendered);
  const written = textOf(row["content"]);
  return written === null ? null : zulipPostOfMarkdown(written);
}

function replyOf({ quote }: ZulipPost, talks: Talks): ReplyRef | null {
  if (quote === null) return null;
  const sender = quote.author === null ? null : talks.idOf(quote.author);
  const name = quote.author?.name ?? null;
  return { id: quote.messageId, sender, name, at: null, text: quote.text, basis: "quote" };
}

function mentionsOf({ mentions }: ZulipPost, talks: Talks): Named[] {
  if (mentions.length === 0) return [];
  const people = mentions.map((one) => ({ id: talks.idOf(one), name: one.name }));
  return [...new Map(people.map((one) => [one.id ?? one.name, one])).values()];
}
