import { describe, expect, test } from "vitest";
import { withoutInlineQuote, wordsOf } from "../src/wording.ts";

describe("the words of a message that is more than words", () => {
  test.each([
    ["image", "[图片]", ""],
    ["image", "[图片] 桥头", "桥头"],
    ["image", "media/images/1.jpg", ""],
    ["image", "C:\\chat\\1.dat", ""],
    ["file", "去年的 账目.xlsx", ""],
    ["voice", "[语音] 我到了", "我到了"],
    ["voice", "好的。", "好的。"],
    ["sticker", "[动画表情：加油]", ""],
    ["link", "[链接] 题目\nhttps://example.org/a", "题目\nhttps://example.org/a"],
    ["text", "[图片]", "[图片]"],
    ["text", "see a/b.txt", "see a/b.txt"],
    ["reply", "media/1.jpg", "media/1.jpg"],
  ] as const)("%s: %j", (kind, content, words) => {
    expect(wordsOf(kind, content)).toBe(words);
  });

  test("are found at once, however long and odd", () => {
    const start = performance.now();
    for (const odd of ["/", "[", ".", " ", "[a]", "\\", "\n"]) wordsOf("image", `${odd.repeat(300_000)} x`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("a quotation inside a text", () => {
  test.each([
    ["好[引用 小周：几点？]", "好", "小周", "几点？"],
    ["好\n[引用 小周: 几点？]", "好", "小周", "几点？"],
    ["好[引用 小周：几点[引用 阿林：明天]]", "好", "小周", "几点[引用 阿林：明天]"],
    ["[引用 小周：[图片]]", "", "小周", "[图片]"],
  ])("%j is taken off", (content, text, name, quoted) => {
    expect(withoutInlineQuote(content)).toMatchObject({
      text,
      quoted: { name, text: quoted, basis: "quote" },
    });
  });

  test.each(["好", "[引用 小周：几点？", "[引用 谁都不是]", "", "]"])("is not there: %j", (content) => {
    expect(withoutInlineQuote(content)).toEqual({ text: content, quoted: null });
  });
});
