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
    const order = countingSort(places(exchanges.length), exchanges.from, people);
    const rows = rowsOf(exchanges, order, people);
    this.starts = rows.starts;
    this.to = rows.to;
    const pairs = this.to.length;
    this.weight = new Int32Array(pairs);
    this.expected = new Float32Array(pairs);
    this.last = new Int32Array(pairs).fill(-1);
    this.mask = new Uint32Array(pairs * DRAW_WORDS);
    for (let k = 0; k < order.length; k++) {
      const e = order[k]!;
      const pair = rows.pair[k]!;
      const message = exchanges.message[e]!;
      const sets = exchanges.sets[e]!;
      this.expected[pair]! += likelihoodOf(sets);
      draws.mark(this.mask, pair * DRAW_WORDS, message, sets);
      if (exchanges.isLikeliest[e] === 0) continue;
      this.weight[pair]!++;
      this.last[pair] = message;
    }
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

interface Rows {
  readonly starts: Uint32Array;
  readonly to: Int32Array;
  /** The pair of each exchange, in the order of the exchanges. */
  readonly pair: Int32Array;
}

/** Rows of pairs from exchanges that are in the order of who answers. */
function rowsOf({ from, to }: Exchanges, order: Int32Array, people: number): Rows {
  const starts = new Uint32Array(people + 1);
  const pair = Int32Array.from(order, (e) => to[e]!);
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
