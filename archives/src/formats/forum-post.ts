import { textOfHtml, type HtmlHandler } from "../html.ts";
import type { HtmlTag } from "../html-tags.ts";
import { startOfQuote } from "../quote.ts";
import { readWrittenTime } from "../time.ts";

/** What a post of a Discuz forum says, as its body stands in a saved thread. Source: formats.md section 12. */
export interface ForumPost {
  readonly text: string;
  readonly quote: ForumQuote | null;
  /** Names of those who rated it. */
  readonly raters: readonly string[];
  /** How many rated it; the table may not list all. */
  readonly ratings: number;
  readonly pictures: "none" | "smileys" | "images";
  /** The forum hides it: a moderator's doing, or the author's account is gone. */
  readonly isHidden: boolean;
}

export interface ForumQuote {
  readonly name: string;
  /** A wall clock as if it were UTC. */
  readonly local: number | null;
  /** The post's number in the thread, where the quotation tells it. */
  readonly floor: string | null;
  readonly text: string;
}

const HIDDEN = /^提示: (?:作者被禁止或删除 内容自动屏蔽|该帖被管理员或版主屏蔽)$/;

/** Reads a post's body: its own words without quotations, signatures and what the forum adds. */
export function forumPostOf(body: string): ForumPost {
  const { words, raters, ratings } = withoutRatings(body);
  const reading = new PostBody();
  const { text } = textOfHtml(words, reading);
  const isHidden = HIDDEN.test(text);
  const own = isHidden ? "" : ownWords(text, reading.hasUpload);
  return {
    text: own === "" && reading.quote === null && !isHidden ? reading.quotedOnly : own,
    quote: reading.quote,
    raters,
    ratings,
    pictures: reading.pictures,
    isHidden,
  };
}

class PostBody implements HtmlHandler {
  quote: ForumQuote | null = null;
  quotedOnly = "";
  pictures: ForumPost["pictures"] = "none";
  hasUpload = false;

  leaveOut(tag: HtmlTag): boolean {
    if (tag.name === "img") this.#see(tag.attribute("src") ?? "");
    return tag.name === "blockquote" || tag.name === "strong";
  }

  leftOut(tag: HtmlTag, text: string): string | null {
    if (tag.name === "strong") {
      const isFileName = /\.(?:png|jpe?g|gif|bmp|webp|rar|zip|7z|txt|mp4)$/i.test(text);
      this.hasUpload ||= isFileName;
      return isFileName ? null : text;
    }
    const quote = quoteOf(text);
    if (quote === null && this.quotedOnly === "") this.quotedOnly = text;
    this.quote ??= quote;
    return null;
  }

  #see(src: string): void {
    if (!/\/smil(?:ey|ies)\//.test(src)) this.pictures = "images";
    else if (this.pictures === "none") this.pictures = "smileys";
  }
}

const QUOTE_HEAD = /^(.{1,80}) 发表于 (\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2})(?:\n|$)/;
const FLOOR_QUOTE_HEAD =
  /^引用第(\d{1,9})楼(.{1,80}?)于(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2})发表的\s*[:：](?:\n|$)/;

function quoteOf(text: string): ForumQuote | null {
  const [head, name, written] = QUOTE_HEAD.exec(text) ?? [];
  if (head !== undefined && name !== undefined)
    return quoteBehind(text, head, { name, written, floor: null });
  const [floorHead, floor = null, author, at] = FLOOR_QUOTE_HEAD.exec(text) ?? [];
  if (floorHead === undefined || author === undefined) return null;
  return quoteBehind(text, floorHead, { name: author, written: at, floor });
}

interface QuoteHead {
  readonly name: string;
  readonly written: string | undefined;
  readonly floor: string | null;
}

function quoteBehind(text: string, head: string, { name, written, floor }: QuoteHead): ForumQuote {
  // Long quotations end in an ellipsis of the forum's, set apart from the author's own by a space.
  const words = ownWords(text.slice(head.length).replace(/\s\.{3}$/, ""), false);
  return { name, local: readWrittenTime(written ?? "")?.local ?? null, floor, text: startOfQuote(words) };
}

const EDITED = /^\s*本帖最后由 .{1,80}? 于 \d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2} 编辑\s*/;
const SIGNATURE =
  /^\[?\s*(?:—{1,3}|-{2,4}|–{1,3})\s*(?:\S{0,8}地)?(?:来自|发送自|发自|Sent from)[\s\S]{0,300}$/i;
const UPLOAD_NOTES =
  /^(?:\([\d.]+ [KMG]?B, 下载次数: \d+\)|下载附件|\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2} 上传)\s*$/;
const MODERATED = /^\*本主题由 .+ 于 .+\*$/;

function ownWords(text: string, hasUpload: boolean): string {
  const lines = text.replace(EDITED, "").split("\n");
  while (lines.length > 0 && isAdded(lines.at(-1)!)) lines.pop();
  const kept = hasUpload ? lines.filter((line) => !UPLOAD_NOTES.test(line.trim())) : lines;
  return kept.join("\n").replace(MARKDOWN_LINK, "$1").trim();
}

/** A link's label says as much as its address; most labels are the address. */
const MARKDOWN_LINK = /\[([^\][\n]{1,500})\]\(https?:[^)\s]{1,2000}\)/g;

/** What apps and moderators put below a post. */
function isAdded(line: string): boolean {
  return line.trim() === "" || SIGNATURE.test(line) || MODERATED.test(line);
}

const RATING_RULE = "﹍﹍﹍";

interface Ratings {
  readonly words: string;
  readonly raters: readonly string[];
  readonly ratings: number;
}

/** Takes off the table of ratings: `| name| + 1|reason|` under `参与人数 3…`. */
function withoutRatings(body: string): Ratings {
  const rule = body.lastIndexOf(`\n${RATING_RULE}`);
  const table = rule < 0 ? "" : body.slice(rule + 1 + RATING_RULE.length);
  if (!/^\s*评分\s/.test(table)) return { words: body, raters: [], ratings: 0 };
  const raters: string[] = [];
  for (const line of table.split("\n")) {
    const [, name, score] = /^\|\s*([^|]{1,80}?)\s*\|\s*([+-]\s*\d+)\s*\|/.exec(line) ?? [];
    if (name !== undefined && score !== undefined && !/^-+$/.test(name)) raters.push(name);
  }
  const stated = Number(/参与人数\s*(\d{1,6})/.exec(table)?.[1] ?? 0);
  return { words: body.slice(0, rule), raters, ratings: Math.max(stated, raters.length) };
}
