import type { TalkPerson } from "@kith/contract/talk";

/**
 * Finds names of people among the words of a text, wherever they stand: "try it, ana". A word that is also a
 * name counts only as long as it is not used far more often than its bearer speaks.
 */
export class NameTable {
  readonly #slots: Int32Array;
  readonly #people: Int32Array;
  readonly #used: Int32Array;
  readonly #spoken: Int32Array;

  constructor(people: readonly TalkPerson[]) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(people.length * 4, 16)));
    this.#slots = new Int32Array(size);
    this.#people = new Int32Array(size).fill(-1);
    this.#used = new Int32Array(size);
    this.#spoken = new Int32Array(people.length);
    for (const [index, person] of people.entries()) {
      for (const name of person.names) this.#add(name, index);
    }
  }

  /** Takes note that somebody spoke. */
  spoke(person: number): void {
    if (person >= 0) this.#spoken[person]!++;
  }

  /** Writes the people named in `text` to `out`, each once, and returns how many; at most `out.length`. */
  find(text: string, out: Int32Array): number {
    let count = 0;
    let start = -1;
    let hash = 0;
    for (let i = 0; i <= text.length && count < out.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 32;
      if (isNameCode(code)) {
        if (start < 0) [start, hash] = [i, 0x811c9dc5 | 0];
        hash = Math.imul(hash ^ lower(code), 0x01000193);
        continue;
      }
      if (start >= 0 && i - start >= MIN_NAME) count = this.#note(hash, out, count);
      start = -1;
    }
    return count;
  }

  #note(hash: number, out: Int32Array, count: number): number {
    const slot = this.#slot(hash);
    const person = this.#people[slot]!;
    if (person < 0) return count;
    const used = ++this.#used[slot]!;
    if (used > ORDINARY_WORD_FROM + PER_MESSAGE * this.#spoken[person]!) return count;
    for (let i = 0; i < count; i++) if (out[i] === person) return count;
    out[count] = person;
    return count + 1;
  }

  #add(name: string, person: number): void {
    const hash = hashOf(name);
    if (hash === 0) return;
    const slot = this.#slot(hash);
    this.#slots[slot] = hash;
    if (this.#people[slot]! < 0) this.#people[slot] = person;
  }

  #slot(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#people[slot]! >= 0 && this.#slots[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }
}

const MIN_NAME = 2;
const ORDINARY_WORD_FROM = 30;
const PER_MESSAGE = 5;

/** 0 for names that are not one word. */
function hashOf(name: string): number {
  const word = name.replace(/#\d{4}$/, "");
  if (word.length < MIN_NAME) return 0;
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (!isNameCode(code)) return 0;
    hash = Math.imul(hash ^ lower(code), 0x01000193);
  }
  return hash;
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** Letters, digits and what nicknames are made of. */
function isNameCode(code: number): boolean {
  if (code >= 128) return code >= 0xc0 && !(code >= 0x2000 && code <= 0x303f) && code < 0xff00;
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 94) || (code >= 95 && code <= 125) || code === 45
  );
}
