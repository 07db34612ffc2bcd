import { assert, integer, property, string } from "fast-check";
import { expect, test } from "vitest";
import { clausesOf, linesOf, type Measure } from "../src/features/gate/share/lines.ts";

/** Han characters and their signs are two wide, the rest one. */
const measure: Measure = (text) =>
  Array.from(text).reduce((sum, sign) => sum + (/[\p{Script=Han}，。、“”（）—]/u.test(sign) ? 2 : 1), 0);

test("no line begins with a sign that closes", () => {
  for (let width = 10; width < 40; width++) {
    for (const line of linesOf("给以翻译为生、却没有同事的人。“一起。”", measure, { width, most: 30 })) {
      expect(line, String(width)).not.toMatch(/^[，。、”）]/u);
    }
  }
});

test("words stay whole, Han characters break anywhere but before their signs", () => {
  expect(linesOf("So that nobody runs alone", measure, { width: 12, most: 9 })).toEqual([
    "So that",
    "nobody runs",
    "alone",
  ]);
  expect(linesOf("一起校稿，一起问价。", measure, { width: 10, most: 9 })).toEqual([
    "一起校稿，",
    "一起问价。",
  ]);
  expect(linesOf("他说“好”", measure, { width: 6, most: 9 })).toEqual(["他说", "“好”"]);
});

test("where every clause finds room, lines end with clauses", () => {
  const room = { width: 20, most: 3 };
  expect(clausesOf("给以翻译为生、却没有同事的人。", measure, room)).toEqual([
    "给以翻译为生、",
    "却没有同事的人。",
  ]);
  expect(clausesOf("一、二、三、没有同事的人。", measure, room)).toEqual(["一、二、三、", "没有同事的人。"]);
  expect(clausesOf("这一个分句比一整行还要长得多。", measure, room)).toEqual(
    linesOf("这一个分句比一整行还要长得多。", measure, room),
  );
});

test("what does not fit ends in an ellipsis, never after a comma", () => {
  expect(linesOf("一起校稿，一起问价，一起去", measure, { width: 10, most: 1 })).toEqual(["一起校稿…"]);
});

test("an address without a space is broken where the line ends", () => {
  expect(linesOf("abcdefghij", measure, { width: 4, most: 9 })).toEqual(["abcd", "efgh", "ij"]);
});

test("whatever is typed, no line is wider than the room, and no more lines than asked", () => {
  assert(
    property(string({ unit: "grapheme" }), integer({ min: 4, max: 40 }), (text, width) => {
      const lines = linesOf(text, measure, { width, most: 4 });
      expect(lines.length).toBeLessThanOrEqual(4);
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
    }),
  );
});
