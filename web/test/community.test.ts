import { describe, expect, test } from "vitest";
import { placeOf, tabOf } from "../src/app/community/places.ts";
import { drillSearch, peopleSearch, wordSearch } from "../src/app/community/search.ts";
import { fieldsRefused, founding, type FoundingFields } from "../src/features/charter/founding.ts";
import { secondsLeft, timeLeft } from "../src/features/imports/standing.ts";
import { goneOf, lostOf, toggled } from "../src/features/insight/drill.ts";
import { wasJudgedBefore } from "../src/features/insight/week.ts";
import { endOfDay } from "../src/features/members/appointing.ts";
import { lookOf } from "../src/features/members/look.ts";
import { words as talkWords } from "../src/features/talk/words/en.ts";
import { authorName, saidIn } from "../src/features/talk/said.ts";
import { pathWith, refusedBy, ApiRefusal, Unreachable } from "../src/lib/api.ts";
import { draftOf } from "../src/lib/draft.ts";
import { initialOf } from "../src/lib/initial.ts";
import { whenSignedOut } from "../src/lib/signed-out.ts";
import { formatWhen } from "../src/lib/when.ts";

const ID = "01890000-0000-7000-8000-000000000001";
const OTHER = "01890000-0000-7000-8000-000000000002";

test.each([
  ["/c/lantern", "home"],
  ["/c/lantern/people/x", "people"],
  ["/c/lantern/drill", "health"],
  ["/c/lantern/search", "topics"],
  ["/c/lantern/nowhere", null],
  ["/home", null],
  ["/c/", null],
])("%s stands at %s", (path, place) => {
  expect(placeOf(path)).toBe(place);
});

test("on a phone history is a part of the carriers", () => {
  expect(tabOf("imports")).toBe("carriers");
  expect(tabOf("health")).toBe("health");
});

describe("addresses keep what makes sense and drop the rest", () => {
  test("words to find, numbers too", () => {
    expect(wordSearch({ q: "  tea " })).toEqual({ q: "tea" });
    expect(wordSearch({ q: 2019 })).toEqual({ q: "2019" });
    expect(wordSearch({ q: " " })).toEqual({});
    expect(peopleSearch({ find: ["a"] })).toEqual({});
  });
  test("carriers, by id", () => {
    expect(drillSearch({ without: `${ID},nonsense` })).toEqual({ without: ID });
    expect(drillSearch({ without: "nonsense" })).toEqual({});
    expect(drillSearch({})).toEqual({});
  });
});

const fields: FoundingFields = {
  name: "Lantern",
  purpose: "So that nobody works alone.",
  timeZone: "Europe/London",
  language: "en",
};

test.each([
  ["all of it", {}, []],
  ["no name", { name: "  " }, ["name"]],
  ["no purpose yet", { purpose: "" }, []],
  ["a zone nobody knows", { timeZone: "Nowhere/Else" }, ["timeZone"]],
])("founding with %s", (_what, changed, missing) => {
  const read = founding({ ...fields, ...changed });
  expect("missing" in read ? read.missing : []).toEqual(missing);
});

test("what the server points at is marked in the form's order", () => {
  const issues = ["/timeZone", "/name", "/other"].map((path) => ({ path, message: "" }));
  expect(fieldsRefused({ issues })).toEqual(["name", "timeZone"]);
});

test("a draft comes back as far as it fits the form", () => {
  const empty = { title: "", text: "" };
  expect(draftOf('{"title":"Ice","text":7,"more":"x"}', empty)).toEqual({ title: "Ice", text: "" });
  expect(draftOf("not json", empty)).toEqual(empty);
  expect(draftOf("null", empty)).toEqual(empty);
  expect(draftOf(null, empty)).toEqual(empty);
});

describe("a drill", () => {
  const carriers = [ID, OTHER].map((id, place) => ({
    id,
    name: id,
    kind: "other" as const,
    isRemoved: place === 0,
    dependence: 0,
  }));
  test("dissolves one more, gives it back, and keeps the last", () => {
    expect(goneOf({ carriers })).toEqual([ID]);
    expect(toggled({ carriers }, OTHER)).toEqual([ID, OTHER]);
    expect(toggled({ carriers }, ID)).toEqual([ID]);
    const both = carriers.map((carrier) => ({ ...carrier, isRemoved: true }));
    expect(toggled({ carriers: both }, ID)).toEqual([OTHER]);
  });
  test("counts the lost, and nobody where there is no such rung", () => {
    expect(lostOf({ rungs: [{ rung: "lost", title: "", count: 3, people: [] }] })).toBe(3);
    expect(lostOf({ rungs: [] })).toBe(0);
  });
});

test("a week is compared with only where there was a judgement then", () => {
  const run = (at: string) => ({
    id: ID,
    at,
    from: null,
    to: null,
    verdict: "community" as const,
    life: "alive" as const,
    claims: [],
  });
  const now = "2026-11-22T00:00:00.000Z";
  expect(wasJudgedBefore({ runs: [run(now), run("2026-11-16T00:00:00.000Z")], nextCursor: null }, now)).toBe(
    false,
  );
  expect(wasJudgedBefore({ runs: [run("2026-11-15T00:00:00.000Z")], nextCursor: null }, now)).toBe(true);
  expect(wasJudgedBefore({ runs: [run(now)], nextCursor: "older" }, now)).toBe(true);
});

test("a term runs through the whole of its last day", () => {
  const now = new Date(2026, 10, 22, 12).getTime();
  expect(endOfDay("2026-11-22", now)).toBe(new Date(2026, 10, 23).toISOString());
  expect(endOfDay("2026-11-21", now)).toBeUndefined();
  expect(endOfDay("", now)).toBeNull();
});

test("a disc is filled for who holds things together, dashed for who is not here", () => {
  expect(lookOf({ state: "member", roles: ["backbone"] })).toBe("backbone");
  expect(lookOf({ state: "member", roles: ["moderator"] })).toBe("member");
  expect(lookOf({ state: "unclaimed", roles: [] })).toBe("absent");
});

test("what cannot be shown is said in the place of the words", () => {
  const post = {
    id: ID,
    kind: "message" as const,
    topicId: null,
    author: null,
    carrierId: null,
    postedAt: "2026-11-22T00:00:00.000Z",
    form: "image" as const,
    text: "",
    isForwarded: false,
    isRecalled: false,
    isRemoved: false,
    hasAttachment: true,
    replyTo: null,
    mentions: [],
    reactions: 0,
    can: { reply: true, thank: false, remove: false },
  };
  expect(saidIn(post, talkWords)).toEqual({ text: "(a picture)", isNote: true });
  expect(saidIn({ ...post, text: "tea?" }, talkWords)).toEqual({ text: "tea?", isNote: false });
  expect(saidIn({ ...post, isRecalled: true, text: "x" }, talkWords).isNote).toBe(true);
  expect(authorName({ memberId: ID, name: "", state: "erased" }, talkWords)).toBe("erased");
  expect(authorName(null, talkWords)).toBe("somebody unknown");
});

test("time left is told once it is more than a guess, in steps people count in", () => {
  expect(secondsLeft(0.5, 1000)).toBeNull();
  expect(secondsLeft(0.01, 10_000)).toBeNull();
  expect(secondsLeft(0.5, 10_000)).toBe(10);
  const say = { secondsLeft: (s: string) => `${s} s`, minutesLeft: (m: string) => `${m} min` };
  expect(timeLeft(0.2, say)).toBe("1 s");
  expect(timeLeft(43, say)).toBe("45 s");
  expect(timeLeft(200, say)).toBe("3 min");
});

test("near times are told by the clock, far ones by the date", () => {
  const now = new Date(2026, 10, 22, 12, 0).getTime();
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts);
  expect(formatWhen("en", at(2026, 10, 22, 11, 59), now)).toBe("1 minute ago");
  expect(formatWhen("zh-CN", now - 5000, now)).toBe("刚刚");
  expect(formatWhen("zh-CN", at(2026, 10, 22, 9, 30), now)).toBe("今天 09:30");
  expect(formatWhen("zh-CN", at(2026, 10, 21, 22, 14), now)).toBe("昨天 22:14");
  expect(formatWhen("zh-CN", at(2026, 10, 18, 21, 6), now)).toBe("11月18日 21:06");
  expect(formatWhen("zh-CN", at(2025, 2, 2, 8, 0), now)).toBe("2025年3月2日");
  expect(formatWhen("en", at(2026, 10, 23, 9, 0), now)).toBe("23 Nov 09:00");
});

test("a disc holds the surname, or a Latin name's first letter", () => {
  expect(initialOf("林知夏")).toBe("林");
  expect(initialOf("  ~ana")).toBe("A");
  expect(initialOf("🙂")).toBe("·");
});

describe("the client", () => {
  test("encodes what it asks for and leaves out what is empty", () => {
    expect(pathWith(["communities", "a/b"], { q: "茶 & co", cursor: null, other: "" })).toBe(
      "/api/communities/a%2Fb?q=%E8%8C%B6+%26+co",
    );
    expect(pathWith(["home"])).toBe("/api/home");
  });
  test("keeps the server's own words, and takes a stranger's answer for no answer", () => {
    const refusal = { error: "notFound", reason: null, message: "Gone", issues: [], requestId: "x" };
    const known = refusedBy(404, refusal);
    expect(known).toBeInstanceOf(ApiRefusal);
    expect(known.message).toBe("Gone");
    expect(refusedBy(502, "<html>")).toBeInstanceOf(Unreachable);
  });
  test("tells that nobody is signed in any more, and only then", () => {
    let told = 0;
    const end = whenSignedOut(() => told++);
    const refusal = { error: "notSignedIn", reason: null, message: "", issues: [], requestId: "x" };
    refusedBy(403, { ...refusal, error: "notAllowed" });
    expect(told).toBe(0);
    refusedBy(401, refusal);
    expect(told).toBe(1);
    end();
    refusedBy(401, refusal);
    expect(told).toBe(1);
  });
});
