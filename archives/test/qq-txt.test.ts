import { describe, expect, test } from "vitest";
import { fileOfBlob, fileOfText } from "../src/index.ts";
import { keepsItsPromises } from "./hostile.ts";
import { fixture, readAll } from "./reading.ts";
import { realTalk, saidIn } from "./renderers/canon.ts";
import { asQqText, numbersOf, qqTxt } from "./renderers/qq-txt.ts";
import { encoded } from "./streams.ts";
import { isKnownByAnyName, survivesNonsense } from "./survival.ts";

const own = () => fixture("qq-txt");
const readFixture = async () => readAll(await own());

function shanghai(clock: string): number {
  return Date.parse(`${clock}+08:00`);
}

describe("QQ's saved text", () => {
  test("may hold many chats", async () => {
    const { formats, chats, messages } = await readFixture();
    expect(formats).toEqual(["qq-txt"]);
    expect(chats.map(({ key, name, platform, shape }) => [key, name, platform, shape])).toEqual([
      ["qq:骑行小队", "骑行小队", "qq", "group"],
      ["qq:周五的饭", "周五的饭", "qq", "group"],
      ["qq:老吴", "老吴", "qq", "private"],
    ]);
    const byChat = chats.map(({ key }) => messages.filter(({ chat }) => chat === key).length);
    expect(byChat).toEqual([13, 2, 1]);
  });

  test("tells who said what when, whatever the clock and the kind of id", async () => {
    const { messages } = await readFixture();
    expect(messages.slice(0, 4).map(({ at, sender, name, text }) => [at, sender, name, text])).toEqual([
      [shanghai("2019-07-16T18:15:05"), "23333233", "地瓜", "第一行\n第二行\n\n隔了一行的第四行"],
      [shanghai("2019-09-23T20:43:38"), "someone@example.com", "名字", ""],
      [shanghai("2019-09-23T00:00:00"), "10002345", "小周", "桥头的照片 @地瓜"],
      [
        shanghai("2019-09-23T12:00:01"),
        "10003456",
        "阿林 (北京)",
        "2019-07-16 18:15:05 地瓜(23333233)\n上面是我从别处贴来的，不是标题",
      ],
    ]);
    expect(messages[0]).toMatchObject({ id: null, timeBasis: "assumed", replyTo: null });
  });

  test("is read in the zone it is said to be from", async () => {
    const { messages, loss } = await readAll(await own(), { timeZone: "Europe/Berlin" });
    expect(messages[0]?.at).toBe(Date.parse("2019-07-16T18:15:05+02:00"));
    expect(loss.timeZone).toBe("Europe/Berlin");
    expect((await readFixture()).loss.timeZone).toBe("Asia/Shanghai");
  });

  test("keeps titles out of names, and takes two of them for offices", async () => {
    const { people, messages } = await readFixture();
    expect(people.map(({ id, name, role }) => [id, name, role])).toEqual([
      ["23333233", "地瓜", "owner"],
      ["10002345", "小周", "admin"],
    ]);
    expect(messages.filter(({ sender }) => sender === "23333233").map(({ name }) => name)).toEqual([
      "地瓜",
      "【】",
      "23333233",
      "地瓜",
      "地瓜",
    ]);
  });

  test("takes a line like a header for words where the line above is not blank, or the chat has ids", async () => {
    const { messages } = await readFixture();
    expect(messages.find(({ text }) => text.startsWith("开会"))?.text).toBe(
      "开会时间改了\n\n2019-09-25 10:00:00 大家都来",
    );
  });

  test("takes a line of equal signs, or one that names a chat, for words where no chat begins", async () => {
    const { messages } = await readFixture();
    const riders = messages.filter(({ chat }) => chat === "qq:骑行小队");
    expect(riders.at(-2)?.text).toBe("================\n不是分隔线\n消息对象:也不是新的聊天");
  });

  test("takes the head of a whole export, pasted below somebody's words, for their words", async () => {
    const { messages, chats } = await readFixture();
    const rule = "=".repeat(64);
    expect(messages.findLast(({ chat }) => chat === "qq:骑行小队")).toMatchObject({
      sender: "23333233",
      at: shanghai("2019-09-24T09:00:10"),
      text: `群里导出的开头是这样：\n${rule}\n消息分组:我的群聊\n${rule}\n消息对象:假的群\n${rule}\n2019-07-16 18:15:05 【群主】地瓜(23333233)\n就这些`,
    });
    expect(chats.map(({ name }) => name)).not.toContain("假的群");
  });

  test("leaves marks for media out of the words", async () => {
    const { messages } = await readFixture();
    const marked = messages.filter(({ kind, hasAttachment }) => kind !== "text" || hasAttachment);
    expect(marked.map(({ kind, text, hasAttachment }) => [kind, text, hasAttachment])).toEqual([
      ["image", "", true],
      ["text", "桥头的照片 @地瓜", true],
      ["redPacket", "", false],
      ["system", "", false],
      ["system", "", false],
      ["system", "", false],
      ["text", "2019-13-45 09:00:08 小周(10002345)\n这个月不存在", true],
    ]);
  });

  test("tells through QQ's own voice who came, was silenced, took back", async () => {
    const { messages, loss } = await readFixture();
    expect(messages.flatMap(({ event }) => (event === null ? [] : [event]))).toEqual([
      { kind: "joined", actor: null, targets: [{ id: "55556666", name: "新来的" }], value: null },
      { kind: "recalled", actor: { id: null, name: "小周" }, targets: [], value: null },
      { kind: "muted", actor: null, targets: [{ id: "10003456", name: "阿林" }], value: "10分钟" },
    ]);
    expect(loss.unknownKinds).toEqual([{ kind: "系统消息", count: 1 }]);
  });

  test("reads chats saved without ids by their names", async () => {
    const { messages } = await readFixture();
    const dinner = messages.filter(({ chat }) => chat === "qq:周五的饭");
    expect(dinner.map(({ at, sender, name, text }) => [at, sender, name, text])).toEqual([
      [shanghai("2019-10-01T19:00:00"), "地瓜", "地瓜", "我先点菜"],
      [shanghai("2019-10-01T19:00:30"), "老吴【不吃辣】", "老吴【不吃辣】", "好"],
    ]);
  });

  test("tells of a clock that was wrong, and takes a date that does not exist for words", async () => {
    const { messages, loss } = await readFixture();
    expect(loss.skipped).toMatchObject([{ reason: "absurdTime", count: 1, samples: [{ text: "钟坏了" }] }]);
    expect(messages.some(({ text }) => text.includes("这个月不存在"))).toBe(true);
    expect(loss).toMatchObject({ messages: 13, events: 3, truncatedFiles: [] });
  });

  test("is known without its banner, in GBK as well", async () => {
    const text =
      "2019-07-16 18:15:05 地瓜(23333233)\n大家好，在这里\n\n2019-07-16 18:15:06 小周(10002345)\n你好\n\n";
    for (const bytes of [text, encoded(text, "gb18030").slice()]) {
      const { formats, chats, messages } = await readAll([fileOfBlob("骑行.txt", new Blob([bytes]))]);
      expect(formats).toEqual(["qq-txt"]);
      expect(chats).toMatchObject([{ key: "qq:骑行", shape: "unknown" }]);
      expect(messages.map(({ name, text: said }) => [name, said])).toEqual([
        ["地瓜", "大家好，在这里"],
        ["小周", "你好"],
      ]);
    }
  });

  test("cuts a message of megabytes short and says so", async () => {
    const { messages, loss } = await readAll(
      [fileOfText("a.txt", `2019-07-16 18:15:05 地瓜(23333233)\n${"很长的一行\n".repeat(300_000)}`)],
      { format: "qq-txt" },
    );
    expect(messages.map(({ text }) => text.length <= 20_000 && text.length > 19_000)).toEqual([true]);
    expect(loss.skipped).toMatchObject([{ reason: "tooLong", count: 1 }]);
  });
});

test("blanks by the megabyte are passed over at once", async () => {
  const message = `2019-07-16 18:15:05 地瓜(23333233)\n${" ".repeat(19_000)}x\n\n`;
  const start = performance.now();
  const { messages } = await readAll([fileOfText("a.txt", message.repeat(200))]);
  expect(messages).toHaveLength(200);
  expect(performance.now() - start).toBeLessThan(1000);
});

describe("QQ files nobody meant to write", () => {
  const pieces = [
    "2019-07-16 18:15:05 ",
    "地瓜(23333233)",
    "消息对象:",
    "=".repeat(20),
    "\n",
    "【",
    "】",
    "[图片]",
    " PM",
  ];

  keepsItsPromises("qq-txt", own);
  test("ten thousand lines of nonsense end with a report", () => survivesNonsense("qq-txt", pieces));
  test("whatever its name, it is what it is", async () => isKnownByAnyName("qq-txt", await own()));
});

describe("real talk written as QQ saves it", () => {
  test.for(["irc-raku/raku-beginner", "zulip-lean"])("%s comes back as it went in", async (archive, ctx) => {
    const said = (await realTalk(archive))?.filter(({ text }) => asQqText(text) !== "") ?? null;
    if (said === null) return ctx.skip("needs the archives folder");
    expect(said.length).toBeGreaterThan(1000);
    const numbers = numbersOf(said);
    for (const [form, isTwelveHours] of [
      ["number", false],
      ["mail", true],
    ] as const) {
      const { formats, messages, loss } = await readAll([
        fileOfText("a.txt", qqTxt(said, form, isTwelveHours)),
      ]);
      expect(formats).toEqual(["qq-txt"]);
      const suffix = form === "mail" ? "@example.org" : "";
      expect(saidIn(messages)).toEqual(
        said.map((one) => ({
          ...one,
          id: null,
          replyTo: null,
          sender: `${numbers.get(one.sender)}${suffix}`,
          text: asQqText(one.text),
        })),
      );
      expect(loss.skipped).toEqual([]);
    }
  });
});
