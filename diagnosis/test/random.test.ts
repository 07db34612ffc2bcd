import { describe, expect, test } from "vitest";
import { Random } from "../src/random.ts";

const some = (random: Random, count: number) => Array.from({ length: count }, () => random.uint32());

describe("seeded chance", () => {
  test("gives the same numbers for the same seed, on every machine", () => {
    expect(some(new Random(42), 5)).toEqual(some(new Random(42), 5));
    // Written down once: another order would change every report ever made.
    expect(some(new Random(0x6b697468), 3)).toEqual(KNOWN);
  });

  test("gives others for another seed", () => {
    const seeds = [0, 1, 2, 3, 42, -1, 2 ** 31, 2 ** 32 + 5];
    const firsts = seeds.map((seed) => some(new Random(seed), 4).join());
    expect(new Set(firsts).size).toBe(seeds.length);
  });

  test("units fill [0, 1) evenly", () => {
    const random = new Random(7);
    const tenths = new Int32Array(10);
    let sum = 0;
    for (let i = 0; i < 50_000; i++) {
      const unit = random.unit();
      expect(unit >= 0 && unit < 1).toBe(true);
      tenths[Math.floor(unit * 10)]!++;
      sum += unit;
    }
    expect(sum / 50_000).toBeCloseTo(0.5, 2);
    // Chi-square with 9 degrees of freedom is above 27.9 once in a thousand.
    const chi = tenths.reduce((all, count) => all + (count - 5000) ** 2 / 5000, 0);
    expect(chi).toBeLessThan(27.9);
  });

  test("whole numbers stay below their bound and reach all of it", () => {
    const random = new Random(9);
    const seen = new Set(Array.from({ length: 300 }, () => random.below(7)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("shuffling keeps everything and favours no place", () => {
    const random = new Random(11);
    const places = Array.from({ length: 5 }, () => new Int32Array(5));
    for (let i = 0; i < 20_000; i++) {
      const values = [0, 1, 2, 3, 4];
      random.shuffle(values);
      expect(values.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
      values.forEach((value, place) => places[place]![value]!++);
    }
    for (const counts of places) for (const count of counts) expect(Math.abs(count - 4000)).toBeLessThan(250);
  });
});

const KNOWN = [2_029_867_799, 3_689_124_555, 348_619_531];
