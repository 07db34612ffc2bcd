import type { ColumnUse } from "@kith/contract/archive";
import { encodingOf, HEAD_BYTES, headOf } from "./bytes/encoding.ts";
import { delimiters, rowsIn } from "./bytes/table.ts";
import { bytesOf, type ArchiveFile } from "./file.ts";
import { instantOfEpoch, readWrittenTime, type WrittenTime } from "./time.ts";

/** Enough of a table for a person to say which column is what. */
export interface TableSample {
  /** The header's words, or numbers from 1 where the table has no header. */
  readonly columns: readonly string[];
  /** The first five rows below the header. */
  readonly rows: readonly (readonly string[])[];
  /** The number, from 0, of the column for each use; -1 for a use no column has. */
  readonly guess: Readonly<Record<ColumnUse, number>>;
  /** Whether time, sender and text were all recognised by the header, so that nothing need be asked. */
  readonly isComplete: boolean;
}

/** A table's head as far as it was needed to understand it. */
export interface TableHead extends TableSample {
  readonly delimiter: string;
  readonly hasHeader: boolean;
}

const SAMPLED_ROWS = 50;
const SHOWN_ROWS = 5;
const SHOWN_CHARS = 200;

/** The first rows of a table with a guess at its columns; reads no more than the head of the file. */
export async function tableSampleOf(file: ArchiveFile): Promise<TableSample> {
  const { columns, rows, guess, isComplete } = await tableHeadOf(file);
  return { columns, rows, guess, isComplete };
}

export async function tableHeadOf(file: ArchiveFile): Promise<TableHead> {
  const bytes = await headOf(bytesOf(file), HEAD_BYTES);
  const text = new TextDecoder(encodingOf(bytes) ?? "utf-8").decode(bytes);
  return tableHeadIn(text, bytes.length === HEAD_BYTES);
}

/** @param isCut whether the text ends anywhere, so that its last line cannot be trusted. */
export function tableHeadIn(text: string, isCut: boolean): TableHead {
  const whole = isCut && text.includes("\n") ? text.slice(0, text.lastIndexOf("\n")) : text;
  const { delimiter, rows } = likeliestRows(whole.replaceAll("\r\n", "\n"));
  const first = rows[0] ?? [];
  const hasHeader = !first.some(isTime);
  const below = hasHeader ? rows.slice(1) : rows;
  const statistics = first.map((_, column) => statisticsOf(below, column));
  const named = namedColumns(hasHeader ? first : [], statistics);
  return {
    delimiter,
    hasHeader,
    columns: hasHeader ? first : first.map((_, i) => String(i + 1)),
    rows: below.slice(0, SHOWN_ROWS).map((row) => row.map((cell) => cell.slice(0, SHOWN_CHARS))),
    guess: guessed(named, statistics),
    isComplete: named.sender >= 0 && named.text >= 0 && (statistics[named.at]?.times ?? 0) > 0,
  };
}

/** The delimiter under which most rows have as many cells as the first, and of those the one that gives most. */
function likeliestRows(text: string): { delimiter: string; rows: (readonly string[])[] } {
  const readings = delimiters.map((delimiter) => {
    const rows = rowsIn(text, delimiter)
      .slice(0, SAMPLED_ROWS)
      .map(({ cells }) => cells);
    const width = rows[0]?.length ?? 0;
    const alike = rows.filter((row) => row.length === width).length;
    return { delimiter, rows, score: width < 2 ? 0 : (alike / rows.length) * Math.min(width, 20) };
  });
  return readings.reduce((best, one) => (one.score > best.score ? one : best));
}

/** What headers call each use, likeliest first, in lower case and without spaces and marks. */
const NAMES: Readonly<Record<ColumnUse, string>> = {
  at: `createtime timestamp datetime 发送时间 消息时间 时间戳 日期时间 sentat createdat strtime msgtime ts
    time 时间 date 日期`,
  sender: `群昵称 昵称 nickname sendername displayname 发送人 发送者 发言人 发送人昵称 发送者昵称 姓名 用户名 用户 作者
    username sender speaker author from name user`,
  text: "内容 消息内容 聊天内容 正文 文本 发言 消息 content strcontent text message msg body",
  senderId: `wxid qq号 qq 发送者qq号 发送人qq号 微信号 账号 发送者id 发送人id 用户id senderid userid authorid uid account`,
  kind: "类型 消息类型 kind type typename msgtype messagetype",
  id: "消息id messageid msgid msgsvrid id",
  replyTo: "回复 回复id 回复消息id 引用 replyto replytoid replytomessageid inreplyto parentid",
  chat: `群名 群名称 群聊 群 会话 聊天 聊天对象 频道 房间 chatname chat groupname group roomname room channel
    conversation`,
};

type Columns = Record<ColumnUse, number>;

/** The columns a header names. A table that only knows ids of people names them by these. */
function namedColumns(header: readonly string[], statistics: readonly ColumnStatistics[]): Columns {
  const words = header.map((cell) => cell.toLowerCase().replace(/[\s_\-:：()（）]/g, ""));
  const all = (use: ColumnUse) =>
    NAMES[use]
      .split(/\s+/)
      .map((name) => words.indexOf(name))
      .filter((at) => at >= 0);
  const first = (use: ColumnUse) => all(use)[0] ?? -1;
  const senderId = first("senderId");
  const sender = all("sender")[0] ?? senderId;
  const others = { text: first("text"), kind: first("kind"), id: first("id"), replyTo: first("replyTo") };
  return { at: timeAmong(all("at"), statistics), sender, senderId, ...others, chat: first("chat") };
}

/** Of the columns called a time, one that tells day and hour, else one that tells the day. */
function timeAmong(columns: readonly number[], statistics: readonly ColumnStatistics[]): number {
  const withClock = columns.find((column) => (statistics[column]?.clocks ?? 0) > 0);
  return withClock ?? columns.find((column) => (statistics[column]?.times ?? 0) > 0) ?? columns[0] ?? -1;
}

/** What the header does not say, by what stands below it. */
function guessed(named: Columns, statistics: readonly ColumnStatistics[]): Columns {
  const columns = { ...named };
  const taken = () => new Set(Object.values(columns));
  if (columns.at < 0) columns.at = mostly(statistics, taken(), ({ times }) => times);
  if (columns.text < 0) columns.text = mostly(statistics, taken(), ({ chars }) => chars);
  if (columns.sender < 0) columns.sender = mostly(statistics, taken(), ({ repeats }) => repeats);
  return columns;
}

interface ColumnStatistics {
  /** Cells that are times, and those of them that tell the hour. */
  readonly times: number;
  readonly clocks: number;
  readonly chars: number;
  /** Cells that say what a cell above them said: people speak more than once. */
  readonly repeats: number;
}

function statisticsOf(rows: readonly (readonly string[])[], column: number): ColumnStatistics {
  const cells = rows.map((row) => row[column] ?? "").filter((cell) => cell !== "");
  return {
    times: cells.filter(isTime).length,
    clocks: cells.filter((cell) => isTime(cell) && /:|^\s*\d{9,}/.test(cell)).length,
    chars: cells.reduce((sum, cell) => sum + Math.min(cell.length, SHOWN_CHARS), 0),
    repeats: cells.length - new Set(cells).size,
  };
}

/** The column with most of what is asked for, not yet taken; -1 when none has any. */
function mostly(
  statistics: readonly ColumnStatistics[],
  taken: ReadonlySet<number>,
  of: (one: ColumnStatistics) => number,
): number {
  const amounts = statistics.map((one, column) => (taken.has(column) ? 0 : of(one)));
  const most = Math.max(0, ...amounts);
  return most === 0 ? -1 : amounts.indexOf(most);
}

function isTime(cell: string): boolean {
  return readTimeCell(cell) !== null;
}

/** A cell that tells a time: an epoch number, or a date with or without a zone. */
export type TimeCell = { readonly epoch: number } | { readonly written: WrittenTime };

/** Numbers in powers of ten (`1.7E+12`) are what a spreadsheet left of a number: hours and days off. */
export function readTimeCell(cell: string): TimeCell | null {
  const text = cell.trim();
  if (/^\d{9,17}(?:\.\d+)?$/.test(text)) {
    const epoch = instantOfEpoch(Number(text));
    return epoch === null ? null : { epoch };
  }
  const written = readWrittenTime(text);
  return written === null ? null : { written };
}
