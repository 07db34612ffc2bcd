import { languageOf, type Language } from "@kith/contract/language";
import { stripVTControlCharacters } from "node:util";

/** What a terminal is like: its language, its width, whether it shows colours. */

export function languageOfTerminal(): Language {
  return languageOf(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"]);
}

/** Columns to write in: the terminal's, or what COLUMNS says, but no wider than is pleasant to read. */
export function columnsOf(stream: NodeJS.WriteStream): number {
  const columns = stream.columns ?? (Number(process.env["COLUMNS"]) || 100);
  return Math.min(Math.max(columns, 40), 110);
}

export interface Paint {
  bold(text: string): string;
  faint(text: string): string;
  thread(text: string): string;
}

/** Colours where a terminal shows them and nobody asked for none. Source: no-color.org. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const isPlain = !stream.isTTY || Boolean(process.env["NO_COLOR"]) || process.env["TERM"] === "dumb";
  const code = (open: number, close: number) => (text: string) =>
    isPlain || text === "" ? text : `\u001b[${open}m${text}\u001b[${close}m`;
  return { bold: code(1, 22), faint: code(2, 22), thread: code(31, 39) };
}

/** How many columns a text takes: Chinese characters, full-width marks and emoji take two, colours none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of stripVTControlCharacters(text)) width += widthOfChar(char);
  return width;
}

const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;

function widthOfChar(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (NOTHING.test(char)) return 0;
  return isWide(code) || EMOJI.test(char) ? 2 : 1;
}

/** Source: Unicode, East Asian Width W and F, in coarse blocks. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** A text cut to so many columns, with an ellipsis where something is missing. */
export function fitted(text: string, columns: number): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (widthOf(flat) <= columns) return flat;
  return `${cutTo(flat, columns - 1)}…`;
}

function cutTo(text: string, columns: number): string {
  let kept = "";
  let width = 0;
  for (const char of text) {
    width += widthOfChar(char);
    if (width > columns) break;
    kept += char;
  }
  return kept;
}

/** A text filled up with spaces to so many columns. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - widthOf(text)));
}

/** What a line may break before: words, and single Chinese characters with the marks that stick to them. */
const PIECES =
  /[“‘（《「『【〔]*(?:[\u2e80-\u9fff\uff00-\uffef…—]|[^\s\u2e80-\u9fff\uff00-\uffef“‘…—]+)[，。！？、；：）》」』】〕”’…％]*|\s+|./gu;

/**
 * A paragraph broken into lines of at most so many columns, between words or between Chinese characters, no
 * line beginning with a closing mark nor ending with an opening one.
 * @param hanging what lines after the first begin with.
 */
export function wrapped(text: string, columns: number, indent = "", hanging = indent): string {
  const lines: string[] = [];
  let line = "";
  let room = columns - widthOf(indent);
  const end = () => {
    lines.push(line.trimEnd());
    line = "";
    room = columns - widthOf(hanging);
  };
  for (const piece of text.match(PIECES) ?? []) {
    let rest = piece;
    if (line !== "" && widthOf(line) + widthOf(rest.trimEnd()) > room) {
      end();
      rest = rest.trimStart();
    }
    while (widthOf(rest) > room && rest.trim() !== "") {
      line = cutTo(rest, room);
      rest = rest.slice(line.length);
      end();
    }
    line += rest;
  }
  if (line.trim() !== "") end();
  return lines.map((one, index) => (index === 0 ? indent : hanging) + one).join("\n");
}
