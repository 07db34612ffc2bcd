import { describe, expect, test } from "vitest";
import { fileOfText } from "../src/index.ts";
import { keepsItsPromises, survivesHostileValues } from "./hostile.ts";
import { fixture, readAll } from "./reading.ts";
import { realTalk, saidIn } from "./renderers/canon.ts";
import { chatLabJson, chatLabJsonl } from "./renderers/chatlab.ts";
import { isKnownByAnyName, survivesNonsense } from "./survival.ts";

const own = async (name: string) => (await fixture("chatlab")).filter((file) => file.path === name);
const readFixture = async (name: string) => readAll(await own(name));

describe("a ChatLab JSON document", () => {
  test("tells its chat and everybody it knows, also who never spoke", async () => {
    const { formats, chats, people } = await readFixture("group.json");
    expect(formats).toEqual(["chatlab-json"]);
    expect(chats).toEqual([
      {
        type: "chat",
        key: "wechat:18812345678@chatroom",
        name: "周末爬山",
        platform: "wechat",
        shape: "group",
        purpose: null,
        exportedAt: 1_717_236_000_000,
      },
    ]);
    expect(people.map(({ id, name, role }) => [id, name, role])).toEqual([
      ["wxid_lin", "阿林", "owner"],
      ["wxid_zhou", "小周", "admin"],
      ["wxid_wu", "Wu", "member"],
      ["wxid_quiet", "从不说话", null],
    ]);
  });

  test("tells who said what when, in answer to what", async () => {
    const { messages } = await readFixture("group.json");
    expect(messages[0]).toMatchObject({
      chat: "wechat:18812345678@chatroom",
      id: "7000000000000000001",
      at: 1_717_200_000_000,
      timeBasis: "epoch",
      sender: "wxid_lin",
      name: "阿林",
      kind: "text",
      text: "周六七点在东门集合",
      replyTo: null,
    });
    expect(messages[1]).toMatchObject({ kind: "reply", text: "收到" });
    expect(messages[1]?.replyTo).toMatchObject({ id: "7000000000000000001", basis: "mark" });
    expect(messages[2]).toMatchObject({ kind: "reply", text: "那我带水" });
    expect(messages[2]?.replyTo).toMatchObject({ id: null, name: "小周", text: "收到", basis: "quote" });
    expect(messages.at(-1)).toMatchObject({ sender: "10001", at: 1_717_200_094_123, text: "数字也行" });
  });

  test("keeps the words beside a medium, not the mark or the place of it", async () => {
    const { messages } = await readFixture("group.json");
    const media = messages.filter(({ hasAttachment }) => hasAttachment);
    expect(media.map(({ kind, text }) => [kind, text])).toEqual([
      ["image", ""],
      ["image", ""],
      ["voice", "我晚十分钟到"],
      ["file", ""],
    ]);
    expect(messages.find(({ kind }) => kind === "forward")).toMatchObject({
      isForwarded: true,
      text: "上次的路线",
    });
    expect(messages.find(({ kind }) => kind === "link")?.text).toBe("");
  });

  test("keeps that a message was recalled, not what it said", async () => {
    const { messages, loss } = await readFixture("group.json");
    expect(messages.filter(({ isRecalled }) => isRecalled)).toMatchObject([
      { sender: "wxid_zhou", text: "" },
    ]);
    expect(loss.recalled).toBe(1);
  });

  test("understands who came and who was made to go", async () => {
    const { messages, loss } = await readFixture("group.json");
    const events = messages.flatMap(({ event }) => (event === null ? [] : [event]));
    expect(events).toEqual([
      {
        kind: "joined",
        actor: { id: null, name: "小周" },
        targets: [{ id: null, name: "新来的" }],
        value: null,
      },
      {
        kind: "removed",
        actor: { id: "wxid_lin", name: null },
        targets: [{ id: null, name: "新来的" }],
        value: null,
      },
    ]);
    expect(loss.unknownKinds).toEqual([
      { kind: "80", count: 1 },
      { kind: "42", count: 1 },
    ]);
  });

  test("tells what it could not read, and why", async () => {
    const { loss } = await readFixture("group.json");
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["noTime", 1],
      ["absurdTime", 1],
      ["noSender", 1],
      ["malformed", 1],
    ]);
    expect(loss).toMatchObject({ messages: 12, events: 2, linesRead: 23, timeZone: null });
  });

  test("may hold anything of the wrong kind anywhere", async () => {
    const odd = [null, 1, "x", [], {}, [[]], true].map((value) => JSON.stringify(value));
    for (const value of odd) {
      const document = `{"chatlab":${value},"meta":${value},"members":[${value}],"messages":[${value},
        {"sender":${value},"accountName":${value},"timestamp":1717200000,"type":${value},"content":${value}}]}`;
      const { formats, messages } = await readAll([fileOfText("a.json", document)]);
      expect(formats).toEqual(["chatlab-json"]);
      expect(messages.length).toBeLessThanOrEqual(1);
    }
  });

  test("may come with its messages before its members, or with no name at all", async () => {
    const document =
      '{"messages":[{"sender":"a","accountName":"A","timestamp":1717200000,"type":0,"content":"hi"}],"members":[{"platformId":"b","accountName":"B"}],"chatlab":{}}';
    const { chats, people, messages } = await readAll([fileOfText("talk/x.json", document)]);
    expect(chats).toMatchObject([
      { key: "unknown:talk/x.json", name: "x.json", shape: "unknown", exportedAt: null },
    ]);
    expect([messages.length, people.length]).toEqual([1, 1]);
  });
});

describe("ChatLab JSONL", () => {
  test("is read line by line, past comments and lines that are broken", async () => {
    const { formats, chats, people, messages, loss } = await readFixture("group.jsonl");
    expect(formats).toEqual(["chatlab-jsonl"]);
    expect(chats).toMatchObject([{ key: "qq:987654", name: "Walks", platform: "qq", shape: "group" }]);
    expect(people.map(({ id, role }) => [id, role])).toEqual([
      ["10001", "owner"],
      ["10002", null],
      ["10003", null],
    ]);
    expect(messages.map(({ text, replyTo, kind }) => [kind, text, replyTo?.id ?? null])).toEqual([
      ["text", "Who brings the map?", null],
      ["text", "I do\nand a compass", "1"],
      ["poke", "Cleo戳了戳Ben", null],
      ["system", "", null],
    ]);
    expect(messages.at(-1)?.event).toMatchObject({ kind: "joined", targets: [{ name: "Dan" }] });
    expect(loss.skipped.map(({ reason, samples }) => [reason, samples.map(({ line }) => line)])).toEqual([
      ["malformed", [9, 11]],
      ["notChat", [10]],
    ]);
  });

  test("is known by its rows when it begins with comments or has no header", async () => {
    const row =
      '{"_type":"message","sender":"a","accountName":"A","timestamp":1717200000,"type":0,"content":"hi"}';
    const header = '{"chatlab":{"version":"0.0.2"},"meta":{"name":"M"},"_type":"header"}';
    for (const text of [`${header}\n${row}\n`, `# x\n\n# y\n${row}\n`, `${row}\n${row}\n`, `\n\n${row}`]) {
      const { formats, messages } = await readAll([fileOfText("a", text)]);
      expect(formats).toEqual(["chatlab-jsonl"]);
      expect(messages.length).toBeGreaterThan(0);
    }
  });
});

describe("ChatLab files nobody meant to write", () => {
  const pieces = [
    '{"_type":"message"',
    '"sender":"a"',
    '"timestamp":1717200000',
    ',"type":80',
    "#",
    "{",
    "}",
    "[",
    '"',
  ];
  const files = [
    { format: "chatlab-json", files: () => own("group.json") },
    { format: "chatlab-jsonl", files: () => own("group.jsonl") },
  ];

  for (const { format, files: given } of files) keepsItsPromises(format, given);
  survivesHostileValues("chatlab-json", () => own("group.json"));
  test.each(files)("$format: ten thousand lines of nonsense end with a report", ({ format }) =>
    survivesNonsense(format, pieces),
  );
  test.each(files)("$format: whatever its name, it is what it is", async ({ format, files: given }) =>
    isKnownByAnyName(format, await given()),
  );
});

describe("real talk written as ChatLab", () => {
  test.for(["irc-raku/raku-beginner", "zulip-lean"])("%s comes back as it went in", async (archive, ctx) => {
    const said = await realTalk(archive);
    if (said === null) return ctx.skip("needs the archives folder");
    expect(said.length).toBeGreaterThan(1000);
    for (const [name, text] of [
      ["a.json", chatLabJson(said)],
      ["a.jsonl", chatLabJsonl(said)],
    ] as const) {
      const { formats, messages, loss } = await readAll([fileOfText(name, text)]);
      expect(formats).toEqual([name === "a.json" ? "chatlab-json" : "chatlab-jsonl"]);
      expect(saidIn(messages)).toEqual(said);
      expect(loss.skipped).toEqual([]);
    }
  });
});
