import { languageOf, type Language } from "@kith/contract/language";

/** What a terminal is like: its language, its width, whether it shows colours. */

export function languageOfTerminal(): Language {
  return languageOf(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"]);
}

/** Columns to write in: no wider than is pleasant to read. */
export function columnsOf(stream: NodeJS.WriteStream): number {
  return Math.min(Math.max(stream.columns ?? 100, 40), 110);
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

/** How many columns a text takes: Chinese characters and full-width marks take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += widthOfChar(char.codePointAt(0) ?? 0);
  return width;
}

function widthOfChar(code: number): number {
  if (code === 0x200d || (code >= 0x300 && code <= 0x36f) || (code >= 0xfe00 && code <= 0xfe0f)) return 0;
  const isWide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return isWide ? 2 : 1;
}

/** A text cut to so many columns, with an ellipsis where something is missing. */
export function fitted(text: string, columns: number): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (widthOf(flat) <= columns) return flat;
  let kept = "";
  let width = 1;
  for (const char of flat) {
    width += widthOfChar(char.codePointAt(0) ?? 0);
    if (width > columns) break;
    kept += char;
  }
  return `${kept}…`;
}

/** A text filled up with spaces to so many columns. */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - widthOf(text)));
}

/** A paragraph broken into lines of at most so many columns, between words or between Chinese characters. */
export function wrapped(text: string, columns: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(
    /[\u2e80-\u9fff\uff00-\uffef“”‘’…—]|[^\s\u2e80-\u9fff\uff00-\uffef“”‘’…—]+|\s+/g,
  ) ?? []) {
    const isClosing = /^[，。！？、；：）》」』”’…]$/.test(word);
    if (!isClosing && widthOf(line + word.trimEnd()) > columns - widthOf(indent)) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else line += word;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines.map((one) => indent + one).join("\n");
}
