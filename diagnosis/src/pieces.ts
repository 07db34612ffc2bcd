import type { Evidence, Pieces } from "./line.ts";

/** Evidence made when it is looked at: a line may rest on a million messages, and a reader sees five. */
export function piecesOf<T>(all: readonly T[], make: (one: T) => Evidence): Pieces {
  return {
    length: all.length,
    slice: (from, end) => all.slice(from, end).map(make),
    *[Symbol.iterator]() {
      for (const one of all) yield make(one);
    },
  };
}

/** Evidence looked for when it is looked at. */
export function piecesLater(find: () => readonly Evidence[]): Pieces {
  let found: readonly Evidence[] | null = null;
  const all = () => (found ??= find());
  return {
    get length() {
      return all().length;
    },
    slice: (from, end) => all().slice(from, end),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
