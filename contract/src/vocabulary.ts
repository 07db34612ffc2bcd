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
  const own = vocabulary[key] ?? (key === "members" ? vocabulary.member : undefined);
  return own ?? usual[key][language];
}

export function roleName(role: Role, vocabulary: Vocabulary, language: Language): string {
  return wordFor(role, vocabulary, language);
}

/** @param count decides between one and several, where the language tells them apart. */
export function memberWord(vocabulary: Vocabulary, language: Language, count = 1): string {
  return wordFor(count === 1 ? "member" : "members", vocabulary, language);
}
