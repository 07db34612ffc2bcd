import type { Talk } from "@kith/contract/talk";
import { describe, expect, test } from "vitest";
import { message } from "../../src/reader.ts";
import { answered, collected, heard, mark, named, natureOf, said, START } from "./saying.ts";

const chat = (key: string, more: object = {}) =>
  ({
    type: "chat",
    key,
    name: key,
    platform: "discord",
    shape: "group",
    purpose: null,
    exportedAt: null,
    ...more,
  }) as const;
const inYard = { chat: "yard" } as const;
const inHall = { chat: "hall" } as const;
const joined = (where: string, who: string) => {
  const event = {
    kind: "joined",
    actor: null,
    targets: [{ id: `id-${who}`, name: who }],
    value: null,
  } as const;
  return message({ chat: where, at: START + 1, kind: "system", event });
};

const items = [
  chat("yard", { exportedAt: START }),
  chat("hall", { purpose: "meetings", exportedAt: START + 9 }),
  { type: "person", chat: "hall", id: "id-Ann", name: "Ann H", role: "admin", isBot: false } as const,
  said(0, "Ann", "yard one", { ...inYard, id: "1" }),
  said(2, "Ben", "Ann: yard two", { ...inYard, id: "2", replyTo: mark("1") }),
  said(4, "feed", "yard three", { ...inYard, id: "3", isBot: true }),
  said(1, "Cleo", "hall one", { ...inHall, id: "1", topic: "keys" }),
  said(3, "Ann", "hall two", {
    ...inHall,
    id: "2",
    replyTo: mark("1"),
    topic: "keys",
    reactions: 1,
    reactedBy: [{ id: "id-Ben", name: "Ben" }],
  }),
  said(5, "feed", "hall three", { ...inHall, id: "3" }),
  joined("hall", "Cleo"),
  joined("yard", "Ann"),
];

function together(...keys: string[]): Talk {
  const talk = collected(items).together(keys, "Everything", "UTC");
  if (talk === undefined) throw new Error("nothing there");
  return talk;
}

describe("all chats as one talk", () => {
  test("is in order of time, and what has one id in two chats stays two", () => {
    expect(heard(together("yard", "hall"))).toEqual([
      ["Ann", "yard one"],
      ["Cleo", "hall one"],
      ["Ben", "Ann: yard two"],
      ["Ann", "hall two"],
      ["feed", "yard three"],
      ["feed", "hall three"],
    ]);
  });

  test("has each person once, with what any chat knows of them", () => {
    const talk = together("yard", "hall");
    expect(talk.people.map(({ id, role }) => [id, role])).toEqual([
      ["id-Ann", "admin"],
      ["id-Ben", null],
      ["id-feed", null],
      ["id-Cleo", null],
    ]);
    expect(talk.people[0]?.names.toSorted()).toEqual(["Ann", "Ann H"]);
    expect(natureOf(talk, "feed")).toEqual(["bot", "export"]);
  });

  test("keeps answers, mentions, reactions and news with those they are of", () => {
    const talk = together("yard", "hall");
    expect(answered(talk)).toEqual([null, null, "yard one", "hall one", null, null]);
    expect(named(talk, talk.mentions)[2]).toEqual(["Ann"]);
    expect(named(talk, talk.reactedBy)[3]).toEqual(["Ben"]);
    expect(new Set(talk.events.map(({ person }) => talk.people[person]?.name))).toEqual(
      new Set(["Ann", "Cleo"]),
    );
  });

  test("keeps chats, and the topics in them, apart", () => {
    const talk = together("yard", "hall");
    const topics = Array.from(talk.topic, (topic) => talk.topics[topic]);
    expect(topics.map((topic) => [topic?.name, topic?.isChannel])).toEqual([
      ["yard", true],
      ["hall / keys", false],
      ["yard", true],
      ["hall / keys", false],
      ["yard", true],
      ["hall", true],
    ]);
  });

  test("is called as it is told, for what any of them says it is for, as of the last export", () => {
    expect(together("yard", "hall")).toMatchObject({
      name: "Everything",
      purpose: "meetings",
      exportedAt: START + 9,
      shape: "group",
      platform: "discord",
    });
  });

  test("leaves out what is not there, and is nothing when nothing is", () => {
    expect(together("yard", "gone").length).toBe(3);
    expect(collected(items).together(["gone"], "Everything", "UTC")).toBeUndefined();
  });

  test("knows whoever a relay carries by the relay, in each chat", () => {
    const NAMES = ["Ann", "Bo", "Cy", "Di", "Ed"];
    const relayed = (where: string) =>
      Array.from({ length: 60 }, (_, i) =>
        said(i, "bridge", `<${NAMES[i % 5]}> ${"abcdefghij"[i % 10]}${i} ${"klmno"[i % 5]}`, {
          chat: where,
          id: `${i}`,
        }),
      );
    const other = said(0, "Zoe", "first", { chat: "a", at: START - 1 });
    const talk = collected([other, ...relayed("a"), ...relayed("b")]).together(["a", "b"], "All", "UTC");
    const bridge = talk?.people.findIndex(({ name }) => name === "bridge");
    const behind = talk?.people.filter(({ relayedBy }) => relayedBy === bridge) ?? [];
    expect(behind.map(({ name }) => name)).toEqual(NAMES);
    expect(talk?.people).toHaveLength(7);
  });
});
