import { describe, expect, test } from "vitest";
import { natureOf, said, talkOf, unlike } from "./saying.ts";

const times = (count: number, text: (i: number) => string, who = "robot") =>
  Array.from({ length: count }, (_, i) => said(i, who, text(i)));
const WORDS = "clay,wheel,ash,cone,slip,foot,rim,spout,lid,kiln,bowl".split(",");
const free = (i: number) => `${unlike(i)} and ${WORDS[(i * 4 + 2) % 11]}, ${WORDS[(i * 7 + 5) % 11]} ${i}`;
const others = times(30, (i) => `I think ${free(i)}`, "Ann");
const nature = (items: ReturnType<typeof said>[]) => natureOf(talkOf(items), "robot");

const BOT = ["bot", "behaviour"];
const PERSON = ["person", null];

describe("a program", () => {
  test("is whoever says little but a few forms of words that nobody else uses", () => {
    expect(nature([...others, ...times(20, (i) => `Temperature is now ${i * 10} degrees`)])).toEqual(BOT);
    expect(nature([...others, ...times(20, (i) => `欢迎新朋友加入本群 ${i}`)])).toEqual(BOT);
  });

  test("is not known by fewer than twenty posts", () => {
    expect(nature([...others, ...times(19, (i) => `Temperature is now ${i * 10} degrees`)])).toEqual(PERSON);
  });

  test("is not somebody who says one thing often, among others", () => {
    const mixed = times(40, (i) => (i % 2 === 0 ? `Good morning everybody ${i}` : free(i)));
    expect(nature([...others, ...mixed])).toEqual(PERSON);
  });

  test("is not somebody who speaks as everybody does", () => {
    const greeting = (i: number) => `Good morning everybody ${i}`;
    expect(nature([...times(30, greeting, "Ann"), ...times(30, greeting)])).toEqual(PERSON);
  });

  test("is a feed of links to which nobody answers", () => {
    const link = (i: number) => `${free(i * 3)} https://news.example/${i}`;
    expect(nature([...others, ...times(50, link)])).toEqual(BOT);
    expect(nature([...others, ...times(49, link)])).toEqual(PERSON);
    const thanks = Array.from({ length: 5 }, (_, i) => said(60 + i, "Ann", `robot: thanks for ${WORDS[i]}`));
    expect(nature([...others, ...times(50, link), ...thanks])).toEqual(PERSON);
  });

  test("is whoever posts cards without words, which are not pictures and were not taken back", () => {
    const blank = (more: object) =>
      Array.from({ length: 20 }, (_, i) => said(i, "robot", "", { id: `${i}`, ...more }));
    expect(nature([...others, ...blank({})])).toEqual(BOT);
    expect(nature([...others, ...blank({ kind: "image", hasAttachment: true })])).toEqual(PERSON);
    expect(nature([...others, ...blank({ kind: "location" })])).toEqual(PERSON);
    expect(nature([...others, ...blank({ isRecalled: true })])).toEqual(PERSON);
  });

  test("is whoever the export says is one, by however few posts", () => {
    expect(nature([...others, said(0, "robot", "hello", { isBot: true })])).toEqual(["bot", "export"]);
  });

  test("is not known by its name", () => {
    expect(nature([...others, ...times(30, free)])).toEqual(PERSON);
  });
});
