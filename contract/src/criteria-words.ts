import { plainly, type Plain } from "./criteria-plain.ts";
import { en } from "./criteria-words/en.ts";
import { zhCN } from "./criteria-words/zh-CN.ts";
import type { Criterion, FactName, FactTest, FactValue } from "./criteria.ts";
import type { Asked, CriteriaWords, Names } from "./criteria-words/types.ts";
import type { Language } from "./language.ts";
import { inOwnWords } from "./own-words.ts";
import { vocabularyKeys, type Vocabulary } from "./vocabulary.ts";

export type { Asked, Names } from "./criteria-words/types.ts";

/** A criterion in lines: `parts` stand one step further in. */
export interface Outline {
  readonly text: string;
  readonly parts: readonly Outline[];
}

export interface Explained {
  /** Without a subject and a full stop: "has met at least 1 member, and has accepted the current charter". */
  readonly sentence: string;
  readonly outline: Outline;
}

/** A criterion as somebody would write it. */
export function explain(criterion: Criterion, language: Language, names: Names = {}): Explained {
  const plain = plainly(criterion);
  const words = wordsOf(language);
  const own = (text: string) => inOwnWords(text, vocabularyIn(names), language);
  return {
    sentence: own(sentenceOf(plain, words, names)),
    outline: said(outlineOf(plain, words, names), own),
  };
}

/** What a fact is of one member: "joined 41 days ago"; null for what nobody knows. */
export function sayFact(
  { test, value }: { readonly test: FactTest; readonly value: FactValue | null },
  language: Language,
  asked: Asked,
  names: Names = {},
): string {
  const words = wordsOf(language);
  const text = value === null ? words.unknown(test.fact) : words.known(test, value, { names, asked });
  return inOwnWords(text, vocabularyIn(names), language);
}

/** What a fact is called where one is chosen: "how long they have been here". */
export function factTitle(fact: FactName, language: Language, names: Names = {}): string {
  return inOwnWords(wordsOf(language).titles[fact], vocabularyIn(names), language);
}

/** What a community calls its members and roles, as far as names say it. */
function vocabularyIn(names: Names): Vocabulary {
  return Object.fromEntries(
    vocabularyKeys.flatMap((key) => (names[key] === undefined ? [] : [[key, names[key]]])),
  );
}

function said({ text, parts }: Outline, own: (text: string) => string): Outline {
  return { text: own(text), parts: parts.map((part) => said(part, own)) };
}

function wordsOf(language: Language): CriteriaWords {
  return language === "zh-CN" ? zhCN : en;
}

function sentenceOf(plain: Plain, words: CriteriaWords, names: Names): string {
  if ("test" in plain) return words.test(plain.test, plain.isNegated, names);
  if (plain.parts.length === 0) return emptyOf(plain.joint, words);
  const parts = plain.parts.map((part) => partOf(part, words, names));
  return words.top(
    plain.joint,
    parts,
    plain.parts.some((part) => "joint" in part),
  );
}

function partOf(plain: Plain, words: CriteriaWords, names: Names): string {
  if ("test" in plain) return words.test(plain.test, plain.isNegated, names);
  const parts = plain.parts.map((part) => {
    const text = partOf(part, words, names);
    return "test" in part ? text : words.bracketed(text);
  });
  return words.inner(plain.joint, parts);
}

function outlineOf(plain: Plain, words: CriteriaWords, names: Names): Outline {
  if ("test" in plain) return { text: words.test(plain.test, plain.isNegated, names), parts: [] };
  if (plain.parts.length === 0) return { text: emptyOf(plain.joint, words), parts: [] };
  return {
    text: plain.joint === "all" ? words.allOfThese : words.anyOfThese,
    parts: plain.parts.map((part) => outlineOf(part, words, names)),
  };
}

function emptyOf(joint: "all" | "any", words: CriteriaWords): string {
  return joint === "all" ? words.everybody : words.nobody;
}
