import type { Language } from "@kith/contract/language";
import { redacted } from "@kith/diagnosis";
import type { Fill } from "../marks.ts";
import { wordsIn } from "../words.ts";
import { initialIn } from "./initial.ts";

const LONGEST_QUOTE = 280;

/** Puts names and words where marks stand; those of people nobody may see named stay "somebody". */
export function fillFor(given: {
  /** Member ids of those who may be named, by number. */
  readonly people: Readonly<Record<string, string>>;
  readonly postIds: Readonly<Record<string, string>>;
  readonly names: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly language: Language;
}): Fill {
  const { people, postIds, names, texts, language } = given;
  const words = wordsIn(language);
  const person = (number: number) => {
    const id = people[String(number)];
    return id === undefined ? words.somebody : names.get(id) || words.erased;
  };
  return {
    person,
    initial: (number) => initialIn(person(number)),
    post: (number) => {
      const text = texts.get(postIds[String(number)] ?? "");
      if (text === undefined) return words.removedPost;
      const shown = redacted(text.trim(), language);
      return shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown;
    },
  };
}
