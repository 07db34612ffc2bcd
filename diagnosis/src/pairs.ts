import { DRAW_WORDS, DRAWS, type Draws } from "./draws.ts";
import { likelihoodOf, type Exchanges } from "./exchange.ts";
import { countingSort, places } from "./sort.ts";

/**
 * Who answered whom: one entry for each ordered pair, in rows by who answers, sorted by who is answered.
 * Built by counting, so it costs what there are exchanges.
 */
export class PairTable {
  readonly people: number;
  /** Row of person `a` is `starts[a] … starts[a + 1] - 1`. */
  readonly starts: Uint32Array;
  readonly to: Int32Array;
  /** Exchanges by their likeliest reading; 0 for a pair that stands only in sampled readings. */
  readonly weight: Int32Array;
  /** Exchanges to be expected over all readings: each counts by the share of sampled link sets it is in. */
  readonly expected: Float32Array;
  /** The last message of the pair by the likeliest readings, or -1. */
  readonly last: Int32Array;
  /** Draws in which the pair stands, as bits: `pair × DRAW_WORDS + word`. */
  readonly mask: Uint32Array;
  /** The pair the other way round, or -1. */
  readonly reverse: Int32Array;
  readonly #from: Int32Array;
  /** Pairs by who is answered: those of person `b` are `#byTo[#toStarts[b]] …`. */
  readonly #byTo: Int32Array;
  readonly #toStarts: Int32Array;

  constructor(exchanges: Exchanges, people: number, draws: Draws) {
    this.people = people;
    const order = orderedByPair(exchanges, people);
    const pairs = countPairs(exchanges, order);
    this.starts = new Uint32Array(people + 1);
    this.to = new Int32Array(pairs);
    this.weight = new Int32Array(pairs);
    this.expected = new Float32Array(pairs);
    this.last = new Int32Array(pairs).fill(-1);
    this.mask = new Uint32Array(pairs * DRAW_WORDS);
    let pair = -1;
    for (let k = 0; k < order.length; k++) {
      const e = order[k]!;
      if (k === 0 || isOtherPair(exchanges, e, order[k - 1]!)) {
        pair++;
        this.to[pair] = exchanges.to[e]!;
        this.starts[exchanges.from[e]! + 1]!++;
      }
      this.weight[pair]! += exchanges.isLikeliest[e]!;
      if (exchanges.isLikeliest[e] === 1) this.last[pair] = exchanges.message[e]!;
      this.expected[pair]! += likelihoodOf(exchanges.sets[e]!);
      draws.mark(this.mask, pair * DRAW_WORDS, exchanges.message[e]!, exchanges.sets[e]!);
    }
    for (let person = 0; person < people; person++) this.starts[person + 1]! += this.starts[person]!;
    this.#from = new Int32Array(pairs);
    for (let from = 0; from < people; from++) this.#from.fill(from, this.starts[from], this.starts[from + 1]);
    this.reverse = this.#reverses();
    this.#byTo = countingSort(places(pairs), this.to, people);
    this.#toStarts = new Int32Array(people + 1);
    for (const to of this.to) this.#toStarts[to + 1]!++;
    for (let person = 0; person < people; person++) this.#toStarts[person + 1]! += this.#toStarts[person]!;
  }

  /** The pairs in which a person is answered. */
  pairsTo(person: number): Int32Array {
    return this.#byTo.subarray(this.#toStarts[person], this.#toStarts[person + 1]);
  }

  /** Who answers in a pair. */
  fromOf(pair: number): number {
    return this.#from[pair]!;
  }

  /** The entry of a pair, or -1. */
  find(from: number, to: number): number {
    let low = this.starts[from]!;
    let high = this.starts[from + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.to[middle]!;
      if (found === to) return middle;
      if (found < to) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #reverses(): Int32Array {
    const reverse = new Int32Array(this.to.length);
    for (let from = 0; from < this.people; from++) {
      for (let pair = this.starts[from]!; pair < this.starts[from + 1]!; pair++) {
        reverse[pair] = this.find(this.to[pair]!, from);
      }
    }
    return reverse;
  }
}

/** Exchanges by (from, to): two stable counting sorts. */
function orderedByPair(exchanges: Exchanges, people: number): Int32Array {
  const byTo = countingSort(places(exchanges.length), exchanges.to, people);
  return countingSort(byTo, exchanges.from, people);
}

function countPairs(exchanges: Exchanges, order: Int32Array): number {
  let pairs = 0;
  for (let k = 0; k < order.length; k++)
    if (k === 0 || isOtherPair(exchanges, order[k]!, order[k - 1]!)) pairs++;
  return pairs;
}

function isOtherPair({ from, to }: Exchanges, a: number, b: number): boolean {
  return from[a] !== from[b] || to[a] !== to[b];
}

/** Counts in all draws at once how many of the masks added to it have each bit: a counter stood on its side. */
export class DrawCounter {
  /** Binary digits, least first: `planes[digit][word]`. */
  readonly #planes: Uint32Array[] = [];

  add(mask: Uint32Array, at: number): void {
    for (let word = 0; word < DRAW_WORDS; word++) this.#addWord(word, mask[at + word]!);
  }

  /** Adds only the bits both masks have. */
  addBoth(mask: Uint32Array, at: number, other: number): void {
    for (let word = 0; word < DRAW_WORDS; word++) this.#addWord(word, mask[at + word]! & mask[other + word]!);
  }

  #addWord(word: number, bits: number): void {
    let carry = bits;
    for (let digit = 0; carry !== 0; digit++) {
      const plane = (this.#planes[digit] ??= new Uint32Array(DRAW_WORDS));
      const held = plane[word]!;
      plane[word] = held ^ carry;
      carry &= held;
    }
  }

  /** The count in each draw. */
  counts(): Float64Array {
    return Float64Array.from({ length: DRAWS }, (_, draw) =>
      this.#planes.reduce(
        (sum, plane, digit) => sum + ((plane[draw >> 5]! >>> (draw & 31)) & 1) * 2 ** digit,
        0,
      ),
    );
  }
}
