import { type Candidates, FEATURES } from "./features.ts";
import { packedWeights } from "./weights.ts";

/** Weights are kept as whole numbers of this part of one. */
const UNIT = 1024;

/** Inside a topic that has begun, hardly anything begins: what is said there answers what was said there. */
const START_IN_TOPIC = -3;

/** How probable it is that a message answers each of its candidates. */
export class LinkModel {
  readonly weights: Float32Array;
  /** For the candidates last judged, in their order: probabilities that sum to 1. */
  readonly probability = new Float64Array(64);

  constructor(weights: Float32Array = unpackWeights(packedWeights)) {
    this.weights = weights;
  }

  /** Judges gathered candidates and returns the number of the likeliest. */
  judge(candidates: Candidates, isInTopic = false): number {
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < candidates.count; k++) {
      const prior = k === 0 && isInTopic ? START_IN_TOPIC : 0;
      const score = candidates.score(k, this.weights) + prior;
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
