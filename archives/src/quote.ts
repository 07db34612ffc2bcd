/** As much of a quotation as it takes to recognise what it quotes. */
const MAX_CHARS = 200;

/** The beginning of a quotation; the rest is said in the message it quotes. */
export function startOfQuote(text: string): string {
  const own = text.trim();
  if (own.length <= MAX_CHARS) return own;
  return own
    .slice(0, MAX_CHARS)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
}
