import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipped, intervalOfDraws, quantile, wilson, wilsonOfUnsure } from "../src/interval.ts";

const counts = fc.nat(400).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

describe("Wilson's interval", () => {
  // By the closed formula in another language.
  test.each([
    [0, 10, 0, 0.212942],
    [10, 10, 0.787058, 1],
    [5, 10, 0.269272, 0.730728],
    [8, 10, 0.540793, 0.931442],
    [1, 20, 0.011235, 0.196007],
    [50, 100, 0.418848, 0.581152],
    [85, 100, 0.782097, 0.899463],
  ])("%i of %i is %f to %f", (k, n, low, high) => {
    const found = wilson(k, n);
    expect(found.low).toBeCloseTo(low, 5);
    expect(found.high).toBeCloseTo(high, 5);
  });

  test("of nothing is everything", () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilsonOfUnsure(0, 0, 0)).toEqual({ low: 0, high: 1 });
  });

  test("solves its own equation at both ends, holds the point and stays between 0 and 1", () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { low, high } = wilson(k, n);
        expect(0 <= low && low <= high && high <= 1).toBe(true);
        if (n === 0) return;
        expect(low).toBeLessThanOrEqual(k / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(k / n - 1e-12);
        for (const end of [low, high]) {
          const spread = 1.6448536269514722 * Math.sqrt((end * (1 - end)) / n);
          expect(Math.abs(end - k / n)).toBeCloseTo(spread, 6);
        }
      }),
    );
  });

  test("is wider the less sure each of the counted is, and the same when all are sure", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 5, noNaN: true }), ([k, n], deviation) => {
        const [sure, unsure, more] = [0, deviation, deviation * 2].map((one) => wilsonOfUnsure(k, n, one));
        expect(sure!.low).toBeCloseTo(wilson(k, n).low, 9);
        expect(sure!.high).toBeCloseTo(wilson(k, n).high, 9);
        expect(unsure!.low).toBeLessThanOrEqual(sure!.low + 1e-12);
        expect(more!.high).toBeGreaterThanOrEqual(unsure!.high - 1e-12);
        expect(more!.low).toBeGreaterThanOrEqual(0);
        expect(more!.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the middle of draws", () => {
  test("is 90 % of them, moved onto the point", () => {
    const draws = Float64Array.from({ length: 101 }, (_, i) => i / 100);
    const { low, high } = intervalOfDraws(2, draws);
    expect(low).toBeCloseTo(1.55);
    expect(high).toBeCloseTo(2.45);
  });

  test("leaves out draws that say nothing", () => {
    const { low, high } = intervalOfDraws(0.5, Float64Array.of(Number.NaN, 0.5, Number.NaN));
    expect([low, high]).toEqual([0.5, 0.5]);
  });

  test("of none is unbounded", () => {
    expect(intervalOfDraws(1, new Float64Array(0))).toEqual({ low: -Infinity, high: Infinity });
    expect(intervalOfDraws(1, Float64Array.of(Number.NaN))).toEqual({ low: -Infinity, high: Infinity });
  });

  test("holds the point whatever the draws, and does not care for their order", () => {
    const some = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), some, (point, draws) => {
        const { low, high } = intervalOfDraws(point, Float64Array.from(draws));
        expect(low <= point && point <= high).toBe(true);
        expect(intervalOfDraws(point, Float64Array.from(draws.toReversed()))).toEqual({ low, high });
      }),
    );
  });
});

describe("quantiles", () => {
  test.each([
    [0, 1],
    [0.25, 2],
    [0.5, 3],
    [0.6, 3.4],
    [1, 5],
  ])("%f of 1 … 5 is %f", (share, value) => {
    expect(quantile(Float64Array.of(1, 2, 3, 4, 5), share)).toBeCloseTo(value);
  });

  test("of nothing are none", () => {
    expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
  });
});

test("a clipped interval lies inside its bounds and stays one, wherever it lay before", () => {
  const number = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(number, number, (a, b) => {
      const { low, high } = clipped({ low: Math.min(a, b), high: Math.max(a, b) }, 0, 1);
      expect(0 <= low && low <= high && high <= 1).toBe(true);
    }),
  );
  expect(clipped({ low: -Infinity, high: Infinity }, 0, 1)).toEqual({ low: 0, high: 1 });
  expect(clipped({ low: 0.2, high: 0.4 }, 0, 1)).toEqual({ low: 0.2, high: 0.4 });
});
