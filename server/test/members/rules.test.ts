import { describe, expect, test } from "vitest";
import {
  gramsOf,
  keyOf,
  refusalToAppoint,
  refusalToClaim,
  refusalToEnd,
  refusalToErase,
  termStateAt,
  tidyName,
  type Term,
} from "../../src/modules/members/rules.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const term = (from: number, to: number | null, ended: number | null = null): Term => ({
  startsAt: day(from),
  endsAt: to === null ? null : day(to),
  endedAt: ended === null ? null : day(ended),
});

describe("a term", () => {
  test.each([
    [term(5, 10), 4, "coming"],
    [term(5, 10), 5, "current"],
    [term(5, 10), 9, "current"],
    [term(5, 10), 10, "lapsed"],
    [term(5, null), 400, "current"],
    [term(5, 10, 7), 6, "current"],
    [term(5, 10, 7), 7, "ended"],
    [term(5, 10, 7), 11, "ended"],
    [term(5, 10, 3), 5, "ended"],
  ])("%j is on day %i %s", (one, at, state) => {
    expect(termStateAt(one, day(at))).toBe(state);
  });
});

describe("an appointment", () => {
  test.each([
    ["member", [], "organiser", 1, null, null],
    ["unclaimed", [], "backbone", 1, null, null],
    ["unclaimed", [], "official", 1, null, null],
    ["unclaimed", [], "organiser", 1, null, "notClaimed"],
    ["unclaimed", [], "moderator", 1, null, "notClaimed"],
    ["left", [], "backbone", 1, null, "notCurrent"],
    ["erased", [], "backbone", 1, null, "notCurrent"],
    ["member", [], "backbone", 5, 5, "endsBeforeStart"],
    ["member", [], "backbone", 5, 4, "endsBeforeStart"],
    ["member", [term(1, null)], "backbone", 5, 9, "alreadyHeld"],
    ["member", [term(1, 6)], "backbone", 5, 9, "alreadyHeld"],
    ["member", [term(7, 8)], "backbone", 5, 9, "alreadyHeld"],
    ["member", [term(8, null)], "backbone", 5, null, "alreadyHeld"],
    ["member", [term(1, 5)], "backbone", 5, 9, null],
    ["member", [term(9, null)], "backbone", 5, 9, null],
    ["member", [term(1, null, 5)], "backbone", 5, 9, null],
    ["member", [term(7, 8, 6)], "backbone", 5, 9, null],
  ] as const)("of one who is %s with %j as %s from %i to %s: %s", (...given) => {
    const [state, terms, role, from, to, refusal] = given;
    const endsAt = to === null ? null : day(to);
    expect(refusalToAppoint({ state, terms }, role, day(from), endsAt)).toBe(refusal);
  });
});

describe("ending a term", () => {
  const organiser = { ...term(1, null), role: "organiser" } as const;
  test.each([
    ["a backbone's", { ...term(1, null), role: "backbone" }, [], null],
    ["one that lapsed", { ...term(1, 5), role: "backbone" }, [], "termOver"],
    ["one that was ended", { ...term(1, null, 5), role: "backbone" }, [], "termOver"],
    ["one that has not begun", { ...term(20, null), role: "backbone" }, [], null],
    ["the only organiser's", organiser, [], "lastOrganiser"],
    ["one of two organisers'", organiser, [term(2, null)], null],
    ["an organiser's beside one that will lapse", organiser, [term(2, 30)], "lastOrganiser"],
    ["an organiser's beside one to come", organiser, [term(20, null)], "lastOrganiser"],
    ["an organiser's beside one that was ended", organiser, [term(2, null, 5)], "lastOrganiser"],
    ["one for a time beside one that lasts", { ...term(2, 30), role: "organiser" }, [term(1, null)], null],
  ] as const)("%s", (_, one, others, refusal) => {
    expect(refusalToEnd(one, others, day(10))).toBe(refusal);
  });
});

test.each([
  [{ state: "unclaimed", personId: null }, false, null],
  [{ state: "unclaimed", personId: null }, true, "alreadyMember"],
  [{ state: "member", personId: "p" }, false, "alreadyClaimed"],
  [{ state: "left", personId: null }, false, "notCurrent"],
] as const)("claiming %j, being a member: %s, gives %s", (member, isMember, refusal) => {
  expect(refusalToClaim(member, isMember)).toBe(refusal);
});

test("an organiser erases only whom nobody has claimed", () => {
  expect(refusalToErase({ personId: null })).toBeNull();
  expect(refusalToErase({ personId: "p" })).toBe("alreadyClaimed");
});

describe("a name from an archive", () => {
  test.each([
    ["  林  夏 ", "林 夏"],
    ["line\nbreak\u0000", "line break"],
    ["\u202e倒写", "倒写"],
    ["", "?"],
    ["\u0007", "?"],
    ["岭".repeat(200), "岭".repeat(80)],
    ["😀".repeat(100), "😀".repeat(80)],
    ["half \ud800 sign", "half sign"],
  ])("%j is written %j", (name, tidy) => {
    expect(tidyName(name)).toBe(tidy);
  });

  test("is found by any part of it, whatever its capitals and widths", () => {
    const has = new Set(gramsOf(keyOf("ＬＩＮ夏😀Ａｂ")));
    for (const part of ["lin", "n夏", "夏", "夏😀a", "AB", "ab"]) {
      expect(
        gramsOf(keyOf(part)).every((gram) => has.has(gram)),
        part,
      ).toBe(true);
    }
    for (const part of ["林", "夏a", "ba"]) {
      expect(
        gramsOf(keyOf(part)).every((gram) => has.has(gram)),
        part,
      ).toBe(false);
    }
  });
});
