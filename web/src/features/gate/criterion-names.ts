import type { Question } from "@kith/contract/gate";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the ids in a gate's criteria stand for: questions by their text, codes by their name. */
export function namesOf(
  questions: readonly Question[],
  codes: readonly Named[] = [],
): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...questions.map(({ id, text }) => [id, text.replace(/[？?。]$/u, "")]),
    ...codes.map(({ id, name }) => [id, name]),
  ]) as Readonly<Record<string, string>>;
}
