import type { MessageKind, ReplyRef } from "@kith/contract/archive";

/** What exporters write in place of, or around, what somebody said. */

/** `[图片]`, `[动画表情：加油]`, `[File]`: a mark for what a text cannot hold. */
const MARK = /^\[[^[\]\n]{1,40}\]\s*/;

/** Where an exporter put the medium: one word with a slash in it, or whatever ends like the name of a file. */
const PLACE = /^(?:\S*[/\\]\S*|[^\n]*\.\w{2,5})$/;

/** No place is longer; trying every slash takes the square of what stands before it. */
const LONGEST_PLACE = 1000;

const SPOKEN: ReadonlySet<MessageKind> = new Set(["text", "reply", "announcement", "poll"]);

/**
 * The words in the content of a message that is not mere text: a caption or transcript, without the mark for
 * the medium, and nothing when only the medium's place is there.
 */
export function wordsOf(kind: MessageKind, content: string): string {
  if (SPOKEN.has(kind)) return content;
  const words = content.replace(MARK, "");
  return words.length <= LONGEST_PLACE && PLACE.test(words) ? "" : words;
}

/** What a text quotes inside itself. */
export interface InlineQuote {
  readonly text: string;
  readonly quoted: ReplyRef | null;
}

const QUOTE = "[引用 ";

/** Takes the quotation off `正文[引用 名：被引]`, which exporters of WeChat write for an answer. */
export function withoutInlineQuote(content: string): InlineQuote {
  const start = content.endsWith("]") ? content.indexOf(QUOTE) : -1;
  if (start < 0) return { text: content, quoted: null };
  const inner = content.slice(start + QUOTE.length, -1);
  const colon = /[：:]/.exec(inner)?.index ?? -1;
  if (colon < 0) return { text: content, quoted: null };
  const name = inner.slice(0, colon).trim();
  return {
    text: content.slice(0, start).trimEnd(),
    quoted: quotationOf(name, inner.slice(colon + 1).trim()),
  };
}

/** A quotation that tells who said what, not when. */
export function quotationOf(name: string | null, text: string | null): ReplyRef {
  return { id: null, sender: null, name, at: null, text, basis: "quote" };
}

/** A reply the carrier recorded by the id of what it answers. */
export function replyTo(id: string): ReplyRef {
  return { id, sender: null, name: null, at: null, text: null, basis: "mark" };
}
