import type { AnchorKind, CharterContent, CharterItem, Motive } from "@kith/contract/charter-content";

interface Names {
  readonly motives: Readonly<Record<Motive, { readonly word: string }>>;
  readonly anchors: Readonly<Record<AnchorKind, { readonly word: string }>>;
}

/** What a part says, in one line; "" where it says nothing. */
export function excerptOf(item: CharterItem, content: CharterContent, { motives, anchors }: Names): string {
  const says: Readonly<Record<CharterItem, () => readonly string[]>> = {
    purpose: () => [content.purpose],
    sharedNeed: () => [content.sharedNeed],
    anchor: () => {
      const { kind, text } = content.anchor;
      return [kind === null ? "" : anchors[kind].word, text];
    },
    onlyHere: () => content.onlyHere,
    motive: () => (content.motive === null ? [] : [motives[content.motive].word]),
    asks: () => content.asks,
    fees: () => [content.fees],
    rules: () => content.rules.map(({ text }) => text),
    values: () => content.values,
    vocabulary: () => Object.values(content.vocabulary),
    goal: () =>
      content.goal === null ? [] : [content.goal.text, `${content.goal.target} ${content.goal.unit}`],
  };
  return says[item]()
    .filter((text) => text !== "")
    .join(" · ")
    .replaceAll("\n", " ");
}
