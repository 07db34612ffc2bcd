import type { CharterContent } from "./charter-content.ts";

/** The last numbers that were given; none of them is given again. */
export interface LastNumbers {
  readonly rule: number;
  readonly goal: number;
}

/** What stands under a number in a charter: rules and the goal, each with theirs. */
export type Numbered = Omit<CharterContent, "rules" | "goal"> & {
  readonly rules: readonly { readonly number: number; readonly text: string }[];
  readonly goal: (Omit<NonNullable<CharterContent["goal"]>, "number"> & { readonly number: number }) | null;
};

/** Gives numbers to whatever has none, in the order it is written; rules then stand in the order of their numbers. */
export function numbered(
  content: CharterContent,
  last: LastNumbers,
): { readonly content: Numbered; readonly last: LastNumbers } {
  let { rule, goal } = last;
  const rules = content.rules
    .map(({ number, text }) => ({ number: number ?? ++rule, text }))
    .toSorted((one, other) => one.number - other.number);
  const own = content.goal === null ? null : { ...content.goal, number: content.goal.number ?? ++goal };
  return { content: { ...content, rules, goal: own }, last: { rule, goal } };
}

/**
 * Whether every number in a draft is one that stands in the version in force, and once only: numbers are given, not
 * chosen. @param inForce null before the community opens, when nothing has a number.
 */
export function areNumbersKnown(content: CharterContent, inForce: CharterContent | null): boolean {
  const rules = content.rules.flatMap(({ number }) => (number === null ? [] : [number]));
  const known = new Set(inForce?.rules.map(({ number }) => number));
  const goal = content.goal?.number ?? null;
  return (
    new Set(rules).size === rules.length &&
    rules.every((number) => known.has(number)) &&
    (goal === null || goal === inForce?.goal?.number)
  );
}
