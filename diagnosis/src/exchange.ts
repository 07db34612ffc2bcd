import { Random } from "./random.ts";
import type { Scope } from "./scope.ts";
import { placesWhere } from "./sort.ts";

/** How many link sets are sampled from what the links leave open. Source: diagnosis.md E2. */
export const LINK_SETS = 30;

/** One person's answer to another inside the judged window, in one reading of whom it answers. */
export interface Exchanges {
  readonly length: number;
  readonly message: Int32Array;
  readonly parent: Int32Array;
  /** Who answers. */
  readonly from: Int32Array;
  /** Who is answered. */
  readonly to: Int32Array;
  /** 1 for the likeliest reading of its message. */
  readonly isLikeliest: Uint8Array;
  /** The sampled link sets in which this reading is taken, as bits. */
  readonly sets: Uint32Array;
}

const ALL_SETS = 2 ** LINK_SETS - 1;

/** How probable a reading is, as the share of sampled link sets it is in. */
export function likelihoodOf(sets: number): number {
  if (sets === ALL_SETS) return 1;
  let count = 0;
  for (let rest = sets; rest !== 0; rest &= rest - 1) count++;
  return count / LINK_SETS;
}

/** Every reading of every answer between two different people. */
export function exchangesOf(scope: Scope): Exchanges {
  const { links, talk, window } = scope;
  const made = new ExchangesInMaking(
    links.starts[window.end - links.first]! - links.starts[window.first - links.first]!,
  );
  const random = new Random(0x6b697468);
  for (let i = window.first; i < window.end; i++) {
    if (scope.counts[i] === 0) continue;
    const begin = links.starts[i - links.first]!;
    const end = links.starts[i - links.first + 1]!;
    if (begin === end) continue;
    const isSure = end - begin === 1 && links.probabilities[begin]! > SURE;
    const sampled = isSure ? null : sample(links.probabilities, begin, end, random);
    for (let r = begin; r < end; r++) {
      const parent = links.parents[r]!;
      const [from, to] = [talk.author[i]!, talk.author[parent]!];
      if (from === to || to < 0 || scope.counts[parent] === 0) continue;
      made.add(
        { message: i, parent, from, to },
        links.parent[i] === parent,
        sampled?.[r - begin] ?? ALL_SETS,
      );
    }
  }
  return made.whole();
}

/** The exchanges somebody had no part in. */
export function exchangesWithout(exchanges: Exchanges, person: number): Exchanges {
  const { message, parent, from, to, isLikeliest, sets } = exchanges;
  const kept = placesWhere(exchanges.length, (e) => from[e] !== person && to[e] !== person);
  return {
    length: kept.length,
    message: kept.map((e) => message[e]!),
    parent: kept.map((e) => parent[e]!),
    from: kept.map((e) => from[e]!),
    to: kept.map((e) => to[e]!),
    isLikeliest: new Uint8Array(kept.length).map((_, k) => isLikeliest[kept[k]!]!),
    sets: new Uint32Array(kept.length).map((_, k) => sets[kept[k]!]!),
  };
}

const SURE = 0.99;
const MOST_READINGS = 8;
const taken = new Uint32Array(MOST_READINGS);

/** For each reading the sets that take it; what is left over takes none (the message begins something). */
function sample(probabilities: Float32Array, begin: number, end: number, random: Random): Uint32Array {
  taken.fill(0);
  for (let set = 0; set < LINK_SETS; set++) {
    let chance = random.unit();
    for (let r = begin; r < end; r++) {
      chance -= probabilities[r]!;
      if (chance >= 0) continue;
      taken[r - begin]! |= 1 << set;
      break;
    }
  }
  return taken;
}

class ExchangesInMaking {
  #length = 0;
  readonly #message: Int32Array;
  readonly #parent: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #isLikeliest: Uint8Array;
  readonly #sets: Uint32Array;

  constructor(most: number) {
    this.#message = new Int32Array(most);
    this.#parent = new Int32Array(most);
    this.#from = new Int32Array(most);
    this.#to = new Int32Array(most);
    this.#isLikeliest = new Uint8Array(most);
    this.#sets = new Uint32Array(most);
  }

  add(
    one: { message: number; parent: number; from: number; to: number },
    isLikeliest: boolean,
    sets: number,
  ): void {
    if (sets === 0 && !isLikeliest) return;
    const at = this.#length++;
    this.#message[at] = one.message;
    this.#parent[at] = one.parent;
    this.#from[at] = one.from;
    this.#to[at] = one.to;
    this.#isLikeliest[at] = isLikeliest ? 1 : 0;
    this.#sets[at] = sets;
  }

  whole(): Exchanges {
    const length = this.#length;
    return {
      length,
      message: this.#message.subarray(0, length),
      parent: this.#parent.subarray(0, length),
      from: this.#from.subarray(0, length),
      to: this.#to.subarray(0, length),
      isLikeliest: this.#isLikeliest.subarray(0, length),
      sets: this.#sets.subarray(0, length),
    };
  }
}
