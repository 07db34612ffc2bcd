import { textOfHtml, type HtmlHandler } from "../html.ts";
import type { HtmlTag } from "../html-tags.ts";
import { startOfQuote } from "../quote.ts";

/** What a Discourse post says. Source: formats.md section 12. */
export interface DiscoursePost {
  readonly text: string;
  /** User names, each once. */
  readonly mentions: readonly string[];
  readonly quote: DiscourseQuote | null;
  readonly hasAttachment: boolean;
}

/** A quotation that says where it comes from. */
export interface DiscourseQuote {
  readonly username: string | null;
  readonly topic: string;
  readonly postNumber: string;
  readonly text: string;
}

/** Previews of links, frames of pictures, controls: nobody said them. */
const NOT_SAID: readonly (readonly [tag: string, className: string])[] = [
  ["div", "meta"],
  ["div", "lazyYT"],
  ["div", "onebox"],
  ["div", "quote-controls"],
];

/** Reads a post as Discourse "cooks" it. */
export function discoursePostOf(cooked: string): DiscoursePost {
  const reading = new CookedPost();
  const { text, hasImage } = textOfHtml(cooked, reading);
  return reading.post(text, hasImage);
}

class CookedPost implements HtmlHandler {
  readonly #mentions = new Set<string>();
  #quote: DiscourseQuote | null = null;
  /** The quotation whose frame was opened and whose words have not come. */
  #frame: DiscourseQuote | null = null;
  #quotedOnly = "";
  #hasAttachment = false;

  leaveOut(tag: HtmlTag): boolean {
    switch (tag.name) {
      case "aside":
        if (!tag.hasClass("quote")) return true;
        this.#frame = frameOf(tag);
        return false;
      case "blockquote":
        return true;
      case "div":
        if (tag.hasClass("lightbox-wrapper")) this.#hasAttachment = true;
        return (
          tag.hasClass("title") || NOT_SAID.some(([name, own]) => name === tag.name && tag.hasClass(own))
        );
      case "a":
      case "span":
        if (tag.hasClass("attachment")) this.#hasAttachment = true;
        return tag.hasClass("mention");
      default:
        return false;
    }
  }

  leftOut(tag: HtmlTag, text: string): string | null {
    if (tag.name === "blockquote") this.#endQuote(text);
    if (tag.name !== "a" && tag.name !== "span") return null;
    const name = text.replace(/^@/, "");
    // A mention of somebody the forum does not know is no link.
    if (tag.name === "a" && name !== "") this.#mentions.add(name);
    return text;
  }

  post(text: string, hasImage: boolean): DiscoursePost {
    return {
      text: text === "" && this.#quote === null ? this.#quotedOnly : text,
      mentions: [...this.#mentions],
      quote: this.#quote,
      hasAttachment: this.#hasAttachment || hasImage,
    };
  }

  #endQuote(text: string): void {
    if (this.#frame === null) {
      if (this.#quotedOnly === "") this.#quotedOnly = text;
      return;
    }
    this.#quote ??= { ...this.#frame, text: startOfQuote(text) };
    this.#frame = null;
  }
}

function frameOf(aside: HtmlTag): DiscourseQuote | null {
  const topic = aside.attribute("data-topic");
  const postNumber = aside.attribute("data-post");
  if (topic === null || postNumber === null) return null;
  return { username: aside.attribute("data-username"), topic, postNumber, text: "" };
}
