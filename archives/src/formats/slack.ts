import type { ArchiveChat, ArchiveItem, ArchiveMessage, ReplyRef } from "@kith/contract/archive";
import { baseName, filesByFolder, type ArchiveFile } from "../file.ts";
import { message, type Claim, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { instantOfEpoch, isPlausibleInstant } from "../time.ts";
import { fieldsOf, idOf, listOf, textOf, type Fields } from "../values.ts";
import { Bridges } from "./bridges.ts";
import { eventOf, isNoTalk, isTalk } from "./slack-events.ts";
import {
  CHANNEL_LISTS,
  nameIn,
  namedIn,
  readTeam,
  USER_LIST,
  type SlackChannel,
  type SlackTeam,
} from "./slack-team.ts";
import { isForwarded, kindOf, mentionsIn, reactionsOf, readable, textOfApp, userIn } from "./slack-words.ts";

/**
 * A Slack export: lists of users and channels, and a folder per channel with a file per day.
 * Oddities: a message's time is its id, unique in its channel and read as text, since a number would lose
 * its last digits; an answer in a thread names the thread's first message; a deleted message is Slackbot's;
 * an app may speak under any name; free plans hold public channels and ninety days alone.
 * Source: formats.md section 6.
 */
export const slackExport: Reader = {
  id: "slack-export",
  title: { "zh-CN": "Slack 导出", en: "Slack export" },
  wallClock: null,
  carries: { replies: true, mentions: true, joins: true, roster: true },
  claim,
  recognise,
  read,
};

/** What else such an export consists of, seen from its root. */
const BESIDES =
  /^(?:integration_logs|canvases|lists|file_conversations|huddle_transcripts|org_users|teams|external_teams)\.json$|^(?:__uploads|__avatars|attachments|canvases|lists)\//;

function claim(files: readonly ArchiveFile[]): Claim[] {
  const lists = files.filter(({ path }) => isList(path)).map(({ path }) => path);
  const withUsers = lists.filter((path) => baseName(path) === USER_LIST).map(folderOf);
  const withChannels = new Set(lists.filter((path) => baseName(path) !== USER_LIST).map(folderOf));
  const roots = withUsers.filter((folder) => withChannels.has(folder));
  return [...filesByFolder(files, roots)]
    .map(([root, inside]) => ({
      files: inside.filter(({ path }) => isOwn(path.slice(root.length))),
      besides: inside.filter(({ path }) => BESIDES.test(path.slice(root.length))),
    }))
    .filter((one) => one.files.some(({ path }) => !isList(path)));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function isOwn(path: string): boolean {
  return path === USER_LIST || CHANNEL_LISTS.has(path) || /^[^/]+\/\d{4}-\d\d-\d\d\.json$/.test(path);
}

/** Days of a channel whose lists are missing are still days. */
function recognise({ json }: FileHead): number | null {
  if (json?.root !== "array" || json.keys.get("type")?.scalar !== "message") return null;
  return TS.test(String(json.keys.get("ts")?.scalar ?? "")) ? 0.95 : null;
}

const TS = /^(\d{9,10})\.(\d{3})\d{0,6}$/;

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const days = files.filter(({ path }) => !isList(path));
  const lists = files.filter(({ path }) => isList(path));
  const workspace = new Workspace(await readTeam(lists, desk));
  for (const file of days) {
    const channel = workspace.channelOf(file.path);
    yield workspace.news(channel);
    for await (const part of desk.json(file, { elements: [""] })) {
      if (part.kind === "elements") yield messagesIn(part.values, { file, channel, workspace, desk });
    }
  }
}

function isList(path: string): boolean {
  return baseName(path) === USER_LIST || CHANNEL_LISTS.has(baseName(path));
}

/** The channels met so far. */
class Workspace {
  readonly team: SlackTeam;
  readonly bridges = new Bridges();
  readonly #told = new Set<string>();

  constructor(team: SlackTeam) {
    this.team = team;
  }

  /** A day's channel by its folder, which has the channel's name, or its id for talks of two. */
  channelOf(path: string): SlackChannel {
    const folder = path.split("/").at(-2) ?? "";
    const unknown = { id: folder, name: folder, shape: "unknown", purpose: null, members: [] } as const;
    return this.team.channels.get(folder) ?? unknown;
  }

  /** The chat and its members, once. */
  news({ id, name, shape, purpose, members }: SlackChannel): ArchiveItem[] {
    const chat = `slack:${id}`;
    if (this.#told.has(chat)) return [];
    this.#told.add(chat);
    const isNamed = name !== "" && !name.startsWith("mpdm-");
    const names = members.map((user) => this.team.users.get(user)?.name ?? "").filter(Boolean);
    const shown = isNamed ? name : names.slice(0, 5).join(", ") || name || id;
    const own: ArchiveChat = {
      type: "chat",
      key: chat,
      name: shown,
      platform: "slack",
      shape,
      purpose,
      exportedAt: null,
    };
    return [own, ...members.flatMap((user) => this.#memberOf(chat, user))];
  }

  #memberOf(chat: string, id: string): ArchiveItem[] {
    const user = this.team.users.get(id);
    if (user === undefined || user.isGone) return [];
    return [{ type: "person", chat, id, name: user.name, role: user.role, isBot: user.isBot }];
  }
}

interface DayInReading {
  readonly file: ArchiveFile;
  readonly channel: SlackChannel;
  readonly workspace: Workspace;
  readonly desk: ReadingDesk;
}

function messagesIn(values: readonly unknown[], day: DayInReading): ArchiveMessage[] {
  const messages: ArchiveMessage[] = [];
  for (const value of values) {
    const row = fieldsOf(value);
    const one = row === null ? null : messageOf(row, day);
    if (one === "notChat") day.desk.loss.skip("notChat", day.file.path, null, subtypeOf(row));
    else if (one === null)
      day.desk.loss.skip("malformed", day.file.path, null, JSON.stringify(value).slice(0, 80));
    else messages.push(one);
  }
  return messages;
}

function subtypeOf(row: Fields | null): string {
  return textOf(row?.["subtype"]) ?? "";
}

function messageOf(
  row: Fields,
  { channel, workspace, desk }: DayInReading,
): ArchiveMessage | "notChat" | null {
  const id = idOf(row["ts"]);
  if (id === null) return null;
  const subtype = subtypeOf(row);
  if (row["type"] !== "message" || isNoTalk(subtype)) return "notChat";
  const common = { chat: `slack:${channel.id}`, id, at: instantOf(id), timeBasis: "epoch" } as const;
  const event = eventOf(subtype, row, workspace.team);
  if (event !== null) return message({ ...common, kind: "system", event });
  if (!isTalk(subtype)) desk.loss.unknownKind(subtype);
  const replyTo = replyOf(row, id, workspace.team);
  if (subtype === "tombstone") return message({ ...common, replyTo, isRecalled: true });
  return message({ ...common, replyTo, ...authorOf(row, workspace), ...wordsOf(row, workspace.team) });
}

/** `1559866902.000200` read as text: seconds and their thousandths. */
function instantOf(ts: string): number | null {
  const [, seconds, millis] = TS.exec(ts) ?? [];
  if (seconds === undefined) return instantOfEpoch(Number(ts));
  const at = Number(seconds) * 1000 + Number(millis);
  return isPlausibleInstant(at) ? at : null;
}

function replyOf(row: Fields, id: string, team: SlackTeam): ReplyRef | null {
  const root = idOf(row["thread_ts"]);
  if (root === null || root === id) return null;
  const parent = userIn(row, "parent_user_id");
  const author = parent === null ? null : namedIn(team, parent);
  return { id: root, sender: parent, name: author?.name ?? null, at: null, text: null, basis: "mark" };
}

function authorOf(
  row: Fields,
  { team, bridges }: Workspace,
): Pick<ArchiveMessage, "sender" | "name" | "isBot"> {
  const user = userIn(row);
  const bot = idOf(row["bot_id"]);
  const ownName = textOf(row["username"]);
  if (user !== null && (bot === null || team.users.has(user))) {
    const known = team.users.get(user);
    const name = known?.name ?? nameIn(fieldsOf(row["user_profile"])) ?? ownName ?? "";
    return { sender: user, name, isBot: known?.isBot ?? false };
  }
  const account = bot ?? user;
  const name = ownName ?? textOf(fieldsOf(row["bot_profile"])?.["name"]) ?? "";
  if (account === null)
    return { sender: name === "" ? null : name, name, isBot: subtypeOf(row) === "bot_message" };
  return { name, ...bridges.speak(account, name) };
}

function wordsOf(row: Fields, team: SlackTeam): Partial<ArchiveMessage> {
  const written = textOf(row["text"]) ?? "";
  const isApp = idOf(row["bot_id"]) !== null || subtypeOf(row) === "bot_message";
  const text = isApp ? textOfApp(row, team) : readable(written, team);
  const isCall = subtypeOf(row) === "huddle_thread";
  return {
    kind: isCall ? "call" : kindOf(row, text),
    text: isCall ? "" : text,
    mentions: mentionsIn(written, team),
    isForwarded: isForwarded(row),
    hasAttachment: listOf(row["files"]).length > 0,
    ...reactionsOf(row["reactions"], team),
  };
}
