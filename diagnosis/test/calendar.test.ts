import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Calendar, DAY_MS } from "../src/calendar.ts";

const HOUR_MS = DAY_MS / 24;

/** The local date, from the zone database, as a day number. */
function dayByDatabase(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at).split("-");
  return Date.UTC(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2])) / DAY_MS;
}

const zones = [
  "UTC",
  "Asia/Shanghai",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

describe("days are those of the members' zone", () => {
  test.each(zones)("%s, at any instant away from a change of clocks", (zone) => {
    const calendar = new Calendar(zone);
    const instant = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(instant, (at) => {
        const expected = dayByDatabase(at, zone);
        const isByAChange = dayByDatabase(at - 2 * HOUR_MS, zone) !== dayByDatabase(at + 2 * HOUR_MS, zone);
        if (!isByAChange) expect(calendar.dayOf(at)).toBe(expected);
        else expect(Math.abs(calendar.dayOf(at) - expected)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  test("midnight in Shanghai parts them, not midnight in UTC", () => {
    const calendar = new Calendar("Asia/Shanghai");
    const midnight = Date.UTC(2024, 4, 1, 16);
    expect(calendar.dayOf(midnight) - calendar.dayOf(midnight - 1)).toBe(1);
    expect(calendar.dayOf(Date.UTC(2024, 4, 2)) - calendar.dayOf(Date.UTC(2024, 4, 2) - 1)).toBe(0);
  });

  test("the day of 23 hours and the day of 25 are one day each", () => {
    const calendar = new Calendar("Europe/Berlin");
    const noons = [30, 31, 32].map((day) => calendar.dayOf(Date.UTC(2024, 2, day, 11)));
    expect(noons).toEqual([noons[0], noons[0]! + 1, noons[0]! + 2]);
    const autumn = [26, 27, 28].map((day) => calendar.dayOf(Date.UTC(2024, 9, day, 11)));
    expect(autumn).toEqual([autumn[0], autumn[0]! + 1, autumn[0]! + 2]);
    // Half past one in the night that loses an hour, and half past three in the same night.
    const night = [Date.UTC(2024, 2, 31, 0, 30), Date.UTC(2024, 2, 31, 1, 30)];
    expect(calendar.dayOf(night[0]!)).toBe(calendar.dayOf(night[1]!));
  });

  test("they never go backwards", () => {
    for (const zone of ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"]) {
      const calendar = new Calendar(zone);
      let last = Number.NEGATIVE_INFINITY;
      for (let at = Date.UTC(2023, 0, 1); at < Date.UTC(2025, 0, 1); at += HOUR_MS / 2) {
        expect(calendar.dayOf(at)).toBeGreaterThanOrEqual(last);
        last = calendar.dayOf(at);
      }
    }
  });

  test("a zone nobody knows counts in UTC", () => {
    expect(new Calendar("Mars/Olympus").dayOf(DAY_MS * 5 - 1)).toBe(4);
  });

  test("before 1970 too", () => {
    expect(new Calendar("UTC").dayOf(-1)).toBe(-1);
  });
});
