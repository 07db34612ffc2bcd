import { type Candidates, FEATURES } from "./features.ts";
import { priorOf } from "./priors.ts";
import { namedWeights, plainWeights } from "./weights.ts";

/** Weights are kept as whole numbers of this part of one. */
const UNIT = 1024;

/** Weights for messages among people who address each other by name, and for those among people who do not. */
export interface LinkWeights {
  readonly named: Float32Array;
  readonly plain: Float32Array;
}

/** How probable it is that a message answers each of its candidates. */
export class LinkModel {
  readonly #weights: LinkWeights;
  /** For the candidates last judged, in their order: probabilities that sum to 1. */
  readonly probability = new Float64Array(64);

  constructor(
    weights: LinkWeights = { named: unpackWeights(namedWeights), plain: unpackWeights(plainWeights) },
  ) {
    this.#weights = weights;
  }

  /** Judges gathered candidates and returns the number of the likeliest. */
  judge(candidates: Candidates, isInTopic = false): number {
    const weights = candidates.isPlain ? this.#weights.plain : this.#weights.named;
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < candidates.count; k++) {
      const score = candidates.score(k, weights) + priorOf(candidates, k, isInTopic);
      this.probability[k] = score;
      if (score > highest) [highest, best] = [score, k];
    }
    let sum = 0;
    for (let k = 0; k < candidates.count; k++) {
      this.probability[k] = Math.exp(this.probability[k]! - highest);
      sum += this.probability[k]!;
    }
    for (let k = 0; k < candidates.count; k++) this.probability[k]! /= sum;
    return best;
  }
}

/** Weights as text for a source file: little-endian 16-bit numbers in base 64. */
export function packWeights(weights: Float32Array): string {
  const bytes = new Uint8Array(weights.length * 2);
  const view = new DataView(bytes.buffer);
  weights.forEach((weight, i) => {
    const whole = Math.max(-32_768, Math.min(32_767, Math.round(weight * UNIT)));
    view.setInt16(i * 2, whole, true);
  });
  return btoa(String.fromCharCode(...bytes));
}

function unpackWeights(packed: string): Float32Array {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: FEATURES }, (_, i) =>
    i * 2 + 1 < bytes.length ? view.getInt16(i * 2, true) / UNIT : 0,
  );
}
