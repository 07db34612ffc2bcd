import { describe, expect, test } from "vitest";
import type { Talk } from "@kith/contract/talk";
import { talkFromRows, type Row } from "../src/rows.ts";
import { scopeOf } from "../src/scope.ts";
import { tiesOf, type Tie } from "../src/ties.ts";
import { DAY, HOUR, BEGIN } from "./scene.ts";

const DAYS = 240;
const END = BEGIN + DAYS * DAY;

/** An act of ana or ben so many days before the end, answering what `answers` names where it does. */
interface Act extends Partial<Omit<Row, "at" | "replyTo">> {
  readonly daysAgo: number;
  readonly author: string;
  /** Number of the act answered. */
  readonly answers?: number;
}

/** The acts among the daily talk of five others, each in a topic of its own so that nothing else is linked. */
function tieAfter(acts: readonly Act[], more: { nature?: "bot" } = {}): Tie | undefined {
  const people = more.nature === undefined ? {} : { ben: { nature: more.nature } };
  const talk = talkFromRows(rowsWith(acts), { people: { ana: {}, ...people, ben: people.ben ?? {} } });
  const [ana, ben] = ["ana", "ben"].map((name) => indexOf(talk, name));
  const scope = scopeOf(talk)!;
  expect(scope.window.to).toBe(END);
  return tiesOf(scope).find(({ a, b }) => a === Math.min(ana!, ben!) && b === Math.max(ana!, ben!));
}

function rowsWith(acts: readonly Act[]): Row[] {
  const others = Array.from({ length: DAYS * 2 + 1 }, (_, k) => ({
    row: { at: BEGIN + (k * DAY) / 2, author: `other${k % 5}`, text: "words of the day", topic: `day ${k}` },
    act: -1,
  }));
  const own = acts.map(({ daysAgo, answers, ...row }, act) => {
    const topic = answers === undefined ? `act ${act}` : `act ${answers}`;
    return { row: { text: "something said", topic, ...row, at: END - daysAgo * DAY }, act };
  });
  const order = [...others, ...own].toSorted((a, b) => a.row.at - b.row.at || a.act - b.act);
  const placeOf = (act: number) => order.findIndex((one) => one.act === act);
  return order.map(({ row, act }): Row => {
    const answers = act < 0 ? undefined : acts[act]!.answers;
    return answers === undefined ? row : { ...row, replyTo: placeOf(answers) };
  });
}

function indexOf(talk: Talk, name: string): number {
  return talk.people.findIndex((person) => person.name === name);
}

const reply = (daysAgo: number, author: string, answers: number): Act => ({ daysAgo, author, answers });

describe("what acts add to a tie, half of it after 90 days", () => {
  test.each<[string, readonly Act[], number]>([
    ["a reply just now: 1", [{ daysAgo: 0.01, author: "ana" }, reply(0, "ben", 0)], 1],
    ["a reply 90 days ago: ½", [{ daysAgo: 90.01, author: "ana" }, reply(90, "ben", 0)], 0.5],
    ["a reply 180 days ago: ¼", [{ daysAgo: 180.01, author: "ana" }, reply(180, "ben", 0)], 0.25],
    [
      "a reply 45 days ago: ½ to the half",
      [{ daysAgo: 45.01, author: "ana" }, reply(45, "ben", 0)],
      Math.SQRT1_2,
    ],
    ["a name called: ½", [{ daysAgo: 0, author: "ana", mentions: ["ben"] }], 0.5],
    ["a reaction: 1, as thanks", [{ daysAgo: 0, author: "ana", reactedBy: ["ben"] }], 1],
    ["a reaction 90 days ago: ½", [{ daysAgo: 90, author: "ana", reactedBy: ["ben"] }], 0.5],
    [
      "a reply that thanks: 2",
      [
        { daysAgo: 0.01, author: "ana" },
        { ...reply(0, "ben", 0), text: "thank you, that helped" },
      ],
      2,
    ],
    [
      "answering somebody by name is one act, not two: 1",
      [
        { daysAgo: 0.01, author: "ana" },
        { ...reply(0, "ben", 0), mentions: ["ana"] },
      ],
      1,
    ],
    [
      "answers there and back: 2",
      [{ daysAgo: 0.02, author: "ana" }, reply(0.01, "ben", 0), reply(0, "ana", 1)],
      2,
    ],
  ])("%s", (_, acts, strength) => {
    expect(tieAfter(acts)?.strength).toBeCloseTo(strength, 3);
  });

  test("kinds are kept apart", () => {
    const tie = tieAfter([
      { daysAgo: 0.03, author: "ana", reactedBy: ["ben"] },
      reply(0.02, "ben", 0),
      { daysAgo: 90, author: "ben", mentions: ["ana"] },
    ]);
    expect(tie?.byKind.replied).toBeCloseTo(1, 3);
    expect(tie?.byKind.thanked).toBeCloseTo(1, 3);
    expect(tie?.byKind.mentioned).toBeCloseTo(0.25, 3);
  });

  test("what is said to oneself, by a bot or taken back ties nobody", () => {
    expect(tieAfter([{ daysAgo: 1, author: "ana" }, reply(0.5, "ana", 0)])).toBeUndefined();
    const answered: Act[] = [{ daysAgo: 1, author: "ana" }, reply(0.5, "ben", 0)];
    expect(tieAfter(answered)).toBeDefined();
    expect(tieAfter(answered, { nature: "bot" })).toBeUndefined();
    expect(tieAfter([answered[0]!, { ...answered[1]!, isRecalled: true }])).toBeUndefined();
  });
});

describe("a tie is deep", () => {
  const replies = (count: number): Act[] =>
    Array.from({ length: count }, (_, k) => [
      { daysAgo: 9 - k, author: "ana" },
      reply(8.9 - k, "ben", 2 * k),
    ]).flat();

  test("when two kinds of act hold at least ½ each", () => {
    expect(tieAfter([...replies(1), { daysAgo: 0, author: "ana", reactedBy: ["ben"] }])?.isDeep).toBe(true);
    expect(tieAfter([...replies(1), { daysAgo: 0, author: "ben", mentions: ["ana"] }])?.isDeep).toBe(true);
  });

  test("but not by one kind, however strong, nor by one that has faded", () => {
    expect(tieAfter(replies(5))).toMatchObject({ isDeep: false });
    const faded: Act = { daysAgo: 91, author: "ana", mentions: ["ben"] };
    expect(tieAfter([...replies(1), faded])).toMatchObject({ isDeep: false });
  });
});

describe("a tie is strong", () => {
  const there = (daysAgo: number, first: number): Act[] => [
    { daysAgo: daysAgo + 0.2, author: "ana" },
    reply(daysAgo, "ben", first),
  ];
  const back = (daysAgo: number, first: number): Act[] => [
    { daysAgo: daysAgo + 0.2, author: "ben" },
    reply(daysAgo, "ana", first),
  ];

  test.each<[string, readonly Act[], boolean]>([
    ["both ways, three exchanges, two days", [...there(3, 0), ...there(2, 2), ...back(1, 4)], true],
    ["one way only", [...there(3, 0), ...there(2, 2), ...there(1, 4)], false],
    ["two exchanges", [...there(2, 0), ...back(1, 2)], false],
    [
      "all on one day",
      [{ daysAgo: 3.1, author: "ana" }, reply(3.08, "ben", 0), reply(3.06, "ana", 1), reply(3.04, "ben", 2)],
      false,
    ],
  ])("%s: %s", (_, acts, isStrong) => {
    expect(tieAfter(acts)?.isStrong).toBe(isStrong);
  });

  test("its days are those of the members' zone", () => {
    const acts: Act[] = [
      { daysAgo: 3 + 1 / 24, author: "ana" },
      reply(3, "ben", 0),
      reply(3 - 1 / 24, "ana", 1),
      reply(3 - 2 / 24, "ben", 2),
    ];
    // The window ends at midnight UTC: three days before, these stand on both sides of one.
    expect(tieAfter(acts)?.days).toBe(1);
    const straddling = acts.map((act) => ({ ...act, daysAgo: act.daysAgo + 1.5 * (HOUR / DAY) }));
    expect(tieAfter(straddling)?.days).toBe(2);
  });

  test("and says how much of it is recent and when it was last", () => {
    const tie = tieAfter([...there(100, 0), ...there(10, 2), ...back(1, 4)]);
    expect(tie).toMatchObject({ days: 3, recent: 2 });
    expect(tie!.given + tie!.returned).toBe(3);
    expect(tie!.lastAt).toBe(END - DAY);
  });
});

test("ties come in order of the two people, the lower first", () => {
  const scope = scopeOf(
    talkFromRows(rowsWith([{ daysAgo: 0, author: "ana", mentions: ["other1", "other2"] }])),
  )!;
  const ties = tiesOf(scope);
  expect(ties.length).toBeGreaterThan(1);
  ties.forEach(({ a, b }, k) => {
    expect(a).toBeLessThan(b);
    const before = ties[k - 1];
    if (before !== undefined) expect(before.a < a || (before.a === a && before.b < b)).toBe(true);
  });
});
