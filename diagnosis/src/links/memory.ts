import type { Talk } from "@kith/contract/talk";
import { forms, type Readings } from "../text/readings.ts";
import { NameTable } from "./names.ts";

/** How many messages back a candidate may lie. */
export const REACH = 128;

const SLOTS = REACH * 2;
const KEPT_TOKENS = 32;
const KEPT_NAMED = 8;
const DOCUMENT_BITS = 16;

/** What one remembered message is like. Arrays are indexed by slot: place modulo `SLOTS`. */
export class Memory {
  readonly author = new Int32Array(SLOTS);
  readonly at = new Float64Array(SLOTS);
  readonly isAsk = new Uint8Array(SLOTS);
  readonly hasLink = new Uint8Array(SLOTS);
  readonly letters = new Int32Array(SLOTS);
  readonly named = new Int32Array(SLOTS * KEPT_NAMED);
  readonly namedCount = new Uint8Array(SLOTS);
  /** How often it has been answered by others, as far as predicted. */
  readonly answers = new Uint8Array(SLOTS);
  readonly #tokens = new Int32Array(SLOTS * KEPT_TOKENS);
  readonly #tokenCount = new Uint8Array(SLOTS);
  readonly #norm = new Float32Array(SLOTS);
  readonly #compared = new TokenSet();
  #comparedNorm = 0;
  readonly #documents = new Int32Array(1 << DOCUMENT_BITS);
  #read = 0;
  /** Places of the last four messages of each person, latest first; -1 for none. */
  readonly lastOf: Int32Array;
  readonly spokenOf: Int32Array;
  readonly #names: NameTable;
  readonly #sorted = new Int32Array(KEPT_TOKENS);
  readonly #found = new Int32Array(KEPT_NAMED);

  constructor(talk: Talk) {
    this.#names = new NameTable(talk.people);
    this.lastOf = new Int32Array(talk.people.length * LAST).fill(-1);
    this.spokenOf = new Int32Array(talk.people.length);
  }

  /** Reads a message into the slot of its place, before it is linked. */
  read(talk: Talk, readings: Readings, message: number, place: number): void {
    const slot = place % SLOTS;
    const k = message - readings.first;
    this.author[slot] = talk.author[message]!;
    this.at[slot] = talk.at[message]!;
    this.answers[slot] = 0;
    this.hasLink[slot] = readings.links[k]! > 0 ? 1 : 0;
    this.letters[slot] = readings.letters[k]!;
    this.isAsk[slot] = (readings.form[k]! & forms.ask) === 0 ? 0 : 1;
    this.#keepTokens(slot, readings, k);
    this.#keepNamed(talk, message, slot, (readings.form[k]! & forms.names) !== 0);
  }

  /** Takes note that the message at a place was said, after it is linked. */
  remember(place: number): void {
    const person = this.author[place % SLOTS]!;
    this.#names.spoke(person);
    if (person < 0) return;
    const base = person * LAST;
    this.lastOf.copyWithin(base + 1, base, base + LAST - 1);
    this.lastOf[base] = place;
    this.spokenOf[person]!++;
  }

  /** Whether the message at place `i` names a person. */
  names(i: number, person: number): boolean {
    const slot = i % SLOTS;
    const base = slot * KEPT_NAMED;
    for (let k = 0; k < this.namedCount[slot]!; k++) if (this.named[base + k] === person) return true;
    return false;
  }

  /** Makes the message at place `i` the one whose words others are compared with. */
  compareWith(i: number): void {
    this.#compared.take(this.#tokens, (i % SLOTS) * KEPT_TOKENS, this.#tokenCount[i % SLOTS]!);
    this.#comparedNorm = this.#norm[i % SLOTS]!;
  }

  /** How alike the words of the message at place `j` are to those compared with, rare words counting more: 0 to 1. */
  likeness(j: number): number {
    const slot = j % SLOTS;
    const begin = slot * KEPT_TOKENS;
    const end = begin + this.#tokenCount[slot]!;
    let shared = 0;
    for (let k = begin; k < end; k++) {
      if (this.#compared.has(this.#tokens[k]!)) shared += this.#weight(this.#tokens[k]!) ** 2;
    }
    return shared === 0 ? 0 : shared / Math.sqrt(this.#comparedNorm * this.#norm[slot]! + 1e-9);
  }

  #keepTokens(slot: number, { starts, tokens }: Readings, message: number): void {
    const words = this.#sorted;
    const count = sortedInto(words, tokens, starts[message]!, starts[message + 1]!);
    const base = slot * KEPT_TOKENS;
    let kept = 0;
    let norm = 0;
    for (let k = 0; k < count; k++) {
      const token = words[k]!;
      if (k > 0 && words[k - 1] === token) continue;
      norm += this.#weight(token) ** 2;
      this.#documents[token & ((1 << DOCUMENT_BITS) - 1)]!++;
      this.#tokens[base + kept++] = token;
    }
    this.#tokenCount[slot] = kept;
    this.#norm[slot] = norm;
    this.#read++;
  }

  #weight(token: number): number {
    const seen = this.#documents[token & ((1 << DOCUMENT_BITS) - 1)]!;
    return Math.log((this.#read + 2) / (seen + 1));
  }

  #keepNamed(talk: Talk, i: number, slot: number, holdsName: boolean): void {
    const base = slot * KEPT_NAMED;
    const author = talk.author[i]!;
    let count = 0;
    const { starts, people } = talk.mentions;
    for (let k = starts[i]!; k < starts[i + 1]! && count < KEPT_NAMED; k++) {
      if (people[k] !== author) this.named[base + count++] = people[k]!;
    }
    const found = holdsName ? this.#names.find(talk.texts.at(i), this.#found) : 0;
    for (let k = 0; k < found && count < KEPT_NAMED; k++) {
      const person = this.#found[k]!;
      if (person === author || this.named.subarray(base, base + count).includes(person)) continue;
      this.named[base + count++] = person;
    }
    this.namedCount[slot] = count;
  }
}

export const LAST = 4;

const SET_SLOTS = 1024;

/** A few tokens, for asking often which others are among them. */
class TokenSet {
  /** Open addressing: 1 more than the number of the token, 0 for a free slot. */
  readonly #slots = new Uint8Array(SET_SLOTS);
  readonly #tokens = new Int32Array(KEPT_TOKENS);
  readonly #taken = new Int32Array(KEPT_TOKENS);
  #count = 0;

  /** Holds these, which are different, and nothing else any more. */
  take(tokens: Int32Array, from: number, count: number): void {
    for (let k = 0; k < this.#count; k++) this.#slots[this.#taken[k]!] = 0;
    this.#count = count;
    for (let k = 0; k < count; k++) {
      const token = tokens[from + k]!;
      let slot = token & (SET_SLOTS - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (SET_SLOTS - 1);
      this.#slots[slot] = k + 1;
      this.#tokens[k] = token;
      this.#taken[k] = slot;
    }
  }

  has(token: number): boolean {
    let slot = token & (SET_SLOTS - 1);
    let number = this.#slots[slot]!;
    while (number !== 0) {
      if (this.#tokens[number - 1] === token) return true;
      slot = (slot + 1) & (SET_SLOTS - 1);
      number = this.#slots[slot]!;
    }
    return false;
  }
}

/** Copies as many of the tokens as fit, sorted (by insertion: they are few), and returns how many. */
function sortedInto(sorted: Int32Array, tokens: Int32Array, from: number, end: number): number {
  const count = Math.min(end - from, sorted.length);
  for (let k = 0; k < count; k++) {
    const token = tokens[from + k]!;
    let place = k;
    while (place > 0 && sorted[place - 1]! > token) {
      sorted[place] = sorted[place - 1]!;
      place--;
    }
    sorted[place] = token;
  }
  return count;
}

/** The slot in which the message at a place is remembered. */
export function slotOf(place: number): number {
  return place % SLOTS;
}
