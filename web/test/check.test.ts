import { expect, test } from "vitest";
import {
  cardInDoubt,
  disputesOf,
  isSameDispute,
  valueBefore,
  withCorrection,
  withoutDispute,
  type Correction,
} from "../src/features/report/corrections.ts";
import { choicesWithoutAsking, isComplete } from "../src/features/check/needs.ts";
import { secondsLeft } from "../src/features/check/progress.ts";
import type { Looked, TableSample } from "../src/features/check/protocol.ts";
import { checkSearch } from "../src/features/check/search.ts";
import { zoneChoices } from "../src/features/check/zones.ts";
import { Catalogue } from "../src/lib/catalogue.ts";
import { formatBytes, formatCount, formatPercent, formatPeriod } from "../src/lib/format.ts";

const title = { "zh-CN": "甲", en: "A" };
const guess = { at: 0, sender: 1, text: 2, senderId: -1, kind: -1, id: -1, replyTo: -1, chat: -1 };

function looked(needs: Partial<Looked["needs"]>, formats = 1): Looked {
  return {
    formats: Array.from({ length: formats }, (_, index) => ({ id: String(index), title, files: 1 })),
    unread: [],
    unreadCount: 0,
    totalBytes: null,
    allFormats: [],
    needs: { timeZone: null, mapping: null, ...needs },
  };
}

function table(isComplete: boolean): TableSample {
  return { columns: [], rows: [], guess, isComplete };
}

test.each([
  ["files that say everything", looked({}), null, { timeZone: null, mapping: null }],
  [
    "clocks of the reader's own zone",
    looked({ timeZone: "Asia/Shanghai" }),
    null,
    { timeZone: "Asia/Shanghai", mapping: null },
  ],
  ["clocks likely of another zone", looked({ timeZone: "Europe/London" }), null, null],
  [
    "clocks whose zone is known",
    looked({ timeZone: "Europe/London" }),
    "Europe/London",
    { timeZone: "Europe/London", mapping: null },
  ],
  [
    "a table whose header is clear",
    looked({ mapping: table(true) }),
    null,
    { timeZone: null, mapping: null },
  ],
  ["a table whose header is not", looked({ mapping: table(false) }), null, null],
  ["nothing recognised", looked({}, 0), null, null],
])("only what must be asked is asked: %s", (_what, given, known, choices) => {
  expect(choicesWithoutAsking(given, known, "Asia/Shanghai")).toEqual(choices);
});

test("a table can be read once time, sender and text have their columns", () => {
  expect(isComplete(guess)).toBe(true);
  expect(isComplete({ ...guess, text: -1 })).toBe(false);
});

test("time left is told once it is no guess", () => {
  const at = (share: number | null, ms: number) => ({
    progress: { stage: "reading" as const, share, messages: 0 },
    began: 0,
    at: ms,
  });
  expect(secondsLeft(at(0.5, 4000))).toBe(4);
  expect(secondsLeft(at(0.25, 2000))).toBe(6);
  expect(secondsLeft(at(0.5, 500))).toBeNull();
  expect(secondsLeft(at(0.01, 5000))).toBeNull();
  expect(secondsLeft(at(null, 5000))).toBeNull();
  expect(secondsLeft(at(1, 5000))).toBeNull();
});

const notAsk = (message: number, before: string): Correction => ({
  dispute: { kind: "notAnAsk", message },
  label: "not a question",
  line: "needMet",
  evidence: null,
  before,
});

test("the same thing is put right once, and can be taken back", () => {
  const twice = withCorrection(withCorrection([notAsk(1, "86%")], notAsk(2, "85%")), notAsk(1, "84%"));
  expect(disputesOf(twice)).toEqual([
    { kind: "notAnAsk", message: 2 },
    { kind: "notAnAsk", message: 1 },
  ]);
  expect(disputesOf(withoutDispute(twice, { kind: "notAnAsk", message: 2 }))).toEqual([
    { kind: "notAnAsk", message: 1 },
  ]);
});

test.each([
  [1, 1, [null]],
  [3, 2, [1, 2]],
  [2, 2, [0, 1]],
  [3, 1, [null]],
])("of %i cards and %i disputes, each is about its own card", (cards, disputes, places) => {
  const card = { person: 0, name: "", initial: "", isBackbone: false, at: null, atText: "", text: "" };
  const piece = {
    key: "",
    why: "",
    cards: Array.from({ length: cards }, () => card),
    disputes: Array.from({ length: disputes }, (_, message) => ({
      dispute: { kind: "notAnAnswer" as const, message },
      label: "",
    })),
  };
  expect(places.map((_, place) => cardInDoubt(piece, place))).toEqual(places);
});

test("disputes of another kind about the same message are others", () => {
  expect(isSameDispute({ kind: "notAnAsk", message: 1 }, { kind: "notAnAnswer", message: 1 })).toBe(false);
});

test("the number before is the one before the first correction", () => {
  const corrections = [notAsk(1, "86%"), notAsk(2, "85%")];
  expect(valueBefore(corrections, "needMet")).toBe("86%");
  expect(valueBefore(corrections, "promotion")).toBeNull();
});

test("an address holds only numbers and known samples", () => {
  expect(checkSearch({ run: 2, chat: 0, sample: "en-runners" })).toEqual({
    run: 2,
    chat: 0,
    sample: "en-runners",
  });
  expect(checkSearch({ run: 1, chat: "all" })).toEqual({ run: 1, chat: "all" });
  expect(checkSearch({ chat: "some name" })).toEqual({});
  expect(checkSearch({ run: "2", chat: -1, sample: "../secrets" })).toEqual({});
  expect(checkSearch({ run: 1.5 })).toEqual({});
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1500, "1.5 KB"],
  [42_318_002, "42 MB"],
  [3_200_000_000, "3.2 GB"],
])("%i bytes are written as people do", (bytes, text) => {
  expect(formatBytes("en", bytes)).toBe(text);
});

test("counts, shares and periods are written in the reader's language", () => {
  const [from, to] = [new Date(2026, 8, 28).getTime(), new Date(2026, 10, 22).getTime()];
  expect(formatCount("en", 128_402)).toBe("128,402");
  expect(formatPercent("zh-CN", 0.643)).toBe("64%");
  expect(formatPeriod("zh-CN", from, to)).toBe("2026年9月28日—11月22日");
  expect(formatPeriod("en", from, to)).toBe("28 Sept – 22 Nov 2026");
  expect(formatPeriod("en", from, from)).toBe("28 Sept 2026");
  expect(formatPeriod("zh-CN", new Date(2025, 0, 2).getTime(), to)).toBe("2025年1月2日—2026年11月22日");
});

test("time zones carry the difference they have now", () => {
  const zones = zoneChoices("en");
  expect(zones.find(({ value }) => value === "Asia/Shanghai")?.label).toBe("Asia/Shanghai (UTC+8)");
  expect(new Set(zones.map(({ value }) => value)).size).toBe(zones.length);
  expect(zones.length).toBeGreaterThan(300);
});

test("a language's words are fetched once, and again only after failing", async () => {
  let tries = 0;
  const catalogue = new Catalogue<string>({
    "zh-CN": async () => ({ words: "好" }),
    en: async () => {
      tries++;
      if (tries === 1) throw new Error("no network");
      return { words: "good" };
    },
  });
  await expect(catalogue.load("en")).rejects.toThrow("no network");
  expect(await catalogue.load("en")).toBe("good");
  expect(catalogue.load("en")).toBe(catalogue.load("en"));
  // The marks by which React's `use` knows that there is nothing to wait for.
  expect(catalogue.load("en")).toMatchObject({ status: "fulfilled", value: "good" });
  expect(tries).toBe(2);
});
