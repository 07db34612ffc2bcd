import type { Talk } from "@kith/contract/talk";
import type { PhraseBook } from "./words/zh-CN.ts";

/**
 * How people and texts appear in a report. Account ids, telephone numbers and addresses never do; names do on
 * the screen of whoever opened the file, and are masked on paper.
 */
export interface Speaker {
  /** The name to show of a person; of nobody for -1. */
  name(person: number): string;
  /** One character for the disc. */
  initial(person: number): string;
  /** A text with what must not be shown left out. */
  text(text: string): string;
}

export function speakerOf(talk: Talk, words: PhraseBook, withNames: boolean): Speaker {
  const shown = withNames ? talk.people.map(({ name }) => plain(name, words)) : maskedNames(talk, words);
  const mask = withNames ? (text: string) => text : maskingOf(talk, shown);
  return {
    name: (person) => shown[person] ?? words.nobody,
    initial: (person) => initialOf(shown[person] ?? "?"),
    text: (text) => plain(mask(text), words),
  };
}

const PHONE =
  /(?<![\d.])(?:\+\d{1,3}[\s-]?)?(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|\(?\d{3,4}\)?[\s-]\d{3,4}[\s-]\d{4})(?!\d)/g;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const ACCOUNT = /(?:wxid_\w+|gh_[0-9a-f]{8,}|(?<![\w/.=-])\d{8,}(?![\w/]))/g;

/** Control characters could command the terminal a report is printed on. */
const CONTROL = /[^\P{Cc}\n\t]/gu;

export function plain(text: string, { redacted }: Pick<PhraseBook, "redacted">): string {
  return text
    .replace(CONTROL, " ")
    .replace(MAIL, redacted.mail)
    .replace(PHONE, redacted.phone)
    .replace(ACCOUNT, redacted.account);
}

/** The first letter or character of a name, in capitals; "·" where it has none. */
export function initialOf(name: string): string {
  const first = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? "·";
  return first.toUpperCase();
}

/** An initial, and a number where several people share it; the same people get the same masks each time. */
function maskedNames(talk: Talk, words: PhraseBook): string[] {
  const used = new Map<string, number>();
  return talk.people.map(({ name }) => {
    const initial = initialOf(name);
    const number = (used.get(initial) ?? 0) + 1;
    used.set(initial, number);
    return words.masked(initial, number);
  });
}

/** Replaces names of members inside texts: wherever they stand as words, and Chinese ones anywhere. */
function maskingOf(talk: Talk, shown: readonly string[]): (text: string) => string {
  const byWord = new Map<string, string>();
  const han: [string, string][] = [];
  talk.people.forEach(({ names }, person) => {
    for (const name of names) {
      const bare = name.replace(/#\d{4}$/, "").trim();
      if (bare.length < 2) continue;
      if (/^[\w.|`^{}[\]\\-]+$/.test(bare)) byWord.set(bare.toLowerCase(), shown[person]!);
      else han.push([bare, shown[person]!]);
    }
  });
  // Longer names first: a short one may stand inside them.
  han.sort((a, b) => b[0].length - a[0].length);
  return (text) => {
    const wordwise = text.replace(/[\w.|`^{}[\]\\-]{2,}/g, (word) => byWord.get(word.toLowerCase()) ?? word);
    return han.reduce(
      (rest, [name, mask]) => (rest.includes(name) ? rest.replaceAll(name, mask) : rest),
      wordwise,
    );
  };
}
