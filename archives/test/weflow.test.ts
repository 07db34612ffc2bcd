import { describe, expect, test } from "vitest";
import { fileOfText } from "../src/index.ts";
import { keepsItsPromises, survivesHostileValues } from "./hostile.ts";
import { fixture, readAll } from "./reading.ts";
import { realTalk, saidIn } from "./renderers/canon.ts";
import { weFlowArkmeJson, weFlowJson } from "./renderers/weflow.ts";
import { isKnownByAnyName, survivesNonsense } from "./survival.ts";

const own = async (name: string) => (await fixture("weflow")).filter((file) => file.path === name);
const readFixture = async (name: string) => readAll(await own(name));

describe("WeFlow's detailed JSON", () => {
  test("tells its chat by its own name, not by the exporter's note on it", async () => {
    const { formats, chats, people } = await readFixture("detailed.json");
    expect(formats).toEqual(["weflow-json"]);
    expect(chats).toEqual([
      {
        type: "chat",
        key: "wechat:20011122@chatroom",
        name: "楼下的菜园",
        platform: "wechat",
        shape: "group",
        purpose: null,
        exportedAt: 1_717_236_000_000,
      },
    ]);
    expect(people).toEqual([]);
  });

  test("tells who said what when, and whom WeChat itself notes as addressed", async () => {
    const { messages } = await readFixture("detailed.json");
    expect(messages[0]).toMatchObject({
      id: "8100000000000000001",
      at: 1_717_200_000_000,
      timeBasis: "epoch",
      sender: "wxid_lin",
      name: "阿林",
      kind: "text",
      text: "番茄可以摘了 @小周 @老吴\u2005谁来",
      mentions: [
        { id: "wxid_zhou", name: null },
        { id: "wxid_wu", name: null },
      ],
    });
    expect(
      messages.slice(1).every(({ id, mentions }, i) => mentions.length === 0 && (i === 0) === (id !== null)),
    ).toBe(true);
  });

  test("takes an answer by its mark, or by what it quotes, and leaves the quotation out of the words", async () => {
    const { messages } = await readFixture("detailed.json");
    expect(messages.slice(1, 4).map(({ kind, text, replyTo }) => [kind, text, replyTo])).toEqual([
      [
        "reply",
        "我来",
        {
          id: "8100000000000000001",
          sender: null,
          name: "阿林",
          at: null,
          text: "番茄可以摘了 @小周 @老吴 谁来",
          basis: "mark",
        },
      ],
      [
        "reply",
        "带个篮子",
        { id: null, sender: null, name: "小周", at: null, text: "我来[引用 阿林：番茄]", basis: "quote" },
      ],
      ["reply", "好", { id: null, sender: null, name: "小周", at: null, text: "我来", basis: "quote" }],
    ]);
  });

  test("knows its kinds by name, or by number where the name is new", async () => {
    const { messages, loss } = await readFixture("detailed.json");
    const kinds = messages.filter(({ event }) => event === null).map(({ kind, text }) => [kind, text]);
    expect(kinds.slice(4)).toEqual([
      ["image", ""],
      ["voice", "篮子放门口了"],
      ["sticker", ""],
      ["redPacket", "买种子"],
      ["unknown", "?"],
      ["text", "浇过水了"],
      ["forward", "隔壁群的种植经验"],
    ]);
    expect(loss.unknownKinds).toEqual([
      { kind: "系统消息", count: 1 },
      { kind: "其他消息(9001)", count: 1 },
    ]);
  });

  test("reads what the chatroom says as news, and takes it for nobody's words", async () => {
    const { messages } = await readFixture("detailed.json");
    expect(messages.flatMap(({ event, sender }) => (event === null ? [] : [{ ...event, sender }]))).toEqual([
      {
        kind: "joined",
        actor: { id: null, name: "老吴" },
        targets: [{ id: null, name: "小周" }],
        value: null,
        sender: null,
      },
      {
        kind: "joined",
        actor: { id: "wxid_lin", name: "阿林" },
        targets: [{ id: null, name: "新邻居" }],
        value: null,
        sender: null,
      },
    ]);
    expect(messages.some(({ sender }) => sender?.endsWith("@chatroom"))).toBe(false);
  });

  test("tells what it could not read", async () => {
    const { loss } = await readFixture("detailed.json");
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["noTime", 1],
      ["noSender", 1],
    ]);
    expect(loss).toMatchObject({ messages: 11, events: 2, linesRead: 16, timeZone: null });
  });

  test("is found and read behind pictures of any size, which are not", async () => {
    const picture = `data:image/png;base64,${"A".repeat(9 << 20)}`;
    const message =
      '{"createTime":1717200000,"type":"文本消息","content":"你好","senderUsername":"wxid_a","senderDisplayName":"甲"}';
    const text = `{"session":{"avatar":"${picture}","wxid":"9@chatroom","nickname":"群"},"avatars":{"wxid_a":"${picture}"},"messages":[${message}]}`;
    const { formats, chats, messages, loss } = await readAll([fileOfText("a.json", text)]);
    expect(formats).toEqual(["weflow-json"]);
    expect(chats).toMatchObject([{ key: "wechat:9@chatroom", name: "群" }]);
    expect(messages).toMatchObject([{ text: "你好" }]);
    expect(loss).toMatchObject({ skipped: [], truncatedFiles: [] });
  });
});

describe("WeFlow's arkme JSON", () => {
  test("finds senders in their table, by their name in the chat and never by a private note", async () => {
    const { formats, chats, messages, loss } = await readFixture("arkme.json");
    expect(formats).toEqual(["weflow-arkme-json"]);
    expect(chats).toMatchObject([{ key: "wechat:20011122@chatroom", name: "种菜的", shape: "group" }]);
    expect(messages.map(({ sender, name, text, event }) => [sender, name, text, event?.kind])).toEqual([
      ["wxid_lin", "阿林", "番茄可以摘了", undefined],
      ["wxid_zhou", "小周", "我来", undefined],
      [null, "", "", "removed"],
    ]);
    expect(messages[2]?.event).toMatchObject({ actor: { id: "wxid_lin" }, targets: [{ name: "小周" }] });
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([["noSender", 2]]);
  });

  test("takes no id that was a number too large to be exact", async () => {
    const { messages } = await readFixture("arkme.json");
    expect(messages[1]).toMatchObject({ id: null, replyTo: { id: "8100000000000000001" } });
  });

  test("hands on the whole roster, also those who never spoke, though it comes last", async () => {
    const { people } = await readFixture("arkme.json");
    expect(people.map(({ chat, id, name }) => [chat, id, name])).toEqual([
      ["wechat:20011122@chatroom", "wxid_lin", "阿林"],
      ["wechat:20011122@chatroom", "wxid_zhou", "小周"],
      ["wechat:20011122@chatroom", "wxid_quiet", "从不说话"],
    ]);
  });
});

test("echotrace's JSON is read as WeFlow's", async () => {
  const { formats, chats, messages } = await readFixture("echotrace.json");
  expect(formats).toEqual(["weflow-json"]);
  expect(chats).toMatchObject([
    { key: "wechat:wxid_zhou", name: "小周", shape: "private", exportedAt: null },
  ]);
  expect(messages.map(({ kind, text }) => [kind, text])).toEqual([
    ["text", "在吗"],
    ["voice", ""],
  ]);
});

describe("WeFlow files nobody meant to write", () => {
  const pieces = [
    '{"weflow":{}',
    ',"session":{"wxid":"a"',
    '"messages":[',
    '{"createTime":1717200000',
    "}",
    "]",
    ",",
    '"',
  ];
  const files = [
    { format: "weflow-json", files: () => own("detailed.json") },
    { format: "weflow-arkme-json", files: () => own("arkme.json") },
  ];

  for (const { format, files: given } of files) {
    keepsItsPromises(format, given);
    survivesHostileValues(format, given);
  }
  test.each(files)("$format: ten thousand lines of nonsense end with a report", ({ format }) =>
    survivesNonsense(format, pieces),
  );
  test.each(files)("$format: whatever its name, it is what it is", async ({ format, files: given }) =>
    isKnownByAnyName(format, await given()),
  );
});

describe("real talk written as WeFlow", () => {
  test.for(["irc-raku/raku-beginner", "zulip-lean"])("%s comes back as it went in", async (archive, ctx) => {
    const said = await realTalk(archive);
    if (said === null) return ctx.skip("needs the archives folder");
    expect(said.length).toBeGreaterThan(1000);
    for (const [format, text] of [
      ["weflow-json", weFlowJson(said)],
      ["weflow-arkme-json", weFlowArkmeJson(said)],
    ] as const) {
      const { formats, people, messages, loss } = await readAll([fileOfText("a.json", text)]);
      expect(formats).toEqual([format]);
      const names = new Map(said.map(({ sender, name }) => [sender, name]));
      // The compact form knows one name for each sender.
      const expected =
        format === "weflow-json" ? said : said.map((one) => ({ ...one, name: names.get(one.sender) }));
      expect(saidIn(messages)).toEqual(expected);
      expect(people).toHaveLength(format === "weflow-json" ? 0 : names.size);
      expect(loss.skipped).toEqual([]);
    }
  });
});
