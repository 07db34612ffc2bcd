import { talkFlags } from "@kith/contract/talk";
import { describe, expect, test } from "vitest";
import { collectArchive, fileOfText, openArchive } from "../../src/index.ts";
import { CHAT, collected, heard, kindAt, said, START, talkOf } from "./saying.ts";

describe("what was taken back", () => {
  test("is kept, its words are not", () => {
    const talk = talkOf([said(0, "Ann", "a secret", { isRecalled: true }), said(1, "Ben", "what was it?")]);
    expect(heard(talk)).toEqual([
      ["Ann", ""],
      ["Ben", "what was it?"],
    ]);
    expect(Array.from(talk.flags)).toEqual([talkFlags.recalled, 0]);
    expect(talk.texts.at(0)).not.toContain("secret");
  });

  test("is taken back in every export, whichever was read first", () => {
    const before = said(0, "Ann", "Ben, a secret", { id: "1" });
    const after = said(0, "Ann", "", { id: "1", isRecalled: true });
    for (const order of [
      [before, after],
      [after, before],
    ]) {
      const talk = talkOf([...order, said(1, "Ben", "hi", { id: "2" })]);
      expect(heard(talk)[0]).toEqual(["Ann", ""]);
      expect(Array.from(talk.flags)).toEqual([talkFlags.recalled, 0]);
      expect(talk.mentions.people).toHaveLength(0);
    }
  });
});

describe("the same message in overlapping exports", () => {
  const first = [said(0, "Ann", "one"), said(1, "Ben", "two"), said(2, "Ann", "three")];
  const second = [said(1, "Ben", "two"), said(2, "Ann", "three"), said(3, "Ben", "four")];

  test("is one, and counted", () => {
    const collector = collected(first, second);
    expect(collector.chats()).toMatchObject([
      { key: CHAT, messages: 4, people: 2, duplicates: 2, from: START, to: START + 180_000 },
    ]);
  });

  test("is one by its id, though its words were edited in between", () => {
    const edited = said(0, "Ann", "one, corrected", { id: "1" });
    expect(heard(talkOf([said(0, "Ann", "one", { id: "1" }), edited]))).toEqual([["Ann", "one"]]);
  });

  test("is not one where people said the same, at once or again", () => {
    const at = { at: START };
    const plusOnes = ["Ann", "Ben", "Cleo"].flatMap((who) => [said(0, who, "1", at), said(0, who, "1", at)]);
    const collector = collected(plusOnes, [said(1, "Ann", "1")]);
    expect(collector.chats()).toMatchObject([{ messages: 7, duplicates: 0 }]);
    collector.add(plusOnes);
    expect(collector.chats()).toMatchObject([{ messages: 7, duplicates: 6 }]);
  });

  test("is not one where the kind differs", () => {
    expect(talkOf([said(0, "Ann", ""), said(0, "Ann", "", { kind: "image" })]).length).toBe(2);
  });

  test("given twice, or by two members, says the same as given once", async () => {
    const log = "[10:00] <mei> 早\n[10:00] <mei> 早\n[10:01] *** tor joined\n[10:02] <tor> hi\n";
    const once = [fileOfText("a/#kiln_20200101.log", log)];
    const rest = "[10:02] <tor> hi\n[10:03] <mei> bye\n";
    const twice = [...once, fileOfText("b/#kiln_20200101.log", log + rest.split("\n")[1])];
    const [alone, both] = await Promise.all(
      [once, twice].map(async (files) => collectArchive(await openArchive(files))),
    );
    expect(alone?.chats()).toMatchObject([{ messages: 3, duplicates: 0 }]);
    expect(both?.chats()).toMatchObject([{ messages: 4, duplicates: 4 }]);
    expect(both?.talk("irc:#kiln", "UTC")?.events).toHaveLength(1);
  });
});

test("chats are told by size, and what is known of them may come in parts", () => {
  const chat = { type: "chat", platform: "qq", shape: "group", exportedAt: null } as const;
  const collector = collected(
    [{ ...chat, key: "small", name: "Small", purpose: null }, said(0, "Ann", "x", { chat: "small" })],
    [{ ...chat, key: "big", name: "Big", purpose: "clay" }, said(0, "Ann", "x", { chat: "big" })],
    [{ ...chat, key: "big", name: "Bigger", purpose: null }, said(1, "Ann", "y", { chat: "big" })],
    [{ ...chat, key: "empty", name: "Empty", purpose: null }],
  );
  expect(collector.chats().map(({ key, messages }) => [key, messages])).toEqual([
    ["big", 2],
    ["small", 1],
  ]);
  const talk = collector.talk("big", "Asia/Shanghai");
  expect(talk).toMatchObject({ name: "Bigger", purpose: "clay", platform: "qq", timeZone: "Asia/Shanghai" });
  expect(collector.talk("none", "UTC")).toBeUndefined();
});

test("a chat nobody announced is kept under its key", () => {
  expect(talkOf([said(0, "Ann", "x", { kind: "voice" })])).toMatchObject({ name: CHAT, platform: "unknown" });
  expect(kindAt(talkOf([said(0, "Ann", "x", { kind: "voice" })]), 0)).toBe("voice");
});
