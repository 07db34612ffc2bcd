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
  readonly #found: Int32Array;
  readonly #bits: Uint32Array;
  #word = -1;

  constructor(pairs: PairTable) {
    this.#pairs = pairs;
    this.#entry = placesWhere(pairs.to.length, (entry) => {
      return pairs.reverse[entry]! < 0 || pairs.fromOf(entry) < pairs.to[entry]!;
    });
    this.a = this.#entry.map((entry) => pairs.fromOf(entry));
    this.b = this.#entry.map((entry) => pairs.to[entry]!);
    this.expected = new Float64Array(this.a.length);
    for (let pair = 0; pair < this.a.length; pair++) {
      const back = pairs.reverse[this.#entry[pair]!]!;
      this.expected[pair] = pairs.expected[this.#entry[pair]!]! + (back < 0 ? 0 : pairs.expected[back]!);
    }
    this.#leader = new Int32Array(pairs.people);
    this.#size = new Int32Array(pairs.people);
    this.#found = new Int32Array(this.a.length);
    this.#bits = new Uint32Array(this.a.length);
  }

  /** The pairs of which at least so much is to be expected; overwritten by the next question. */
  expecting(least: number): Int32Array {
    let count = 0;
    for (let pair = 0; pair < this.a.length; pair++) {
      if (this.expected[pair]! >= least) this.#found[count++] = pair;
    }
    return this.#found.subarray(0, count);
  }

  /** The pairs that stand in a draw, either way round; overwritten by the next question. */
  drawn(draw: number): Int32Array {
    const bits = this.#bitsOf(draw >> 5);
    const bit = draw & 31;
    let count = 0;
    for (let pair = 0; pair < bits.length; pair++) {
      if (((bits[pair]! >>> bit) & 1) === 1) this.#found[count++] = pair;
    }
    return this.#found.subarray(0, count);
  }

  /** For 32 draws at once, in which of them each pair stands. */
  #bitsOf(word: number): Uint32Array {
    if (this.#word === word) return this.#bits;
    this.#word = word;
    const { mask, reverse } = this.#pairs;
    for (let pair = 0; pair < this.#entry.length; pair++) {
      const entry = this.#entry[pair]!;
      const back = reverse[entry]!;
      this.#bits[pair] = mask[entry * DRAW_WORDS + word]! | (back < 0 ? 0 : mask[back * DRAW_WORDS + word]!);
    }
    return this.#bits;
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
      const a = this.a[pair]!;
      const b = this.b[pair]!;
      if (isLeft[a] === 0 || isLeft[b] === 0) continue;
      const x = this.#leaderOf(a);
      const y = this.#leaderOf(b);
      if (x === y) continue;
      const larger = size[x]! < size[y]! ? y : x;
      leader[larger === x ? y : x] = larger;
      size[larger] = size[x]! + size[y]!;
      giant = Math.max(giant, size[larger]);
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
