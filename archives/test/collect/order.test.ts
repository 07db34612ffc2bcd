import { expect, test } from "vitest";
import { collectArchive, fileOfText, openArchive } from "../../src/index.ts";
import { message } from "../../src/reader.ts";
import { answered, CHAT, heard, mark, named, said, START, talkOf } from "./saying.ts";

test("messages read out of order are put in it, with all that belongs to them", () => {
  const talk = talkOf([
    said(3, "Ben", "third", { id: "3", replyTo: mark("1"), reactions: 3, isForwarded: true }),
    said(1, "Ann", "first", {
      id: "1",
      topic: "one",
      reactedBy: [{ id: "id-Ben", name: "Ben" }],
      reactions: 1,
    }),
    said(2, "Cleo", "Ann: second", { id: "2", kind: "image", hasAttachment: true }),
  ]);
  expect(heard(talk)).toEqual([
    ["Ann", "first"],
    ["Cleo", "Ann: second"],
    ["Ben", "third"],
  ]);
  expect(answered(talk)).toEqual([null, null, "first"]);
  expect(named(talk, talk.mentions)).toEqual([[], ["Ann"], []]);
  expect(named(talk, talk.reactedBy)).toEqual([["Ben"], [], []]);
  expect([talk.reactions, talk.flags, talk.kind, talk.topic].map((column) => Array.from(column))).toEqual([
    [1, 0, 3],
    [0, 4, 1],
    [0, 1, 0],
    [0, -1, -1],
  ]);
  expect([0, 1, 2].map((i) => talk.ids.at(i))).toEqual(["1", "2", "3"]);
});

test("what was said at one instant stays in the order it was read in", () => {
  const at = { at: START };
  const read = [
    said(9, "Ann", "last"),
    said(0, "Ben", "b", at),
    said(0, "Ann", "a", at),
    said(0, "Cleo", "c", at),
  ];
  expect(heard(talkOf(read)).map(([, text]) => text)).toEqual(["b", "a", "c", "last"]);
});

test("nobody answers what was not yet said", () => {
  const talk = talkOf([
    said(0, "Ann", "early", { id: "1", replyTo: mark("2") }),
    said(1, "Ben", "late", { id: "2" }),
  ]);
  expect(answered(talk)).toEqual([null, null]);
  expect(Array.from(talk.replyBasis)).toEqual([0, 0]);
});

test("events are in order too", () => {
  const left = (at: number) => {
    const event = {
      kind: "left",
      actor: null,
      targets: [{ id: "id-Ann", name: "Ann" }],
      value: null,
    } as const;
    return message({ chat: CHAT, at, kind: "system", event });
  };
  const talk = talkOf([said(0, "Ann", "a"), left(START + 9), left(START + 1)]);
  expect(talk.events.map(({ at }) => at)).toEqual([START + 1, START + 9]);
});

test("what has no time is in no talk, and the report says how much that is", async () => {
  const row = (id: number, timestamp: string) => ({
    id: String(id),
    type: "Default",
    timestamp,
    content: `text ${id}`,
    author: { id: "1", name: "Ann" },
  });
  const messages = [row(1, "2023-01-01T00:00:00Z"), row(2, "some day"), row(3, "2023-01-01T00:01:00Z")];
  const text = JSON.stringify({ guild: {}, channel: { id: "3" }, messages, messageCount: 3 });
  const archive = await openArchive([fileOfText("channel.json", text)]);
  const collector = await collectArchive(archive);
  expect(collector.chats()).toMatchObject([{ messages: 2 }]);
  const { skipped, messages: taken } = archive.loss.report();
  expect(taken).toBe(2);
  expect(skipped).toMatchObject([
    { reason: "noTime", count: 1, samples: [{ file: "channel.json", text: "text 2" }] },
  ]);
});

test("a chat of nothing but messages without time is none", () => {
  expect(() => talkOf([message({ chat: "elsewhere", sender: "a", name: "a", text: "x" })])).toThrow(
    "no such chat",
  );
});
