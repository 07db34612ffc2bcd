/** Parts of a list in words: `between` all of them, and `last` before the last. */
export function joinedBy(parts: readonly string[], between: string, last: string): string {
  if (parts.length < 2) return parts.join("");
  return parts.slice(0, -1).join(between) + last + String(parts.at(-1));
}
