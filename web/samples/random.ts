/** Numbers that look random and are the same every time. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  between(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** `count` different items, in no order. */
  some<Item>(items: readonly Item[], count: number): readonly Item[];
}

/** Mulberry32: small, and the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const some = <Item>(items: readonly Item[], count: number): readonly Item[] => {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(Math.floor(next() * left.length), 1),
    ).flat();
  };
  return { next, between: (from, to) => from + next() * (to - from), pick, some };
}
