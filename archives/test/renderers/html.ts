/** Text as a page would show it. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** An attribute's value, to stand between double quotes. */
export function quoted(value: string): string {
  return escaped(value).replaceAll('"', "&quot;");
}

/** A rendered paragraph that reads back as the text. */
export function paragraphOf(text: string): string {
  return `<p>${escaped(text).replaceAll("\n", "<br>\n")}</p>`;
}
