import { grades, type Grade, type LineId } from "@kith/contract/diagnosis";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { movedCuts } from "../src/cuts.ts";
import { untold, type Line } from "../src/line.ts";
import { claimsOf, leastAmount, lifeOfExport, structureOf } from "../src/verdict.ts";

const PLENTY = { messages: 5000, speakers: 40, weeks: 60 };

/** Lines with these grades; whatever is not named cannot be told. */
function lines(graded: Partial<Record<LineId, Grade>>, promotedRoots = 0, roots = 100): Line[] {
  const ids = Object.keys(graded) as LineId[];
  const facts = { roots, promotedRoots };
  return [
    ...ids.filter((id) => id !== "promotion").map((id) => untold(id, "mesh", { grade: graded[id]! })),
    untold("promotion", "littleNoise", { grade: graded.promotion ?? "holds", facts }),
  ];
}

const ALL_HOLD = { needMet: "holds", regulars: "holds", exchangeShare: "holds" } as const;

describe("rule 1: what is too little to say anything is said nothing of", () => {
  test.each([
    ["49 messages", { ...PLENTY, messages: leastAmount.messages - 1 }],
    ["four people", { ...PLENTY, speakers: leastAmount.speakers - 1 }],
    ["three weeks", { ...PLENTY, weeks: leastAmount.weeks - 1 }],
    ["nothing", { messages: 0, speakers: 0, weeks: 0 }],
  ])("%s", (_, amount) => {
    expect(structureOf(amount, lines(ALL_HOLD))).toMatchObject({ word: "notEnough", rule: 1 });
  });

  test("50 messages of five people in four weeks are looked at", () => {
    expect(leastAmount).toEqual({ messages: 50, speakers: 5, weeks: 4 });
    expect(structureOf(leastAmount, lines(ALL_HOLD))).toMatchObject({ word: "community", rule: 4 });
  });

  test("it comes before adverts and a failing mesh", () => {
    const all = lines({ ...ALL_HOLD, exchangeShare: "fails" }, 100);
    expect(structureOf({ ...PLENTY, weeks: 1 }, all)).toMatchObject({ word: "notEnough" });
  });
});

describe("rule 2: where most of what is begun is adverts, it is an advertising channel", () => {
  test.each([
    [51, "advertisingChannel", 2],
    [50, "community", 4],
    [0, "community", 4],
  ] as const)("%i of 100 begun: %s", (promoted, word, rule) => {
    expect(structureOf(PLENTY, lines(ALL_HOLD, promoted))).toMatchObject({ word, rule });
  });

  test.each([
    [19, "community"],
    [20, "advertisingChannel"],
  ])("of %i begun, all adverts: %s", (roots, word) => {
    expect(structureOf(PLENTY, lines(ALL_HOLD, roots, roots)).word).toBe(word);
  });

  test("its cut can be moved, to see how firm the verdict is", () => {
    expect(structureOf(PLENTY, lines(ALL_HOLD, 51), 0.55)).toMatchObject({ word: "community" });
  });

  test("it comes before a failing mesh", () => {
    expect(structureOf(PLENTY, lines({ exchangeShare: "fails" }, 80))).toMatchObject({ rule: 2 });
  });
});

describe("rule 3: without exchange among members it is a broadcast list", () => {
  test.each<[string, Partial<Record<LineId, Grade>>]>([
    ["however much need is met", { ...ALL_HOLD, exchangeShare: "fails" }],
    [
      "also where the share is in doubt and answers do not come back",
      { ...ALL_HOLD, exchangeShare: "inDoubt", reciprocity: "fails" },
    ],
  ])("%s", (_, graded) => {
    expect(structureOf(PLENTY, lines(graded))).toMatchObject({ word: "broadcastList", rule: 3 });
  });

  test("members whose answers do not come back are a chat group: nobody broadcasts", () => {
    const graded = lines({ ...ALL_HOLD, reciprocity: "fails" });
    expect(structureOf(PLENTY, graded)).toMatchObject({ word: "chatGroup", rule: 3 });
  });

  test("where the share cannot be told and answers do not come back, nothing is said", () => {
    expect(structureOf(PLENTY, lines({ reciprocity: "fails" }))).toMatchObject({ word: "undecided" });
  });
});

describe("rules 4 to 6, by the grades of need, backbone, mesh and ties", () => {
  test.each<[[Grade, Grade, Grade, Grade], string, number]>([
    [["holds", "holds", "holds", "holds"], "community", 4],
    [["holds", "holds", "holds", "inDoubt"], "community", 4],
    [["holds", "holds", "holds", "notEnough"], "community", 4],
    [["holds", "holds", "holds", "fails"], "undecided", 6],
    [["inDoubt", "holds", "holds", "inDoubt"], "community", 4],
    [["holds", "inDoubt", "holds", "inDoubt"], "community", 4],
    [["holds", "holds", "inDoubt", "inDoubt"], "community", 4],
    [["inDoubt", "inDoubt", "holds", "inDoubt"], "undecided", 6],
    [["holds", "inDoubt", "inDoubt", "inDoubt"], "undecided", 6],
    [["notEnough", "holds", "holds", "inDoubt"], "undecided", 6],
    [["holds", "holds", "notEnough", "inDoubt"], "undecided", 6],
    [["fails", "holds", "holds", "holds"], "chatGroup", 5],
    [["holds", "fails", "holds", "holds"], "chatGroup", 5],
    [["fails", "fails", "inDoubt", "holds"], "chatGroup", 5],
    [["fails", "notEnough", "holds", "fails"], "chatGroup", 5],
    [["notEnough", "fails", "holds", "notEnough"], "chatGroup", 5],
    [["fails", "holds", "notEnough", "holds"], "undecided", 6],
    [["holds", "holds", "fails", "holds"], "broadcastList", 3],
    [["fails", "fails", "fails", "fails"], "broadcastList", 3],
    [["notEnough", "notEnough", "notEnough", "notEnough"], "undecided", 6],
  ])("%j: %s", ([needMet, regulars, exchangeShare, ties], word, rule) => {
    const all = lines({ needMet, regulars, exchangeShare, tieSurvival: ties });
    expect(structureOf(PLENTY, all)).toMatchObject({ word, rule });
  });

  test.each([
    [0.19, "undecided", "inDoubt"],
    [0.2, "community", "holds"],
  ] as const)("answers that come back %f beyond chance, which may be chance: %s", (value, word, mesh) => {
    const cuts = movedCuts("reciprocity", {});
    const all = [
      ...lines(ALL_HOLD),
      untold("reciprocity", "mesh", { grade: "inDoubt", value, interval: { low: 0, high: 0.4 }, cuts }),
    ];
    expect(structureOf(PLENTY, all).word).toBe(word);
    expect(claimsOf(all).find(({ id }) => id === "mesh")?.grade).toBe(mesh);
  });

  test("what is not known of the deciding claims is named", () => {
    const all = lines({ needMet: "notEnough", regulars: "holds", exchangeShare: "holds" });
    expect(structureOf(PLENTY, all).unknown).toEqual(["sharedNeed"]);
  });

  test("no better grade ever takes the word community away", () => {
    const order: Grade[] = ["fails", "inDoubt", "holds"];
    const grade = fc.constantFrom(...order);
    fc.assert(
      fc.property(fc.tuple(grade, grade, grade, grade), fc.nat(3), (own, which) => {
        const of = ([needMet, regulars, exchangeShare, tieSurvival]: Grade[]) =>
          structureOf(PLENTY, lines({ needMet, regulars, exchangeShare, tieSurvival } as never)).word;
        const better = own.map((one, k) => (k === which ? order[Math.min(2, order.indexOf(one) + 1)]! : one));
        if (of([...own]) === "community") expect(of(better)).toBe("community");
      }),
    );
  });
});

describe("claims", () => {
  const gradeOf = (id: string, graded: Partial<Record<LineId, Grade>>) =>
    claimsOf(lines(graded)).find((claim) => claim.id === id);

  test.each(grades)("a claim takes the grade of its deciding line: %s", (grade) => {
    expect(gradeOf("sharedNeed", { needMet: grade })).toMatchObject({ grade, by: "needMet" });
    expect(gradeOf("backbone", { regulars: grade })).toMatchObject({ grade, by: "regulars" });
    expect(gradeOf("mesh", { exchangeShare: grade })).toMatchObject({ grade, by: "exchangeShare" });
    expect(gradeOf("tiesOutlast", { tieSurvival: grade })).toMatchObject({ grade, by: "tieSurvival" });
    expect(gradeOf("littleNoise", { promotion: grade })).toMatchObject({ grade, by: "promotion" });
  });

  test.each<[LineId, LineId, string]>([
    ["needMet", "commonSubject", "sharedNeed"],
    ["regulars", "supplyDepth", "backbone"],
  ])("%s is lowered to doubt by a failing %s and by nothing less", (deciding, other, claim) => {
    expect(gradeOf(claim, { [deciding]: "holds", [other]: "fails" })?.grade).toBe("inDoubt");
    expect(gradeOf(claim, { [deciding]: "holds", [other]: "inDoubt" })?.grade).toBe("holds");
    expect(gradeOf(claim, { [deciding]: "holds", [other]: "notEnough" })?.grade).toBe("holds");
    expect(gradeOf(claim, { [deciding]: "fails", [other]: "holds" })?.grade).toBe("fails");
    expect(gradeOf(claim, { [deciding]: "notEnough", [other]: "fails" })?.grade).toBe("notEnough");
  });

  test("answers that do not come back make the mesh fail, and are named as what decides", () => {
    expect(gradeOf("mesh", { exchangeShare: "holds", reciprocity: "fails" })).toEqual({
      id: "mesh",
      grade: "fails",
      by: "reciprocity",
    });
    expect(gradeOf("mesh", { exchangeShare: "holds", reciprocity: "inDoubt" })?.grade).toBe("holds");
  });

  test("unread notices never decide anything", () => {
    expect(gradeOf("mesh", { exchangeShare: "holds", noticesAnswered: "fails" })?.grade).toBe("holds");
  });
});

describe("life, as far as an export can tell", () => {
  test.each([
    ["active", null, "alive"],
    ["pulsing", 400, "alive"],
    ["fading", 400, "alive"],
    ["active", 181, "forming"],
    ["silent", 100, "forming"],
    ["silent", 4000, "unknown"],
    ["unknown", null, "unknown"],
  ])("%s, founded %s days ago: %s", (stage, founded, life) => {
    expect(lifeOfExport(stage, founded)).toBe(life);
  });
});
