/**
 * What a text can be found by. Runs of Chinese and of other scripts without blanks between words give every pair of
 * neighbours, and their last character alone; all else gives whole words. So nothing has to know where words end, and
 * any two characters that stand together are found. Source: ADR-0008, foundation.md 6.
 */

/** More different terms than this are not kept: whoever pastes a book is found by how it begins. */
const MOST_TERMS = 2000;

/** A longer word is found by its beginning. */
const LONGEST_WORD = 40;

/** As texts are compared: full and half width, big and small letters are the same. */
export function normalForm(text: string): string {
  return (isAscii(text) ? text : text.normalize("NFKC")).toLowerCase();
}

/** The different terms of a text, in the text form of a tsvector without places. */
export function termsOf(text: string): string {
  const found = new Set<string>();
  eachRun(normalForm(text), (run, isPaired) => {
    if (found.size >= MOST_TERMS) return;
    if (isPaired) addPairs(run, found);
    else found.add(cut(run));
  });
  let terms = "";
  for (const term of found) terms += terms === "" ? term : ` ${term}`;
  return terms;
}

/** What is looked for: a tsquery every term of which must be there, and the pieces that must stand in the text. */
export interface Wanted {
  readonly query: string;
  /** In normal form. */
  readonly pieces: readonly string[];
}

/** What to look for when somebody types this, or null where nothing in it can be found. */
export function wantedOf(typed: string): Wanted | null {
  const pieces = normalForm(typed)
    .split(/\s+/)
    .filter((piece) => piece !== "");
  const terms = new Set<string>();
  for (const piece of pieces) {
    eachRun(piece, (run, isPaired) => {
      if (!isPaired) terms.add(`${cut(run)}:*`);
      else if (isOne(run)) terms.add(`${run}:*`);
      else for (const pair of pairsOf(run)) terms.add(pair);
    });
  }
  return terms.size === 0 ? null : { query: [...terms].join(" & "), pieces };
}

/** Calls `take` for each run of letters and figures of one sort. */
function eachRun(text: string, take: (run: string, isPaired: boolean) => void): void {
  let start = 0;
  let sort: number = SORT.none;
  for (let i = 0; i <= text.length; i++) {
    const now = i < text.length ? sortAt(text, i) : SORT.none;
    if (now === sort) continue;
    if (sort !== SORT.none) take(text.slice(start, i), sort === SORT.paired);
    start = i;
    sort = now;
  }
}

function addPairs(run: string, found: Set<string>): void {
  for (const pair of pairsOf(run)) found.add(pair);
  const last = run.charCodeAt(run.length - 1);
  found.add(run.slice(isLowSurrogate(last) ? -2 : -1));
}

function* pairsOf(run: string): Generator<string> {
  let before = 0;
  for (let i = stepAt(run, 0); i < run.length; i += stepAt(run, i)) {
    yield run.slice(before, i + stepAt(run, i));
    before = i;
  }
}

function isOne(run: string): boolean {
  return run.length === stepAt(run, 0);
}

const stepAt = (text: string, i: number) =>
  isHighSurrogate(text.charCodeAt(i)) && i + 1 < text.length ? 2 : 1;
const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;

function cut(word: string): string {
  if (word.length <= LONGEST_WORD) return word;
  const end = isHighSurrogate(word.charCodeAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD;
  return word.slice(0, end);
}

const SORT = { unknown: 0, none: 1, word: 2, paired: 3 } as const;

/** What sort each character of the first plane is, found when first met. */
const sorts = new Uint8Array(0x10000);

function sortAt(text: string, i: number): number {
  const code = text.charCodeAt(i);
  if (isHighSurrogate(code)) return sortOfAstral(text.codePointAt(i) ?? 0);
  // The second half goes with the first.
  if (isLowSurrogate(code)) return i === 0 ? SORT.none : sortOfAstral(text.codePointAt(i - 1) ?? 0);
  const known = sorts[code]!;
  return known === SORT.unknown ? (sorts[code] = sortOf(String.fromCharCode(code))) : known;
}

function sortOfAstral(code: number): number {
  return code <= 0xffff ? SORT.none : sortOf(String.fromCodePoint(code));
}

const PAIRED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}々ー]/u;

function sortOf(char: string): number {
  if (!/[\p{L}\p{N}\p{M}]/u.test(char)) return SORT.none;
  return PAIRED.test(char) ? SORT.paired : SORT.word;
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant.
  return /^[\0-\x7f]*$/.test(text);
}
