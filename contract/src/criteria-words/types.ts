import type { FactName, FactTest, FactValue } from "../criteria.ts";

/** What ids stand for: carriers, questions and codes by their id; members and roles by their key, where a charter renames them. */
export type Names = Readonly<Record<string, string>>;

/** When something was asked and where: "since 12 October" is counted from here. */
export interface Asked {
  readonly at: Date;
  /** IANA name. */
  readonly timeZone: string;
}

export interface Saying {
  readonly names: Names;
  readonly asked: Asked;
}

/** How a language says criteria. */
export interface CriteriaWords {
  readonly titles: Readonly<Record<FactName, string>>;
  test(test: FactTest, isNegated: boolean, names: Names): string;
  known(test: FactTest, value: FactValue, saying: Saying): string;
  unknown(fact: FactName): string;
  readonly everybody: string;
  readonly nobody: string;
  readonly allOfThese: string;
  readonly anyOfThese: string;
  /** Joins at the top of a sentence; `isLong` where a part is itself a group. */
  top(joint: "all" | "any", parts: readonly string[], isLong: boolean): string;
  /** Joins within one. */
  inner(joint: "all" | "any", parts: readonly string[]): string;
  bracketed(text: string): string;
}
