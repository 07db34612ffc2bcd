import type { Talk } from "@kith/contract/talk";
import { NameBook } from "../links/names.ts";
import { isPromotionText } from "./promotion.ts";
import { isAskText, isGreetingText, isThanksText } from "./speech.ts";
import { MAX_TOKENS, Tokens } from "./tokens.ts";

/** Counts beyond this make no difference to anything. */
const MOST = 65_535;

/** What a text is by its form, as bits. */
export const forms = {
  ask: 1,
  greeting: 2,
  thanks: 4,
  promotion: 8,
  /** Some word of it is the name of somebody in the talk. */
  names: 16,
} as const;

/**
 * What the texts of a stretch of talk are made of, read once for all who ask: message `i` stands at `i - first`.
 * Holds four bytes for each token and thirteen for each message.
 */
export class Readings {
  readonly first: number;
  readonly end: number;
  /** Bits of `forms`. */
  readonly form: Uint8Array;
  readonly letters: Uint16Array;
  readonly words: Uint16Array;
  readonly han: Uint16Array;
  readonly links: Uint16Array;
  /** Tokens of the message at place `k`: `tokens[starts[k]] … tokens[starts[k + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly #talk: Talk;
  readonly #judgedFrom: number;
  #tokens: Int32Array | null = null;

  /** @param judgedFrom the message from which on adverts are looked for: before, nobody asks, and it takes long. */
  constructor(talk: Talk, first: number, end: number, judgedFrom = first) {
    this.#judgedFrom = judgedFrom;
    this.first = first;
    this.end = end;
    this.#talk = talk;
    this.form = new Uint8Array(end - first);
    this.letters = new Uint16Array(end - first);
    this.words = new Uint16Array(end - first);
    this.han = new Uint16Array(end - first);
    this.links = new Uint16Array(end - first);
    this.starts = new Uint32Array(end - first + 1);
    this.#tokens = this.#read();
  }

  get tokens(): Int32Array {
    return (this.#tokens ??= this.#cutAgain());
  }

  /** Gives back the room of the tokens; whoever asks for them later waits until they are cut again. */
  release(): void {
    this.#tokens = null;
  }

  #read(): Int32Array {
    const cut = new Tokens();
    const names = new NameBook(this.#talk.people);
    let tokens = new Int32Array((this.end - this.first) * TOKENS_GUESSED);
    let count = 0;
    for (let k = 0; k < this.end - this.first; k++) {
      const text = this.#talk.texts.at(this.first + k);
      cut.cut(text);
      this.form[k] = formOf(text) | (this.first + k < this.#judgedFrom ? 0 : promotionOf(text));
      if (names.next(text, 0) >= 0) this.form[k]! |= forms.names;
      this.letters[k] = Math.min(MOST, cut.letters);
      this.words[k] = Math.min(MOST, cut.words);
      this.han[k] = Math.min(MOST, cut.han);
      this.links[k] = Math.min(MOST, cut.links);
      if (count + cut.count > tokens.length) tokens = grown(tokens, count, this.#share(k));
      for (let t = 0; t < cut.count; t++) tokens[count++] = cut.tokens[t]!;
      this.starts[k + 1] = count;
    }
    return tokens;
  }

  #cutAgain(): Int32Array {
    const cut = new Tokens();
    const tokens = new Int32Array(this.starts.at(-1)!);
    for (let k = 0; k < this.end - this.first; k++) {
      cut.cut(this.#talk.texts.at(this.first + k));
      tokens.set(cut.tokens.subarray(0, cut.count), this.starts[k]);
    }
    return tokens;
  }

  /** The share of the messages that has been read. */
  #share(k: number): number {
    return k / (this.end - this.first);
  }
}

function formOf(text: string): number {
  return (
    (isAskText(text) ? forms.ask : 0) |
    (isGreetingText(text) ? forms.greeting : 0) |
    (isThanksText(text) ? forms.thanks : 0)
  );
}

function promotionOf(text: string): number {
  return isPromotionText(text) ? forms.promotion : 0;
}

/** Makes room for as many more as the rest will want if it goes on like this, and a tenth. */
function grown(tokens: Int32Array, held: number, share: number): Int32Array<ArrayBuffer> {
  const room = new Int32Array(Math.ceil((1.1 * held) / Math.max(share, 0.05)) + MAX_TOKENS);
  room.set(tokens.subarray(0, held));
  return room;
}

const TOKENS_GUESSED = 8;
