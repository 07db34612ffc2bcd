import { joined, likeliestLegacyEncoding } from "./encoding.ts";

/** A run of whole lines; `first` is the number, from 1, of `lines[0]` in the file. */
export interface LineBlock {
  readonly first: number;
  readonly lines: readonly string[];
}

export interface LineNotes {
  /** A line longer than `maxLineBytes`: told once, with its first characters, and left out. */
  tooLong(line: number, start: string): void;
  /** A line that was not UTF-8 and was read in the encoding it fits best. */
  otherEncoding(line: number): void;
}

export const MAX_LINE_BYTES = 1 << 20;

/** Small blocks die young: with larger ones the collector moves what is soon garbage, at twice the memory. */
const PIECE_BYTES = 1 << 16;

const NEWLINE = 0x0a;
const SAMPLE_BYTES = 160;

/**
 * Splits a UTF-8 stream into lines without their ends (LF or CRLF), a block at a time, never holding
 * more than one chunk and one line. Lines that are not UTF-8 are read one by one in the encoding each
 * fits best, as old chat logs mix them.
 */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  notes: LineNotes,
  maxLineBytes = MAX_LINE_BYTES,
): AsyncGenerator<LineBlock> {
  const splitter = new LineSplitter(notes, maxLineBytes);
  // No line inside a piece can be too long, so only the one that began before it need be measured.
  const pieceBytes = Math.min(PIECE_BYTES, maxLineBytes);
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const block = splitter.push(chunk.subarray(at, at + pieceBytes));
      if (block !== null) yield block;
    }
  }
  const rest = splitter.end();
  if (rest !== null) yield rest;
}

class LineSplitter {
  readonly #notes: LineNotes;
  readonly #maxLineBytes: number;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #carried: Uint8Array[] = [];
  #carriedBytes = 0;
  #isDropping = false;
  #next = 1;

  constructor(notes: LineNotes, maxLineBytes: number) {
    this.#notes = notes;
    this.#maxLineBytes = maxLineBytes;
  }

  push(piece: Uint8Array): LineBlock | null {
    const bytes = this.#behindTooLong(piece);
    const last = bytes.lastIndexOf(NEWLINE);
    if (last < 0) {
      this.#carry(bytes);
      return null;
    }
    const whole = joined([...this.#carried, bytes.subarray(0, last)]);
    this.#forgetCarried();
    this.#carry(bytes.subarray(last + 1));
    return this.#block(whole);
  }

  end(): LineBlock | null {
    return this.#carriedBytes === 0 ? null : this.#block(joined(this.#carried));
  }

  /** What stands behind the line that began earlier, if that is too long; else all of the piece. */
  #behindTooLong(piece: Uint8Array): Uint8Array {
    const newline = piece.indexOf(NEWLINE);
    const more = newline < 0 ? piece.length : newline;
    if (!this.#isDropping) {
      if (this.#carriedBytes + more <= this.#maxLineBytes) return piece;
      const start = joined([...this.#carried, piece]).subarray(0, SAMPLE_BYTES);
      this.#notes.tooLong(this.#next, new TextDecoder().decode(start));
      this.#forgetCarried();
    }
    this.#isDropping = newline < 0;
    if (this.#isDropping) return piece.subarray(piece.length);
    this.#next++;
    return piece.subarray(newline + 1);
  }

  #carry(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#carried.push(bytes);
    this.#carriedBytes += bytes.length;
  }

  #forgetCarried(): void {
    this.#carried = [];
    this.#carriedBytes = 0;
  }

  #block(bytes: Uint8Array): LineBlock {
    const first = this.#next;
    const lines = this.#decoded(bytes, first);
    this.#next += lines.length;
    return { first, lines };
  }

  #decoded(bytes: Uint8Array, first: number): string[] {
    try {
      const text = this.#decoder.decode(bytes);
      const lines = text.split("\n");
      if (text.includes("\r")) for (let i = 0; i < lines.length; i++) lines[i] = withoutReturn(lines[i]!);
      return lines;
    } catch {
      return this.#decodedLineByLine(bytes, first);
    }
  }

  #decodedLineByLine(bytes: Uint8Array, first: number): string[] {
    const lines: string[] = [];
    for (let start = 0; start <= bytes.length;) {
      const newline = bytes.indexOf(NEWLINE, start);
      const end = newline < 0 ? bytes.length : newline;
      lines.push(withoutReturn(this.#line(bytes.subarray(start, end), first + lines.length)));
      start = end + 1;
    }
    return lines;
  }

  #line(bytes: Uint8Array, number: number): string {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      this.#notes.otherEncoding(number);
      return new TextDecoder(likeliestLegacyEncoding(bytes)).decode(bytes);
    }
  }
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
