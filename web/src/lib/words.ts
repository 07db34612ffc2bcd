import { use } from "react";
import type { Catalogue } from "./catalogue.ts";
import { useLanguage } from "./language.tsx";

/** The words to use now. Suspends while they are fetched. */
export function useWords<Words>(catalogue: Catalogue<Words>): Words {
  // Always by `use`, also once they are here: React goes on with a component that waited only if it asks the same again.
  return use(catalogue.load(useLanguage()));
}
