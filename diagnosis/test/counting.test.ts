import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PairNumbers } from "../src/pair-numbers.ts";
import { bestOf, countDistinct, countingSort, places, placesWhere } from "../src/sort.ts";
import { promotionSigns, isPromotionText } from "../src/text/promotion.ts";
import { Readings } from "../src/text/readings.ts";
import { TermUses } from "../src/text/term-uses.ts";
import { Tokens } from "../src/text/tokens.ts";
import { chinese, english } from "./phrases.ts";
import { livingCommunity } from "./talk-world.ts";

/** What is counted in columns is what counting it plainly gives. */

const numbers = fc.array(fc.nat(40), { maxLength: 200 });

describe("orders without a million small objects", () => {
  test("a counting sort is a stable sort", () => {
    fc.assert(
      fc.property(numbers, (keys) => {
        const sorted = countingSort(places(keys.length), Int32Array.from(keys), 41);
        expect([...sorted]).toEqual([...keys.keys()].toSorted((a, b) => keys[a]! - keys[b]! || a - b));
      }),
    );
  });

  test("the first few are those of the whole order", () => {
    fc.assert(
      fc.property(numbers, fc.nat(20), (values, count) => {
        const compare = (a: number, b: number) => values[b]! - values[a]! || a - b;
        const all = [...values.keys()].toSorted(compare).slice(0, count);
        if (count > 0) expect(bestOf(places(values.length), count, compare)).toEqual(all);
      }),
    );
  });

  test("places where something holds, and how many differ", () => {
    fc.assert(
      fc.property(numbers, numbers, (keys, of) => {
        const length = Math.min(keys.length, of.length);
        expect([...placesWhere(length, (k) => keys[k]! > of[k]!)]).toEqual(
          [...Array(length).keys()].filter((k) => keys[k]! > of[k]!),
        );
        const counted = countDistinct(Int32Array.from(keys.slice(0, length)), Int32Array.from(of), 41);
        const sets = Array.from({ length: 41 }, () => new Set<number>());
        for (let k = 0; k < length; k++) sets[keys[k]!]!.add(of[k]!);
        expect([...counted]).toEqual(sets.map(({ size }) => size));
      }),
    );
  });

  test("pairs are numbered as they come and read in order, however many", () => {
    const pair = fc.tuple(fc.nat(90), fc.nat(90));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 4000, size: "max" }), (pairs) => {
        const made = new PairNumbers();
        const plain = new Map<string, number>();
        for (const [a, b] of pairs) {
          if (!plain.has(`${a}/${b}`)) plain.set(`${a}/${b}`, plain.size);
          expect(made.of(a, b)).toBe(plain.get(`${a}/${b}`));
        }
        const inOrder = Array.from(made.inOrder(), (number) => made.pair(number));
        expect(inOrder).toEqual(inOrder.toSorted(([a, b], [x, y]) => a - x || b - y));
        expect(inOrder.length).toBe(plain.size);
      }),
      { numRuns: 20 },
    );
  });
});

describe("words", () => {
  test("are used by as many people in each week as sets of people hold", () => {
    const use = fc.record({ person: fc.nat(9), token: fc.integer(), week: fc.nat(7) });
    fc.assert(
      fc.property(fc.array(use, { maxLength: 6000, size: "max" }), (all) => {
        const uses = new TermUses(8);
        const plain = new Map<number, Set<number>[]>();
        for (const { token, person, week } of all.toSorted((a, b) => a.person - b.person)) {
          uses.note(token, person, week);
          const weeks = plain.get(token) ?? Array.from({ length: 8 }, () => new Set<number>());
          plain.set(token, weeks);
          weeks[week]!.add(person);
        }
        expect(uses.length).toBe(plain.size);
        for (let term = 0; term < uses.length; term++) {
          expect([...uses.people(term)]).toEqual(plain.get(uses.token(term))!.map(({ size }) => size));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("read once are those each text is cut to, also after their room was given back", () => {
    const talk = livingCommunity({ seed: 3, days: 40, language: "zh" });
    const readings = new Readings(talk, 10, talk.length - 5);
    const before = readings.tokens.slice(0, readings.starts.at(-1));
    const cut = new Tokens();
    for (let k = 0; k < readings.end - readings.first; k++) {
      cut.cut(talk.texts.at(10 + k));
      expect(before.slice(readings.starts[k], readings.starts[k + 1])).toEqual(
        cut.tokens.slice(0, cut.count),
      );
      expect([readings.words[k], readings.han[k]]).toEqual([cut.words, cut.han]);
    }
    readings.release();
    expect(readings.tokens).toEqual(before);
  });
});

test("an advert is told by all of its signs, though most texts are dismissed after a few", () => {
  const pushing = ["act", "join", "urgency", "promise"];
  const selling = ["act", "offer", "promise"];
  const parts = [english, chinese].flatMap(({ adverts, asks, notices, shares }) =>
    [...adverts, ...asks, ...notices, ...shares].flatMap((text) => text.split(/[,.!，。！]/)),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 }), (some) => {
      const text = some.join(", ");
      const signs: string[] = promotionSigns(text);
      const both = (a: string, b: string) => (signs.includes(a) && signs.includes(b) ? 1 : 0);
      const enough = signs.length - both("act", "join") - both("contact", "reach") >= 3;
      const isSale =
        enough && pushing.some((s) => signs.includes(s)) && selling.some((s) => signs.includes(s));
      const isPriced = text.length <= 400 && both("contact", "price") === 1;
      expect(isPromotionText(text)).toBe(text.length >= 16 && (isPriced || isSale));
    }),
    { numRuns: 500 },
  );
});
