/** What stands in a person's disc: the surname, or a Latin name's first letter. */
export function initialOf(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? "·").toUpperCase();
}
