import { decodedText } from "./entities.ts";
import { scanHtml, type HtmlSink, type HtmlTag } from "./html-tags.ts";

/** What a rendered post says, without its markup and without what it quotes. */
export interface PostText {
  readonly text: string;
  /** Pictures, except emoji: those are words, by the name they carry. */
  readonly hasImage: boolean;
}

export interface HtmlHandler {
  /**
   * Called at each opening tag that belongs to the text; answer true to leave the element and all inside
   * it out. What was said before it can be looked at, and taken back.
   */
  leaveOut?(tag: HtmlTag, said: SaidSoFar): boolean;
  /** Told when an element that was left out closes; what it answers stands in its place. */
  leftOut?(tag: HtmlTag, text: string): string | null;
}

/** The text up to where the reading is. */
export interface SaidSoFar {
  /** What is said from here on can be looked at, and taken back, until the next mark. */
  mark(): void;
  sinceMark(): string;
  cutToMark(): void;
}

const NEW_LINE_TAGS = new Set(
  (
    "p br div li ul ol dl dt dd tr table blockquote pre h1 h2 h3 h4 h5 h6 aside hr details summary " +
    "section article header footer figure figcaption"
  ).split(" "),
);
const CELLS = new Set(["td", "th"]);
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const SILENT = new Set(["script", "style", "iframe", "noembed", "noframes", "head", "template"]);

/** Reads a fragment of HTML as text. Never throws: whatever is not markup is text. */
export function textOfHtml(html: string, handler: HtmlHandler = {}): PostText {
  if (!html.includes("<")) return { text: tidy(decodedText(html)), hasImage: false };
  const out = new HtmlText(html, handler);
  scanHtml(html, out);
  return out.result();
}

/** An element being left out; `depth` counts elements of its name inside it, itself included. */
interface LeftOut {
  readonly tag: HtmlTag;
  readonly isSilent: boolean;
  depth: number;
  text: string;
}

class HtmlText implements HtmlSink, SaidSoFar {
  readonly #html: string;
  readonly #handler: HtmlHandler;
  /** Up to the mark, and behind it: whoever looks behind a mark must not pay for all that was said before. */
  #settled = "";
  #recent = "";
  #hasImage = false;
  #isAtLineStart = true;
  #left: LeftOut | null = null;

  constructor(html: string, handler: HtmlHandler) {
    this.#html = html;
    this.#handler = handler;
  }

  mark(): void {
    this.#settled += this.#recent;
    this.#recent = "";
  }

  sinceMark(): string {
    return this.#recent;
  }

  cutToMark(): void {
    this.#recent = "";
    this.#isAtLineStart = false;
  }

  text(from: number, to: number): void {
    if (this.#left?.isSilent !== true) this.#add(decodedText(this.#html.slice(from, to)));
  }

  open(tag: HtmlTag): void {
    const { name } = tag;
    if (NEW_LINE_TAGS.has(name)) this.#add("\n");
    else if (CELLS.has(name)) this.#add(" ");
    if (this.#left !== null) {
      if (name === this.#left.tag.name && !VOID.has(name)) this.#left.depth++;
      return;
    }
    const isSilent = SILENT.has(name);
    if (isSilent || this.#handler.leaveOut?.(tag, this) === true) this.#leave(tag, isSilent);
    else if (name === "img") this.#picture(tag);
  }

  close(name: string): void {
    const left = this.#left;
    if (left !== null && left.tag.name === name && --left.depth === 0) this.#resume(left);
    if (NEW_LINE_TAGS.has(name) && name !== "br") this.#add("\n");
  }

  result(): PostText {
    if (this.#left !== null) this.#resume(this.#left);
    return { text: tidy(this.#settled + this.#recent), hasImage: this.#hasImage };
  }

  #leave(tag: HtmlTag, isSilent: boolean): void {
    const left = { tag, isSilent, depth: 1, text: "" };
    this.#isAtLineStart = false;
    if (VOID.has(tag.name)) this.#resume(left);
    else this.#left = left;
  }

  #resume(left: LeftOut): void {
    this.#left = null;
    this.#isAtLineStart = false;
    if (left.isSilent) return;
    const instead = this.#handler.leftOut?.(left.tag, tidy(left.text)) ?? null;
    if (instead !== null) this.#add(instead);
  }

  #picture(tag: HtmlTag): void {
    if (tag.hasClass("emoji")) this.#add(tag.attribute("alt") ?? "");
    else this.#hasImage = true;
  }

  #add(text: string): void {
    const left = this.#left;
    if (left?.isSilent === true) return;
    // Blocks inside blocks would pile up empty lines, all to be taken out again at the end.
    if (text === "\n" && this.#isAtLineStart) return;
    this.#isAtLineStart = text.charCodeAt(text.length - 1) === 0x0a;
    if (left === null) this.#recent += text;
    else left.text += text;
  }
}

const UNTIDY = /[\t\r\u00a0]| [ \n]|\n[ \n]/;

function tidy(text: string): string {
  const own = text.trim();
  if (!UNTIDY.test(own)) return own;
  return own.replace(/[ \t\r\u00a0]+/g, " ").replace(/ ?\n[ \n]*/g, "\n");
}
