import { ownWords } from "@kith/contract/own-words";
import type { Language } from "@kith/contract/language";
import type { Role } from "@kith/contract/roles";
import { memberWord, roleName } from "@kith/contract/usual-words";
import type { Vocabulary } from "@kith/contract/vocabulary";
import { createContext, use } from "react";
import { useLanguage } from "./language.tsx";

const usual: Vocabulary = {};

/** What the community whose pages these are calls its members and roles; outside of one, everything has its usual name. */
export const VocabularyContext = createContext<Vocabulary>(usual);

/** What a role is called here. */
export function useRoleName(): (role: Role) => string {
  const vocabulary = use(VocabularyContext);
  const language = useLanguage();
  return (role) => roleName(role, vocabulary, language);
}

/** What members are called here: one of them, or as many as are counted. */
export function useMemberWord(): (count?: number) => string {
  const vocabulary = use(VocabularyContext);
  const language = useLanguage();
  return (count) => memberWord(vocabulary, language, count);
}

const made = new WeakMap<object, Map<string, unknown>>();

/** A catalogue's words as a community says them, made once for each vocabulary. */
export function wordsAsSaid<Words>(words: Words, vocabulary: Vocabulary, language: Language): Words {
  if (typeof words !== "object" || words === null) return words;
  const key = language + JSON.stringify(vocabulary);
  const known = made.get(words) ?? new Map<string, unknown>();
  made.set(words, known);
  const said = known.get(key) ?? ownWords<Words>(words, vocabulary, language);
  known.set(key, said);
  return said as Words;
}
