import type { Dispute, LineId } from "@kith/contract/diagnosis";
import type { Talk } from "@kith/contract/talk";
import { describe, expect, test } from "vitest";
import { diagnose, firmnessOf, reportView, talkWithout, type Diagnosis } from "../src/index.ts";
import type { Line } from "../src/line.ts";
import { Random } from "../src/random.ts";
import { talkFromRows, type Row } from "../src/rows.ts";
import * as worlds from "./talk-world.ts";

const talks: readonly [string, Talk][] = [
  ["a community", worlds.livingCommunity({ seed: 1 })],
  ["a community in Chinese without marks", worlds.livingCommunity({ seed: 2, marks: 0.3, language: "zh" })],
  ["a star", worlds.broadcastStar({ seed: 1 })],
  ["two hubs and a ring", worlds.hubsAndRing({ seed: 1 })],
  ["announcements", worlds.adminOnlyChannel({ seed: 1, language: "zh" })],
  ["adverts", worlds.advertisingGroup({ seed: 1 })],
  ["passers-by", worlds.chatWithoutBackbone({ seed: 1, language: "zh" })],
  ["one helper", worlds.oneHelperChannel({ seed: 1 })],
  ["a class at rest", worlds.restingClass({ seed: 1 })],
];

const SHOWN = 5;

/** Lines an export can say nothing of, or that need no next act: they are told, not measured. */
const UNMEASURED: readonly LineId[] = ["purposeStated", "reach", "outcomes", "lifeStage"];

function lineOf({ lines }: Diagnosis, id: LineId): Line {
  return lines.find((line) => line.id === id)!;
}

describe("removing the evidence shown moves the number the way the line says", () => {
  test.each(talks)("in %s", (_, talk) => {
    const whole = diagnose(talk);
    for (const line of whole.lines) {
      const messages = new Set(line.evidence.slice(0, SHOWN).flatMap((one) => one.messages));
      if (line.value === null || messages.size === 0) continue;
      const left = lineOf(diagnose(talkWithout(talk, messages)), line.id).value;
      if (left === null) continue;
      const by = left - line.value;
      if (line.leavingOut === "raises") expect(by, line.id).toBeGreaterThanOrEqual(0);
      if (line.leavingOut === "lowers") expect(by, line.id).toBeLessThanOrEqual(0);
      if (line.leavingOut === "nothing") expect(by, line.id).toBeCloseTo(0, 9);
    }
  });

  test("each line says which way somewhere, and moves that way for good", () => {
    const moved = new Set<string>();
    for (const [, talk] of talks) {
      const whole = diagnose(talk);
      for (const line of whole.lines) {
        const messages = new Set(line.evidence.slice(0, SHOWN).flatMap((one) => one.messages));
        if (line.value === null || line.leavingOut === "either" || messages.size === 0) continue;
        const left = lineOf(diagnose(talkWithout(talk, messages)), line.id).value ?? line.value;
        if (left !== line.value) moved.add(`${line.id} ${line.leavingOut}`);
      }
    }
    expect([...moved]).toEqual(
      expect.arrayContaining([
        "needMet raises",
        "regulars lowers",
        "exchangeShare lowers",
        "promotion lowers",
      ]),
    );
  });
});

describe("whoever disputes a piece of evidence has it counted anew", () => {
  /** What must be one less when the first piece is said to be wrong. */
  const counted: readonly [string, LineId, Dispute["kind"], (line: Line) => number][] = [
    ["passers-by", "needMet", "notAnAsk", ({ n }) => n],
    ["adverts", "promotion", "notPromotion", ({ facts }) => facts["promotions"]!],
    ["announcements", "noticesAnswered", "notANotice", ({ n }) => n],
    ["a community", "exchangeShare", "notAnAnswer", ({ facts }) => facts["all"]!],
    ["a community", "newcomerPath", "notANewcomer", ({ n }) => n],
    ["a community", "regulars", "nature", ({ facts }) => facts["regulars"]!],
  ];

  test.each(counted)("in %s, %s: %s", (name, id, kind, count) => {
    const talk = talks.find(([of]) => of === name)![1];
    const whole = diagnose(talk);
    const line = lineOf(whole, id);
    const dispute = line.evidence.slice(0, 1)[0]!.disputes.find((one) => one.kind === kind)!;
    const again = diagnose(talk, { disputes: [dispute] });
    expect(count(lineOf(again, id))).toBe(count(line) - 1);
    expect(again.disputes, "it is kept").toEqual([dispute]);
  });

  test("staff who are none are members like others", () => {
    const talk = worlds.broadcastStar({ seed: 1 });
    const [owner] = diagnose(talk).judged!.scope.staff;
    const again = diagnose(talk, { disputes: [{ kind: "notStaff", person: owner! }] });
    expect(again.judged!.scope.staff.has(owner!)).toBe(false);
  });

  test("a copy that is none is its author's own", () => {
    const talk = worlds.livingCommunity({ seed: 1 });
    const shared = diagnose(talk, { others: [talk] });
    const piece = lineOf(shared, "originalShare").evidence.slice(0, 1)[0]!;
    expect(piece.why).toBe("copy");
    const again = diagnose(talk, { others: [talk], disputes: piece.disputes });
    const own = (of: Diagnosis) => lineOf(of, "originalShare").facts["own"]!;
    expect(own(again)).toBe(own(shared) + 1);
  });
});

describe("each line, in both languages,", () => {
  const languages = ["en", "zh-CN"] as const;
  const views = talks.flatMap(([name, talk]) => {
    const diagnosis = diagnose(talk);
    return languages.map((language) => ({ name, language, diagnosis }));
  });

  test.each(views)("has its number, interval, n, evidence and next act ($name, $language)", (of) => {
    const { language, diagnosis } = of;
    const view = reportView(diagnosis, { language, withNames: false, firmness: firmnessOf(diagnosis) });
    expect(view.lines.map(({ id }) => id)).toEqual(diagnosis.lines.map(({ id }) => id));
    for (const shown of view.lines) {
      const line = lineOf(diagnosis, shown.id);
      for (const text of [shown.title, shown.gradeWord, shown.fact, shown.how, shown.spoken])
        expect(text.length, shown.id).toBeGreaterThan(1);
      if (line.grade !== "holds") expect(shown.next?.length, shown.id).toBeGreaterThan(5);
      expect(shown.evidence.length, shown.id).toBe(Math.min(SHOWN, line.evidence.length));
      if (line.grade === "notEnough" || UNMEASURED.includes(line.id)) continue;
      expect([shown.value, shown.interval, shown.n, shown.ruler], shown.id).not.toContain(null);
      const { low, high } = line.interval!;
      expect(low <= line.value! && line.value! <= high, shown.id).toBe(true);
      expect(line.n, shown.id).toBeGreaterThanOrEqual(line.needs);
    }
  });

  test("shows three to five pieces where there are so many to show", () => {
    for (const { diagnosis } of views) {
      for (const line of diagnosis.lines) {
        if (line.grade === "notEnough" || UNMEASURED.includes(line.id) || line.leavingOut === "lowers")
          continue;
        expect(line.evidence.slice(0, SHOWN).length, line.id).toBeGreaterThanOrEqual(
          Math.min(3, line.evidence.length, line.n),
        );
      }
    }
  });

  test("says other words in the other language", () => {
    const [en, zh] = languages.map((language) => {
      const diagnosis = views[0]!.diagnosis;
      return reportView(diagnosis, { language, withNames: false, firmness: firmnessOf(diagnosis) });
    });
    for (const [k, line] of en!.lines.entries()) {
      expect(zh!.lines[k]!.title).not.toBe(line.title);
      expect(zh!.lines[k]!.title).toMatch(/[\u4e00-\u9fff]/);
      expect(line.title).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe("the same talk", () => {
  test.each(talks)("gives the same report, byte for byte (%s)", (_, talk) => {
    const [once, again] = [1, 2].map(() => {
      const diagnosis = diagnose(talk);
      const options = { language: "en", withNames: true, firmness: firmnessOf(diagnosis) } as const;
      return JSON.stringify(reportView(diagnosis, options));
    });
    expect(again).toBe(once);
  });

  test("gives the same word and grades when things said at the same minute change places", () => {
    for (const seed of [1, 2, 3]) {
      const rows = minuteRows(worlds.livingCommunity({ seed }));
      const [own, other] = [rows, withMinutesShuffled(rows, seed)].map((all) => {
        const { verdict, lines } = diagnose(talkFromRows(all, { timeZone: "Europe/Berlin" }));
        return { verdict, grades: lines.map(({ id, grade }) => `${id} ${grade}`) };
      });
      expect(own!.verdict).toBe("community");
      expect(other).toEqual(own);
    }
  });
});

/** A talk's rows, by clocks that show minutes only. */
function minuteRows(talk: Talk): Row[] {
  return Array.from({ length: talk.length }, (_, i): Row => ({
    at: 60_000 * Math.floor(talk.at[i]! / 60_000),
    author: talk.people[talk.author[i]!]!.name,
    text: talk.texts.at(i),
    ...(talk.replyTo[i]! < 0 ? {} : { replyTo: talk.replyTo[i]! }),
  }));
}

/** What is said in one minute in another order; what answers stays after what it answers. */
function withMinutesShuffled(rows: readonly Row[], seed: number): Row[] {
  const random = new Random(seed);
  const keys = rows.map(() => random.unit());
  const depth = rows.map((row) => (rows[row.replyTo ?? -1]?.at === row.at ? 1 : 0));
  const order = [...rows.keys()].toSorted(
    (a, b) => rows[a]!.at - rows[b]!.at || depth[a]! - depth[b]! || keys[a]! - keys[b]!,
  );
  const place = new Map(order.map((row, index) => [row, index]));
  return order.map((row) => {
    const { replyTo, ...rest } = rows[row]!;
    return replyTo === undefined ? rest : { ...rest, replyTo: place.get(replyTo)! };
  });
}
