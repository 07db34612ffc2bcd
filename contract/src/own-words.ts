import type { Language } from "./language.ts";
import { pluralOf, roles, vocabularyKeys, wordFor, type VocabularyKey } from "./usual-words.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * `⟨member⟩` in a text of the interface is what the community calls one, `⟨Member⟩` the same where a sentence begins,
 * `⟨a member⟩` with the English article that fits, `⟨organisers⟩` more than one of them.
 */
const TOKEN = /⟨(?<article>an? |An? )?(?<name>\w+)⟩/g;
const keys: ReadonlySet<string> = new Set(vocabularyKeys);
const several: ReadonlyMap<string, VocabularyKey> = new Map(roles.map((role) => [`${role}s`, role]));

/** A text of the interface as this community says it. */
export function inOwnWords(text: string, vocabulary: Vocabulary, language: Language): string {
  return text.replace(TOKEN, (token, article: string | undefined, name: string) => {
    const word = wordNamed(name.toLowerCase(), vocabulary, language);
    if (word === null) return token;
    const isCapital = /^\p{Lu}/u.test(article ?? name);
    const whole = article === undefined ? word : `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`;
    return isCapital ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole;
  });
}

function wordNamed(name: string, vocabulary: Vocabulary, language: Language): string | null {
  if (isKey(name)) return wordFor(name, vocabulary, language);
  const role = several.get(name);
  return role === undefined ? null : pluralOf(wordFor(role, vocabulary, language));
}

function isKey(name: string): name is VocabularyKey {
  return keys.has(name);
}

/** A whole catalogue of texts, and of functions that give texts, as this community says it. */
export function ownWords<Words>(words: Words, vocabulary: Vocabulary, language: Language): Words {
  return spoken(words, (text) => inOwnWords(text, vocabulary, language)) as Words;
}

type Say = (text: string) => string;

function spoken(value: unknown, say: Say): unknown {
  if (typeof value === "string") return say(value);
  if (typeof value === "function") {
    return (...given: unknown[]) => spoken(Reflect.apply(value, null, given), say);
  }
  if (Array.isArray(value)) return value.map((one) => spoken(one, say));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoken(one, say)]));
}
