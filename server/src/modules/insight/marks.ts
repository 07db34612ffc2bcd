/** Marks stand in a kept report for names and words, which are put in when somebody reads it. */

/** Private use: nobody's text needs them, and no pattern for numbers or addresses fits a mark. */
const OPEN = "\u{E000}";
const CLOSE = "\u{E001}";

export const personMark = (person: number) => `${OPEN}p${person}${CLOSE}`;
export const postMark = (post: number) => `${OPEN}t${post}${CLOSE}`;

const MARK = new RegExp(`${OPEN}([pt])(\\d+)${CLOSE}`, "gu");

export interface Fill {
  person(person: number): string;
  /** What stands on somebody's disc. */
  initial(person: number): string;
  post(post: number): string;
}

/** A value with every mark in its texts replaced, and the initial of whoever is named beside it. */
export function filled<Value>(value: Value, fill: Fill): Value {
  return fillAny(value, fill) as Value;
}

function fillAny(value: unknown, fill: Fill): unknown {
  if (typeof value === "string") {
    return value.replace(MARK, (_, kind: string, number: string) =>
      kind === "p" ? fill.person(Number(number)) : fill.post(Number(number)),
    );
  }
  if (Array.isArray(value)) return value.map((one) => fillAny(one, fill));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === "initial" ? initialIn(value, fill) : fillAny(one, fill),
    ]),
  );
}

function initialIn(value: object, fill: Fill): string {
  return "person" in value && typeof value.person === "number" ? fill.initial(value.person) : "·";
}

/** Every person and post marked anywhere in a value. */
export function marksIn(value: unknown): { people: Set<number>; posts: Set<number> } {
  const people = new Set<number>();
  const posts = new Set<number>();
  filled(value, {
    person: (person) => (people.add(person), ""),
    initial: (person) => (people.add(person), ""),
    post: (post) => (posts.add(post), ""),
  });
  return { people, posts };
}
