/** Finding who is addressed by name inside a text: `@name …`, or `name: …` and `name, …` at its head. */

const MAX_NAME = 40;

/** WeChat ends a mention with this space. */
const FOUR_PER_EM_SPACE = "\u2005";

/**
 * Candidates for names called in a text: what stands before the first colon or comma, and what follows each
 * @ sign (up to forty characters: where the name ends is known only once all names are).
 */
export function namesCalled(text: string): string[] {
  const calls: string[] = [];
  const lead = leadOf(text);
  if (lead !== null) calls.push(lead);
  for (let at = text.indexOf("@"); at >= 0 && calls.length < 8; at = text.indexOf("@", at + 1)) {
    // Inside an address or a word it is no mention.
    if (at > 0 && /[\w.]/.test(text[at - 1]!)) continue;
    const tail = text.slice(at + 1, at + 1 + MAX_NAME);
    const end = tail.search(/[\n\u2005]/);
    const call = end < 0 ? tail : tail.slice(0, end);
    if (call !== "") calls.push(tail[end] === FOUR_PER_EM_SPACE ? call : `${call}${OPEN_END}`);
  }
  return calls;
}

/** Marks a call whose end is not known. */
const OPEN_END = "\u0000";

function leadOf(text: string): string | null {
  const limit = Math.min(text.length - 1, MAX_NAME);
  for (let i = 0; i <= limit; i++) {
    const char = text[i]!;
    if (char === ":" || char === "," || char === "：" || char === "，") {
      const isSpaced = char === "：" || char === "，" || text[i + 1] === " " || i + 1 === text.length;
      return i >= 2 && isSpaced ? text.slice(0, i) : null;
    }
    if (char === " " || char === "\n" || char === "\t") return null;
  }
  return null;
}

/** Everybody's names, for finding who a call means. Case does not count; a name two people share finds neither. */
export class NameIndex {
  readonly #people = new Map<string, number>();
  #longest = 0;

  add(name: string, person: number): void {
    const key = nameKey(name);
    if (key.length < 2) return;
    const other = this.#people.get(key);
    this.#people.set(key, other === undefined || other === person ? person : NOBODY);
    this.#longest = Math.max(this.#longest, key.length);
  }

  /** The person meant by a call, or -1. An open call means the longest name it begins with. */
  find(call: string): number {
    if (!call.endsWith(OPEN_END)) return this.#people.get(nameKey(call)) ?? NOBODY;
    const open = nameKey(call.slice(0, -1));
    for (let length = Math.min(open.length, this.#longest); length >= 2; length--) {
      const person = this.#people.get(open.slice(0, length));
      if (person !== undefined && isNameEnd(open, length)) return person;
    }
    return NOBODY;
  }
}

const NOBODY = -1;

/** A name in Latin letters ends where the letters do; one in Chinese may run on into the sentence. */
function isNameEnd(text: string, end: number): boolean {
  return end >= text.length || !(/\w/.test(text[end - 1]!) && /\w/.test(text[end]!));
}

/** Names are the same whatever their case and the number Discord hangs on them. */
export function nameKey(name: string): string {
  return name
    .trim()
    .replace(/#\d{4}$/, "")
    .toLowerCase();
}
