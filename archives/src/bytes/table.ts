/** Streaming RFC 4180 tables with any delimiter, ragged rows allowed. */

/** Which column of a table holds what; values are 0-based column numbers. */
export interface ColumnMapping {
  readonly at: number;
  readonly sender: number;
  readonly text: number;
  readonly senderId?: number;
  readonly kind?: number;
  readonly id?: number;
  readonly replyTo?: number;
  readonly chat?: number;
}

export interface TableRow {
  /** Line, from 1, on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface TableNotes {
  /**
   * A quoted cell that goes on for longer than allowed or to the end of the file. Its quote is taken for a
   * character, so that it does not swallow the rows below.
   */
  tooLong(line: number, start: string): void;
}

export const delimiters = [",", ";", "\t", "|"] as const;

/** The delimiter that splits the header line into most cells; comma when none does. */
export function delimiterOf(headerLine: string): string {
  const counts = delimiters.map((delimiter) => splitRow(headerLine, delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Splits one line that holds one whole row. */
export function splitRow(line: string, delimiter: string): string[] {
  const { cells } = readRow({ text: `${line}\n`, delimiter, mayGoOn: false }, 0)!;
  return cells.length === 1 && cells[0] === "" ? [] : cells;
}

/** The rows of a text that is whole, such as the head of a file up to its last newline. */
export function rowsIn(text: string, delimiter: string): TableRow[] {
  const notes = { tooLong: () => undefined };
  const splitter = new RowSplitter(delimiter, notes);
  return [...splitter.push(text.endsWith("\n") ? text : `${text}\n`), ...splitter.end()];
}

const MAX_ROW_CHARS = 1 << 20;
const SAMPLE_CHARS = 160;

/** Reads rows from lines, which may come in blocks that end anywhere, also inside quotes. */
export async function* rowsOf(
  blocks: AsyncIterable<{ readonly lines: readonly string[] }>,
  delimiter: string,
  notes: TableNotes,
): AsyncGenerator<TableRow[]> {
  const splitter = new RowSplitter(delimiter, notes);
  for await (const block of blocks) {
    const rows = splitter.push(`${block.lines.join("\n")}\n`);
    if (rows.length > 0) yield rows;
  }
  const rest = splitter.end();
  if (rest.length > 0) yield rest;
}

class RowSplitter {
  readonly #delimiter: string;
  readonly #notes: TableNotes;
  /** A row that is not over yet, from its beginning. */
  #begun = "";
  #line = 1;

  constructor(delimiter: string, notes: TableNotes) {
    this.#delimiter = delimiter;
    this.#notes = notes;
  }

  push(lines: string): TableRow[] {
    return this.#rows(this.#begun + lines, true);
  }

  /** What is left when the file ends inside a row. */
  end(): TableRow[] {
    return this.#rows(this.#begun, false);
  }

  #rows(text: string, mayGoOn: boolean): TableRow[] {
    const rows: TableRow[] = [];
    const reading = { text, delimiter: this.#delimiter, mayGoOn };
    let at = 0;
    while (at < text.length) {
      const row = readRow(reading, at);
      if (row === null) break;
      const { cells, end, hasOpenQuote } = row;
      if (hasOpenQuote) this.#notes.tooLong(this.#line, text.slice(at, at + SAMPLE_CHARS));
      if (cells.length > 1 || cells[0] !== "") rows.push({ line: this.#line, cells });
      this.#line += newlinesIn(text, at, end);
      at = end;
    }
    this.#begun = text.slice(at);
    return rows;
  }
}

interface RowReading {
  /** Whole lines, each closed by a newline. */
  readonly text: string;
  readonly delimiter: string;
  /** Whether more text may follow, so that a quote may yet be closed. */
  readonly mayGoOn: boolean;
}

interface RowRead {
  readonly cells: string[];
  /** Behind the row's newline. */
  readonly end: number;
  readonly hasOpenQuote: boolean;
}

/** The row that begins at `from`; null when it is not over yet. */
function readRow(reading: RowReading, from: number): RowRead | null {
  const { text, mayGoOn } = reading;
  const cells: string[] = [];
  let hasOpenQuote = false;
  for (let at = from; ;) {
    const close = text.charCodeAt(at) === QUOTE ? closingQuote(text, at + 1) : NONE;
    const isTooLong = text.length - from > MAX_ROW_CHARS;
    if (close === OPEN && mayGoOn && !isTooLong) return null;
    const isQuoted = close >= 0 && close - from <= MAX_ROW_CHARS;
    if (close !== NONE && !isQuoted) hasOpenQuote = true;
    const stop = endOfCell(reading, isQuoted ? close + 1 : at);
    cells.push(
      isQuoted
        ? text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, stop)
        : withoutExcelGuard(text.slice(at, stop)),
    );
    if (stop >= text.length || text.charCodeAt(stop) === NEWLINE)
      return { cells, end: stop + 1, hasOpenQuote };
    at = stop + 1;
  }
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
/** There is no opening quote. */
const NONE = -2;
/** The quote is not closed. */
const OPEN = -1;

/** Where the quote that closes a cell stands; two in a row are one inside it. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function endOfCell({ text, delimiter }: RowReading, from: number): number {
  const stop = delimiter.charCodeAt(0);
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === stop || code === NEWLINE) break;
  }
  return at;
}

function newlinesIn(text: string, from: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** `="0012"` and an apostrophe before a number or formula are Excel's ways of keeping text as text. */
function withoutExcelGuard(cell: string): string {
  if (cell.startsWith("'") && /^'[\d=+@-]/.test(cell)) return cell.slice(1);
  if (!cell.startsWith('="')) return cell;
  return /^="(.*)"$/.exec(cell)?.[1] ?? cell;
}
