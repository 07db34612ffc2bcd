import { declaredKinds, type ActKind } from "@kith/contract/ties";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actWeights, sumsOf, tieOf, type ActBetween, type Tie } from "../../src/modules/ties/rules.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const acted = (kind: ActKind, days = 0, actorId = "me", probability = 1): ActBetween => ({
  kind,
  actorId,
  at: daysAgo(days),
  probability,
});
const tie = (acts: readonly ActBetween[], at = NOW): Tie => tieOf(sumsOf(acts, "me", at), at);

describe("strength", () => {
  test.each<[string, ActBetween[], number]>([
    ["met", [acted("met")], 8],
    ["matched", [acted("matched")], 5],
    ["worked together", [acted("coTask")], 5],
    ["introduced", [acted("introduced")], 3],
    ["vouched", [acted("vouched")], 3],
    ["replied", [acted("replied")], 1],
    ["thanked", [acted("thanked")], 1],
    ["mentioned", [acted("mentioned")], 0.5],
    ["met ninety days ago", [acted("met", 90)], 4],
    ["met a hundred and eighty days ago", [acted("met", 180)], 2],
    ["two replies, one of them ninety days old", [acted("replied"), acted("replied", 90)], 1.5],
    ["a reply that is half sure", [acted("replied", 0, "me", 0.5)], 0.5],
    ["an act yet to come", [acted("met", -1)], 0],
    ["bought, which ties nobody", [acted("bought")], 0],
    ["classmates, as one says", [acted("classmate")], 0],
    ["classmates, as both say", [acted("classmate"), acted("classmate", 0, "you")], 4],
    ["classmates, said 400 and 900 days ago", [acted("classmate", 900), acted("classmate", 400, "you")], 4],
    ["classmates, said 401 days ago", [acted("classmate", 401), acted("classmate", 401, "you")], 0],
    ["classmates and neighbours", [...both("classmate"), ...both("neighbour")], 8],
  ])("%s", (_, acts, strength) => {
    expect(tie(acts).strength).toBeCloseTo(strength, 12);
  });

  function both(kind: ActKind): ActBetween[] {
    return [acted(kind), acted(kind, 0, "you")];
  }

  test.each<[string, ActBetween[], Partial<Tie>]>([
    ["half an act is faint", [acted("mentioned")], { grade: "faint", direction: "given" }],
    ["one answer is weak", [acted("replied", 0, "you")], { grade: "weak", direction: "returned" }],
    [
      "six answers to one side are weak",
      Array.from({ length: 6 }, () => acted("replied")),
      { grade: "weak" },
    ],
    [
      "six answers, one of them back, are strong",
      [...Array.from({ length: 5 }, () => acted("replied")), acted("replied", 0, "you")],
      { grade: "strong", direction: "both" },
    ],
    ["who met are strong: meeting is done by both", [acted("met")], { grade: "strong", direction: "both" }],
    ["who are matched are not yet", [acted("matched")], { grade: "weak", direction: "both" }],
    [
      "two vouchings to one side, and classmates",
      [acted("vouched"), ...both("classmate")],
      { grade: "strong", direction: "both" },
    ],
    ["one kind is not deep", [acted("met"), acted("met")], { isDeep: false }],
    ["two kinds are", [acted("met"), acted("matched")], { isDeep: true }],
    ["a mention counts for depth while it is fresh", [acted("met"), acted("mentioned")], { isDeep: true }],
    ["and no longer the day after", [acted("met"), acted("mentioned", 1)], { isDeep: false }],
  ])("%s", (_, acts, expected) => {
    expect(tie(acts)).toMatchObject(expected);
  });
});

const fading = fc.constantFrom(...(Object.keys(actWeights) as ActKind[]));
const someActs = fc.array(
  fc.record({
    kind: fading,
    actorId: fc.constantFrom("me", "you"),
    at: fc.integer({ min: 0, max: 2000 }).map(daysAgo),
    probability: fc.double({ min: 0.05, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 40 },
);
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

describe("whatever people do", () => {
  test("a tie is worth half after ninety days without contact", () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        const later = new Date(NOW.getTime() + 90 * DAY_MS);
        return close(tie(acts, later).strength, tie(acts).strength / 2);
      }),
    );
  });

  test("one more act never makes it weaker, shallower or less mutual", () => {
    fc.assert(
      fc.property(someActs, someActs, (acts, more) => {
        const [before, after] = [tie(acts), tie([...acts, ...more])];
        expect(after.strength).toBeGreaterThan(before.strength - 1e-12);
        if (before.isDeep) expect(after.isDeep).toBe(true);
        if (before.direction === "both") expect(after.direction).toBe("both");
      }),
    );
  });

  test("it is the same tie from either end", () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        const other = tieOf(sumsOf(acts, "you", NOW), NOW);
        const own = tie(acts);
        expect(other.strength).toBeCloseTo(own.strength, 9);
        expect([other.grade, other.isDeep, other.lastAt]).toEqual([own.grade, own.isDeep, own.lastAt]);
        const turned = { given: "returned", returned: "given", both: "both" } as const;
        expect(other.direction).toBe(turned[own.direction]);
      }),
    );
  });

  test("a declared kind counts once, whoever says it how often", () => {
    fc.assert(
      fc.property(fc.constantFrom(...declaredKinds), fc.integer({ min: 1, max: 9 }), (kind, times) => {
        const said = Array.from({ length: times }, () => [acted(kind), acted(kind, 3, "you")]).flat();
        return tie(said).strength === 4;
      }),
    );
  });
});
