import { describe, expect, test } from "vitest";
import { verdictOf, type Tried } from "../../src/platform/delivery/decide.ts";
import { Pace } from "../../src/platform/delivery/pace.ts";
import { quietEnd } from "../../src/platform/delivery/quiet.ts";
import { no } from "./world.ts";

describe("quiet hours", () => {
  const shanghai = { from: "22:00", to: "07:30", timeZone: "Asia/Shanghai" };
  const berlin = { from: "22:00", to: "02:30", timeZone: "Europe/Berlin" };
  const noon = { from: "12:00", to: "14:00", timeZone: "UTC" };

  test.each<[string, string, typeof shanghai | null, string | null]>([
    ["none", "2026-03-01T23:00:00Z", null, null],
    ["before they begin", "2026-03-01T13:59:59.999Z", shanghai, null],
    ["at the minute they begin", "2026-03-01T14:00:00Z", shanghai, "2026-03-01T23:30:00Z"],
    ["late in the evening", "2026-03-01T15:10:42Z", shanghai, "2026-03-01T23:30:00Z"],
    ["after midnight", "2026-03-01T20:10:42Z", shanghai, "2026-03-01T23:30:00Z"],
    ["in their last second", "2026-03-01T23:29:59.999Z", shanghai, "2026-03-01T23:30:00Z"],
    ["at their end", "2026-03-01T23:30:00Z", shanghai, null],
    ["within one day", "2026-03-01T12:30:00Z", noon, "2026-03-01T14:00:00Z"],
    ["within one day, the next morning", "2026-03-02T11:59:00Z", noon, null],
    ["clocks go forward over their end", "2026-03-28T22:30:00Z", berlin, "2026-03-29T01:00:00Z"],
    [
      "clocks go forward on the way",
      "2026-03-28T22:30:00Z",
      { ...berlin, to: "06:00" },
      "2026-03-29T04:00:00Z",
    ],
    ["clocks go back on the way", "2026-10-24T21:30:00Z", { ...berlin, to: "06:00" }, "2026-10-25T05:00:00Z"],
    ["from equal to to is never quiet", "2026-03-01T12:00:00Z", { ...noon, to: "12:00" }, null],
  ])("%s", (_, now, quiet, end) => {
    expect(quietEnd(new Date(now), quiet)?.toISOString() ?? null).toBe(end?.replace("Z", ".000Z") ?? null);
  });

  test("clocks go back over their end: the first of the two ends them, the second is quiet once more", () => {
    const end = quietEnd(new Date("2026-10-24T21:30:00Z"), berlin);
    expect(end?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(quietEnd(new Date("2026-10-25T01:10:00Z"), berlin)?.toISOString()).toBe(
      "2026-10-25T01:30:00.000Z",
    );
  });

  test("times that are none are refused", () => {
    expect(() => quietEnd(new Date(), { ...noon, to: "24:00" })).toThrow("24:00");
  });
});

describe("what follows an answer", () => {
  const now = new Date("2026-03-01T08:00:00Z");
  const first: Tried = {
    now,
    attempt: 1,
    deadlineAt: null,
    hasOther: false,
    isIdempotent: false,
    firstRetryMs: 60_000,
    random: 0.5,
  };
  const later = { ok: false, why: "later", retryAfterMs: 1000, detail: "" } as const;
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  test.each([
    ["accepted", { ok: true, refs: [] } as const, {}, { state: "sent", dueAt: null }],
    [
      "later: no try was made",
      later,
      {},
      { state: "due", attempt: 0, dueAt: new Date(now.getTime() + 1000) },
    ],
    ["later, past the deadline", later, { deadlineAt: now }, { state: "dead", dueAt: null }],
    ["not now, first", no("transient"), {}, { state: "due", attempt: 1, dueAt: inMinutes(1) }],
    ["not now, second", no("transient"), { attempt: 2 }, { state: "due", attempt: 2, dueAt: inMinutes(2) }],
    ["not now, fourth", no("transient"), { attempt: 4 }, { state: "due", attempt: 4, dueAt: inMinutes(8) }],
    ["soonest", no("transient"), { random: 0 }, { dueAt: inMinutes(0.5) }],
    ["latest", no("transient"), { random: 0.999999 }, { dueAt: new Date(now.getTime() + 89_999.94) }],
    ["not now, fifth", no("transient"), { attempt: 5 }, { state: "dead", dueAt: null }],
    [
      "not now, fifth, with another route",
      no("transient"),
      { attempt: 5, hasOther: true },
      { state: "due", attempt: 0, isRefused: true, dueAt: now },
    ],
    [
      "not now, and the next try were too late",
      no("transient"),
      { deadlineAt: inMinutes(1) },
      { state: "dead" },
    ],
    [
      "not now, and the next try is in time",
      no("transient"),
      { deadlineAt: inMinutes(1.1) },
      { state: "due" },
    ],
    ["never", no("permanent"), {}, { state: "failed", isRefused: false }],
    ["never, with another route", no("permanent"), { hasOther: true }, { state: "due", isRefused: true }],
    [
      "never, with another route, too late",
      no("permanent"),
      { hasOther: true, deadlineAt: now },
      { state: "failed" },
    ],
    ["no answer", no("unknown"), { hasOther: true }, { state: "unknown", dueAt: null, isRefused: false }],
    [
      "no answer, a second copy is known",
      no("unknown"),
      { isIdempotent: true },
      { state: "due", attempt: 1 },
    ],
  ])("%s", (_, result, change, verdict) => {
    expect(verdictOf(result, { ...first, ...change })).toMatchObject(verdict);
  });
});

describe("the pace of a route", () => {
  test("lets a burst through, then one after the other, and each in its turn", () => {
    const pace = new Pace({ perSecond: 2, burst: 3 });
    const waits = ["a", "b", "c", "d", "e", "f"].map((id) => pace.waitFor(id, 1000));
    expect(waits).toEqual([0, 0, 0, 500, 1000, 1500]);
    expect(pace.waitFor("e", 1400)).toBe(600);
    expect(pace.waitFor("d", 1500)).toBe(0);
    expect(["e", "f"].map((id) => pace.waitFor(id, 2500))).toEqual([0, 0]);
  });

  test("is never more than it may be, however long nothing was sent", () => {
    const pace = new Pace({ perSecond: 1, burst: 2 });
    for (const at of [0, 100_000]) {
      expect(["a", "b", "c"].map((id) => pace.waitFor(`${id}${at}`, at))).toEqual([0, 0, 1000]);
    }
  });

  test("whoever was let through and comes again takes another turn", () => {
    const pace = new Pace({ perSecond: 1, burst: 1 });
    expect(pace.waitFor("a", 0)).toBe(0);
    expect(pace.waitFor("a", 0)).toBe(1000);
  });
});
