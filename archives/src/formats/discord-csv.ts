import type { ArchiveItem, ArchiveMessage, CarrierEvent, Named } from "@kith/contract/archive";
import { encodingOf, headOf } from "../bytes/encoding.ts";
import { rowsIn, rowsOf, type TableRow } from "../bytes/table.ts";
import { kindOfFile } from "../file-kind.ts";
import { baseName, bytesOf, foldersOf, type ArchiveFile } from "../file.ts";
import { message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { isPlausibleInstant } from "../time.ts";
import { orderOfDates, readDiscordDate, type DateOrder } from "./discord-dates.ts";
import { DELETED_USER_ID, DELETED_USER_TAG } from "./discord-words.ts";

/**
 * DiscordChatExporter's tables, with semicolons or commas, one file per channel, page or day.
 * Oddities: no message ids, no answers, no mark for bots; the channel stands in the path alone; clocks have
 * minutes and the exporter's zone and culture; system rows are sentences said by whom they concern; a
 * webhook speaks under any name, and everyone who deleted their account is one user.
 * Source: formats.md section 5.
 */
export const discordCsv: Reader = {
  id: "discord-csv",
  title: { "zh-CN": "DiscordChatExporter 导出的 CSV", en: "DiscordChatExporter CSV" },
  wallClock: { defaultZone: "UTC" },
  carries: { replies: false, mentions: false, joins: true, roster: false },
  recognise,
  read,
};

const HEADER =
  /^\ufeff?"?(?:AuthorID"?[;,]"?)?Author"?([;,])"?Date"?[;,]"?Content"?[;,]"?Attachments"?[;,]"?Reactions"?;?\s*$/i;

function recognise({ text, json }: FileHead): number | null {
  return json === null && HEADER.test(text.slice(0, text.search(/\r?\n|$/))) ? 0.98 : null;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const heads: TableHead[] = [];
  for (const file of files) heads.push(await headIn(file));
  const common = orderOfAll(heads);
  const announced = new Set<string>();
  for (const [i, file] of files.entries()) {
    const name = channelOf(file.path);
    const chat = `discord:${name}`;
    if (!announced.has(chat)) {
      announced.add(chat);
      yield [
        {
          type: "chat",
          key: chat,
          name,
          platform: "discord",
          shape: "group",
          purpose: null,
          exportedAt: null,
        },
      ];
    }
    const { order, ...head } = heads[i]!;
    yield* readFile(file, { ...head, chat, order: order?.isCertain === true ? order.order : common, desk });
  }
}

const HEAD_BYTES = 1 << 15;

/** Something that may be a date whose order is open; most tables hold none, and need no closer look. */
const NUMBERED_DATE = /\d[/-]\d{1,2}[/-]\d{2}/;

/** How a table is written, as far as its beginning shows. */
interface TableHead {
  readonly delimiter: string;
  readonly hasIds: boolean;
  readonly order: ReturnType<typeof orderOfDates>;
}

async function headIn(file: ArchiveFile): Promise<TableHead> {
  const bytes = await headOf(bytesOf(file), HEAD_BYTES).catch(() => new Uint8Array(0));
  const text = new TextDecoder(encodingOf(bytes) ?? "utf-8").decode(bytes);
  const header = text.slice(0, text.search(/\r?\n|$/));
  const delimiter = HEADER.exec(header)?.[1] ?? ",";
  const hasIds = /^\ufeff?"?AuthorID/i.test(header);
  if (!NUMBERED_DATE.test(text)) return { delimiter, hasIds, order: null };
  const whole = bytes.length < HEAD_BYTES ? text : text.slice(0, text.lastIndexOf("\n") + 1);
  const rows = rowsIn(whole.replaceAll("\r\n", "\n"), delimiter);
  return { delimiter, hasIds, order: orderOfDates(rows.map(({ cells }) => cells[hasIds ? 2 : 1] ?? "")) };
}

/** One exporter wrote them all: what one file makes certain goes for those that leave it open. */
function orderOfAll(heads: readonly TableHead[]): DateOrder {
  const known = heads.flatMap(({ order }) => order ?? []);
  return (known.find(({ isCertain }) => isCertain) ?? known[0])?.order ?? "monthFirst";
}

interface TableInReading extends Omit<TableHead, "order"> {
  readonly chat: string;
  readonly order: DateOrder;
  readonly desk: ReadingDesk;
}

async function* readFile(file: ArchiveFile, table: TableInReading): AsyncGenerator<ArchiveItem[]> {
  const { desk, delimiter } = table;
  const notes = {
    tooLong: (line: number, start: string) => desk.loss.skip("tooLong", file.path, line, start),
  };
  for await (const rows of rowsOf(desk.lines(file), delimiter, notes)) {
    const messages: ArchiveMessage[] = [];
    for (const row of rows) {
      const one = messageOf(row, table);
      if (typeof one !== "string") messages.push(one);
      else if (one !== "header") desk.loss.skip(one, file.path, row.line, row.cells.join(delimiter));
    }
    yield messages;
  }
}

function messageOf(
  { cells }: TableRow,
  table: TableInReading,
): ArchiveMessage | "header" | "malformed" | "noTime" | "notChat" {
  const [id = "", author, date, content = "", attachments = "", reactions = ""] = table.hasIds
    ? cells
    : ["", ...cells];
  if (author === undefined || date === undefined) return "malformed";
  if (author === "Author" && date === "Date") return "header";
  const time = timeOf(date, table);
  if (time === null) return "noTime";
  const who = senderOf(id, author);
  const row = content === "Changed the channel icon." ? "notChat" : systemRow(content, who);
  if (row === "notChat") return row;
  const common = { chat: table.chat, ...time };
  if (row !== null && row !== "call") return message({ ...common, kind: "system", event: row });
  const text = row === "call" ? "" : content.trim();
  return message({
    ...common,
    sender: who.id,
    name: who.name ?? "",
    kind: row ?? (text === "" && attachments !== "" ? kindOfFile(attachments.split(",")[0] ?? "") : "text"),
    text,
    hasAttachment: attachments !== "",
    reactions: reactionsIn(reactions),
  });
}

function timeOf(
  date: string,
  { order, desk }: TableInReading,
): Pick<ArchiveMessage, "at" | "timeBasis"> | null {
  const written = readDiscordDate(date, order);
  if (written === null) return null;
  const { local, offsetMs } = written;
  const at = offsetMs === null ? desk.clock.instantOf(local) : local - offsetMs;
  if (!isPlausibleInstant(at)) return null;
  return { at, timeBasis: offsetMs === null ? "assumed" : "explicit" };
}

/** Webhooks have the number 0000 and use many names under one id: each name is somebody of their own. */
function senderOf(id: string, author: string): Named {
  const [, name = author, number] = /^(.*)#(\d{4})$/s.exec(author) ?? [];
  if (id === DELETED_USER_ID || author === DELETED_USER_TAG) return { id: null, name };
  const own = id === "" ? author : id;
  return { id: number === "0000" ? `${own}/${name}` : own === "" ? null : own, name };
}

/** What a system row's sentence says; null when it is somebody's own. */
function systemRow(content: string, who: Named): CarrierEvent | "call" | null {
  const common = { actor: null, targets: [], value: null };
  switch (content) {
    case "Joined the server.":
      return { ...common, kind: "joined", targets: [who] };
    case "Left the group.":
      return { ...common, kind: "left", targets: [who] };
    case "Pinned a message.":
      return { ...common, kind: "pinned", actor: who };
    case "Started a thread.":
      return { ...common, kind: "topicChanged", actor: who };
    default:
      return content.length < MAX_SENTENCE && SENTENCE.test(content) ? longerSentence(content, who) : null;
  }
}

const MAX_SENTENCE = 300;
const SENTENCE = /^(?:Added|Removed|Changed|Started) /;

function longerSentence(content: string, who: Named): CarrierEvent | "call" | null {
  const [, verb, name] = /^(Added|Removed) (.+) (?:to|from) the group\.$/.exec(content) ?? [];
  if (verb !== undefined && name !== undefined) {
    const targets = [{ id: null, name: name.replace(/#\d{4}$/, "") }];
    return { kind: verb === "Added" ? "joined" : "removed", actor: who, targets, value: null };
  }
  const renamed = /^Changed the channel name(?:: (.+?))?\.?$/.exec(content);
  if (renamed !== null) return { kind: "renamedCarrier", actor: who, targets: [], value: renamed[1] ?? null };
  return /^Started a call that lasted \d+ minutes\.$/.test(content) ? "call" : null;
}

/** `🙏 (7),👌 (5)`: who reacted is not told. */
function reactionsIn(cell: string): number {
  let sum = 0;
  for (const [, count] of cell.matchAll(/ \((\d{1,6})\)(?=,|$)/g)) sum += Number(count);
  return sum;
}

/** Folders that say how, not where: the format, a day, the span of an export. */
const NO_CHANNEL =
  /^(?:csv|json|txt|plaintext|html\w*|exports?|output|\d{4}-(?:\d\d|[A-Z][a-z]{2})-\d\d|(?:before|after)\W.*\d{4}.*|.*\.zip)$/;
const PAGE = /^(?:\d{1,20}|part\W?\d{0,6})$/i;

/** The exporter's own file names: `Server - Category - channel [123456789012345678] (after 2020-01-01) [part 2]`. */
const OWN_NAME = /^.+? - (.+) \[\d{15,20}\](?: \([^)]*\))?(?: \[part \d+\])?$/;

/** `…/<category>/<channel>/3.csv`, whatever the day, or a file named for its channel. */
function channelOf(path: string): string {
  const own = baseName(path).replace(/\.\w{1,5}$/, "");
  const exported = OWN_NAME.exec(own)?.[1];
  if (exported !== undefined) return exported.replace(" - ", "/");
  if (own !== "" && !PAGE.test(own)) return own;
  const folders = foldersOf(path).filter((folder) => !NO_CHANNEL.test(folder));
  return folders.slice(-2).join("/") || own || "discord";
}
