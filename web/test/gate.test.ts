import type { ApplyForm, GateSettings, Question } from "@kith/contract/gate";
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answerField,
  applicationOf,
  emptyFields,
  numberFrom,
  pathOf,
  troublesIn,
  type Typed,
} from "../src/features/gate/apply/answers.ts";
import { formatMoney, minorFrom } from "../src/features/gate/codes/code-figures.ts";
import { endOfDay } from "../src/features/gate/codes/make-code-form.tsx";
import { ageOf } from "../src/features/gate/landing/all-of-it.tsx";
import { beadsOf } from "../src/features/gate/landing/beads.ts";
import { factsOf, ruleThatDecides } from "../src/features/gate/rule-that-decides.ts";
import { draftFrom, moved, settingsFrom } from "../src/features/gate/settings/draft.ts";

const ID = "018f0000-0000-7000-8000-000000000001";
const year: Question = {
  id: "year",
  kind: "number",
  text: "Which year?",
  purpose: "To learn together",
  isRequired: true,
  options: [],
  least: 2000,
  most: 2030,
};
const form: ApplyForm = {
  gateVersion: 2,
  charterVersion: 3,
  questions: [year],
  evidence: { wanted: "required", ask: "A ticket", keptDays: 30 },
  referee: "required",
  asksAge: true,
  rules: [],
  answerDays: 2,
  againDays: 30,
  keptDays: 90,
  refereeName: null,
  me: null,
};

function typed(fields: Readonly<Record<string, string>> = {}, more: Partial<Typed> = {}): Typed {
  return {
    form,
    fields: { ...emptyFields(form, ID), ...fields },
    password: "",
    isAccepted: false,
    fileCount: 0,
    refereeToken: null,
    code: null,
    isNew: true,
    ...more,
  };
}

const whole = typed(
  { [answerField("year")]: "2019", referee: "Mao", age: "adult", name: "Su", login: "su@kith.example" },
  { password: "a sentence of my own", isAccepted: true, fileCount: 1 },
);

describe("applying", () => {
  test("everything that is missing is told, in the order of the form", () => {
    expect(Object.keys(troublesIn(typed()))).toEqual([
      "/answers/year",
      "/referee",
      "/evidence",
      "/age",
      "/acceptsCharter",
      "/account/name",
      "/account/login",
      "/account/password",
    ]);
    expect(troublesIn(whole)).toEqual({});
  });

  test.each([
    ["20l9", "notANumber"],
    ["1999", "tooSmall"],
    ["2031", "tooLarge"],
    ["２０１９", undefined],
  ])("a year of %s is %s", (answer, trouble) => {
    expect(troublesIn(typed({ [answerField("year")]: answer }))["/answers/year"]).toBe(trouble);
  });

  test("numbers leave as numbers, an at sign makes an address, and the same draft is the same application", () => {
    expect(applicationOf(whole)).toEqual({
      sent: {
        id: ID,
        gateVersion: 2,
        charterVersion: 3,
        acceptsCharter: true,
        answers: { year: 2019 },
        referee: { by: "name", name: "Mao" },
        age: "adult",
        account: { name: "Su", username: null, email: "su@kith.example", password: "a sentence of my own" },
      },
    });
  });

  test("nobody accepts the charter by leaving a box alone", () => {
    expect(applicationOf({ ...whole, isAccepted: false })).toEqual({ wrong: ["/acceptsCharter"] });
  });

  test.each([
    ["/account/username", "/account/login"],
    ["/account/email", "/account/login"],
    ["/answers/year", "/answers/year"],
    [["referee", "name"], "/referee"],
  ])("what the server says of %s stands at %s", (told, shown) => {
    expect(pathOf(told)).toBe(shown);
  });

  test("numbers are read as people type them", () => {
    expect([" 1,200 ", "-3.5", "二", "1e3", ""].map(numberFrom)).toEqual([1200, -3.5, null, null, null]);
  });
});

describe("rules tried on an example", () => {
  const rules = [
    {
      number: 1,
      criterion: { not: { fact: "answer", question: "year", op: "equals", value: 2019 } },
      outcome: "refuse",
      reason: "Only 2019",
    },
    { number: 2, criterion: { fact: "hasReferee" }, outcome: "admit", reason: "Vouched for" },
  ] as const;
  const decided = (answer: number | null, hasReferee: boolean | null) =>
    ruleThatDecides(
      rules,
      factsOf({ questions: [year], answers: { year: answer }, codeId: null, hasReferee }),
    )?.number ?? null;

  test.each([
    [2020, false, 1],
    [2019, true, 2],
    [2019, false, null],
    [2019, null, null],
  ])("year %s, referee %s: rule %s", (answer, hasReferee, number) => {
    expect(decided(answer, hasReferee)).toBe(number);
  });
});

test("a rule that cannot be told yet keeps those behind it from deciding", () => {
  const rules = [
    { number: 1, criterion: { fact: "hasReferee" }, outcome: "admit", reason: "" },
    { number: 2, criterion: { all: [] }, outcome: "refuse", reason: "" },
  ] as const;
  const of = { questions: [], answers: {}, codeId: null };
  expect(ruleThatDecides(rules, factsOf({ ...of, hasReferee: null }))).toBeNull();
  expect(ruleThatDecides(rules, factsOf({ ...of, hasReferee: false }))?.number).toBe(2);
});

describe("settings being changed", () => {
  const settings: GateSettings = {
    isOpen: true,
    reach: "anyone",
    questions: [year],
    evidence: { wanted: "none", ask: "", keptDays: 30 },
    referee: "none",
    asksAge: false,
    rules: [
      {
        criterion: { fact: "answer", question: "year", op: "equals", value: 2019 },
        outcome: "admit",
        reason: "2019",
      },
    ],
    answerDays: 3,
    againDays: 30,
    mostPerDay: null,
    keptDays: 90,
  };
  const draft = draftFrom(settings);

  test("saved without a change they are what they were", () => {
    expect(settingsFrom(draft)).toEqual({ settings });
  });

  test.each([
    [{ answerDays: "soon" }, "answerDays"],
    [{ answerDays: "61" }, "answerDays"],
    [{ evidence: { ...draft.evidence, wanted: "required" as const } }, "evidence.ask"],
    [{ questions: [] }, "rules.0.question"],
    [{ questions: draft.questions.map((one) => ({ ...one, text: " " })) }, "questions.0.text"],
  ])("%o is wrong at %s", (changed, path) => {
    const read = settingsFrom({ ...draft, ...changed });
    expect("wrong" in read ? read.wrong : []).toContain(path);
  });

  test("what is moved out of the list stays", () => {
    expect(moved([1, 2, 3], 0, 2)).toEqual([2, 3, 1]);
    expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  });
});

describe("codes and figures", () => {
  test.each([
    ["1 000.50", "EUR", 100_050],
    ["1,000", "CNY", 100_000],
    ["", "EUR", 0],
    ["300", "JPY", 300],
    ["3.5", "JPY", null],
    ["0.001", "EUR", null],
    ["-1", "EUR", null],
    ["ten", "EUR", null],
  ])("%s in %s is %s", (text, currency, minor) => {
    expect(minorFrom(text, currency)).toBe(minor);
  });

  test("money is shown whole where nothing is behind the point", () => {
    expect(formatMoney("zh-CN", 50_000, "CNY")).toBe("¥500");
    expect(formatMoney("en", 50_050, "EUR")).toBe("€500.50");
  });

  test("a day ends at its midnight there, on days of 23 hours too", () => {
    expect(endOfDay("2026-12-31", "Asia/Shanghai")).toBe("2026-12-31T16:00:00.000Z");
    expect(endOfDay("2026-03-29", "Europe/Berlin")).toBe("2026-03-29T22:00:00.000Z");
    expect(endOfDay("soon", "Asia/Shanghai")).toBeNull();
  });

  test("age is told in whole years and months", () => {
    expect(ageOf("2024-03-08T12:00:00", Date.parse("2026-11-22T12:00:00"))).toEqual({ years: 2, months: 8 });
    expect(ageOf("2026-11-20T12:00:00", Date.parse("2026-11-22T12:00:00"))).toEqual({ years: 0, months: 0 });
  });

  test("of n people k are strung, and never more beads than can be told apart", () => {
    const { strung, loose } = beadsOf(63, 41);
    expect([strung.length, loose.length]).toEqual([41, 22]);
    assert(
      property(integer({ min: 0, max: 100_000 }), integer({ min: 0, max: 100 }), (members, percent) => {
        const beads = beadsOf(members, Math.floor((members * percent) / 100));
        expect(beads.strung.length + beads.loose.length).toBeLessThanOrEqual(81);
        expect(Number.isFinite(beads.width) && beads.width > 0).toBe(true);
      }),
    );
  });
});
