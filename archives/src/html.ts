import { Parser } from "htmlparser2";

/** What a rendered post says, without its markup and without what it quotes. */
export interface PostText {
  readonly text: string;
  /** Links as written in `href`, outside quotations. */
  readonly links: readonly string[];
  readonly hasImage: boolean;
}

export interface HtmlHandler {
  /** Called at each opening tag; answer true to leave the element and all inside it out of the text. */
  leaveOut?(tag: string, attributes: Readonly<Record<string, string>>): boolean;
  /** The text of an element that was left out, when it closes. */
  leftOut?(tag: string, attributes: Readonly<Record<string, string>>, text: string): void;
  /** Any element, inside or outside what is left out. */
  seen?(tag: string, attributes: Readonly<Record<string, string>>, isLeftOut: boolean): void;
}

const BLOCKS = new Set([
  "p",
  "br",
  "div",
  "li",
  "tr",
  "blockquote",
  "pre",
  "h1",
  "h2",
  "h3",
  "h4",
  "aside",
  "hr",
]);
const SILENT = new Set(["script", "style", "head", "template"]);

/** Reads a fragment of HTML as text. Never throws: whatever is not markup is text. */
export function textOfHtml(html: string, handler: HtmlHandler = {}): PostText {
  if (!html.includes("<") && !html.includes("&")) return { text: html.trim(), links: [], hasImage: false };
  const out = new HtmlText(handler);
  const parser = new Parser(out, { decodeEntities: true, lowerCaseTags: true });
  parser.write(html);
  parser.end();
  return out.result();
}

class HtmlText {
  readonly #handler: HtmlHandler;
  readonly #links: string[] = [];
  #text = "";
  #hasImage = false;
  /** Elements left out, outermost first, each with what it said so far. */
  readonly #left: { tag: string; attributes: Record<string, string>; depth: number; text: string }[] = [];
  #silent = 0;

  constructor(handler: HtmlHandler) {
    this.#handler = handler;
  }

  onopentag(tag: string, attributes: Record<string, string>): void {
    this.#deepen(tag);
    this.#handler.seen?.(tag, attributes, this.#left.length > 0);
    if (SILENT.has(tag)) this.#silent++;
    if (BLOCKS.has(tag)) this.#add("\n");
    if (this.#left.length === 0 && this.#handler.leaveOut?.(tag, attributes) === true) {
      this.#left.push({ tag, attributes, depth: 1, text: "" });
      return;
    }
    if (this.#left.length > 0) return;
    if (tag === "a" && attributes["href"] !== undefined) this.#links.push(attributes["href"]);
    if (tag === "img") this.#hasImage = true;
    if (tag === "img" && attributes["alt"] !== undefined) this.#add(attributes["alt"]);
  }

  ontext(text: string): void {
    if (this.#silent === 0) this.#add(text);
  }

  onclosetag(tag: string): void {
    if (SILENT.has(tag)) this.#silent--;
    if (BLOCKS.has(tag) && tag !== "br") this.#add("\n");
    const left = this.#left.at(-1);
    if (left === undefined || left.tag !== tag || --left.depth > 0) return;
    this.#left.pop();
    this.#handler.leftOut?.(left.tag, left.attributes, tidy(left.text));
  }

  result(): PostText {
    return { text: tidy(this.#text), links: this.#links, hasImage: this.#hasImage };
  }

  #deepen(tag: string): void {
    const left = this.#left.at(-1);
    if (left !== undefined && left.tag === tag) left.depth++;
  }

  #add(text: string): void {
    const left = this.#left.at(-1);
    if (left === undefined) this.#text += text;
    else left.text += text;
  }
}

function tidy(text: string): string {
  return text
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}
