/** The first letter or character of a name, in capitals; "·" where it has none. */
export function initialIn(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? "·").toUpperCase();
}
