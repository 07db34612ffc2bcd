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
  /** A row longer than allowed; it is left out. */
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
  const rows = new RowSplitter(delimiter).push(`${line}\n`);
  return rows[0]?.cells.slice() ?? [];
}

const MAX_ROW_CHARS = 1 << 20;

/** Reads rows from decoded text, which may be cut anywhere, also inside quotes. */
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
  readonly #notes: TableNotes | undefined;
  #cells: string[] = [];
  #cell = "";
  #isQuoted = false;
  #wasQuoted = false;
  #line = 1;
  #rowLine = 1;
  #rowChars = 0;

  constructor(delimiter: string, notes?: TableNotes) {
    this.#delimiter = delimiter;
    this.#notes = notes;
  }

  push(text: string): TableRow[] {
    const rows: TableRow[] = [];
    let at = 0;
    while (at < text.length) at = this.#isQuoted ? this.#quoted(text, at) : this.#plain(text, at, rows);
    return rows;
  }

  /** What is left when the file ends inside a row. */
  end(): TableRow[] {
    const rows: TableRow[] = [];
    if (this.#cell !== "" || this.#cells.length > 0) this.#closeRow(rows);
    return rows;
  }

  #quoted(text: string, from: number): number {
    const quote = text.indexOf('"', from);
    const end = quote < 0 ? text.length : quote;
    this.#append(text.slice(from, end));
    if (quote < 0) return end;
    if (text[quote + 1] === '"') {
      this.#append('"');
      return quote + 2;
    }
    this.#isQuoted = false;
    this.#wasQuoted = true;
    return quote + 1;
  }

  #plain(text: string, from: number, rows: TableRow[]): number {
    let at = from;
    for (; at < text.length; at++) {
      const char = text[at]!;
      if (char === this.#delimiter || char === "\n" || (char === '"' && this.#cell === "" && at === from))
        break;
    }
    this.#append(text.slice(from, at));
    if (at === text.length) return at;
    const stop = text[at];
    if (stop === '"') this.#isQuoted = true;
    else if (stop === "\n") this.#closeRow(rows);
    else this.#closeCell();
    return at + 1;
  }

  #append(piece: string): void {
    if (piece === "") return;
    this.#rowChars += piece.length;
    for (let at = piece.indexOf("\n"); at >= 0; at = piece.indexOf("\n", at + 1)) this.#line++;
    if (this.#rowChars <= MAX_ROW_CHARS) this.#cell += piece;
    // An unclosed quote must not swallow the rest of the file: the row is given up and reading resumes here.
    else this.#isQuoted = false;
  }

  #closeCell(): void {
    this.#cells.push(this.#wasQuoted ? this.#cell : withoutExcelGuard(this.#cell));
    this.#cell = "";
    this.#wasQuoted = false;
  }

  #closeRow(rows: TableRow[]): void {
    this.#closeCell();
    if (this.#rowChars > MAX_ROW_CHARS)
      this.#notes?.tooLong(this.#rowLine, this.#cells.join(" ").slice(0, 160));
    else if (this.#cells.length > 1 || this.#cells[0] !== "")
      rows.push({ line: this.#rowLine, cells: this.#cells });
    this.#cells = [];
    this.#rowChars = 0;
    this.#line++;
    this.#rowLine = this.#line;
  }
}

/** `="0012"` and a leading apostrophe are Excel's ways of keeping text as text. */
function withoutExcelGuard(cell: string): string {
  const guarded = /^="(.*)"$/.exec(cell);
  if (guarded !== null) return guarded[1]!;
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
