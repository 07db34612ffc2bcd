import { decodedAttribute } from "./entities.ts";

/**
 * Splits HTML into tags and what stands between them, in one pass whose cost is linear whatever the
 * input. A parser that builds a tree or a stack is several times slower, and readers need neither.
 */

export interface HtmlSink {
  /** Text from one offset up to another, its character references not decoded. */
  text(from: number, to: number): void;
  open(tag: HtmlTag): void;
  close(name: string): void;
}

/** Elements whose content is not markup: it ends at their own closing tag and nowhere else. */
const RAW = new Set(["script", "style", "iframe", "noembed", "noframes"]);

const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;

/** Tells the sink of every tag and every run of text, in order. What looks like a tag but never ends is text. */
export function scanHtml(html: string, sink: HtmlSink): void {
  let told = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    const end = endOfMarkup(html, at);
    if (end === NO_MARKUP) {
      at++;
      continue;
    }
    if (end === ENDLESS) break;
    if (at > told) sink.text(told, at);
    told = at = tell(html, at, end, sink);
  }
  if (told < html.length) sink.text(told, html.length);
}

const NO_MARKUP = 0;
const ENDLESS = -1;

/** The offset behind the markup that begins at `at`, or why there is none. */
function endOfMarkup(html: string, at: number): number {
  const next = html.charCodeAt(at + 1);
  if (isLetter(next)) return endOfTag(html, at + 1);
  if (next === SLASH) return isLetter(html.charCodeAt(at + 2)) ? behind(html, ">", at) : NO_MARKUP;
  if (html.startsWith("<!--", at)) return behind(html, "-->", at);
  const isDeclaration = html.startsWith("<!", at) || html.startsWith("<?", at);
  return isDeclaration ? behind(html, ">", at) : NO_MARKUP;
}

/** Hands on one tag; returns the offset from which to go on. */
function tell(html: string, at: number, end: number, sink: HtmlSink): number {
  const next = html.charCodeAt(at + 1);
  if (next === SLASH) {
    sink.close(nameAt(html, at + 2, end));
    return end;
  }
  if (!isLetter(next)) return end;
  const name = nameAt(html, at + 1, end);
  sink.open(new HtmlTag(name, html, at + 1 + name.length, end - 1));
  if (!RAW.has(name)) return end;
  const close = closeOfRaw(html, name, end);
  sink.close(name);
  return close;
}

function behind(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? ENDLESS : at + mark.length;
}

/** Quotes count only where a value begins: `title=don't` has none. */
function endOfTag(html: string, from: number): number {
  let awaitsValue = false;
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code === EQUALS) {
      awaitsValue = true;
    } else if (awaitsValue && (code === DOUBLE_QUOTE || code === SINGLE_QUOTE)) {
      at = html.indexOf(code === DOUBLE_QUOTE ? '"' : "'", at + 1);
      if (at < 0) return ENDLESS;
      awaitsValue = false;
    } else if (!isBlank(code)) {
      awaitsValue = false;
    }
  }
  return ENDLESS;
}

function nameAt(html: string, from: number, end: number): string {
  let at = from;
  let hasUpperCase = false;
  for (; at < end; at++) {
    const code = html.charCodeAt(at);
    if (code === GREATER || code === SLASH || isBlank(code)) break;
    if (code >= 0x41 && code <= 0x5a) hasUpperCase = true;
  }
  const name = html.slice(from, at);
  return hasUpperCase ? name.toLowerCase() : name;
}

/** Behind the closing tag of a raw element; the end of the text when there is none. */
function closeOfRaw(html: string, name: string, from: number): number {
  for (let at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
    const isOwn = html.slice(at + 2, at + 2 + name.length).toLowerCase() === name;
    if (isOwn) return html.indexOf(">", at) < 0 ? html.length : html.indexOf(">", at) + 1;
  }
  return html.length;
}

function isLetter(code: number): boolean {
  const lower = code | SPACE;
  return lower >= 0x61 && lower <= 0x7a;
}

function isBlank(code: number): boolean {
  return (
    code <= SPACE && (code === SPACE || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c)
  );
}

/** An opening tag. Attributes are looked for when asked for, since most never are. */
export class HtmlTag {
  /** In lower case. */
  readonly name: string;
  readonly #html: string;
  readonly #from: number;
  readonly #end: number;

  constructor(name: string, html: string, from: number, end: number) {
    this.name = name;
    this.#html = html;
    this.#from = from;
    this.#end = end;
  }

  /** The value of an attribute, named in lower case: "" when it has none, null when the tag lacks it. */
  attribute(wanted: string): string | null {
    const html = this.#html;
    let at = this.#from;
    while (at < this.#end) {
      const code = html.charCodeAt(at);
      if (isBlank(code) || code === SLASH) {
        at++;
        continue;
      }
      const nameEnd = this.#skipName(at);
      const value = this.#valueBehind(nameEnd);
      const isWanted = nameEnd - at === wanted.length && html.slice(at, nameEnd).toLowerCase() === wanted;
      if (isWanted) return decodedAttribute(html.slice(value.from, value.to));
      at = value.next;
    }
    return null;
  }

  hasClass(wanted: string): boolean {
    const own = this.attribute("class");
    return own !== null && (own === wanted || ` ${own} `.includes(` ${wanted} `));
  }

  /** An equals sign where a name should begin is part of the name. */
  #skipName(from: number): number {
    let at = from + 1;
    for (; at < this.#end; at++) {
      const code = this.#html.charCodeAt(at);
      if (code === EQUALS || code === SLASH || isBlank(code)) break;
    }
    return at;
  }

  #valueBehind(nameEnd: number): { from: number; to: number; next: number } {
    const html = this.#html;
    let at = this.#skipBlanks(nameEnd);
    if (at >= this.#end || html.charCodeAt(at) !== EQUALS) return { from: at, to: at, next: at };
    at = this.#skipBlanks(at + 1);
    const quote = html.charCodeAt(at);
    if (at < this.#end && (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE)) {
      const close = html.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", at + 1);
      const to = close < 0 || close > this.#end ? this.#end : close;
      return { from: at + 1, to, next: to + 1 };
    }
    let to = at;
    while (to < this.#end && !isBlank(html.charCodeAt(to))) to++;
    return { from: at, to, next: to };
  }

  #skipBlanks(from: number): number {
    let at = from;
    while (at < this.#end && isBlank(this.#html.charCodeAt(at))) at++;
    return at;
  }
}
