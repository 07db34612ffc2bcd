import type { Diagnosis } from "@kith/diagnosis";
import type { PieceFacts } from "../findings.ts";

type Evidence = ReturnType<Diagnosis["lines"][number]["evidence"]["slice"]>[number];

/** Posts of a piece of evidence, and everybody it is about. */
export function factsOfPiece({ messages, people, why }: Evidence, talk: Diagnosis["talk"]): PieceFacts {
  const authors = messages.map((message) => talk.author[message]!);
  // What is said of one person is about them alone, also where others' words show it.
  const about = OF_ONE.has(why) ? people.slice(0, 1) : [...people, ...authors];
  const all = new Set(about.filter((person) => person >= 0));
  return { posts: [...messages], people: [...all] };
}

/** Reasons that speak of the first of their people. */
const OF_ONE = new Set(["regular", "supplier"]);
