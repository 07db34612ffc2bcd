import { describe, expect, test } from "vitest";
import { talkFlags } from "@kith/contract/talk";
import { CHAT, collected, heard, named, natureOf, said, talkOf, unlike } from "./saying.ts";

const NAMES = ["Ann", "小周", "Cleo D", "d_ave", "Eve", "Finn"];
/** What people say: no two begin alike. */
const talkLine = (i: number) => `${unlike(i)}, ${unlike(i * 3 + 1)} ${i}?`;

type Wrapper = (name: string, text: string) => string;
const angled: Wrapper = (name, text) => `<${name}> ${text}`;
const plain: Wrapper = (name, text) => `${name}: ${text}`;

function relayed(count: number, wrap: Wrapper, names: readonly string[] = NAMES) {
  return Array.from({ length: count }, (_, i) =>
    said(i, "bridge", wrap(names[i % names.length]!, talkLine(i))),
  );
}

const isRelay = (...talk: ReturnType<typeof said>[]) => natureOf(talkOf(talk), "bridge")[0] === "relay";

describe("an account that carries other people's words", () => {
  test.for<[string, Wrapper]>([
    ["<Name> text", angled],
    ["[tag] <Name> text", (name, text) => `[irc] <${name}> ${text}`],
    ["**Name**: text", (name, text) => `**${name}**: ${text}`],
    ["[TG] Name: text", (name, text) => `[TG] ${name}: ${text}`],
    ["Name: text", plain],
  ])("is known by the form of what it posts: %s", ([, wrap]) => {
    const talk = talkOf(relayed(60, wrap));
    expect(natureOf(talk, "bridge")).toEqual(["relay", "behaviour"]);
    expect(heard(talk).slice(0, 3)).toEqual(NAMES.slice(0, 3).map((name, i) => [name, talkLine(i)]));
    expect(
      talk.people
        .filter(({ relayedBy }) => relayedBy === 0)
        .map(({ id, name, nature }) => [id, name, nature]),
    ).toEqual(NAMES.map((name) => [`relay:id-bridge/${name}`, name, "person"]));
    expect(Array.from(talk.flags).every((flags) => flags === talkFlags.relayed)).toBe(true);
  });

  test("keeps what it says for itself", () => {
    const talk = talkOf([...relayed(60, angled), said(61, "bridge", "reconnected")]);
    expect(heard(talk).at(-1)).toEqual(["bridge", "reconnected"]);
    expect(talk.flags.at(-1)).toBe(0);
  });

  test("has people behind it who call each other and those on this side, and are called by them", () => {
    const call = said(61, "bridge", "<Ann> Ben: come over");
    const answer = said(62, "Ben", "Ann: coming");
    const talk = talkOf([...relayed(60, angled), said(60, "Ben", "hello"), call, answer]);
    expect(named(talk, talk.mentions).slice(-2)).toEqual([["Ben"], ["Ann"]]);
  });

  test("is none below fifty messages, five names or three in five wrapped", () => {
    expect(isRelay(...relayed(50, angled))).toBe(true);
    expect(isRelay(...relayed(49, angled))).toBe(false);
    expect(isRelay(...relayed(60, angled, NAMES.slice(0, 5)))).toBe(true);
    expect(isRelay(...relayed(60, angled, NAMES.slice(0, 4)))).toBe(false);
    const own = (count: number) =>
      Array.from({ length: count }, (_, i) => said(100 + i, "bridge", `my ${talkLine(i)}`));
    expect(isRelay(...relayed(60, angled), ...own(39))).toBe(true);
    expect(isRelay(...relayed(60, angled), ...own(40))).toBe(false);
  });

  test("is no feed of headlines, whose names never come back", () => {
    const names = Array.from({ length: 60 }, (_, i) => `Story ${i}`);
    expect(isRelay(...relayed(60, plain, names))).toBe(false);
  });

  test("is no program that reports on builds", () => {
    const rows = Array.from({ length: 60 }, (_, i) =>
      said(i, "bridge", `${NAMES[i % 6]}: build passed in ${i} s`),
    );
    expect(isRelay(...rows)).toBe(false);
  });

  test("is nobody who calls those who speak here by their names", () => {
    const here = NAMES.map((name, i) => said(100 + i, name, "I am here"));
    expect(isRelay(...relayed(60, plain), ...here)).toBe(false);
    // Brackets are how a bridge writes even those who sit on both sides.
    expect(isRelay(...relayed(60, angled), ...here)).toBe(true);
  });
});

test("a chat with a relay put together twice is the same twice", () => {
  const call = said(61, "bridge", "<Ann> Ben: come over");
  const collector = collected([...relayed(60, angled), said(60, "Ben", "hello"), call]);
  const first = collector.talk(CHAT, "UTC");
  expect(first?.mentions.people).toHaveLength(1);
  expect(collector.talk(CHAT, "UTC")).toEqual(first);
});
