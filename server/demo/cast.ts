import type { Language } from "@kith/contract/language";

/** Whoever tries the demo signs in as one of these; all of them have the same password. */
export const PASSWORD = "kith-demo-2019";

export interface SignInAs {
  readonly username: string;
  readonly who: Readonly<Record<Language, string>>;
}

/** People of a script by its two digits. All names are invented. */
export type Cast = ReadonlyMap<string, string>;

/** Numbers them in the order given. */
export function castOf(names: string): Cast {
  return new Map(names.split(" ").map((name, index) => [String(index + 1).padStart(2, "0"), name]));
}

/** A phone number that belongs to nobody. */
export function phoneOf(by: string): string {
  return `100 0000 00${by}`;
}
