/**
 * Cuts text into tokens as numbers, without making a string of each: words of letters and digits in lower
 * case, and pairs of neighbouring characters where writing has no spaces (Chinese, Japanese). Links are one
 * token whatever they point to.
 */

/** Up to how many tokens of a text count; the rest of a long post adds little. */
export const MAX_TOKENS = 256;

const PRIME = 16_777_619;
const BASIS = -2_128_831_035;

/** The token every link is cut to. */
export const LINK = 1;

/** Reused from text to text: `tokens[0] … tokens[count - 1]`. */
export class Tokens {
  readonly tokens = new Int32Array(MAX_TOKENS);
  count = 0;
  /** Characters that make words, links left out. */
  letters = 0;
  /** Words with spaces between them; links are none. */
  words = 0;
  /** Characters of writing without spaces. */
  han = 0;
  links = 0;

  /** Cuts a text; what was cut before is forgotten. */
  cut(text: string): void {
    this.count = 0;
    this.letters = 0;
    this.words = 0;
    this.han = 0;
    this.links = 0;
    let word = BASIS;
    let wordLength = 0;
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (isRareHan(code)) i++;
      const lower = code >= 65 && code <= 90 ? code + 32 : code;
      if (isUnspaced(code)) {
        if (wordLength > 0) this.#addWord(word);
        wordLength = 0;
        this.letters++;
        this.han++;
        if (before > 0) this.#add(mix(mix(BASIS, before), code));
        before = code;
      } else if (isWordCode(code)) {
        if (lower === 104 && wordLength === 0 && isLinkAt(text, i)) {
          i = endOfLink(text, i) - 1;
          this.links++;
          this.#add(LINK);
          before = 0;
          continue;
        }
        word = wordLength === 0 ? mix(BASIS, lower) : mix(word, lower);
        wordLength++;
        this.letters++;
        before = 0;
      } else {
        if (wordLength > 0) this.#addWord(word);
        wordLength = 0;
        before = 0;
      }
    }
    if (wordLength > 0) this.#addWord(word);
  }

  #addWord(word: number): void {
    this.words++;
    this.#add(word);
  }

  #add(token: number): void {
    if (this.count < MAX_TOKENS) this.tokens[this.count++] = token;
  }
}

/** The token of a single word, as `cut` makes it. */
export function tokenOf(word: string): number {
  const tokens = new Tokens();
  tokens.cut(word);
  return tokens.tokens[0] ?? 0;
}

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

/** Chinese characters and kana: written without spaces between words. */
export function isUnspaced(code: number): boolean {
  return (
    isRareHan(code) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

/** The first half of a character beyond the basic plane that is Chinese; the others there are mostly pictures. */
function isRareHan(code: number): boolean {
  return code >= 0xd840 && code <= 0xd888;
}

function isWordCode(code: number): boolean {
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // Letters of every other script; punctuation and symbols of the common blocks are left out.
  return (
    code >= 0xc0 &&
    !(code >= 0x2000 && code <= 0x2fff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xd800 && code <= 0xdfff) &&
    code < 0xfe00
  );
}

function isLinkAt(text: string, at: number): boolean {
  return text.startsWith("http://", at) || text.startsWith("https://", at);
}

function endOfLink(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 0x3000 || isUnspaced(code) || code === 0xff0c || code === 0x3002) return i;
  }
  return text.length;
}
