import type { RichText } from "@kith/contract/diagnosis";

/** Text with some words set stronger. */
export function Rich({ text }: { readonly text: RichText }) {
  return text.map((part, index) => {
    if (typeof part === "string") return part;
    // The parts of a text never move, so their place is who they are.
    // oxlint-disable-next-line react/no-array-index-key
    return <b key={index}>{part.strong}</b>;
  });
}
