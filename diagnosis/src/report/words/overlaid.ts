/** Some sentences of some sections. */
export type OverlayOf<Book> = { readonly [Section in keyof Book]?: Partial<Book[Section]> };

/** A book in which the sentences of an overlay stand in place of its own. */
export function overlaid<Book extends object>(book: Book, overlay: OverlayOf<Book>): Book {
  const sections = Object.entries(overlay).map(([section, own]) => {
    const under: object = book[section as keyof Book] as object;
    return [section, { ...under, ...(own as object) }] as const;
  });
  return { ...book, ...(Object.fromEntries(sections) as Partial<Book>) };
}
