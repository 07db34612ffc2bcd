import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import type { When } from "@kith/contract/schedules";
import { demandFires, lastTime, nextTime, nextTimes } from "../../src/platform/schedules/when.ts";
import { naiveTimes } from "./oracle.ts";

const shanghai = (rule: string, startsAt = "2026-03-02T09:00"): When => ({
  rule,
  startsAt,
  timeZone: "Asia/Shanghai",
});
const berlin = (rule: string, startsAt: string): When => ({ rule, startsAt, timeZone: "Europe/Berlin" });

/** Times after a moment well before the start, as they read in UTC. */
const times = (when: When, n: number) =>
  nextTimes(when, new Date("2000-01-01T00:00:00Z"), n).map((at) => at.toISOString().slice(0, 16));

describe("the times of a rule", () => {
  test.each<[string, When, string[]]>([
    ["daily", shanghai("FREQ=DAILY"), ["2026-03-02T01:00", "2026-03-03T01:00", "2026-03-04T01:00"]],
    [
      "weekly on days, not before the start",
      shanghai("FREQ=WEEKLY;BYDAY=SU,TU", "2026-03-04T20:30"),
      ["2026-03-08T12:30", "2026-03-10T12:30", "2026-03-15T12:30"],
    ],
    [
      "every second week counts weeks from Monday",
      shanghai("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "2026-03-04T09:00"),
      ["2026-03-08T01:00", "2026-03-16T01:00", "2026-03-22T01:00"],
    ],
    [
      "every second week counts weeks from Sunday",
      shanghai("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU", "2026-03-04T09:00"),
      ["2026-03-15T01:00", "2026-03-16T01:00", "2026-03-29T01:00"],
    ],
    [
      "on the 31st, where there is one",
      shanghai("FREQ=MONTHLY;BYMONTHDAY=31"),
      ["2026-03-31T01:00", "2026-05-31T01:00", "2026-07-31T01:00"],
    ],
    [
      "on the last day",
      shanghai("FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31T09:00"),
      ["2028-01-31T01:00", "2028-02-29T01:00", "2028-03-31T01:00"],
    ],
    [
      "on the second Saturday",
      shanghai("FREQ=MONTHLY;BYDAY=2SA"),
      ["2026-03-14T01:00", "2026-04-11T01:00", "2026-05-09T01:00"],
    ],
    [
      "on the last working day",
      shanghai("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
      ["2026-03-31T01:00", "2026-04-30T01:00", "2026-05-29T01:00"],
    ],
    [
      "on 29 February, in leap years",
      shanghai("FREQ=YEARLY", "2096-02-29T09:00"),
      ["2096-02-29T01:00", "2104-02-29T01:00", "2108-02-29T01:00"],
    ],
    [
      "three times",
      shanghai("FREQ=DAILY;COUNT=3"),
      ["2026-03-02T01:00", "2026-03-03T01:00", "2026-03-04T01:00"],
    ],
    [
      "until, inclusive",
      shanghai("FREQ=DAILY;UNTIL=20260303T010000Z"),
      ["2026-03-02T01:00", "2026-03-03T01:00"],
    ],
    [
      "clocks go forward: the local time stays, and one that is left out does not fire",
      berlin("FREQ=DAILY", "2026-03-28T02:30"),
      ["2026-03-28T01:30", "2026-03-30T00:30", "2026-03-31T00:30"],
    ],
    [
      "what is left out does not count",
      berlin("FREQ=DAILY;COUNT=2", "2026-03-28T02:30"),
      ["2026-03-28T01:30", "2026-03-30T00:30"],
    ],
    [
      "clocks go back: a local time that comes twice fires the first time",
      berlin("FREQ=DAILY", "2026-10-24T02:30"),
      ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"],
    ],
    [
      "every half hour",
      shanghai("FREQ=MINUTELY;INTERVAL=30"),
      ["2026-03-02T01:00", "2026-03-02T01:30", "2026-03-02T02:00"],
    ],
  ])("%s", (_, when, expected) => {
    expect(times(when, 3)).toEqual(expected);
  });

  test("the next is after a moment unless it is included; the last is at it or before", () => {
    const when = shanghai("FREQ=DAILY");
    const at = new Date("2026-03-05T01:00:00Z");
    expect(nextTime(when, at)).toEqual(new Date("2026-03-06T01:00:00Z"));
    expect(nextTime(when, at, { isInclusive: true })).toEqual(at);
    expect(lastTime(when, at)).toEqual(at);
    expect(lastTime(when, new Date(at.getTime() - 1))).toEqual(new Date("2026-03-04T01:00:00Z"));
    expect(lastTime(when, new Date("2026-03-01T00:00:00Z"))).toBeNull();
  });

  test("are found at once, long after the start", () => {
    const began = performance.now();
    const at = nextTime(shanghai("FREQ=MINUTELY", "2000-01-01T00:00"), new Date("2026-03-05T01:00:30Z"));
    expect(at).toEqual(new Date("2026-03-05T01:01:00Z"));
    const counted = shanghai("FREQ=DAILY;COUNT=5000", "2014-01-01T09:00");
    expect(nextTime(counted, new Date("2026-03-05T01:00:30Z"))).toEqual(new Date("2026-03-06T01:00:00Z"));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe("as a calendar says", () => {
  const some = <T>(values: readonly T[]) =>
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
  const plainDays = some(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
  const nthDays = some(["1MO", "2SA", "5FR", "-1SU", "-2WE", "TH"]);
  const monthDays = some([1, 13, 28, 29, 30, 31, -1, -30]);
  const part = (name: string, values: fc.Arbitrary<readonly unknown[]>) =>
    fc.option(
      values.map((list) => `;${name}=${list.join(",")}`),
      { nil: "" },
    );
  const byTime = fc.tuple(part("BYHOUR", some([0, 1, 2, 3, 9, 23])), part("BYMINUTE", some([0, 15, 30, 59])));
  const byMonth = part("BYMONTH", some([1, 2, 3, 10, 12]));
  const freq = fc.oneof(
    fc.tuple(fc.constant("DAILY"), byMonth, part("BYDAY", plainDays), part("BYMONTHDAY", monthDays)),
    fc.tuple(
      fc.constant("WEEKLY"),
      part("BYDAY", plainDays),
      part("WKST", fc.constantFrom(["MO"], ["SU"], ["WE"])),
    ),
    fc.tuple(
      fc.constant("MONTHLY"),
      byMonth,
      fc.oneof(part("BYDAY", nthDays), part("BYMONTHDAY", monthDays)),
    ),
    fc.tuple(
      fc.constant("YEARLY"),
      fc.constant(";BYMONTH=2,3,10"),
      fc.oneof(part("BYDAY", nthDays), part("BYMONTHDAY", monthDays)),
    ),
    fc.tuple(fc.constant("YEARLY"), part("BYDAY", some(["1MO", "20TU", "-1FR", "-10SU", "52TH"]))),
    fc.tuple(fc.constant("YEARLY"), part("BYYEARDAY", some([1, 60, 100, 365, 366, -1, -366]))),
    fc.tuple(
      fc.constant("YEARLY"),
      part("BYWEEKNO", some([1, 2, 20, 52, 53, -1])),
      fc.constant(";BYDAY=MO,FR"),
    ),
  );
  const end = fc.constantFrom("", "", ";COUNT=7", ";UNTIL=20281029T013000Z");
  const zones = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
  ];
  const startDays = ["2026-01-31", "2026-03-01", "2027-10-30", "2028-02-29", "2026-12-31", "2026-10-24"];
  const whens = fc
    .record({
      freq,
      interval: fc.constantFrom(1, 1, 2, 3),
      byTime,
      end,
      day: fc.constantFrom(...startDays),
      time: fc.constantFrom("00:00:00", "02:00:00", "02:30:00", "09:15:00", "23:59:00"),
      timeZone: fc.constantFrom(...zones),
    })
    .map(({ freq: [name, ...by], interval, byTime: [hour, minute], end: last, day, time, timeZone }) => ({
      rule: `FREQ=${name}${interval === 1 ? "" : `;INTERVAL=${interval}`}${by.join("")}${hour}${minute}${last}`,
      startsAt: `${day}T${time}`,
      timeZone,
    }));

  test("so do the times, for any usual rule, in any zone, over every change of clocks", () => {
    const FIVE_YEARS = 5 * 366;
    fc.assert(
      fc.property(whens, (when) => {
        const expected = naiveTimes(when, 25, FIVE_YEARS);
        const found: Date[] = [];
        const before = new Date(Date.parse(`${when.startsAt}Z`) - 2 * 86_400_000);
        for (
          let at = nextTime(when, before);
          at !== null && found.length < expected.length;
          at = nextTime(when, at)
        )
          found.push(at);
        expect(found).toEqual(expected);
        // And backwards.
        for (const [n, at] of expected.entries()) {
          expect(lastTime(when, at)).toEqual(at);
          expect(lastTime(when, new Date(at.getTime() - 1))).toEqual(expected[n - 1] ?? null);
        }
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
  });
});

describe("a schedule is refused", () => {
  const now = new Date("2026-03-02T00:00:00Z");

  test.each<[string, When, string]>([
    ["no rule", shanghai("hello"), "unknownPart"],
    ["no frequency", shanghai("INTERVAL=2"), "noFrequency"],
    ["an unknown frequency", shanghai("FREQ=OFTEN"), "badValue"],
    ["an unknown part", shanghai("FREQ=DAILY;BYEASTER=1"), "unknownPart"],
    ["a part twice", shanghai("FREQ=DAILY;COUNT=2;COUNT=3"), "unknownPart"],
    ["a line that begins another property", shanghai("FREQ=DAILY\nRRULE:FREQ=DAILY"), "unknownPart"],
    [
      "a zone that begins another property",
      { ...shanghai("FREQ=DAILY"), timeZone: "UTC:1\nX" },
      "badTimeZone",
    ],
    ["no interval", shanghai("FREQ=DAILY;INTERVAL=0"), "badValue"],
    ["a 32nd", shanghai("FREQ=MONTHLY;BYMONTHDAY=32"), "badValue"],
    ["a 0th", shanghai("FREQ=MONTHLY;BYMONTHDAY=0"), "badValue"],
    ["a 13th month", shanghai("FREQ=YEARLY;BYMONTH=13"), "badValue"],
    ["an unknown day", shanghai("FREQ=WEEKLY;BYDAY=XX"), "badValue"],
    ["a 24th hour", shanghai("FREQ=DAILY;BYHOUR=24"), "badValue"],
    ["more often than can be counted", shanghai("FREQ=DAILY;COUNT=5001"), "badValue"],
    ["both count and until", shanghai("FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z"), "badCombination"],
    ["a second Saturday of a week", shanghai("FREQ=WEEKLY;BYDAY=2SA"), "badCombination"],
    ["a sixth Saturday of a month", shanghai("FREQ=MONTHLY;BYDAY=6SA"), "badCombination"],
    ["a sixth Saturday of a month of a year", shanghai("FREQ=YEARLY;BYMONTH=5;BYDAY=6SA"), "badCombination"],
    ["a 53rd Saturday", shanghai("FREQ=YEARLY;BYDAY=53SA"), "badValue"],
    ["a day of the month in a week", shanghai("FREQ=WEEKLY;BYMONTHDAY=3"), "badCombination"],
    ["a week number in a month", shanghai("FREQ=MONTHLY;BYWEEKNO=3"), "badCombination"],
    ["a position in nothing", shanghai("FREQ=MONTHLY;BYSETPOS=1"), "badCombination"],
    ["an end without UTC", shanghai("FREQ=DAILY;UNTIL=20270101T000000"), "badUntil"],
    ["an end that does not exist", shanghai("FREQ=DAILY;UNTIL=20270230T000000Z"), "badUntil"],
    ["every second", shanghai("FREQ=SECONDLY"), "tooOften"],
    ["twice a minute", shanghai("FREQ=MINUTELY;BYSECOND=0,30"), "tooOften"],
    ["30 February", shanghai("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "neverFires"],
    ["30 February, sought by the minute", shanghai("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30"), "neverFires"],
    [
      "29 February of every fourth year from a common one",
      shanghai("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2025-01-01T09:00"),
      "neverFires",
    ],
    ["all of it is past", shanghai("FREQ=DAILY;COUNT=3", "2026-02-01T09:00"), "neverFires"],
    ["it ends before it starts", shanghai("FREQ=DAILY;UNTIL=20260301T000000Z"), "neverFires"],
    ["a start that does not exist", shanghai("FREQ=DAILY", "2026-02-30T09:00"), "badStart"],
    ["a start that is none", shanghai("FREQ=DAILY", "tomorrow"), "badStart"],
    ["an unknown zone", { ...shanghai("FREQ=DAILY"), timeZone: "Asia/Beijing" }, "badTimeZone"],
    ["an offset for a zone", { ...shanghai("FREQ=DAILY"), timeZone: "+08:00" }, "badTimeZone"],
  ])("%s", (_, when, reason) => {
    expect(() => demandFires(when, now)).toThrow(expect.objectContaining({ kind: "invalidInput", reason }));
  });

  test("and taken where it fires, from now on or in many years", () => {
    expect(demandFires(shanghai("FREQ=DAILY", "2020-01-01T08:00"), now)).toEqual(now);
    const rare = shanghai("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=9;BYMINUTE=0");
    expect(demandFires(rare, now)).toEqual(new Date("2028-02-29T01:00:00Z"));
  });
});
