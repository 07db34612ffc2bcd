/** Orders made without a million small objects. */

/** The numbers of `order` by their key, in rows as they were: a stable sort that costs what there are. */
export function countingSort(order: Int32Array, keys: Int32Array, range: number): Int32Array {
  const starts = new Int32Array(range + 1);
  for (const one of order) starts[keys[one]! + 1]!++;
  for (let key = 0; key < range; key++) starts[key + 1]! += starts[key]!;
  const sorted = new Int32Array(order.length);
  for (const one of order) sorted[starts[keys[one]!]!++] = one;
  return sorted;
}

/** 0, 1, 2 … up to `length`. */
export function places(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let k = 0; k < length; k++) numbers[k] = k;
  return numbers;
}

/** The numbers below `length` that hold. */
export function placesWhere(length: number, holds: (place: number) => boolean): Int32Array {
  const found = new Int32Array(length);
  let count = 0;
  for (let k = 0; k < length; k++) if (holds(k)) found[count++] = k;
  return found.slice(0, count);
}

/** The first `count` in the order of `compare`, which must leave no two alike; the rest is never sorted. */
export function bestOf(all: Int32Array, count: number, compare: (a: number, b: number) => number): number[] {
  const best: number[] = [];
  for (let k = 0; k < all.length; k++) {
    const one = all[k]!;
    if (best.length === count && compare(one, best[count - 1]!) >= 0) continue;
    let place = best.length;
    while (place > 0 && compare(one, best[place - 1]!) < 0) place--;
    best.splice(place, 0, one);
    if (best.length > count) best.pop();
  }
  return best;
}

/** How many different `of` there are with each `key`, which is below `range`. */
export function countDistinct(keys: Int32Array, of: Int32Array, range: number): Int32Array {
  const counts = new Int32Array(range);
  /** For each `of` the key it was met with last: those of one key stand together. */
  const last = new Int32Array(of.reduce((most, one) => Math.max(most, one), -1) + 1).fill(-1);
  for (const k of countingSort(places(keys.length), keys, range)) {
    if (last[of[k]!] === keys[k]) continue;
    last[of[k]!] = keys[k]!;
    counts[keys[k]!]!++;
  }
  return counts;
}
