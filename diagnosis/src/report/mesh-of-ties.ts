import type { MeshView } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";
import { meshFigureViews, drawnMesh, type MeshTieGiven } from "./mesh-view.ts";
import type { MeshFigures } from "../mesh.ts";
import { initialOf, plain } from "./names.ts";
import { phraseBook } from "./words/books.ts";

/** Ties of a living community, from whatever acts, to be drawn. People are numbers from 0. */
export interface LivingMesh {
  readonly language: Language;
  /** By person. */
  readonly names: readonly string[];
  /** By person: their role in words, or "". */
  readonly roles: readonly string[];
  readonly backbone: ReadonlySet<number>;
  readonly ties: readonly MeshTieGiven[];
  /** ms UTC. */
  readonly now: number;
  readonly figures: MeshFigures;
}

/** The mesh of a living community as a picture and a list. */
export function meshOfTies(given: LivingMesh): MeshView {
  const words = phraseBook(given.language, "organiser", true);
  const names = given.names.map((name) => plain(name, words));
  const speaker = {
    name: (person: number) => names[person] ?? words.nobody,
    initial: (person: number) => initialOf(names[person] ?? "?"),
    text: (text: string) => plain(text, words),
  };
  return drawnMesh(
    { words, speaker, backbone: given.backbone },
    {
      people: [...names.keys()],
      ties: given.ties,
      now: given.now,
      saidBy: () => 0,
      roleOf: (person) => given.roles[person] ?? "",
      figures: meshFigureViews(words, given.figures),
    },
  );
}
