import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LINK, MAX_TOKENS, tokenOf, Tokens } from "../src/text/tokens.ts";

function cut(text: string) {
  const tokens = new Tokens();
  tokens.cut(text);
  const { letters, words, han, links } = tokens;
  return { tokens: [...tokens.tokens.subarray(0, tokens.count)], letters, words, han, links };
}

describe("texts are cut", () => {
  test.each([
    ["", { words: 0, han: 0, links: 0, letters: 0 }],
    ["one two three", { words: 3, han: 0, links: 0, letters: 11 }],
    ["  one,two;three!  ", { words: 3, letters: 11 }],
    ["naïve Käse", { words: 2, letters: 9 }],
    ["Привет всем", { words: 2, han: 0, letters: 10 }],
    ["今天天气不错", { words: 0, han: 6, letters: 6 }],
    ["今天,天气。不错", { words: 0, han: 6 }],
    ["用Node写的", { words: 1, han: 3, letters: 7 }],
    ["カメラです", { words: 0, han: 5 }],
    ["https://example.org/a?b=c#d", { words: 0, links: 1, letters: 0 }],
    ["see https://example.org now", { words: 2, links: 1 }],
    ["看https://example.org/甲,很好", { han: 4, links: 1 }],
    ["https://a.example，https://b.example。", { links: 2, words: 0 }],
    ["httpx is a word", { words: 4, links: 0 }],
    ["a 😀 b 🎉🎉", { words: 2, letters: 2 }],
    ["𠮷野家", { words: 0, han: 3 }],
    ["one\ud83dtwo\udc00", { words: 2 }],
    ["…!?—「」", { words: 0, han: 0, letters: 0 }],
  ])("%j", (text, expected) => {
    expect(cut(text)).toMatchObject(expected);
  });

  test("without regard to capital letters", () => {
    expect(cut("Hello WORLD").tokens).toEqual(cut("hello world").tokens);
  });

  test("into pairs of neighbouring characters in Chinese, not across punctuation or words", () => {
    expect(cut("今天天气").tokens).toHaveLength(3);
    expect(cut("今天，天气").tokens).toHaveLength(2);
    expect(cut("今天a天气").tokens).toHaveLength(3);
    expect(cut("今天").tokens).not.toEqual(cut("天今").tokens);
    expect(cut("好").tokens).toEqual([]);
  });

  test("links are one token whatever they point to", () => {
    expect(cut("https://a.example/1").tokens).toEqual([LINK]);
    expect(cut("http://b.example").tokens).toEqual([LINK]);
  });

  test("a word alone is the same token as in a sentence", () => {
    expect(cut("bake the bread").tokens).toContain(tokenOf("bread"));
    expect(tokenOf("")).toBe(0);
  });

  test("texts without end count up to a bound, and are still measured", () => {
    const long = cut("word ".repeat(5000));
    expect(long.tokens).toHaveLength(MAX_TOKENS);
    expect(long.words).toBe(5000);
  });

  test("the cutter forgets the text before", () => {
    const tokens = new Tokens();
    tokens.cut("one two https://example.org 今天");
    tokens.cut("three");
    expect([tokens.count, tokens.words, tokens.han, tokens.links]).toEqual([1, 1, 0, 0]);
  });

  test("anything can be cut, and joining two texts by a space joins their words", () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [cut(a), cut(b)];
        const both = cut(`${a} ${b}`);
        expect(both.words).toBe(one.words + other.words);
        expect(both.han).toBe(one.han + other.han);
        expect(both.tokens).toEqual([...one.tokens, ...other.tokens]);
      }),
    );
  });
});
