import type { Bilingual, Language } from "./language.ts";

/** What members and roles are called. Without any parser, so that a page which only says words need not load one. */

/** Staff, each for a term. */
export const roles = ["organiser", "moderator", "backbone", "official"] as const;
type Role = (typeof roles)[number];

/** What a community may call in its own way: one of its members, several of them, and each role. */
export const vocabularyKeys = ["member", "members", ...roles] as const;
export type VocabularyKey = (typeof vocabularyKeys)[number];

/** A community's own words; what it has no word for is called as everywhere. */
export type OwnWords = { readonly [Key in VocabularyKey]?: string | undefined };

const usual: Readonly<Record<VocabularyKey, Bilingual>> = {
  member: { "zh-CN": "成员", en: "member" },
  members: { "zh-CN": "成员", en: "members" },
  organiser: { "zh-CN": "组织者", en: "organiser" },
  moderator: { "zh-CN": "管理员", en: "moderator" },
  backbone: { "zh-CN": "骨干", en: "backbone" },
  official: { "zh-CN": "官方", en: "official" },
};

/** What a community calls something: its own word, else the usual one in the reader's language. */
export function wordFor(key: VocabularyKey, vocabulary: OwnWords, language: Language): string {
  return vocabulary[key] ?? severalOf(key, vocabulary) ?? usual[key][language];
}

/** Where only one of them has a word, several are called by the rule of English; other scripts know no plural. */
function severalOf(key: VocabularyKey, { member }: OwnWords): string | undefined {
  return key === "members" && member !== undefined ? pluralOf(member) : undefined;
}

/** More than one, by the rule of English; a word in another script stays as it is. */
export function pluralOf(word: string): string {
  if (!/[a-z]$/i.test(word)) return word;
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return `${word}es`;
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

export function roleName(role: Role, vocabulary: OwnWords, language: Language): string {
  return wordFor(role, vocabulary, language);
}

/** @param count decides between one and several, where the language tells them apart. */
export function memberWord(vocabulary: OwnWords, language: Language, count = 1): string {
  return wordFor(count === 1 ? "member" : "members", vocabulary, language);
}
