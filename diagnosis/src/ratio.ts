import { DRAWS, type Draws } from "./draws.ts";
import { LINK_SETS } from "./exchange.ts";

const ALL_SETS = 2 ** LINK_SETS - 1;

/** A ratio of two sums over exchanges or messages, in every draw, without going through them for each. */
export class RatioDraws {
  readonly #draws: Draws;
  /** Sums of what every link set holds, by block: part and whole. */
  readonly #part: Float64Array;
  readonly #whole: Float64Array;
  /** Sums of what only some sets hold: `set × blocks + block`. */
  readonly #partOfSet: Float32Array;
  readonly #wholeOfSet: Float32Array;

  constructor(draws: Draws) {
    this.#draws = draws;
    this.#part = new Float64Array(draws.blocks);
    this.#whole = new Float64Array(draws.blocks);
    this.#partOfSet = new Float32Array(draws.blocks * LINK_SETS);
    this.#wholeOfSet = new Float32Array(draws.blocks * LINK_SETS);
  }

  /** Adds 1 to the whole, and to the part when `isPart`, for a message in these link sets. */
  add(message: number, sets: number, isPart: boolean): void {
    const block = this.#draws.blockOf(message);
    if (sets === ALL_SETS) {
      this.#whole[block]!++;
      if (isPart) this.#part[block]!++;
      return;
    }
    for (let rest = sets, set = 0; rest !== 0; rest >>>= 1, set++) {
      if ((rest & 1) === 0) continue;
      const at = set * this.#draws.blocks + block;
      this.#wholeOfSet[at]!++;
      if (isPart) this.#partOfSet[at]!++;
    }
  }

  /** The ratio in each draw; NaN where its whole is empty. */
  values(): Float64Array {
    const { times, blocks } = this.#draws;
    const values = new Float64Array(DRAWS);
    for (let draw = 0; draw < DRAWS; draw++) {
      const set = (draw % LINK_SETS) * blocks;
      let part = 0;
      let whole = 0;
      for (let block = 0; block < blocks; block++) {
        const often = times[block * DRAWS + draw]!;
        if (often === 0) continue;
        part += often * (this.#part[block]! + this.#partOfSet[set + block]!);
        whole += often * (this.#whole[block]! + this.#wholeOfSet[set + block]!);
      }
      values[draw] = whole === 0 ? Number.NaN : part / whole;
    }
    return values;
  }
}
