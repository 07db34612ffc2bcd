import type { TalkPerson } from "@kith/contract/talk";

/**
 * Finds names of people among the words of a text, wherever they stand: "try it, ana". A word that is also a
 * name counts only as long as it is not used far more often than its bearer speaks.
 */
export class NameTable {
  readonly #book: NameBook;
  readonly #used: Int32Array;
  readonly #spoken: Int32Array;

  constructor(people: readonly TalkPerson[]) {
    this.#book = new NameBook(people);
    this.#used = new Int32Array(this.#book.slots);
    this.#spoken = new Int32Array(people.length);
  }

  /** Takes note that somebody spoke. */
  spoke(person: number): void {
    if (person >= 0) this.#spoken[person]!++;
  }

  /** Writes the people named in `text` to `out`, each once, and returns how many; at most `out.length`. */
  find(text: string, out: Int32Array): number {
    let count = 0;
    let from = 0;
    while (count < out.length && (from = this.#book.next(text, from)) >= 0)
      count = this.#note(this.#book.slot, out, count);
    return count;
  }

  #note(slot: number, out: Int32Array, count: number): number {
    const person = this.#book.personAt(slot);
    const used = ++this.#used[slot]!;
    if (used > ORDINARY_WORD_FROM + PER_MESSAGE * this.#spoken[person]!) return count;
    for (let i = 0; i < count; i++) if (out[i] === person) return count;
    out[count] = person;
    return count + 1;
  }
}

/** The names of people that are one word, by what they hash to. */
export class NameBook {
  /** Where the name found last stands: below `slots`, and the same for the same name. */
  slot = -1;
  readonly #hashes: Int32Array;
  readonly #people: Int32Array;

  constructor(people: readonly TalkPerson[]) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(people.length * 4, 16)));
    this.#hashes = new Int32Array(size);
    this.#people = new Int32Array(size).fill(-1);
    for (const [index, person] of people.entries()) {
      for (const name of person.names) this.#add(name, index);
    }
  }

  get slots(): number {
    return this.#hashes.length;
  }

  personAt(slot: number): number {
    return this.#people[slot]!;
  }

  /** Looks for the next name in a text and returns where to look for the one after it, or -1 when there is none. */
  next(text: string, from: number): number {
    let length = 0;
    let hash = BASIS;
    for (let i = from; i <= text.length; i++) {
      const code = i < text.length ? nameCodes[text.charCodeAt(i)]! : 0;
      if (code > 0) {
        hash = Math.imul(hash ^ code, PRIME);
        length++;
        continue;
      }
      if (length >= MIN_NAME && this.#people[(this.slot = this.#slotOf(hash))]! >= 0) return i;
      length = 0;
      hash = BASIS;
    }
    return -1;
  }

  #add(name: string, person: number): void {
    const hash = hashOf(name);
    if (hash === 0) return;
    const slot = this.#slotOf(hash);
    this.#hashes[slot] = hash;
    if (this.#people[slot]! < 0) this.#people[slot] = person;
  }

  #slotOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#people[slot]! >= 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }
}

const BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const MIN_NAME = 2;
const ORDINARY_WORD_FROM = 30;
const PER_MESSAGE = 5;

/** 0 for names that are not one word. */
function hashOf(name: string): number {
  const word = name.replace(/#\d{4}$/, "");
  if (word.length < MIN_NAME) return 0;
  let hash = BASIS;
  for (let i = 0; i < word.length; i++) {
    const code = nameCodes[word.charCodeAt(i)]!;
    if (code === 0) return 0;
    hash = Math.imul(hash ^ code, PRIME);
  }
  return hash;
}

/** For each character that names are made of, the small letter it stands for; 0 for all others. */
const nameCodes = Uint16Array.from({ length: 1 << 16 }, (_, code) => (isNameCode(code) ? lower(code) : 0));

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
