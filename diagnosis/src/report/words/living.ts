import type { PhraseBook } from "./zh-CN.ts";

/** The sentences that read otherwise for a community that lives here than for an export of a chat. */
export type Overlay = { readonly [Section in keyof PhraseBook]?: Partial<PhraseBook[Section]> };

/** A book in which the sentences of an overlay stand in place of its own. */
export function overlaid(book: PhraseBook, overlay: Overlay): PhraseBook {
  const sections = Object.entries(overlay).map(([section, own]) => {
    const under = book[section as keyof PhraseBook];
    return [section, { ...(under as object), ...(own as object) }];
  });
  return { ...book, ...(Object.fromEntries(sections) as Partial<PhraseBook>) };
}
