import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutsOf, movedCuts } from "../src/cuts.ts";
import { gradeOf, type Cuts } from "../src/line.ts";

const higher: Cuts = { pass: 0.8, fail: 0.5, better: "higher", from: 0, to: 1, unit: "share" };
const lower: Cuts = { pass: 0.05, fail: 0.15, better: "lower", from: 0, to: 0.5, unit: "share" };

describe("a grade is read off the whole interval", () => {
  test.each([
    ["well above", 0.9, [0.8, 0.95], "holds"],
    ["on the very cuts", 0.8, [0.5, 0.9], "holds"],
    ["the point passes, the worse end does not clear the fail cut", 0.85, [0.49, 0.9], "inDoubt"],
    ["the point does not pass", 0.79, [0.7, 0.9], "inDoubt"],
    ["between the cuts", 0.6, [0.55, 0.65], "inDoubt"],
    ["the point fails but its better end reaches the fail cut", 0.4, [0.3, 0.5], "inDoubt"],
    ["even the better end is below the fail cut", 0.4, [0.3, 0.49], "fails"],
    ["anything is possible", 0.9, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], "inDoubt"],
  ] as const)("more is better, %s", (_, value, [low, high], grade) => {
    expect(gradeOf(value, { low, high }, higher)).toBe(grade);
  });

  test.each([
    ["well below", 0.02, [0.01, 0.04], "holds"],
    ["on the very cuts", 0.05, [0.01, 0.15], "holds"],
    ["the point passes, the worse end does not clear the fail cut", 0.04, [0.01, 0.16], "inDoubt"],
    ["the point does not pass", 0.06, [0.01, 0.1], "inDoubt"],
    ["the point fails but its better end reaches the fail cut", 0.3, [0.15, 0.4], "inDoubt"],
    ["even the better end is above the fail cut", 0.3, [0.16, 0.4], "fails"],
  ] as const)("less is better, %s", (_, value, [low, high], grade) => {
    expect(gradeOf(value, { low, high }, lower)).toBe(grade);
  });

  test("turning the scale round turns no grade", () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (value, below, above) => {
        const interval = { low: value - below, high: value + above };
        const turned = { low: -interval.high, high: -interval.low };
        const cuts: Cuts = { ...higher, pass: -higher.pass, fail: -higher.fail, better: "lower" };
        expect(gradeOf(-value, turned, cuts)).toBe(gradeOf(value, interval, higher));
      }),
    );
  });

  test("a narrower interval never turns a firm grade round", () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (value, below, above) => {
        const wide = gradeOf(value, { low: value - below, high: value + above }, higher);
        const narrow = gradeOf(value, { low: value - below / 2, high: value + above / 2 }, higher);
        if (wide !== "inDoubt") expect(narrow).toBe(wide);
      }),
    );
  });
});

describe("cuts", () => {
  test.each(Object.entries(cutsOf))("of %s pass no worse than they fail and lie on the ruler", (_, cuts) => {
    const sign = cuts.better === "higher" ? 1 : -1;
    expect(sign * cuts.pass).toBeGreaterThanOrEqual(sign * cuts.fail);
    for (const cut of [cuts.pass, cuts.fail]) {
      expect(cut).toBeGreaterThanOrEqual(cuts.from);
      expect(cut).toBeLessThanOrEqual(cuts.to);
    }
  });

  test("are moved by factors, each bound for itself", () => {
    const moved = movedCuts("needMet", { "needMet.pass": 1.1, "regulars.fail": 2 });
    expect(moved.pass).toBeCloseTo(0.88);
    expect(moved.fail).toBe(0.5);
  });

  test("of a line without any are a mistake of the caller", () => {
    expect(() => movedCuts("outcomes", {})).toThrow("no cuts for outcomes");
  });
});
