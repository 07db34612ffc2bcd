import type { Criterion } from "@kith/contract/criteria";
import type { GateRule, Question } from "@kith/contract/gate";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cacOf,
  dayIn,
  factsOf,
  hoursUntil,
  isProgram,
  joinRateOf,
  kindOfFile,
  readAnswers,
  ruleThatDecides,
  usual,
} from "../../src/modules/gate/rules.ts";

function question(more: Partial<Question> & Pick<Question, "id" | "kind">): Question {
  return { text: "?", purpose: "!", isRequired: false, options: [], least: null, most: null, ...more };
}

const questions = [
  question({ id: "year", kind: "number", least: 2000, most: 2100, isRequired: true }),
  question({ id: "city", kind: "choice", options: ["临沂", "济南"] }),
  question({ id: "name", kind: "shortText" }),
  question({ id: "why", kind: "longText" }),
];

describe("answers", () => {
  test.each([
    ["a number as text, in wide digits", { year: "２０１９" }, { year: 2019 }, []],
    ["what is left empty is left out", { year: 2019, city: "", name: "  " }, { year: 2019 }, []],
    ["required and empty", { year: " " }, {}, ["/answers/year missing"]],
    ["below and above", { year: 1999 }, {}, ["/answers/year tooSmall"]],
    ["above", { year: 2101 }, {}, ["/answers/year tooLarge"]],
    ["no number", { year: "soon" }, {}, ["/answers/year notANumber"]],
    ["infinite", { year: Infinity }, {}, ["/answers/year notANumber"]],
    ["hexadecimal", { year: "0x7e3" }, {}, ["/answers/year notANumber"]],
    ["not an option", { year: 2019, city: "北京" }, { year: 2019 }, ["/answers/city notAnOption"]],
    ["too long", { year: 2019, name: "长".repeat(201) }, { year: 2019 }, ["/answers/name tooLong"]],
    ["nothing to be seen", { year: 2019, name: "\u200b" }, { year: 2019 }, ["/answers/name missing"]],
    ["lines where they may be", { year: 2019, why: "一\n二" }, { year: 2019, why: "一\n二" }, []],
    ["not asked", { year: 2019, other: "x" }, { year: 2019 }, ["/answers/other unknownQuestion"]],
  ])("%s", (_, sent, answers, issues) => {
    const read = readAnswers(questions, sent);
    expect(read.answers).toEqual(answers);
    expect(read.issues.map(({ path, message }) => `${path} ${message}`)).toEqual(issues);
  });

  test("are either kept as an answer that can be kept again, or told to be wrong", () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.constantFrom("临沂", "2019", ""));
    const sent = fc.dictionary(fc.constantFrom("year", "city", "name", "why", "other", "__proto__"), value);
    fc.assert(
      fc.property(sent, (given) => {
        const { answers, issues } = readAnswers(questions, given);
        const told = new Set(issues.map(({ path }) => path.replace("/answers/", "")));
        for (const id of Object.keys(answers)) expect(told.has(id)).toBe(false);
        const again = readAnswers(questions, answers);
        expect(again.answers).toEqual(answers);
      }),
    );
  });
});

const known = (more: Partial<Parameters<typeof factsOf>[0]> = {}) =>
  factsOf({ questions, answers: { year: 2019 }, codeId: null, hasReferee: false, ...more });

const rule = (criterion: Criterion, outcome: GateRule["outcome"]): GateRule => ({
  criterion,
  outcome,
  reason: outcome,
});
const isYear = (value: number): Criterion => ({ fact: "answer", question: "year", op: "equals", value });
const vouched: Criterion = { fact: "hasReferee" };

describe("the rule that decides", () => {
  test.each([
    ["none", [], null],
    [
      "the first that is met",
      [rule(isYear(2018), "refuse"), rule(isYear(2019), "admit"), rule(isYear(2019), "refuse")],
      2,
    ],
    [
      "none where the first that could be is not told yet",
      [rule(vouched, "refuse"), rule(isYear(2019), "admit")],
      null,
    ],
    ["one before what is not told yet", [rule(isYear(2019), "review"), rule(vouched, "admit")], 1],
    [
      "none of what nobody knows of strangers",
      [rule({ fact: "joinedDaysAgo", op: "lessThan", value: 9 }, "admit")],
      null,
    ],
    ["by the code", [rule({ fact: "channelCode", op: "oneOf", value: ["a"] }, "admit")], null],
  ] as const)("is %s", (_, rules, number) => {
    expect(ruleThatDecides(rules, known({ hasReferee: null }))?.number ?? null).toBe(number);
  });

  test("knows what was left empty, and not what was not asked", () => {
    const isIn = (city: string): Criterion => ({
      fact: "answer",
      question: "city",
      op: "oneOf",
      value: [city],
    });
    expect(ruleThatDecides([rule({ not: isIn("临沂") }, "refuse")], known())?.number).toBe(1);
    const unasked: Criterion = { fact: "answer", question: "height", op: "oneOf", value: ["x"] };
    expect(ruleThatDecides([rule({ not: unasked }, "refuse")], known())).toBeNull();
  });
});

describe("figures", () => {
  test.each([
    [{ views: 10, joins: 2 }, 0.2],
    [{ views: 4, joins: 2 }, 0.5],
    [{ views: 0, joins: 0 }, null],
    [{ views: 1, joins: 3 }, 1],
  ])("joinRate of %o is %s", (counts, rate) => {
    expect(joinRateOf(counts)).toBe(rate);
  });

  test.each([
    [1000, 2, 500],
    [1000, 0, null],
    [1000, 3, 333],
    [0, 4, 0],
  ])("CAC of %i over %i is %s", (cost, joins, cac) => {
    expect(cacOf(cost, joins)).toBe(cac);
  });

  test.each([
    [1, 2, null],
    [1, 28, 24],
    [5, 28, 120],
    [1, 6720, 1],
  ])("place %i with %i decided in 28 days is %s hours", (position, decided, hours) => {
    expect(hoursUntil(position, decided)).toBe(hours);
  });

  test.each([
    [[], null],
    [[1, 2], null],
    [[9, 1, 5], 5],
    [[4, 1, 9, 5], 4],
  ])("half of %o are not above %s", (amounts, half) => {
    expect(usual(amounts)).toBe(half);
  });

  test("a day is that of the place", () => {
    const at = new Date("2026-03-02T20:00:00Z");
    expect([dayIn("Asia/Shanghai", at), dayIn("America/New_York", at)]).toEqual(["2026-03-03", "2026-03-02"]);
  });
});

describe("what comes in", () => {
  test.each([
    ["ffd8ffe0", "image/jpeg"],
    ["89504e470d0a1a0a", "image/png"],
    [Buffer.from("GIF89a").toString("hex"), "image/gif"],
    [Buffer.from("RIFF\0\0\0\0WEBP").toString("hex"), "image/webp"],
    [Buffer.from("%PDF-1.7").toString("hex"), "application/pdf"],
    [Buffer.from("<svg").toString("hex"), null],
    [Buffer.from("RIFF\0\0\0\0WAVE").toString("hex"), null],
    ["4d5a", null],
    ["", null],
  ])("a file that begins with %s is %s", (hex, kind) => {
    expect(kindOfFile(Buffer.from(hex, "hex"))).toBe(kind);
  });

  test.each([
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0.50", false],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36", false],
    ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true],
    ["Mozilla/5.0 (compatible; Baiduspider/2.0)", true],
    ["Twitterbot/1.0", true],
    ["TelegramBot (like TwitterBot)", true],
    ["curl/8.5.0", true],
    ["", true],
  ])("%s is a program: %s", (agent, is) => {
    expect(isProgram(agent)).toBe(is);
  });
});
