import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DRAW_WORDS, DRAWS, Draws } from "../src/draws.ts";
import { exchangesWithout, LINK_SETS, type Exchanges } from "../src/exchange.ts";
import { DrawCounter, DrawThreshold, PairTable } from "../src/pairs.ts";
import { scopeOf } from "../src/scope.ts";
import { livingCommunity } from "./talk-world.ts";

const scope = scopeOf(livingCommunity({ seed: 6, days: 70 }))!;
const draws = new Draws(scope);
const { first, end } = scope.window;
const PEOPLE = 7;

interface One {
  readonly message: number;
  readonly from: number;
  readonly to: number;
  readonly isLikeliest: boolean;
  readonly sets: number;
}

const person = fc.nat(PEOPLE - 1);
const one = fc
  .record({
    message: fc.integer({ min: first, max: end - 1 }),
    from: person,
    to: person,
    isLikeliest: fc.boolean(),
    sets: fc.oneof(fc.constant(2 ** LINK_SETS - 1), fc.nat(2 ** LINK_SETS - 1)),
  })
  .filter(({ from, to }) => from !== to);
const some = fc.array(one, { maxLength: 60 });

function exchangesOf(all: readonly One[]): Exchanges {
  return {
    length: all.length,
    message: Int32Array.from(all, ({ message }) => message),
    parent: Int32Array.from(all, ({ message }) => message - 1),
    from: Int32Array.from(all, ({ from }) => from),
    to: Int32Array.from(all, ({ to }) => to),
    isLikeliest: Uint8Array.from(all, ({ isLikeliest }) => (isLikeliest ? 1 : 0)),
    sets: Uint32Array.from(all, ({ sets }) => sets),
  };
}

describe("who answered whom had somebody said nothing", () => {
  test("is what is left without their exchanges, and the table itself stays as it is", () => {
    fc.assert(
      fc.property(some, person, (all, gone) => {
        const exchanges = exchangesOf(all);
        const whole = PairTable.of(exchanges, PEOPLE, draws);
        const before = whole.mask.slice();
        const without = whole.without(gone);
        const left = PairTable.of(exchangesWithout(exchanges, gone), PEOPLE, draws);
        for (let pair = 0; pair < without.to.length; pair++) {
          const same = left.find(without.fromOf(pair), without.to[pair]!);
          expect(sumsAt(without, pair)).toEqual(same < 0 ? NOTHING : sumsAt(left, same));
        }
        expect(whole.mask).toEqual(before);
      }),
    );
  });
});

const NOTHING = { weight: 0, expected: 0, last: -1, mask: Array<number>(DRAW_WORDS).fill(0) };

function sumsAt({ weight, expected, last, mask }: PairTable, pair: number): typeof NOTHING {
  const drawn = Array.from(mask.subarray(pair * DRAW_WORDS, (pair + 1) * DRAW_WORDS));
  return { weight: weight[pair]!, expected: expected[pair]!, last: last[pair]!, mask: drawn };
}

const timesOf = (message: number, draw: number) => draws.times[draws.blockOf(message) * DRAWS + draw]!;

describe("who answered whom", () => {
  test("has one entry for each ordered pair, with what naive counting gives", () => {
    fc.assert(
      fc.property(some, (all) => {
        const pairs = PairTable.of(exchangesOf(all), PEOPLE, draws);
        const keys = new Set(all.map(({ from, to }) => `${from}/${to}`));
        expect(pairs.to.length).toBe(keys.size);
        for (let from = 0; from < PEOPLE; from++) {
          for (let to = 0; to < PEOPLE; to++) {
            const pair = pairs.find(from, to);
            const own = all.filter((exchange) => exchange.from === from && exchange.to === to);
            expect(pair >= 0).toBe(own.length > 0);
            if (pair < 0) continue;
            expect(pair >= pairs.starts[from]! && pair < pairs.starts[from + 1]!).toBe(true);
            expect(pairs.to[pair]).toBe(to);
            expect(pairs.weight[pair]).toBe(own.filter(({ isLikeliest }) => isLikeliest).length);
            expect(pairs.reverse[pair]).toBe(pairs.find(to, from));
            expectMask(pairs, pair, own);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("is also found from who is answered", () => {
    fc.assert(
      fc.property(some, (all) => {
        const pairs = PairTable.of(exchangesOf(all), PEOPLE, draws);
        for (let to = 0; to < PEOPLE; to++) {
          const answerers = new Set(all.filter((exchange) => exchange.to === to).map(({ from }) => from));
          const found = [...pairs.pairsTo(to)];
          expect(found.every((pair) => pairs.to[pair] === to)).toBe(true);
          expect(new Set(found.map((pair) => fromOf(pairs, pair)))).toEqual(answerers);
          expect(found.length).toBe(answerers.size);
        }
      }),
    );
  });

  test("does not depend on the order of the exchanges", () => {
    fc.assert(
      fc.property(some, (all) => {
        const [there, back] = [all, all.toReversed()].map((order) =>
          PairTable.of(exchangesOf(order), PEOPLE, draws),
        );
        expect(there!.to).toEqual(back!.to);
        expect(there!.weight).toEqual(back!.weight);
        expect(there!.mask).toEqual(back!.mask);
      }),
    );
  });
});

function expectMask(pairs: PairTable, pair: number, own: readonly One[]): void {
  for (let draw = 0; draw < DRAWS; draw++) {
    const stands = own.some(
      ({ message, sets }) => ((sets >>> (draw % LINK_SETS)) & 1) === 1 && timesOf(message, draw) > 0,
    );
    const bit = (pairs.mask[pair * DRAW_WORDS + (draw >> 5)]! >>> (draw & 31)) & 1;
    if ((bit === 1) !== stands) expect.fail(`draw ${draw}: ${bit}`);
  }
}

function fromOf(pairs: PairTable, pair: number): number {
  for (let from = 0; from < PEOPLE; from++) if (pair < pairs.starts[from + 1]!) return from;
  return -1;
}

describe("a counter of bits in all draws at once", () => {
  const mask = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), {
    minLength: DRAW_WORDS,
    maxLength: DRAW_WORDS,
  });
  const bit = (word: readonly number[], draw: number) => (word[draw >> 5]! >>> (draw & 31)) & 1;

  test("counts as naive counting does", () => {
    fc.assert(
      fc.property(fc.array(mask, { maxLength: 40 }), (masks) => {
        const counter = new DrawCounter();
        const flat = Uint32Array.from(masks.flat());
        masks.forEach((_, k) => counter.add(flat, k * DRAW_WORDS));
        const expected = Array.from({ length: DRAWS }, (_, draw) =>
          masks.reduce((sum, words) => sum + bit(words, draw), 0),
        );
        expect([...counter.counts()]).toEqual(expected);
      }),
    );
  });

  test("tells in which draws at least so many masks hold, and forgets them when cleared", () => {
    fc.assert(
      fc.property(fc.array(mask, { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), (masks, least) => {
        const threshold = new DrawThreshold(least);
        threshold.add(new Uint32Array(DRAW_WORDS).fill(2 ** 32 - 1), 0);
        threshold.clear();
        const flat = Uint32Array.from(masks.flat());
        masks.forEach((_, k) => threshold.add(flat, k * DRAW_WORDS));
        const reached = [...threshold.reached()];
        for (let draw = 0; draw < DRAWS; draw++) {
          const count = masks.reduce((sum, words) => sum + bit(words, draw), 0);
          expect(bit(reached, draw)).toBe(count >= least ? 1 : 0);
        }
      }),
    );
  });

  test("counts only what two masks share when asked to", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(mask, mask), { maxLength: 20 }), (pairs) => {
        const counter = new DrawCounter();
        const flat = Uint32Array.from(pairs.flat(2));
        pairs.forEach((_, k) => counter.addBoth(flat, 2 * k * DRAW_WORDS, (2 * k + 1) * DRAW_WORDS));
        const expected = Array.from({ length: DRAWS }, (_, draw) =>
          pairs.reduce((sum, [one, other]) => sum + (bit(one, draw) & bit(other, draw)), 0),
        );
        expect([...counter.counts()]).toEqual(expected);
      }),
    );
  });
});
