import { DRAW_WORDS } from "./draws.ts";
import type { PairTable } from "./pairs.ts";
import { placesWhere } from "./sort.ts";

/** Who exchanged with whom, whoever answered: each pair once, for asking over and over what hangs together. */
export class UndirectedPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Exchanges to be expected both ways, over all readings. */
  readonly expected: Float64Array;
  readonly #pairs: PairTable;
  /** Its entry in the table, and the one the other way round or -1. */
  readonly #entry: Int32Array;
  /** Reused from question to question: whom each person hangs together with, and how many they are. */
  readonly #leader: Int32Array;
  readonly #size: Int32Array;

  constructor(pairs: PairTable) {
    this.#pairs = pairs;
    this.#entry = placesWhere(pairs.to.length, (entry) => {
      return pairs.reverse[entry]! < 0 || pairs.fromOf(entry) < pairs.to[entry]!;
    });
    this.a = this.#entry.map((entry) => pairs.fromOf(entry));
    this.b = this.#entry.map((entry) => pairs.to[entry]!);
    this.expected = Float64Array.from(this.#entry, (entry) => {
      const back = pairs.reverse[entry]!;
      return pairs.expected[entry]! + (back < 0 ? 0 : pairs.expected[back]!);
    });
    this.#leader = new Int32Array(pairs.people);
    this.#size = new Int32Array(pairs.people);
  }

  /** Whether a pair stands in a draw, either way round. */
  isDrawn(pair: number, draw: number): boolean {
    const { mask, reverse } = this.#pairs;
    const [word, bit] = [draw >> 5, draw & 31];
    const entry = this.#entry[pair]!;
    const back = reverse[entry]!;
    const bits = mask[entry * DRAW_WORDS + word]! | (back < 0 ? 0 : mask[back * DRAW_WORDS + word]!);
    return ((bits >>> bit) & 1) === 1;
  }

  /** The pairs that hold. */
  where(holds: (pair: number) => boolean): Int32Array {
    return placesWhere(this.a.length, holds);
  }

  /** In how many of these pairs each person is. */
  degrees(pairs: Int32Array): Int32Array {
    const degrees = new Int32Array(this.#pairs.people);
    for (const pair of pairs) {
      degrees[this.a[pair]!]!++;
      degrees[this.b[pair]!]!++;
    }
    return degrees;
  }

  /** How many of those left are in the largest group that these pairs hold together. */
  giantAmong(pairs: Int32Array, isLeft: Uint8Array): number {
    const [leader, size] = [this.#leader, this.#size];
    for (let person = 0; person < leader.length; person++) leader[person] = person;
    size.set(isLeft);
    let giant = isLeft.includes(1) ? 1 : 0;
    for (const pair of pairs) {
      const [a, b] = [this.a[pair]!, this.b[pair]!];
      if (isLeft[a] === 0 || isLeft[b] === 0) continue;
      const [x, y] = [this.#leaderOf(a), this.#leaderOf(b)];
      if (x === y) continue;
      const [less, more] = size[x]! < size[y]! ? [x, y] : [y, x];
      leader[less] = more;
      size[more]! += size[less]!;
      giant = Math.max(giant, size[more]!);
    }
    return giant;
  }

  /** Halves the way to the leader while going it. */
  #leaderOf(person: number): number {
    const leader = this.#leader;
    let one = person;
    while (leader[one] !== one) {
      leader[one] = leader[leader[one]!]!;
      one = leader[one]!;
    }
    return one;
  }
}
