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
    this.words = 0;
    this.links = 0;
    let [letters, han] = [0, 0];
    let word = BASIS;
    let isInWord = false;
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const sort = sorts[code]!;
      if (sort === WORD) {
        const lower = code >= 65 && code <= 90 ? code + 32 : code;
        before = 0;
        if (!isInWord && lower === 104 && isLinkAt(text, i)) {
          i = endOfLink(text, i) - 1;
          this.links++;
          this.#add(LINK);
          continue;
        }
        word = mix(isInWord ? word : BASIS, lower);
        isInWord = true;
        letters++;
        continue;
      }
      if (isInWord) this.#addWord(word);
      isInWord = false;
      if (sort === GAP) {
        before = 0;
        continue;
      }
      if (sort === PAIRED) i++;
      letters++;
      han++;
      if (before > 0) this.#add(mix(mix(BASIS, before), code));
      before = code;
    }
    if (isInWord) this.#addWord(word);
    this.letters = letters;
    this.han = han;
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

/** Sorts of characters; a paired one is the first half of a character of writing without spaces. */
const GAP = 0;
const WORD = 1;
const UNSPACED = 2;
const PAIRED = 3;

/** The sort of each character, so that it is looked up and not worked out a million times. */
const sorts = Uint8Array.from({ length: 1 << 16 }, (_, code) => {
  if (isRareHan(code)) return PAIRED;
  if (isUnspaced(code)) return UNSPACED;
  return isWordCode(code) ? WORD : GAP;
});

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
