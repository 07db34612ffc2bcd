import { textOfHtml, type HtmlHandler, type SaidSoFar } from "../html.ts";
import type { HtmlTag } from "../html-tags.ts";
import { startOfQuote } from "../quote.ts";

/** What a Zulip message says, whichever of its two forms an export holds. */
export interface ZulipPost {
  readonly text: string;
  readonly mentions: readonly ZulipMention[];
  /** The first message it quotes. */
  readonly quote: ZulipQuote | null;
  readonly hasAttachment: boolean;
  /** Zulip leaves this word where a message was. */
  readonly isDeleted: boolean;
}

export interface ZulipMention {
  /** null where the export holds the name alone. */
  readonly userId: string | null;
  readonly name: string;
}

export interface ZulipQuote {
  readonly messageId: string;
  readonly author: ZulipMention | null;
  readonly text: string;
}

const DELETED = "(deleted)";
const UPLOADS = "/user_uploads/";

/** "said", in whatever language, with its colon; longer words before a quotation are the writer's own. */
const MAX_SAID_CHARS = 30;

/** Reads a message as Zulip renders it. */
export function zulipPostOfHtml(html: string): ZulipPost {
  const reading = new RenderedPost();
  const { text } = textOfHtml(html, reading);
  return reading.post(text);
}

/** The paragraph being read, which may turn out to be the head of a quotation. */
interface Paragraph {
  readonly mentions: number;
  nearId: string | null;
}

class RenderedPost implements HtmlHandler {
  readonly #mentions: ZulipMention[] = [];
  #paragraph: Paragraph = { mentions: 0, nearId: null };
  #quote: ZulipQuote | null = null;
  #isHeaded = false;
  #quotedOnly = "";
  #hasAttachment = false;

  leaveOut(tag: HtmlTag, said: SaidSoFar): boolean {
    switch (tag.name) {
      case "p":
        said.mark();
        this.#paragraph = { mentions: this.#mentions.length, nearId: null };
        return false;
      case "span":
        return isMention(tag) || tag.hasClass("katex-html");
      case "a":
        this.#follow(tag.attribute("href") ?? "");
        return false;
      case "blockquote":
        this.#isHeaded = this.#endHead(said);
        return true;
      case "div":
        if (!tag.hasClass("message_inline_image")) return false;
        this.#hasAttachment ||= !tag.hasClass("youtube-video");
        return true;
      // A formula stands there twice; its source reads better than its glyphs in a row.
      case "mrow":
        return true;
      default:
        return false;
    }
  }

  leftOut(tag: HtmlTag, text: string): string | null {
    if (tag.name === "blockquote") this.#endQuote(text);
    if (tag.name !== "span" || !isMention(tag)) return null;
    const userId = tag.attribute("data-user-id") ?? "";
    // Everybody, a channel, a group: nobody in particular.
    if (/^\d+$/.test(userId)) this.#mentions.push({ userId, name: text.replace(/^@/, "") });
    return text;
  }

  post(text: string): ZulipPost {
    const isDeleted = text === DELETED;
    return {
      text: isDeleted ? "" : text === "" && this.#quote === null ? this.#quotedOnly : text,
      mentions: this.#mentions,
      quote: this.#quote,
      hasAttachment: this.#hasAttachment,
      isDeleted,
    };
  }

  #follow(href: string): void {
    const near = /\/near\/(\d{1,20})/.exec(href)?.[1];
    if (near !== undefined) this.#paragraph.nearId = near;
    if (href.includes(UPLOADS)) this.#hasAttachment = true;
  }

  /** Whether the paragraph before a quotation names the message quoted; a bare head is taken back. */
  #endHead(said: SaidSoFar): boolean {
    const { mentions, nearId } = this.#paragraph;
    if (nearId === null) return false;
    const head = said.sinceMark().trim();
    if (!/[:：]$/.test(head)) return false;
    const author = this.#mentions[mentions] ?? brokenMentionIn(head);
    if (isBareHead(head, author)) {
      said.cutToMark();
      this.#mentions.length = mentions;
    }
    this.#paragraph.nearId = null;
    if (this.#quote !== null) return false;
    this.#quote = { messageId: nearId, author, text: "" };
    return true;
  }

  #endQuote(text: string): void {
    if (this.#isHeaded && this.#quote !== null) this.#quote = { ...this.#quote, text: startOfQuote(text) };
    else if (this.#quotedOnly === "") this.#quotedOnly = text;
  }
}

/** Nothing but who said it, and that they did. */
function isBareHead(head: string, author: ZulipMention | null): boolean {
  if (author === null) return head.length === 1;
  const name = head.indexOf(author.name);
  return name >= 0 && name <= 2 && head.length < author.name.length + MAX_SAID_CHARS;
}

/** Who was mentioned in a way Zulip could not render, because they were renamed since: `@_Name|123 said:`. */
function brokenMentionIn(head: string): ZulipMention | null {
  const [, name, userId] = /^@_?([^|\n]{1,200})\|(\d{1,20}) [^\n]{1,20}$/.exec(head) ?? [];
  return name === undefined || userId === undefined ? null : { userId, name };
}

function isMention(tag: HtmlTag): boolean {
  return tag.attribute("class")?.startsWith("user-mention") === true;
}

const QUOTE_HEAD =
  /^@_?\*\*([^*\n|]{1,200})(?:\|(\d{1,20}))?\*\* \[[^\]\n]{1,40}\]\([^)\s]{0,2000}?\/near\/(\d{1,20})\)[:：][ \t]*\n(`{3,9}|~{3,9})quote[ \t]*\n/gm;
const MENTION = /@_?\*\*([^*|\n]{1,200})(?:\|(\d{1,20}))?\*\*/g;
const EVERYBODY = new Set(["all", "everyone", "channel", "stream", "topic"]);

/** Reads a message as it was typed, for exports in which it was never rendered. */
export function zulipPostOfMarkdown(markdown: string): ZulipPost {
  const { words, quote } = withoutQuotes(markdown);
  const mentions = [...words.matchAll(MENTION)].flatMap(([, name = "", userId = null]) =>
    EVERYBODY.has(name) ? [] : [{ userId, name }],
  );
  const text = words.replace(MENTION, "@$1").trim();
  const isDeleted = text === DELETED;
  const hasAttachment = words.includes(UPLOADS);
  return {
    text: isDeleted ? "" : text,
    mentions: mentions,
    quote,
    hasAttachment,
    isDeleted,
  };
}

function withoutQuotes(markdown: string): { words: string; quote: ZulipQuote | null } {
  let words = "";
  let quote: ZulipQuote | null = null;
  let at = 0;
  QUOTE_HEAD.lastIndex = 0;
  for (let head = QUOTE_HEAD.exec(markdown); head !== null; head = QUOTE_HEAD.exec(markdown)) {
    const [all, name = "", userId = null, messageId = "", fence = ""] = head;
    const from = head.index + all.length;
    const close = markdown.indexOf(`\n${fence}`, from - 1);
    const to = close < 0 ? markdown.length : close;
    quote ??= {
      messageId,
      author: { userId, name },
      text: startOfQuote(markdown.slice(from, to)),
    };
    words += markdown.slice(at, head.index);
    at = close < 0 ? to : close + 1 + fence.length;
    QUOTE_HEAD.lastIndex = at;
  }
  return { words: words + markdown.slice(at), quote };
}
