import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Sketch, SketchIndex } from "../src/text/sketch.ts";
import { Random } from "../src/random.ts";

/** Text of the words with these numbers: no two share a token. */
const textOf = (words: readonly number[]) => words.map((word) => `w${word}`).join(" ");

/** Share of equal places of two sketches: what is compared. */
function estimate(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [new Sketch(), new Sketch()];
  expect(x.draw(textOf(a)) && y.draw(textOf(b))).toBe(true);
  const same = x.least.filter((value, place) => value === y.least[place]).length;
  return same / x.least.length;
}

function jaccard(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [new Set(a), new Set(b)];
  const shared = [...x].filter((word) => y.has(word)).length;
  return shared / (x.size + y.size - shared);
}

describe("sketches of texts", () => {
  test("tell how many of the words two texts share, within what 32 numbers can tell", () => {
    const random = new Random(5);
    let sum = 0;
    const rounds = 300;
    for (let round = 0; round < rounds; round++) {
      const base = round * 1000;
      const shared = 8 + random.below(60);
      const own = random.below(60);
      const words = (from: number, count: number) => Array.from({ length: count }, (_, k) => base + from + k);
      const a = [...words(0, shared), ...words(200, own)];
      const b = [...words(0, shared), ...words(400, 4 + random.below(30))];
      const [truth, found] = [jaccard(a, b), estimate(a, b)];
      // Four standard deviations of a share of 32, and one place more.
      expect(Math.abs(found - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / 32) + 1 / 32);
      sum += found - truth;
    }
    expect(Math.abs(sum / rounds)).toBeLessThan(0.03);
  });

  test("are the same for the same words in any order and number", () => {
    const words = fc.array(fc.nat(500), { minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(words, (a) => {
        expect(estimate(a, [...a.toReversed(), ...a].slice(0, 120))).toBe(1);
      }),
    );
  });

  test("of a few words are not made: those are alike by accident", () => {
    expect(new Sketch().draw("one two three four five six seven")).toBe(false);
    expect(new Sketch().draw("one two three four five six seven eight")).toBe(true);
    expect(new Sketch().draw("我们今天一起去吧")).toBe(false);
  });
});

describe("an index of sketches", () => {
  const recipe =
    "soak the beans over night then cook them slowly with onions bay leaves and a spoon of vinegar until soft";

  function found(stored: string, asked: string): boolean {
    const index = new SketchIndex();
    const sketch = new Sketch();
    expect(sketch.draw(stored)).toBe(true);
    index.add(7, sketch);
    expect(sketch.draw(asked)).toBe(true);
    return index.like(sketch).has(7);
  }

  test("finds the same text again, and with a word put to it", () => {
    expect(found(recipe, recipe)).toBe(true);
    expect(found(recipe, `${recipe} enjoy`)).toBe(true);
    expect(found(recipe, recipe.toUpperCase())).toBe(true);
  });

  test("does not find another on the same subject", () => {
    const other =
      "cook the beans with tomatoes garlic and a little sugar then bake them under bread crumbs for an hour";
    expect(found(recipe, other)).toBe(false);
  });

  test("finds nearly all that share 19 in 20 words and nearly none that share half", () => {
    const random = new Random(3);
    let near = 0;
    let far = 0;
    for (let round = 0; round < 100; round++) {
      const a = Array.from({ length: 60 }, () => random.below(1e6));
      const changed = (count: number) => textOf(a.map((word, k) => (k < count ? word + 2e6 : word)));
      if (found(textOf(a), changed(2))) near++;
      if (found(textOf(a), changed(20))) far++;
    }
    expect(near).toBeGreaterThan(90);
    expect(far).toBeLessThan(5);
  });
});
