/** How far a number may be off: 90 % intervals. Source: diagnosis.md E2. */

/** Two-sided 90 % of the normal distribution. */
const Z = 1.6448536269514722;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's interval for `k` of `n`. Source: E. B. Wilson, JASA 22 (1927). */
export function wilson(k: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const p = k / n;
  const centre = p + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  // At 0 and 1 rounding would leave the point outside.
  return {
    low: Math.min(p, Math.max(0, (centre - spread) / scale)),
    high: Math.max(p, Math.min(1, (centre + spread) / scale)),
  };
}

/** Wilson's interval, widened by how uncertain it is that each of the `k` belongs to them. */
export function wilsonOfUnsure(k: number, n: number, deviation: number): Interval {
  const own = wilson(k, n);
  const p = n === 0 ? 0 : k / n;
  const unsure = n === 0 ? 0 : (Z * deviation) / n;
  return {
    low: Math.max(0, p - Math.hypot(p - own.low, unsure)),
    high: Math.min(1, p + Math.hypot(own.high - p, unsure)),
  };
}

/**
 * The middle 90 % of the draws, moved so that their median stands on the point: sampled links scatter the
 * draws, and what they tell is the spread, not the place.
 */
export function intervalOfDraws(point: number, draws: Float64Array): Interval {
  const sorted = draws.filter((draw) => Number.isFinite(draw)).sort();
  if (sorted.length === 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const median = quantile(sorted, 0.5);
  // The differences first: added to the point they never step over it by a rounding.
  return { low: point + (quantile(sorted, 0.05) - median), high: point + (quantile(sorted, 0.95) - median) };
}

/** A quantile of sorted values, between neighbours where it falls between them. */
export function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}

/** Keeps an interval inside what the number can be. */
export function clipped({ low, high }: Interval, least: number, most: number): Interval {
  return { low: Math.min(most, Math.max(least, low)), high: Math.max(least, Math.min(most, high)) };
}
