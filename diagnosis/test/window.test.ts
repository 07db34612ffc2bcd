import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Calendar } from "../src/calendar.ts";
import { talkFromRows, type Row } from "../src/rows.ts";
import { judgeableWindows, WINDOW_DAYS, type JudgedWindow } from "../src/window.ts";
import { BEGIN, DAY, HOUR, MINUTE } from "./scene.ts";

function windowsOf(rows: readonly Row[], speaks: (message: number) => boolean = () => true): JudgedWindow[] {
  return [...judgeableWindows(talkFromRows(rows), new Calendar("UTC"), speaks)];
}

/** `perDay` messages on each of the days, by people taking turns. */
function said(days: readonly number[], { perDay = 4, people = 6 } = {}): Row[] {
  return days.flatMap((day) =>
    Array.from({ length: perDay }, (_, k): Row => {
      const author = `p${(day * perDay + k) % people}`;
      return { at: BEGIN + day * DAY + 8 * HOUR + k * MINUTE, author, text: "words" };
    }),
  );
}

const days = (from: number, end: number, step = 1) =>
  Array.from({ length: Math.ceil((end - from) / step) }, (_, k) => from + k * step);

describe("what is judged is the newest stretch of 56 days", () => {
  test("that ends with the last message and is called the present", () => {
    const rows = said(days(0, 200));
    const [window] = windowsOf(rows);
    expect(window).toMatchObject({ end: rows.length, to: rows.at(-1)!.at, isPresent: true });
    expect(window!.to - window!.from).toBe(WINDOW_DAYS * DAY);
    // Open at its start: exactly 56 days before the last message is outside.
    expect(rows[window!.first]!.at).toBeGreaterThan(window!.from);
    expect(rows[window!.first - 1]!.at).toBeLessThanOrEqual(window!.from);
  });

  test("further ones follow, each ending at least four weeks before", () => {
    const ends = windowsOf(said(days(0, 300))).map(({ to }) => to);
    expect(ends.length).toBeGreaterThan(5);
    for (let k = 1; k < ends.length; k++)
      expect(ends[k - 1]! - ends[k]!).toBeGreaterThanOrEqual((WINDOW_DAYS / 2) * DAY);
  });

  test("after a long silence it is the last stretch that holds enough, and not the present", () => {
    const rows = [...said(days(0, 90)), ...said([400, 420, 440], { perDay: 1 })];
    const [window] = windowsOf(rows);
    expect(window).toMatchObject({ end: 90 * 4, isPresent: false });
  });

  test("a fortnight of silence at the end still leaves it the present", () => {
    const lone = (day: number): Row => ({ at: BEGIN + day * DAY, author: "p0", text: "words" });
    const rows = (last: number) => [...said(days(0, 30), { perDay: 2 }), lone(last)];
    // The stretch that ends on the last message holds 50 messages only while it reaches back far enough.
    expect(windowsOf(rows(43))[0]).toMatchObject({ isPresent: true });
    expect(windowsOf([...said(days(0, 25), { perDay: 2, people: 5 }), lone(70)])[0]).toMatchObject({
      isPresent: false,
    });
  });
});

describe("a stretch is judged only when it holds", () => {
  test.each([
    [49, false],
    [50, true],
  ])("50 messages: with %i", (messages, isJudged) => {
    const rows = said(days(0, 40), { perDay: 2 }).slice(0, messages);
    expect(windowsOf(rows).length > 0).toBe(isJudged);
  });

  test.each([
    [4, false],
    [5, true],
  ])("five people: with %i", (people, isJudged) => {
    expect(windowsOf(said(days(0, 40), { people })).length > 0).toBe(isJudged);
  });

  test.each([
    [13, false],
    [14, true],
  ])("14 days of talk: with %i in a row", (count, isJudged) => {
    expect(windowsOf(said(days(0, count), { perDay: 8 })).length > 0).toBe(isJudged);
  });

  test.each([
    ["every Monday", days(0, 56, 7), true],
    ["Mondays, twice on the day after", [0, 7, 15, 21, 28, 36, 42, 49], true],
    ["a Monday left out", [0, 6, 12, 26, 33, 34, 40, 50], false],
    ["any day of each week", [0, 8, 17, 25, 34, 36, 44, 50], false],
  ])("or fewer days, if people meet weekly: %s", (_, on, isJudged) => {
    expect(windowsOf(said(on, { perDay: 8 })).length > 0).toBe(isJudged);
  });

  test("only of those who count", () => {
    const rows = said(days(0, 60), { people: 6 });
    expect(windowsOf(rows, (message) => rows[message]!.author !== "p1")).not.toEqual([]);
    expect(windowsOf(rows, (message) => !/p[12]/.test(rows[message]!.author))).toEqual([]);
  });

  test("anything at all", () => {
    expect(windowsOf([])).toEqual([]);
  });
});

test("an earlier end never beats a later one that qualifies, and all that are offered qualify", () => {
  const some = fc.array(fc.record({ day: fc.nat(150), person: fc.nat(7) }), {
    minLength: 40,
    maxLength: 160,
  });
  fc.assert(
    fc.property(some, (messages) => {
      const rows = messages
        .toSorted((a, b) => a.day - b.day)
        .map(({ day, person }): Row => ({ at: BEGIN + day * DAY, author: `p${person}`, text: "words" }));
      const qualifying = rows
        .map((_, last) => last + 1)
        .filter((end) => isEnough(rows, end))
        .map((end) => rows[end - 1]!.at);
      const found = windowsOf(rows);
      expect(found[0]?.to).toBe(qualifying.at(-1));
      for (const { to } of found) expect(qualifying).toContain(to);
    }),
    { numRuns: 200 },
  );
});

/** The conditions said plainly, for one end. */
function isEnough(rows: readonly Row[], end: number): boolean {
  const to = rows[end - 1]!.at;
  const inside = rows.slice(0, end).filter(({ at }) => at > to - WINDOW_DAYS * DAY);
  const talkDays = new Set(inside.map(({ at }) => Math.floor(at / DAY))).size;
  const weeks = new Set(inside.map(({ at }) => Math.floor((to - at) / (7 * DAY)))).size;
  const weekdays = new Map<number, Set<number>>();
  for (const { at } of inside) {
    const day = Math.floor(at / DAY);
    weekdays.set(day % 7, (weekdays.get(day % 7) ?? new Set()).add(day));
  }
  const isHabit = weeks === 8 && [...weekdays.values()].some((own) => own.size >= 6);
  const people = new Set(inside.map(({ author }) => author)).size;
  return inside.length >= 50 && people >= 5 && (talkDays >= 14 || isHabit);
}
