import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decisive, plainly, type Plain } from "../src/criteria-plain.ts";
import { explain, factTitle, sayFact } from "../src/criteria-words.ts";
import {
  answerKey,
  Criterion,
  factNames,
  isFactMet,
  isMet,
  MOST_LEVELS,
  MOST_PARTS,
  type FactTest,
  type FactValue,
  type KnownFacts,
} from "../src/criteria.ts";

const here30: FactTest = { fact: "joinedDaysAgo", op: "atLeast", value: 30 };
const met1: FactTest = { fact: "metMembers", op: "atLeast", value: 1 };
const accepted: FactTest = { fact: "acceptedCharter" };
const backbone: FactTest = { fact: "role", op: "oneOf", value: ["backbone", "moderator"] };
const year: FactTest = { fact: "answer", question: "year", op: "equals", value: 2019 };
const city: FactTest = { fact: "answer", question: "city", op: "oneOf", value: ["上海", "New York"] };
const code: FactTest = { fact: "channelCode", op: "oneOf", value: ["a", "b"] };
const acts: FactTest = { fact: "meaningfulActs", inDays: 30, op: "lessThan", value: 3 };

const names = { year: "报考年份", city: "城市", a: "海报", b: "朋友圈", g: "群" };

/** T, F and U stand for facts that are so, that are not, and of which nobody knows. */
const FACTS: Readonly<Record<string, FactTest>> = { T: accepted, F: { fact: "hasReferee" }, U: here30 };
const knownTFU: KnownFacts = (asked) =>
  asked.fact === "acceptedCharter" ? true : asked.fact === "hasReferee" ? false : undefined;
const [T, F, U] = [FACTS["T"]!, FACTS["F"]!, FACTS["U"]!];

describe("what is unknown is never taken for true or for false", () => {
  test.each<[string, Criterion, boolean | null]>([
    ["all of nothing", { all: [] }, true],
    ["T and T", { all: [T, T] }, true],
    ["T and F", { all: [T, F] }, false],
    ["T and U", { all: [T, U] }, null],
    ["F and U", { all: [F, U] }, false],
    ["U and U", { all: [U, U] }, null],
    ["T or F", { any: [T, F] }, true],
    ["F or F", { any: [F, F] }, false],
    ["T or U", { any: [T, U] }, true],
    ["F or U", { any: [F, U] }, null],
    ["not T", { not: T }, false],
    ["not F", { not: F }, true],
    ["not U", { not: U }, null],
    ["U or not U", { any: [U, { not: U }] }, null],
  ])("%s", (_, criterion, answer) => {
    expect(isMet(criterion, knownTFU)).toBe(answer);
  });

  test.each<[FactTest, FactValue | undefined, boolean | null]>([
    [here30, undefined, null],
    [here30, 30, true],
    [here30, 29, false],
    [acts, 2, true],
    [acts, 3, false],
    [backbone, [], false],
    [backbone, ["official", "moderator"], true],
    [accepted, false, false],
    [city, [answerKey("  NEW  york ")], true],
    [city, ["北京"], false],
    [year, ["2019"], true],
    [year, ["2020"], false],
    [year, ["２０１９"].map(answerKey), true],
    // What is no number cannot be compared to one: a person has to look.
    [year, ["2019年"], null],
    [year, ["2019", "2020"], null],
    [year, [], null],
    [{ ...year, op: "moreThan", value: -1.5 }, ["-1.4"], true],
    [{ ...year, op: "atMost", value: 5 }, ["5.0"], true],
    [{ ...year, op: "lessThan", value: 5 }, ["5"], false],
    // Of another sort than the fact is: nothing can be said.
    [here30, ["30"], null],
    [here30, true, null],
    [year, 2019, null],
    [backbone, 1, null],
    [accepted, ["true"], null],
  ])("%j of %j", (asked, value, answer) => {
    expect(isFactMet(asked, value)).toBe(answer);
  });
});

/** Facts, with a value by which each is met and one by which it is not. */
const LEAVES: readonly (readonly [FactTest, FactValue, FactValue])[] = [
  [accepted, true, false],
  [here30, 30, 29],
  [met1, 4, 0],
  [acts, 0, 3],
  [year, ["2019"], ["2020"]],
  [code, ["b"], []],
  [backbone, ["backbone"], ["official"]],
];
const anyTest = fc.constantFrom(...LEAVES.map(([leaf]) => leaf));
const { node: anyCriterion } = fc.letrec<{ node: Criterion }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    { weight: 2, arbitrary: anyTest },
    { weight: 2, arbitrary: fc.record({ all: fc.array(tie("node"), { maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie("node") }) },
  ),
}));
/** What is known; it may be asked for with some of it hidden. */
const anyKnowledge = fc
  .tuple(...LEAVES.map(() => fc.constantFrom(1 as const, 2 as const, null)))
  .map((which) => {
    const values = new Map(LEAVES.map((leaf, k) => [leaf[0].fact, which[k] ? leaf[which[k]] : undefined]));
    return (hidden: readonly string[] = []): KnownFacts =>
      (asked) =>
        hidden.includes(asked.fact) ? undefined : values.get(asked.fact);
  });

describe("whatever the criterion and whatever is known", () => {
  test("not all is any not, and not any is all not (De Morgan)", () => {
    fc.assert(
      fc.property(fc.array(anyCriterion, { minLength: 1, maxLength: 4 }), anyKnowledge, (parts, know) => {
        const contraries = parts.map((part) => ({ not: part }));
        expect(isMet({ not: { all: parts } }, know())).toBe(isMet({ any: contraries }, know()));
        expect(isMet({ not: { any: parts } }, know())).toBe(isMet({ all: contraries }, know()));
      }),
    );
  });

  test("what is denied twice is said", () => {
    fc.assert(
      fc.property(anyCriterion, anyKnowledge, (criterion, know) => {
        expect(isMet({ not: { not: criterion } }, know())).toBe(isMet(criterion, know()));
      }),
    );
  });

  test("knowing more settles what was open and changes nothing that was settled", () => {
    const hidden = fc.subarray([...factNames]);
    fc.assert(
      fc.property(anyCriterion, anyKnowledge, hidden, (criterion, know, some) => {
        const before = isMet(criterion, know(some));
        if (before !== null) expect(isMet(criterion, know())).toBe(before);
      }),
    );
  });

  test("the plain form has the same answer, and denies facts only", () => {
    fc.assert(
      fc.property(anyCriterion, anyKnowledge, (criterion, know) => {
        const plain = plainly(criterion);
        expect(isMet(asCriterion(plain), know())).toBe(isMet(criterion, know()));
        expect(alternates(plain)).toBe(true);
      }),
    );
  });

  test("the facts that decide settle it by themselves", () => {
    fc.assert(
      fc.property(anyCriterion, anyKnowledge, (criterion, know) => {
        const answer = isMet(criterion, know());
        const reasons = decisive(criterion, know()).map((reason) => JSON.stringify(reason));
        const alone: KnownFacts = (asked) =>
          reasons.includes(JSON.stringify(asked)) ? know()(asked) : undefined;
        expect(isMet(criterion, alone)).toBe(answer);
      }),
      { numRuns: 500 },
    );
  });

  test("it is kept as JSON, read back as it was, and can be said in both languages", () => {
    fc.assert(
      fc.property(anyCriterion, (criterion) => {
        expect(Criterion.parse(JSON.parse(JSON.stringify(criterion)))).toEqual(criterion);
        for (const language of ["zh-CN", "en"] as const) {
          const { sentence, outline } = explain(criterion, language, names);
          expect(sentence).not.toMatch(/undefined|NaN|null|[⟨⟩]|  |，，/);
          expect(outline.text).not.toBe("");
        }
      }),
    );
  });
});

function asCriterion(plain: Plain): Criterion {
  if ("test" in plain) return plain.isNegated ? { not: plain.test } : plain.test;
  const parts = plain.parts.map(asCriterion);
  return plain.joint === "all" ? { all: parts } : { any: parts };
}

function alternates(plain: Plain): boolean {
  if ("test" in plain) return true;
  return plain.parts.every((part) => "test" in part || (part.joint !== plain.joint && alternates(part)));
}

describe("why somebody meets a criterion or not is told by", () => {
  test.each<[string, Criterion, FactTest[]]>([
    ["the one of several that is met", { any: [T, F, U] }, [T]],
    ["the one of all that is not", { all: [T, F, U] }, [F]],
    ["all, where all are met", { all: [T, { not: F }] }, [T, F]],
    ["what is unknown, where it cannot be told", { any: [F, { all: [T, U] }] }, [U]],
    ["each fact once", { all: [T, { any: [T, F] }] }, [T]],
    ["nothing, where everybody meets it", { all: [] }, []],
  ])("%s", (_, criterion, reasons) => {
    expect(decisive(criterion, knownTFU)).toEqual(reasons);
  });
});

describe("what is sent as a criterion", () => {
  const nested = (levels: number) => {
    let criterion: unknown = accepted;
    for (let k = 1; k < levels; k++) criterion = { not: criterion };
    return criterion;
  };
  const wide = (parts: number) => ({ all: Array.from({ length: parts - 1 }, () => accepted) });

  test("may be so deep and so wide, and no more", () => {
    expect(Criterion.safeParse(nested(MOST_LEVELS)).success).toBe(true);
    expect(Criterion.safeParse(nested(MOST_LEVELS + 1)).success).toBe(false);
    expect(Criterion.safeParse(nested(200_000)).success).toBe(false);
    expect(Criterion.safeParse(wide(MOST_PARTS)).success).toBe(true);
    expect(Criterion.safeParse(wide(MOST_PARTS + 1)).success).toBe(false);
    expect(Criterion.safeParse(wide(1_000_000)).success).toBe(false);
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["a word", "all"],
    ["a list", [accepted]],
    ["an empty object", {}],
    ["a fact there is not", { fact: "salary", op: "atLeast", value: 1 }],
    ["a fact of every object", { fact: "constructor" }],
    ["any of nothing", { any: [] }],
    ["all of a word", { all: "everybody" }],
    ["not of a list", { not: [accepted] }],
    ["two things at once", { all: [], any: [accepted] }],
    ["a fact and a group", { ...accepted, all: [] }],
    ["something more", { ...here30, note: "x" }],
    ["a number as text", { ...here30, value: "30" }],
    ["no number", { ...here30, value: Number.NaN }],
    ["half a day", { ...here30, value: 0.5 }],
    ["nought days", { ...here30, value: 0 }],
    ["more days than there are", { ...here30, value: 10_000_000 }],
    ["an operator of another fact", { ...here30, op: "equals" }],
    ["no role", { ...backbone, value: [] }],
    ["a role there is not", { ...backbone, value: ["king"] }],
    ["a window of nothing", { ...acts, inDays: -1 }],
    ["a question with signs in it", { ...city, question: "'; --" }],
    ["an answer that is empty", { ...city, value: [" "] }],
    ["an answer without end", { ...city, value: ["a".repeat(10_000)] }],
    ["a number beyond all", { ...year, value: 1e300 }],
    ["text for a number", { ...year, value: ["2019"] }],
  ])("is refused when it is %s", (_, sent) => {
    expect(Criterion.safeParse(sent).success).toBe(false);
  });
});

describe("said in words", () => {
  test.each<[Criterion, string, string]>([
    [{ all: [] }, "所有人", "everybody"],
    [{ not: { all: [] } }, "没有人", "nobody"],
    [here30, "在这里 30 天以上", "has been here for 30 days or more"],
    [{ not: here30 }, "在这里不到 30 天", "has been here for less than 30 days"],
    [{ ...here30, value: 1 }, "在这里 1 天以上", "has been here for 1 day or more"],
    [
      { all: [here30, met1] },
      "在这里 30 天以上，并且见过至少 1 位成员",
      "has been here for 30 days or more, and has met at least 1 member",
    ],
    [
      { all: [here30, met1, accepted] },
      "在这里 30 天以上，见过至少 1 位成员，并且接受了现行章程",
      "has been here for 30 days or more, has met at least 1 member, and has accepted the current charter",
    ],
    [
      { all: [here30, { any: [met1, backbone] }] },
      "在这里 30 天以上，并且要么见过至少 1 位成员，要么担任骨干或管理员",
      "has been here for 30 days or more, and either has met at least 1 member or holds the role of backbone or moderator",
    ],
    [
      { any: [here30, { all: [met1, year] }] },
      "在这里 30 天以上；或者既见过至少 1 位成员，又“报考年份”答的是 2019",
      "has been here for 30 days or more; or has met at least 1 member and answered “报考年份” with 2019",
    ],
    [
      { not: { any: [met1, { not: accepted }] } },
      "没有见过任何成员，并且接受了现行章程",
      "has met no member, and has accepted the current charter",
    ],
    [
      { any: [{ all: [met1, { any: [accepted, code] }] }, { not: city }] },
      "既见过至少 1 位成员，又（要么接受了现行章程，要么从渠道码“海报”或“朋友圈”来的）；或者“城市”答的不是“上海”，也不是“New York”",
      "has met at least 1 member and (either has accepted the current charter or came by the code “海报” or “朋友圈”); or answered “城市” with something other than “上海” or “New York”",
    ],
    [acts, "最近 30 天里的实质参与不到 3 次", "has fewer than 3 meaningful acts in the last 30 days"],
    [
      { not: { ...acts, value: 1200 } },
      "最近 30 天里至少有 1,200 次实质参与",
      "has at least 1,200 meaningful acts in the last 30 days",
    ],
    [{ ...acts, inDays: 1, value: 1 }, "最近 1 天里没有实质参与", "has no meaningful act in the last day"],
    [{ ...year, op: "atLeast" }, "“报考年份”答的数不小于 2019", "answered “报考年份” with 2019 or more"],
    [{ fact: "onCarrier", op: "oneOf", value: ["g"] }, "在“群”里", "is on “群”"],
    [{ fact: "onCarrier", op: "oneOf", value: ["gone"] }, "在“?”里", "is on “?”"],
  ])("%j", (criterion, zh, en) => {
    expect(explain(criterion, "zh-CN", names).sentence).toBe(zh);
    expect(explain(criterion, "en", names).sentence).toBe(en);
  });

  test.each<[FactTest, string, string]>([
    [{ ...here30, value: Number.NaN }, "在这里 … 天以上", "has been here for … days or more"],
    [{ ...met1, value: JSON.parse("null") as number }, "见过至少 … 位成员", "has met at least … members"],
    [{ ...backbone, value: [] }, "担任…", "holds the role of …"],
    [{ ...city, value: [] }, "“城市”答的是…", "answered “城市” with …"],
    [{ ...year, question: "", value: Number.NaN }, "…答的是 …", "answered … with …"],
  ])("while it is being written: %j", (criterion, zh, en) => {
    expect(explain(criterion, "zh-CN", names).sentence).toBe(zh);
    expect(explain(criterion, "en", names).sentence).toBe(en);
  });

  test("with the community's own words for its roles", () => {
    expect(explain(backbone, "zh-CN", { backbone: "领读人" }).sentence).toBe("担任领读人或管理员");
    expect(explain(backbone, "en", { backbone: "lead reader" }).sentence).toBe(
      "holds the role of lead reader or moderator",
    );
    const readers = { ...names, member: "reader" };
    expect(explain(met1, "en", readers).sentence).toBe("has met at least 1 reader");
    expect(explain({ not: { ...met1, value: 3 } }, "en", readers).sentence).toBe(
      "has met fewer than 3 readers",
    );
    expect(explain(met1, "zh-CN", { member: "书友" }).sentence).toBe("见过至少 1 位书友");
    expect(factTitle("metMembers", "zh-CN", { member: "书友" })).toBe("见过几位书友");
  });

  test("in lines that stand further in the deeper they are nested", () => {
    expect(explain({ all: [here30, { any: [met1, accepted] }] }, "en").outline).toEqual({
      text: "all of these",
      parts: [
        { text: "has been here for 30 days or more", parts: [] },
        {
          text: "any of these",
          parts: [
            { text: "has met at least 1 member", parts: [] },
            { text: "has accepted the current charter", parts: [] },
          ],
        },
      ],
    });
  });

  const asked = { at: new Date("2026-01-10T20:00:00Z"), timeZone: "Asia/Shanghai" };
  test.each<[FactTest, FactValue | null, string, string]>([
    [here30, 41, "41 天前加入", "joined 41 days ago"],
    [here30, 1, "1 天前加入", "joined 1 day ago"],
    [here30, 0, "今天加入", "joined today"],
    [here30, null, "还不知道：在这里多久", "not known: how long they have been here"],
    [{ ...acts, inDays: 5 }, 3, "1月6日以来 3 次实质参与", "3 meaningful acts since 6 January"],
    [acts, 0, "2025年12月12日以来没有实质参与", "no meaningful act since 12 December 2025"],
    [met1, 1, "见过 1 位成员", "has met 1 member"],
    [backbone, ["backbone"], "担任骨干", "holds the role of backbone"],
    [backbone, [], "没有担任什么", "holds no role"],
    [
      city,
      ["上海", "new york"],
      "“城市”答的是“上海”、“new york”",
      "answered “城市” with “上海” and “new york”",
    ],
  ])("of one member: %j %j", (test_, value, zh, en) => {
    expect(sayFact({ test: test_, value }, "zh-CN", asked, names)).toBe(zh);
    expect(sayFact({ test: test_, value }, "en", asked, names)).toBe(en);
  });
});
