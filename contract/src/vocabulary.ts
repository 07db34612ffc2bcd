import { z } from "zod";
import type { Bilingual, Language } from "./language.ts";
import { roles, type Role } from "./roles.ts";
import { oneLine } from "./text.ts";

/** What a community may call in its own way: one of its members, several of them, and each role. */
export const vocabularyKeys = ["member", "members", ...roles] as const;
export const VocabularyKey = z.enum(vocabularyKeys);
export type VocabularyKey = z.infer<typeof VocabularyKey>;

/** A community's own words; what it has no word for is called as everywhere. Source: L136. */
export const Vocabulary = z.partialRecord(VocabularyKey, oneLine(20));
export type Vocabulary = z.infer<typeof Vocabulary>;

const usual: Readonly<Record<VocabularyKey, Bilingual>> = {
  member: { "zh-CN": "成员", en: "member" },
  members: { "zh-CN": "成员", en: "members" },
  organiser: { "zh-CN": "组织者", en: "organiser" },
  moderator: { "zh-CN": "管理员", en: "moderator" },
  backbone: { "zh-CN": "骨干", en: "backbone" },
  official: { "zh-CN": "官方", en: "official" },
};

/** What a community calls something: its own word, else the usual one in the reader's language. */
export function wordFor(key: VocabularyKey, vocabulary: Vocabulary, language: Language): string {
  return vocabulary[key] ?? severalOf(key, vocabulary) ?? usual[key][language];
}

/** Where only one of them has a word, several are called by the rule of English; other scripts know no plural. */
function severalOf(key: VocabularyKey, { member }: Vocabulary): string | undefined {
  return key === "members" && member !== undefined ? pluralOf(member) : undefined;
}

/** More than one, by the rule of English; a word in another script stays as it is. */
export function pluralOf(word: string): string {
  if (!/[a-z]$/i.test(word)) return word;
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return `${word}es`;
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

export function roleName(role: Role, vocabulary: Vocabulary, language: Language): string {
  return wordFor(role, vocabulary, language);
}

/** @param count decides between one and several, where the language tells them apart. */
export function memberWord(vocabulary: Vocabulary, language: Language, count = 1): string {
  return wordFor(count === 1 ? "member" : "members", vocabulary, language);
}
