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

  private constructor({ people, starts, to, from, byTo, toStarts, reverse, sums }: PairColumns) {
    this.people = people;
    this.starts = starts;
    this.to = to;
    this.weight = sums.weight;
    this.expected = sums.expected;
    this.last = sums.last;
    this.mask = sums.mask;
    this.#from = from;
    this.#byTo = byTo;
    this.#toStarts = toStarts;
    this.reverse = reverse ?? this.#reverses();
  }

  static of(exchanges: Exchanges, people: number, draws: Draws): PairTable {
    const order = countingSort(places(exchanges.length), exchanges.from, people);
    const { starts, to, pair } = rowsOf(exchanges, order, people);
    const from = new Int32Array(to.length);
    for (let person = 0; person < people; person++) from.fill(person, starts[person], starts[person + 1]);
    const byTo = countingSort(places(to.length), to, people);
    const toStarts = new Int32Array(people + 1);
    for (const person of to) toStarts[person + 1]!++;
    for (let person = 0; person < people; person++) toStarts[person + 1]! += toStarts[person]!;
    const sums = sumsOf(exchanges, draws, { order, pair, pairs: to.length });
    return new PairTable({ people, starts, to, from, byTo, toStarts, reverse: null, sums });
  }

  /** The table with nothing left of any pair a person is in; the pairs themselves keep their places. */
  without(person: number): PairTable {
    const sums = {
      weight: this.weight.slice(),
      expected: this.expected.slice(),
      last: this.last.slice(),
      mask: this.mask.slice(),
    };
    const clear = (pair: number) => {
      sums.weight[pair] = 0;
      sums.expected[pair] = 0;
      sums.last[pair] = -1;
      sums.mask.fill(0, pair * DRAW_WORDS, (pair + 1) * DRAW_WORDS);
    };
    for (let pair = this.starts[person]!; pair < this.starts[person + 1]!; pair++) clear(pair);
    this.pairsTo(person).forEach(clear);
    const { people, starts, to, reverse } = this;
    const held = { from: this.#from, byTo: this.#byTo, toStarts: this.#toStarts };
    return new PairTable({ people, starts, to, reverse, sums, ...held });
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

interface PairSums {
  readonly weight: Int32Array;
  readonly expected: Float32Array;
  readonly last: Int32Array;
  readonly mask: Uint32Array;
}

interface PairColumns {
  readonly people: number;
  readonly starts: Uint32Array;
  readonly to: Int32Array;
  readonly from: Int32Array;
  readonly byTo: Int32Array;
  readonly toStarts: Int32Array;
  /** Null where it is not known yet. */
  readonly reverse: Int32Array | null;
  readonly sums: PairSums;
}

/** What each pair comes to. */
function sumsOf(
  exchanges: Exchanges,
  draws: Draws,
  { order, pair, pairs }: { order: Int32Array; pair: Int32Array; pairs: number },
): PairSums {
  const weight = new Int32Array(pairs);
  const expected = new Float32Array(pairs);
  const last = new Int32Array(pairs).fill(-1);
  const mask = new Uint32Array(pairs * DRAW_WORDS);
  for (let k = 0; k < order.length; k++) {
    const e = order[k]!;
    const own = pair[k]!;
    const message = exchanges.message[e]!;
    const sets = exchanges.sets[e]!;
    expected[own]! += likelihoodOf(sets);
    draws.mark(mask, own * DRAW_WORDS, message, sets);
    if (exchanges.isLikeliest[e] === 0) continue;
    weight[own]!++;
    last[own] = message;
  }
  return { weight, expected, last, mask };
}

interface Rows {
  readonly starts: Uint32Array;
  readonly to: Int32Array;
  /** The pair of each exchange, in the order of the exchanges. */
  readonly pair: Int32Array;
}

/** Rows of pairs from exchanges that are in the order of who answers. */
function rowsOf({ from, to }: Exchanges, order: Int32Array, people: number): Rows {
  const starts = new Uint32Array(people + 1);
  const pair = order.map((e) => to[e]!);
  const answered = new Int32Array(order.length);
  /** Who is answered: the last row in which they are, and their pair there. */
  const row = new Int32Array(people).fill(-1);
  const pairOf = new Int32Array(people);
  let pairs = 0;
  let end = 0;
  for (let begin = 0; begin < order.length; begin = end) {
    const person = from[order[begin]!]!;
    const firstPair = pairs;
    for (end = begin; end < order.length && from[order[end]!] === person; end++) {
      if (row[pair[end]!] === person) continue;
      row[pair[end]!] = person;
      answered[pairs++] = pair[end]!;
    }
    const own = answered.subarray(firstPair, pairs).sort();
    for (let k = 0; k < own.length; k++) pairOf[own[k]!] = firstPair + k;
    for (let k = begin; k < end; k++) pair[k] = pairOf[pair[k]!]!;
    starts[person + 1] = own.length;
  }
  for (let person = 0; person < people; person++) starts[person + 1]! += starts[person]!;
  return { starts, to: answered.slice(0, pairs), pair };
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
    const counts = new Float64Array(DRAWS);
    this.#planes.forEach((plane, digit) => {
      for (let draw = 0; draw < DRAWS; draw++) {
        counts[draw]! += ((plane[draw >> 5]! >>> (draw & 31)) & 1) * 2 ** digit;
      }
    });
    return counts;
  }
}

/** Finds in all draws at once whether at least so many of the masks added to it have each bit. */
export class DrawThreshold {
  /** Draws in which at least 1, 2 … of them do: `level × DRAW_WORDS + word`. */
  readonly #levels: Uint32Array;

  constructor(least: number) {
    this.#levels = new Uint32Array(least * DRAW_WORDS);
  }

  add(mask: Uint32Array, at: number): void {
    for (let word = 0; word < DRAW_WORDS; word++) {
      let more = mask[at + word]!;
      for (let level = word; more !== 0 && level < this.#levels.length; level += DRAW_WORDS) {
        const held = this.#levels[level]!;
        this.#levels[level] = held | more;
        more &= held;
      }
    }
  }

  /** The draws in which it is reached, as bits. */
  reached(): Uint32Array {
    return this.#levels.subarray(-DRAW_WORDS);
  }

  clear(): void {
    this.#levels.fill(0);
  }
}
