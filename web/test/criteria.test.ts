import { Criterion, isMet, type FactTest, type KnownFacts } from "@kith/contract/criteria";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  factsToAdd,
  isShaped,
  newFact,
  numberShown,
  numberTyped,
  read,
  readRoot,
  sizeOf,
  written,
  writtenFact,
  writtenRoot,
} from "../src/features/criteria/editing.ts";

const accepted: FactTest = { fact: "acceptedCharter" };
const vouched: FactTest = { fact: "hasReferee" };
const met: FactTest = { fact: "metMembers", op: "atLeast", value: 1 };

const { node: anyCriterion } = fc.letrec<{ node: Criterion }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    { weight: 2, arbitrary: fc.constantFrom<FactTest>(accepted, vouched, met) },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie("node"), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie("node") }) },
  ),
}));
const anyKnowledge = fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(true, false, undefined))).map(
  ([one, two, three]): KnownFacts =>
    (asked) =>
      asked.fact === "acceptedCharter"
        ? one
        : asked.fact === "hasReferee"
          ? two
          : three === undefined
            ? three
            : Number(three),
);

const offered = {
  facts: ["role", "onCarrier", "answer", "hasReferee"] as ("role" | "onCarrier" | "answer" | "hasReferee")[],
  carriers: [],
  codes: [],
  questions: [{ id: "year", name: "年份", kind: "number" as const, options: [] }],
};

describe("a criterion in the builder", () => {
  test("means the same after it was opened and written again, part by part", () => {
    const again = (criterion: Criterion): Criterion => {
      const own = read(criterion);
      return "test" in own ? writtenFact(own) : written({ ...own, parts: own.parts.map(again) });
    };
    fc.assert(
      fc.property(anyCriterion, anyKnowledge, (criterion, known) => {
        expect(isMet(again(criterion), known)).toBe(isMet(criterion, known));
        const root = readRoot(criterion);
        if (root.parts.length > 0) expect(isMet(writtenRoot(root), known)).toBe(isMet(criterion, known));
      }),
      { numRuns: 300 },
    );
  });

  test("that is denied twice is shown as it is meant", () => {
    for (const joint of ["all", "any", "none", "notAll"] as const) {
      const group = written({ joint, parts: [accepted, met] });
      expect(read({ not: { not: group } })).toEqual({ joint, parts: [accepted, met] });
    }
    expect(read({ not: { not: { not: met } } })).toEqual({ test: met, isNegated: true });
  });

  test("without any part is met by everybody, however parts were taken together before", () => {
    for (const joint of ["all", "any", "none", "notAll"] as const)
      expect(writtenRoot({ joint, parts: [] })).toEqual({ all: [] });
  });

  test("is refused while something is missing, and kept as it stands", () => {
    const fresh = offered.facts.map((fact) => newFact(fact, offered));
    expect(fresh.map((one) => Criterion.safeParse(one).success)).toEqual([false, false, false, true]);
    for (const one of fresh) expect(isShaped(JSON.parse(JSON.stringify({ any: [one] })))).toBe(true);
    expect(numberShown(JSON.parse(JSON.stringify({ value: Number.NaN })).value as null)).toBe("");
    for (const bad of [
      null,
      1,
      "all",
      {},
      { all: 1 },
      { fact: "toString" },
      { fact: "role", op: "oneOf" },
      { not: [] },
    ])
      expect(isShaped(bad), JSON.stringify(bad)).toBe(false);
  });

  test("offers only what there is something to choose from", () => {
    expect(factsToAdd(offered)).toEqual(["role", "answer", "hasReferee"]);
  });

  test.each<[string, number]>([
    ["30", 30],
    [" ３０ ", 30],
    ["-1.5", -1.5],
    ["", Number.NaN],
    ["1e9", Number.NaN],
    ["30天", Number.NaN],
  ])("takes %j for %d", (typed, number) => {
    expect(numberTyped(typed)).toBe(number);
  });

  test("counts its parts as the contract does", () => {
    expect(sizeOf({ all: [{ not: accepted }, { any: [met] }] })).toBe(5);
  });
});
