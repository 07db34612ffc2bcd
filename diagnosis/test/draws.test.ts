import { describe, expect, test } from "vitest";
import { DRAW_WORDS, DRAWS, Draws } from "../src/draws.ts";
import { LINK_SETS } from "../src/exchange.ts";
import { Random } from "../src/random.ts";
import { RatioDraws } from "../src/ratio.ts";
import { scopeOf, type Scope } from "../src/scope.ts";
import { livingCommunity } from "./talk-world.ts";

const scope = scopeOf(livingCommunity({ seed: 4, marks: 0.5 }))!;
const draws = new Draws(scope);
const { first, end } = scope.window;

/** Any message of the window, any link sets. */
function anyOf(random: Random): { message: number; sets: number } {
  const message = first + random.below(end - first);
  const sets = random.unit() < 0.4 ? 2 ** LINK_SETS - 1 : random.uint32() >>> 2;
  return { message, sets };
}

const timesOf = (message: number, draw: number) => draws.times[draws.blockOf(message) * DRAWS + draw]!;
const holds = (sets: number, draw: number) => ((sets >>> (draw % LINK_SETS)) & 1) === 1;

describe("the window is drawn again from its own days and conversations", () => {
  test("messages stand together that belong to one conversation of one day, and only those", () => {
    const blockOfPlace = new Map<string, number>();
    for (let i = first; i < end; i++) {
      const place = `${scope.calendar.dayOf(scope.talk.at[i]!)} ${scope.root[i]!}`;
      expect(blockOfPlace.get(place) ?? draws.blockOf(i)).toBe(draws.blockOf(i));
      blockOfPlace.set(place, draws.blockOf(i));
    }
    expect(new Set(blockOfPlace.values()).size).toBe(blockOfPlace.size);
    expect(draws.blocks).toBe(blockOfPlace.size);
  });

  test("each as often as chance with mean one has it", () => {
    const times = [...draws.times];
    const mean = times.reduce((sum, one) => sum + one, 0) / times.length;
    const variance = times.reduce((sum, one) => sum + (one - mean) ** 2, 0) / times.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(variance).toBeCloseTo(1, 1);
    expect(times.filter((one) => one === 0).length / times.length).toBeCloseTo(Math.exp(-1), 2);
  });

  test("always in the same way", () => {
    expect(new Draws(scope).times).toEqual(draws.times);
  });

  test("what stands in a draw is what is drawn at least once", () => {
    for (let block = 0; block < draws.blocks; block++) {
      for (let draw = 0; draw < DRAWS; draw++) {
        const bit = (draws.present[block * DRAW_WORDS + (draw >> 5)]! >>> (draw & 31)) & 1;
        expect(bit).toBe(draws.times[block * DRAWS + draw]! > 0 ? 1 : 0);
      }
    }
  });

  test("marking and weighing a message agree with going through the draws one by one", () => {
    const random = new Random(2);
    for (let round = 0; round < 200; round++) {
      const { message, sets } = anyOf(random);
      const mask = new Uint32Array(DRAW_WORDS * 2);
      draws.mark(mask, DRAW_WORDS, message, sets);
      const weights = new Uint32Array(DRAWS);
      draws.weigh(message, sets, (draw, times) => (weights[draw]! += times));
      for (let draw = 0; draw < DRAWS; draw++) {
        const expected = holds(sets, draw) ? timesOf(message, draw) : 0;
        expect(weights[draw]).toBe(expected);
        expect((mask[DRAW_WORDS + (draw >> 5)]! >>> (draw & 31)) & 1).toBe(expected > 0 ? 1 : 0);
      }
      expect(mask.subarray(0, DRAW_WORDS).every((word) => word === 0)).toBe(true);
    }
  });

  test("a talk of many conversations is drawn in bundles, never in more than a few thousand", () => {
    const root = Int32Array.from(scope.root, (_, message) => message);
    const many: Scope = { ...scope, root, window: { ...scope.window, first: 0, end: root.length } };
    const blocks = new Draws(many).blocks;
    expect(blocks).toBeLessThanOrEqual(4096);
    expect(blocks).toBeGreaterThan(1000);
  });
});

describe("a ratio in every draw", () => {
  test.each([1, 30, 2000])("of %i exchanges is what counting them draw by draw gives", (count) => {
    const random = new Random(count);
    const ratio = new RatioDraws(draws);
    const some = Array.from({ length: count }, () => ({ ...anyOf(random), isPart: random.unit() < 0.3 }));
    for (const { message, sets, isPart } of some) ratio.add(message, sets, isPart);
    const values = ratio.values();
    for (let draw = 0; draw < DRAWS; draw++) {
      const drawn = some.filter(({ sets }) => holds(sets, draw));
      const whole = drawn.reduce((sum, { message }) => sum + timesOf(message, draw), 0);
      const part = drawn.reduce((sum, one) => sum + (one.isPart ? timesOf(one.message, draw) : 0), 0);
      if (whole === 0) expect(values[draw]).toBeNaN();
      else expect(values[draw]).toBeCloseTo(part / whole, 9);
    }
  });

  test("of nothing is none", () => {
    expect([...new RatioDraws(draws).values()].every((value) => Number.isNaN(value))).toBe(true);
  });
});
