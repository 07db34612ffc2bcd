import type { KnownPost } from "../talk/index.ts";

/** As many posts are remembered as most answers reach back; the database knows the others. */
const REMEMBERED = 30_000;

/** Enough words to tell two messages of one person apart; quotations are cut anywhere behind that. */
const QUOTED_CHARS = 12;

/** How far a quotation's clock may be off: exporters round to the minute. */
export const QUOTE_SLACK_MS = 90_000;

/** What was read last, by the carrier's id and by how it begins: most answers answer that. */
export class Recents {
  readonly #byKey = new Map<string, KnownPost>();
  readonly #byWords = new Map<string, KnownPost>();

  remember(key: string, post: KnownPost, text: string): void {
    kept(this.#byKey, key, post);
    const beginning = beginningOf(text);
    if (beginning !== "") kept(this.#byWords, `${post.authorId}\n${beginning}`, post);
  }

  byKey(key: string): KnownPost | undefined {
    return this.#byKey.get(key);
  }

  /** The last post of somebody that begins so and fits the time the quotation tells, where it tells one. */
  quoted(authorId: string, text: string, at: number | null): KnownPost | undefined {
    const post = this.#byWords.get(`${authorId}\n${beginningOf(text)}`);
    const isThen =
      at === null || (post !== undefined && Math.abs(post.postedAt.getTime() - at) <= QUOTE_SLACK_MS);
    return isThen ? post : undefined;
  }
}

function kept(map: Map<string, KnownPost>, key: string, post: KnownPost): void {
  map.delete(key);
  map.set(key, post);
  if (map.size > REMEMBERED) {
    const oldest = map.keys().next();
    if (oldest.done !== true) map.delete(oldest.value);
  }
}

/** As much of a text as tells it from others, without its blanks, which exporters change. */
export function beginningOf(text: string): string {
  return text
    .slice(0, 10 * QUOTED_CHARS)
    .replace(/\s+/g, "")
    .slice(0, QUOTED_CHARS);
}
