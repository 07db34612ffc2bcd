import type {
  ArchiveChat,
  ArchiveItem,
  ArchiveMessage,
  MessageKind,
  SkipReason,
  TimeBasis,
} from "@kith/contract/archive";
import { rowsOf, type ColumnMapping, type TableRow } from "../bytes/table.ts";
import { baseName, type ArchiveFile } from "../file.ts";
import { isMedia, message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { eventOfSystemText } from "../system-text.ts";
import { readTimeCell, tableHeadIn, tableHeadOf } from "../table-head.ts";
import { isPlausibleInstant } from "../time.ts";
import { quotationOf, replyTo, wordsOf } from "../wording.ts";

/**
 * Any table with a time, a sender and a text in each row, whatever it came from. Columns are found by the
 * header's words in Chinese or English, or told. Oddities: spreadsheets destroy long ids (`1.7E+18`, or zeros
 * from the sixteenth digit on), a date and its clock may stand in two columns, rows may be ragged.
 * Source: formats.md section 14.
 */
export const plainCsv: Reader = {
  id: "plain-csv",
  title: { "zh-CN": "普通表格（CSV、TSV）", en: "Plain table (CSV, TSV)" },
  wallClock: { defaultZone: "Asia/Shanghai" },
  carries: { replies: true, mentions: true, joins: true, roster: false },
  recognise,
  read,
};

const LOOKED_AT_CHARS = 1 << 14;

/** Never above what a reader that knows the header says of it. */
function recognise({ text, json, file }: FileHead): number | null {
  if (json !== null) return null;
  const isCut = text.length > LOOKED_AT_CHARS || file.size === null || file.size > 4 * LOOKED_AT_CHARS;
  const { isComplete, rows, columns, guess } = tableHeadIn(text.slice(0, LOOKED_AT_CHARS), isCut);
  if (isComplete) return 0.4;
  const isEven = rows.length > 2 && rows.every((row) => row.length === columns.length);
  const isTimed = rows.every((row) => readTimeCell(row[guess.at] ?? "") !== null);
  return isEven && isTimed && columns.length > 2 ? 0.2 : null;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const announced = new Set<string>();
  for (const file of files) {
    const head = await tableHeadOf(file);
    const columns = desk.mapping ?? (head.isComplete ? head.guess : null);
    if (columns === null) {
      desk.loss.skip("unknownFormat", file.path, 1, head.columns.join(head.delimiter));
      continue;
    }
    const table = new TableInReading(file, desk, columns);
    const notes = {
      tooLong: (line: number, start: string) => desk.loss.skip("tooLong", file.path, line, start),
    };
    for await (const rows of rowsOf(desk.lines(file), head.delimiter, notes)) {
      const items: ArchiveItem[] = [];
      for (const row of rows) {
        // Tables put together from several hold the header several times.
        if (!isSame(row.cells, head.columns)) table.take(row, announced, items);
      }
      yield items;
    }
  }
}

function isSame(cells: readonly string[], header: readonly string[]): boolean {
  return (
    cells[0] === header[0] && cells.length === header.length && cells.every((cell, i) => cell === header[i])
  );
}

class TableInReading {
  readonly #file: ArchiveFile;
  readonly #desk: ReadingDesk;
  readonly #columns: ColumnMapping;

  constructor(file: ArchiveFile, desk: ReadingDesk, columns: ColumnMapping) {
    this.#file = file;
    this.#desk = desk;
    this.#columns = columns;
  }

  take(row: TableRow, announced: Set<string>, items: ArchiveItem[]): void {
    const chat = this.#chatOf(row.cells);
    const one = this.#message(row, chat.key);
    if (typeof one === "string") {
      this.#desk.loss.skip(one, this.#file.path, row.line, row.cells.join(" "));
    } else if (one !== null) {
      if (!announced.has(chat.key)) items.push(chat);
      announced.add(chat.key);
      items.push(one);
    }
  }

  /** A table without a column for it is one chat. */
  #chatOf(cells: readonly string[]): ArchiveChat {
    const named = this.#cell(cells, "chat");
    const name = named || baseName(this.#file.path).replace(/\.(?:csv|tsv|txt)$/i, "");
    const key = `csv:${named || this.#file.path}`;
    const common = { type: "chat", platform: "unknown", purpose: null, exportedAt: null } as const;
    return { ...common, key, name, shape: "unknown" };
  }

  #message(row: TableRow, chat: string): ArchiveMessage | SkipReason | null {
    const { cells, line } = row;
    const time = this.#timeOf(cells);
    if (time === null) return "noTime";
    if (!isPlausibleInstant(time.at)) return "absurdTime";
    const kind = this.#kindOf(cells);
    const content = cells[this.#columns.text] ?? "";
    const place = { chat, ...time, id: this.#localId(this.#id(row, "id")) };
    if (kind === "system") return this.#news(content, place);
    const name = this.#cell(cells, "sender");
    const id = this.#columns.senderId === this.#columns.sender ? null : this.#id(row, "senderId");
    const sender = id ?? (isDestroyedId(name) ? this.#destroyed(name, line) : name || null);
    if (sender === null) return "noSender";
    const text = wordsOf(kind, content);
    const replyTo = this.#replyIn(row);
    return message({
      ...place,
      sender,
      name: name || sender,
      kind,
      text,
      replyTo,
      hasAttachment: isMedia(kind),
    });
  }

  #cell(cells: readonly string[], use: keyof ColumnMapping): string {
    return cells[this.#columns[use] ?? -1]?.trim() ?? "";
  }

  #timeOf(cells: readonly string[]): { at: number; timeBasis: TimeBasis } | null {
    const column = this.#columns.at;
    const cell = (cells[column] ?? "").trim();
    const beside = (cells[column + 1] ?? "").trim();
    const isSplit = cell.length <= 11 && !cell.includes(":") && /^\d{1,2}:\d{2}/.test(beside);
    const time = readTimeCell(isSplit ? `${cell} ${beside}` : cell);
    if (time === null) return null;
    if ("epoch" in time) return { at: time.epoch, timeBasis: "epoch" };
    const { local, offsetMs } = time.written;
    if (offsetMs !== null) return { at: local - offsetMs, timeBasis: "explicit" };
    return { at: this.#desk.clock.instantOf(local), timeBasis: "assumed" };
  }

  /** An id as it stands there, unless a spreadsheet has destroyed it. */
  #id({ cells, line }: TableRow, use: keyof ColumnMapping): string | null {
    const cell = this.#cell(cells, use);
    return isDestroyedId(cell) ? this.#destroyed(cell, line) : cell || null;
  }

  #destroyed(cell: string, line: number): null {
    this.#desk.loss.skip("malformed", this.#file.path, line, cell);
    return null;
  }

  /** A short number counts the rows of this file and would stand for another message in the next. */
  #localId(id: string | null): string | null {
    return id !== null && /^\d{1,8}$/.test(id) ? `${this.#file.path}#${id}` : id;
  }

  #replyIn(row: TableRow): ArchiveMessage["replyTo"] {
    const target = this.#id(row, "replyTo");
    if (target === null || target === "0" || target === "-1") return null;
    const hasIds = (this.#columns.id ?? -1) >= 0;
    return hasIds ? replyTo(this.#localId(target) ?? target) : quotationOf(null, target);
  }

  #kindOf(cells: readonly string[]): MessageKind {
    const cell = this.#cell(cells, "kind");
    if (cell === "" || /^\d+$/.test(cell)) return "text";
    const kind = KINDS.find(([, words]) => words.test(cell))?.[0];
    if (kind === undefined) this.#desk.loss.unknownKind(cell.slice(0, 40));
    return kind ?? "text";
  }

  #news(content: string, place: Partial<ArchiveMessage>): ArchiveMessage | null {
    const event = eventOfSystemText(content);
    if (event === null) this.#desk.loss.unknownKind("system");
    return event === null ? null : message({ ...place, kind: "system", event });
  }
}

/** What tables call their kinds of messages; the first that fits wins. */
const KINDS: readonly (readonly [MessageKind, RegExp])[] = [
  ["system", /系统|撤回|system|notice/i],
  ["reply", /引用|回复|reply|quote/i],
  ["forward", /合并转发|聊天记录|forward/i],
  ["image", /图片|照片|image|photo|picture/i],
  ["voice", /语音消息|^语音$|voice|audio/i],
  ["call", /通话|call/i],
  ["video", /视频|video/i],
  ["sticker", /表情|sticker|emoji/i],
  ["file", /文件|file|document/i],
  ["location", /位置|location/i],
  ["redPacket", /红包|red ?packet/i],
  ["transfer", /转账|transfer/i],
  ["contact", /名片|contact/i],
  ["poke", /拍一拍|戳一戳|poke/i],
  ["share", /小程序|分享|share/i],
  ["link", /链接|卡片|link|url/i],
  ["text", /文本|文字|消息|text|message|default/i],
];

/** What a spreadsheet leaves of a number of more than fifteen digits. */
function isDestroyedId(cell: string): boolean {
  return /^\d(?:\.\d+)?e\+\d{2}$/i.test(cell) || /^\d{15}0{2,}$/.test(cell);
}
