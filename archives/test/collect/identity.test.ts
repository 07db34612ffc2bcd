import { describe, expect, test } from "vitest";
import { fileOfText } from "../../src/index.ts";
import { message } from "../../src/reader.ts";
import { CHAT, heard, named, said, START, talkIn, talkOf } from "./saying.ts";

const log = (...lines: readonly string[]) => [fileOfText("#kiln_20200101.log", `${lines.join("\n")}\n`)];
const renamed = (from: string, to: string) => `[10:00] *** ${from} is now known as ${to}`;

describe("one person under several names", () => {
  test("is one where the carrier says that one name became the other", async () => {
    const talk = await talkIn(
      log("[10:00] <mei> early", renamed("mei", "Mei_tea"), "[10:01] <Mei_tea> later"),
    );
    expect(talk.people.map(({ name, names }) => [name, names])).toEqual([["mei", ["mei", "Mei_tea"]]]);
    expect(Array.from(talk.author)).toEqual([0, 0]);
  });

  test("is one also by way of a name under which they never spoke", async () => {
    const talk = await talkIn(
      log(
        "[10:00] <mei> early",
        renamed("mei", "mei_away"),
        renamed("mei_away", "lin"),
        "[10:01] <lin> back",
      ),
    );
    expect(talk.people).toHaveLength(1);
  });

  test("is not everybody who wore the name a server hands out", async () => {
    const talk = await talkIn(
      log("[10:00] <mei> a", renamed("mei", "Guest7"), renamed("Guest7", "tor"), "[10:01] <tor> b"),
    );
    expect(talk.people.map(({ name }) => name)).toEqual(["mei", "tor"]);
  });

  test("is one by id, whatever they call themselves; the name they last went by comes first", () => {
    const talk = talkOf([
      said(0, "阿岚", "早"),
      said(1, "岚姐", "早", { sender: "id-阿岚" }),
      said(2, "阿岚", "走"),
    ]);
    expect(talk.people.map(({ id, names }) => [id, names])).toEqual([["id-阿岚", ["阿岚", "岚姐"]]]);
  });

  test("is one whatever the case of a nickname", async () => {
    const talk = await talkIn(log("[10:00] <Mei[1]> a", "[10:01] <mei{1}> b"));
    expect(talk.people).toHaveLength(1);
  });

  test("is called by any of them", async () => {
    const talk = await talkIn(
      log(
        "[10:00] <mei> a",
        renamed("mei", "lin"),
        "[10:01] <lin> b",
        "[10:02] <tor> mei: c",
        "[10:03] <tor> lin, d",
      ),
    );
    expect(named(talk, talk.mentions)).toEqual([[], [], ["mei"], ["mei"]]);
  });
});

describe("two persons under one name", () => {
  const twins = [said(0, "小李", "一"), said(1, "小李", "二", { sender: "id-另一个" })];

  test("stay two where their ids differ", () => {
    expect(talkOf(twins).people.map(({ id, name }) => [id, name])).toEqual([
      ["id-小李", "小李"],
      ["id-另一个", "小李"],
    ]);
  });

  test("are neither meant by a call to that name", () => {
    const call = said(2, "Ann", "@小李 来吗");
    expect(talkOf([...twins, call]).mentions.people).toHaveLength(0);
    expect(named(talkOf([twins[0]!, call]), talkOf([twins[0]!, call]).mentions)[1]).toEqual(["小李"]);
  });

  test("are nobody where the name is the one carriers leave to all who left", () => {
    const gone = (minute: number) => said(minute, "Deleted User", "was here", { sender: "Deleted User" });
    const talk = talkOf([gone(0), gone(1), said(2, "Ann", "who?")]);
    expect(heard(talk).map(([name]) => name)).toEqual([null, null, "Ann"]);
    expect(talk.people.map(({ name }) => name)).toEqual(["Ann"]);
  });
});

test("members who never spoke are people too, with their offices", () => {
  const person = {
    type: "person",
    chat: CHAT,
    id: "id-quiet",
    name: "Quiet",
    role: "admin",
    isBot: false,
  } as const;
  const again = { ...person, role: null };
  expect(talkOf([person, again, said(0, "Ann", "hi")]).people).toMatchObject([
    { name: "Quiet", role: "admin", nature: "person" },
    { name: "Ann", role: null },
  ]);
});

test("people in events are found by id, else by name", () => {
  const event = {
    kind: "joined",
    actor: { id: "id-Ann", name: null },
    targets: [
      { id: null, name: "Ben" },
      { id: null, name: "Nobody" },
    ],
    value: null,
  } as const;
  const joined = message({ chat: CHAT, at: START, kind: "system", event });
  const talk = talkOf([said(1, "Ann", "a"), said(2, "Ben", "b"), joined]);
  expect(talk.length).toBe(2);
  expect(talk.events.map(({ actor, person }) => [actor, person])).toEqual([
    [0, 1],
    [0, -1],
  ]);
});
