import type { Talk } from "@kith/contract/talk";
import { isAskText } from "./speech.ts";
import { Tokens } from "./tokens.ts";

/** Counts beyond this make no difference to anything. */
const MOST = 65_535;

/**
 * What the texts of a stretch of talk are made of, cut once for all who ask: message `i` stands at `i - first`.
 * Holds four bytes for each token and fifteen for each message.
 */
export class Readings {
  readonly first: number;
  readonly end: number;
  /** 1 for texts that ask, by their form. */
  readonly isAsk: Uint8Array;
  readonly letters: Uint16Array;
  readonly words: Uint16Array;
  readonly han: Uint16Array;
  readonly links: Uint16Array;
  /** Tokens of the message at place `k`: `tokens[starts[k]] … tokens[starts[k + 1] - 1]`. */
  readonly starts: Uint32Array;
  tokens: Int32Array;

  constructor(talk: Talk, first: number, end: number) {
    this.first = first;
    this.end = end;
    this.isAsk = new Uint8Array(end - first);
    this.letters = new Uint16Array(end - first);
    this.words = new Uint16Array(end - first);
    this.han = new Uint16Array(end - first);
    this.links = new Uint16Array(end - first);
    this.starts = new Uint32Array(end - first + 1);
    this.tokens = new Int32Array((end - first) * TOKENS_GUESSED);
    this.#read(talk);
  }

  #read(talk: Talk): void {
    const cut = new Tokens();
    let count = 0;
    for (let k = 0; k < this.end - this.first; k++) {
      const text = talk.texts.at(this.first + k);
      cut.cut(text);
      this.isAsk[k] = isAskText(text) ? 1 : 0;
      this.letters[k] = Math.min(MOST, cut.letters);
      this.words[k] = Math.min(MOST, cut.words);
      this.han[k] = Math.min(MOST, cut.han);
      this.links[k] = Math.min(MOST, cut.links);
      if (count + cut.count > this.tokens.length) this.#grow(count, cut.count);
      for (let t = 0; t < cut.count; t++) this.tokens[count++] = cut.tokens[t]!;
      this.starts[k + 1] = count;
    }
  }

  /** Grows by half: twice would hold twice the memory for one token more. */
  #grow(held: number, wanted: number): void {
    const tokens = new Int32Array(Math.ceil(1.5 * (held + wanted)));
    tokens.set(this.tokens.subarray(0, held));
    this.tokens = tokens;
  }
}

const TOKENS_GUESSED = 12;
