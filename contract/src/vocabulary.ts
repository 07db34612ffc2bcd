import { z } from "zod";
import { oneLine } from "./text.ts";
import { vocabularyKeys } from "./usual-words.ts";

export { memberWord, pluralOf, roleName, vocabularyKeys, wordFor } from "./usual-words.ts";

export const VocabularyKey = z.enum(vocabularyKeys);
export type VocabularyKey = z.infer<typeof VocabularyKey>;

/** A community's own words; what it has no word for is called as everywhere. Source: L136. */
export const Vocabulary = z.partialRecord(VocabularyKey, oneLine(20));
export type Vocabulary = z.infer<typeof Vocabulary>;
