import { use } from "react";
import type { Catalogue } from "./catalogue.ts";
import { useLanguage } from "./language.tsx";

/** The words to use now. Suspends while they are fetched. */
export function useWords<Words>(catalogue: Catalogue<Words>): Words {
  const language = useLanguage();
  return catalogue.ready(language) ?? use(catalogue.load(language));
}
