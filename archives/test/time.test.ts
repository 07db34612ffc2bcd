import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hourOf,
  instantOfEpoch,
  isPlausibleInstant,
  isRealDate,
  readWrittenTime,
  UnknownZone,
  WallClock,
} from "../src/time.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The wall clock of a zone at an instant, as if it were UTC; asked of the platform, not of our own code. */
function wallClockAt(zone: string, instant: number): number {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-u-hc-h23", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
}

function utc(text: string): number {
  return Date.parse(`${text}Z`);
}

describe("a wall clock of a zone", () => {
  const zones = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia"];

  test.each(zones)("in %s shows every instant at the time it was", (zone) => {
    const clock = new WallClock(zone);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2008) / 1000, max: Date.UTC(2026) / 1000 }), (seconds) => {
        const local = wallClockAt(zone, seconds * 1000);
        expect(wallClockAt(zone, clock.instantOf(local))).toBe(local);
      }),
      { numRuns: 300 },
    );
  });

  test("shows hours that it shows twice the first time", () => {
    const clock = new WallClock("America/New_York");
    // 3 November 2019, 02:00 EDT became 01:00 EST.
    expect(clock.instantOf(utc("2019-11-03T00:59:59"))).toBe(utc("2019-11-03T04:59:59"));
    expect(clock.instantOf(utc("2019-11-03T01:30:00"))).toBe(utc("2019-11-03T05:30:00"));
    expect(clock.instantOf(utc("2019-11-03T02:00:00"))).toBe(utc("2019-11-03T07:00:00"));
  });

  test("counts on through hours that it never shows", () => {
    const clock = new WallClock("Europe/Berlin");
    // 31 March 2024, 02:00 became 03:00.
    expect(clock.instantOf(utc("2024-03-31T01:59:00"))).toBe(utc("2024-03-31T00:59:00"));
    expect(clock.instantOf(utc("2024-03-31T02:30:00"))).toBe(utc("2024-03-31T01:30:00"));
    expect(clock.instantOf(utc("2024-03-31T03:00:00"))).toBe(utc("2024-03-31T01:00:00"));
  });

  test("knows half-hour zones, and a day that never was", () => {
    expect(new WallClock("Asia/Kolkata").instantOf(utc("2024-05-01T12:00:00"))).toBe(
      utc("2024-05-01T06:30:00"),
    );
    const samoa = new WallClock("Pacific/Apia");
    // Samoa went from 29 to 31 December 2011.
    expect(samoa.instantOf(utc("2011-12-29T23:00:00"))).toBe(utc("2011-12-30T09:00:00"));
    expect(samoa.instantOf(utc("2011-12-31T01:00:00"))).toBe(utc("2011-12-30T11:00:00"));
  });

  test("gives the same answer whatever was asked before", () => {
    const warm = new WallClock("America/New_York");
    const asks = [0, 1, 5, 2, 0, 3].map((days) => utc("2019-11-01T01:30:00") + days * DAY_MS);
    for (const local of asks)
      expect(warm.instantOf(local)).toBe(new WallClock("America/New_York").instantOf(local));
  });

  test("of a zone that does not exist is refused", () => {
    expect(() => new WallClock("Asia/Atlantis")).toThrow(UnknownZone);
    expect(() => new WallClock("")).toThrow(UnknownZone);
  });
});

test("an epoch number tells its unit by its size", () => {
  const at = utc("2024-05-06T07:08:09");
  expect(instantOfEpoch(at / 1000)).toBe(at);
  expect(instantOfEpoch(at)).toBe(at);
  expect(instantOfEpoch(at * 1000 + 999)).toBe(at);
  expect(instantOfEpoch(at / 1000 + 0.25)).toBe(at + 250);
  for (const absurd of [0, -1, 20240506, 1e18, 4.2e9, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(instantOfEpoch(absurd)).toBeNull();
  }
});

test("any second of any plausible year keeps its instant in all three units", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1985) / 1000, max: Date.UTC(2100) / 1000 - 1 }), (seconds) => {
      expect(instantOfEpoch(seconds)).toBe(seconds * 1000);
      expect(instantOfEpoch(seconds * 1000)).toBe(seconds * 1000);
      expect(instantOfEpoch(seconds * 1e6)).toBe(seconds * 1000);
    }),
  );
});

test("only instants between 1985 and 2100 are times of messages", () => {
  expect(
    [Date.UTC(1984, 11, 31), Date.UTC(1985), Date.UTC(2099), Date.UTC(2100)].map(isPlausibleInstant),
  ).toEqual([false, true, true, false]);
});

describe("a written time", () => {
  const at = (text: string) => readWrittenTime(text)?.local ?? null;

  test.each([
    ["2019-07-16 18:15:05", "2019-07-16T18:15:05"],
    ["2019-9-23 8:43:38 PM", "2019-09-23T20:43:38"],
    ["2019-09-23 12:00:01 AM", "2019-09-23T00:00:01"],
    ["2019-09-23 12:00:01 PM", "2019-09-23T12:00:01"],
    ["2020/1/30 12:00", "2020-01-30T12:00:00"],
    ["2024.01.02 03:04", "2024-01-02T03:04:00"],
    ["2024年1月2日 3:04", "2024-01-02T03:04:00"],
    ["2024年1月2日 下午3:04:05", "2024-01-02T15:04:05"],
    ["2024/1/2 上午12:04", "2024-01-02T00:04:00"],
    ["2024-01-02", "2024-01-02T00:00:00"],
    ["2024-02-29T01:02:03.25", "2024-02-29T01:02:03.250"],
    [" 2024-02-29 01:02:03,999999999 ", "2024-02-29T01:02:03.999"],
  ])("%s is %s", (text, iso) => {
    expect(at(text)).toBe(utc(iso));
    expect(readWrittenTime(text)?.offsetMs).toBeNull();
  });

  test("states its offset where it has one", () => {
    expect(readWrittenTime("2024-01-02T03:04:05Z")?.offsetMs).toBe(0);
    expect(readWrittenTime("2024-01-02T03:04:05+08:00")?.offsetMs).toBe(8 * HOUR_MS);
    expect(readWrittenTime("2024-01-02T03:04:05.123-0330")?.offsetMs).toBe(-3.5 * HOUR_MS);
    expect(readWrittenTime("2024-01-02 03:04:05+08")?.offsetMs).toBe(8 * HOUR_MS);
  });

  test.each([
    "2023-02-29 10:00",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "2024-01-01 24:00",
    "2024-01-01 23:60",
    "2024-01-01 23:59:61",
    "0024-01-01",
    "1.7E+18",
    "12:30",
    "",
    "2024-01-02 3:04 zone",
    "9".repeat(100_000),
    `2024-01-02${" ".repeat(100_000)}x`,
  ])("is none: %.40s", (text) => {
    expect(at(text)).toBeNull();
  });

  test("is read as ISO 8601 writes it, whatever the instant", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1985-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        (date) => {
          expect(readWrittenTime(date.toISOString())).toEqual({ local: date.getTime(), offsetMs: 0 });
        },
      ),
    );
  });
});

test("twelve-hour clocks run from 12 to 11, and hours past 12 are already on the other clock", () => {
  const halves = ["AM", "am", "PM", "上午", "下午"];
  expect(halves.map((half) => hourOf(12, half))).toEqual([0, 0, 12, 0, 12]);
  expect(halves.map((half) => hourOf(1, half))).toEqual([1, 1, 13, 1, 13]);
  expect(hourOf(18, "PM")).toBe(18);
  expect(hourOf(0, "AM")).toBe(0);
  expect(hourOf(24, undefined)).toBeNull();
  expect(hourOf(23, undefined)).toBe(23);
});

test("the calendar knows its days", () => {
  expect(isRealDate(2024, 2, 29)).toBe(true);
  expect(isRealDate(1900, 2, 29)).toBe(false);
  expect(isRealDate(2023, 4, 31)).toBe(false);
  expect(isRealDate(2023, 0, 1)).toBe(false);
  expect([2000, 1900, 2100, 2400].map((year) => isRealDate(year, 2, 29))).toEqual([true, false, false, true]);
  for (let day = Date.UTC(1999, 0, 1); day < Date.UTC(2005, 0, 1); day += DAY_MS) {
    const date = new Date(day);
    const [month, last] = [date.getUTCMonth() + 1, new Date(day + DAY_MS).getUTCDate() === 1];
    expect(isRealDate(date.getUTCFullYear(), month, date.getUTCDate())).toBe(true);
    if (last) expect(isRealDate(date.getUTCFullYear(), month, date.getUTCDate() + 1)).toBe(false);
  }
});
