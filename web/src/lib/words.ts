import { use } from "react";
import type { Catalogue } from "./catalogue.ts";
import { useLanguage } from "./language.tsx";
import { VocabularyContext, wordsAsSaid } from "./vocabulary.ts";

/** The words to use now, with the community's own among them. Suspends while they are fetched. */
export function useWords<Words>(catalogue: Catalogue<Words>): Words {
  const language = useLanguage();
  const vocabulary = use(VocabularyContext);
  // Always by `use`, also once they are here: React goes on with a component that waited only if it asks the same again.
  const words = use(catalogue.load(language));
  return wordsAsSaid(words, vocabulary, language);
}
