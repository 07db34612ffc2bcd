import { describe, expect, test } from "vitest";
import { fileOfText } from "../src/index.ts";
import { keepsItsPromises } from "./hostile.ts";
import { archivesFolder, differences, filesUnder, fixture, readAll } from "./reading.ts";
import { renderThreads } from "./renderers/forum-markdown.ts";

const own = () => fixture("forum-markdown");
const thread = async () => (await own()).filter(({ path }) => path.startsWith("闲谈区"));
const topics = async () => (await own()).filter(({ path }) => path.startsWith("rendered"));

async function floors() {
  const { messages } = await readAll(await thread());
  return new Map(messages.map((one) => [one.id, one]));
}

describe("the reader of forum threads in Markdown", () => {
  test("makes one chat of a thread's files, named as its folder is now", async () => {
    const { formats, chats, messages, loss } = await readAll(await thread());
    expect(formats).toEqual(["forum-markdown"]);
    expect(chats).toEqual([
      {
        type: "chat",
        key: "forum:350127",
        name: "【茶话】春天的第二栋楼",
        platform: "forum",
        shape: "group",
        purpose: null,
        exportedAt: Date.UTC(2023, 3, 4, 23, 30),
      },
    ]);
    expect(messages.map(({ id }) => id)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(loss).toMatchObject({ timeZone: "Asia/Shanghai", recalled: 1 });
  });

  test("an older save of a file adds nothing that was there", async () => {
    const { loss } = await readAll(await thread());
    expect(loss.skipped).toMatchObject([{ reason: "duplicate", count: 1, samples: [{ text: "#8" }] }]);
  });

  test("reads names, and times on the minute in the forum's zone", async () => {
    expect((await floors()).get("9")).toMatchObject({
      sender: "青石板",
      name: "青石板",
      at: Date.UTC(2023, 3, 1, 1, 30),
      timeBasis: "assumed",
      text: "说得好，就这么办",
    });
    const elsewhere = await readAll(await thread(), { timeZone: "UTC" });
    expect(elsewhere.messages[0]?.at).toBe(Date.UTC(2023, 2, 30, 8, 5));
  });

  test("keeps the words and leaves out what apps, moderators and the forum add", async () => {
    const all = await floors();
    expect(all.get("1")?.text).toBe("大家早上好，这里喝茶聊天。\n参考 https://tea.example 和 茶谱");
    expect(all.get("2")?.text).toBe("早");
    expect(all.get("3")?.text).toBe("喝什么茶 a < b\n*****\n第二行还是我的");
    expect(all.get("4")).toMatchObject({ isRecalled: true, text: "" });
    expect(all.get("5")?.text).toBe("龙井\n#### 这不是名字\n##### 6# 这不是楼层");
  });

  test("a quotation tells who and when, so that the post can be found", async () => {
    expect((await floors()).get("3")?.replyTo).toEqual({
      id: null,
      sender: "青石板",
      name: "青石板",
      at: Date.UTC(2023, 2, 30, 0, 5),
      text: "大家早上好，这里喝茶聊天。",
      basis: "quote",
    });
  });

  test("a quotation of the old kind tells the number too", async () => {
    expect((await floors()).get("5")?.replyTo).toEqual({
      id: "3",
      sender: "Ferrant_9",
      name: "Ferrant_9",
      at: Date.UTC(2023, 2, 30, 0, 6),
      text: "喝什么茶",
      basis: "quote",
    });
  });

  test("smileys and pictures are no words", async () => {
    const all = await floors();
    expect(all.get("2")).toMatchObject({ kind: "text", hasAttachment: true });
    expect(all.get("6")).toMatchObject({ kind: "sticker", hasAttachment: true, text: "" });
    expect(all.get("7")).toMatchObject({ kind: "image", hasAttachment: true, text: "" });
    expect(all.get("9")).toMatchObject({ kind: "text", hasAttachment: false });
  });

  test("ratings are reactions, also those the table leaves out", async () => {
    expect((await floors()).get("1")).toMatchObject({
      reactions: 5,
      reactedBy: ["小河灯", "Ferrant_9", "木梳子"].map((name) => ({ id: name, name })),
    });
  });

  test("a post without a name is nobody's", async () => {
    const text = "####    \n##### 1#       发表于 2023-3-30 8:05\n\n早\n";
    const { messages } = await readAll([fileOfText("楼/12345.md", text)]);
    expect(messages).toMatchObject([{ sender: null, name: "", text: "早" }]);
  });

  test("files without a number in their names are one thread by what is left of the name", async () => {
    const post = (n: number) => `####  青石板  \n##### ${n}#       发表于 2023-3-30 8:0${n}\n\n早\n`;
    const { chats, messages } = await readAll([
      fileOfText("楼/茶话-1.md", post(1)),
      fileOfText("楼/茶话-2.md", post(2)),
      fileOfText("楼/棋话-1.md", post(1)),
    ]);
    expect(chats.map(({ name }) => name)).toEqual(["棋话", "茶话"]);
    expect(messages).toHaveLength(3);
  });

  test("times that cannot be are no times", async () => {
    const post = (time: string) => `####  青石板  \n##### 1#       发表于 ${time}\n\n早\n`;
    for (const time of ["2023-13-40 8:05", "昨天 8:05", "0001-1-1 8:05", "9999-1-1 0:00"]) {
      const { messages } = await readAll([fileOfText("楼/12345.md", post(time))]);
      expect(messages).toMatchObject([{ at: null, text: "早" }]);
    }
  });

  test("a post of many megabytes is cut, told, and ends where the next begins", async () => {
    const head = (n: number) => `*****\n\n####  青石板  \n##### ${n}#       发表于 2023-3-30 8:05\n\n`;
    const long = `${"茶".repeat(999)}\n`.repeat(4000);
    const { messages, loss } = await readAll([fileOfText("楼/12345.md", head(1) + long + head(2) + "早\n")]);
    expect(messages.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(messages[0]!.text.length).toBeLessThanOrEqual(1 << 20);
    expect(loss.skipped).toMatchObject([{ reason: "tooLong", count: 1 }]);
  });
});

describe("Discourse topics in Markdown", () => {
  test("are one chat with topics, their posts known by topic and number", async () => {
    const { formats, chats, messages, loss } = await readAll(await topics());
    expect(formats).toEqual(["forum-markdown"]);
    expect(chats).toMatchObject([
      { key: "discourse:workshop.example", name: "workshop.example", platform: "discourse" },
    ]);
    expect(messages.map(({ id, topic, sender }) => [id, topic, sender])).toEqual([
      ["412/1", "Sharpening chisels", "nettle_w"],
      ["412/2", "Sharpening chisels", "orrin"],
      ["412/3", "Sharpening chisels", "calla"],
      ["430/1", "Glue", "orrin"],
    ]);
    expect(messages[0]).toMatchObject({ at: Date.UTC(2021, 4, 4, 18, 33), timeBasis: "explicit" });
    expect(loss.skipped).toEqual([]);
  });

  test("answer the post they quote, or else the topic's first", async () => {
    const { messages } = await readAll(await topics());
    expect(messages.map(({ replyTo }) => replyTo)).toEqual([
      null,
      { id: "412/1", sender: null, name: null, at: null, text: null, basis: "mark" },
      {
        id: "412/2",
        sender: "orrin",
        name: "Orrin",
        at: null,
        text: "A wet one, ask @calla",
        basis: "quote",
      },
      { id: "412/1", sender: null, name: null, at: null, text: "Which stone do you use?", basis: "quote" },
    ]);
  });

  test("keep their own words: no quotations, no previews", async () => {
    const { messages } = await readAll(await topics());
    expect(messages.map(({ text }) => text)).toEqual([
      "Which stone do you use?\nPost #9",
      "A wet one, ask @calla and @nobody :slight_smile:",
      "True.\n---\na line below a rule",
      "And which glue? glue.pdf (12 KB)",
    ]);
    expect(messages.map(({ mentions }) => mentions)).toEqual([[], [{ id: "calla", name: "calla" }], [], []]);
    expect(messages.map(({ hasAttachment }) => hasAttachment)).toEqual([false, false, false, true]);
  });
});

describe("forum threads, hurt", () => {
  keepsItsPromises("forum-markdown", own);
});

describe("the Chinese forum threads", () => {
  const folder = archivesFolder("forum-s1-zh");

  test("have the messages and senders their table tells", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const { chats, messages, loss } = await readAll(await filesUnder(folder));
    const counts = chats.map(({ key }) => {
      const rows = messages.filter(({ chat }) => chat === key);
      return [key, rows.length, new Set(rows.map(({ sender }) => sender)).size];
    });
    expect(counts).toEqual([
      ["forum:1937785", 8199, 483],
      ["forum:1967236", 12_664, 557],
    ]);
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([["unknownFormat", 1]]);
  });

  test("quotations lead to the posts they quote", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const { messages } = await readAll(await filesUnder(folder));
    const then = Map.groupBy(messages, ({ chat, sender, at }) => `${chat}\n${sender}\n${at}`);
    const squeezed = (text: string) => text.replaceAll(/\s+/g, "");
    const quotes = messages.filter(({ replyTo }) => replyTo !== null);
    const found = quotes.filter(({ chat, replyTo }) => {
      const posts = then.get(`${chat}\n${replyTo?.sender}\n${replyTo?.at}`) ?? [];
      const start = squeezed(replyTo?.text ?? "").slice(0, 12);
      return posts.some(({ text }) => squeezed(text).startsWith(start));
    });
    expect(quotes).toHaveLength(8389);
    expect(found.length / quotes.length).toBeGreaterThan(0.93);
  });

  test("written out again and read back say the same", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const first = await readAll(await filesUnder(folder));
    const second = await readAll(renderThreads(first.chats, first.messages));
    expect(second.chats).toEqual(first.chats);
    expect(differences(first.messages, second.messages)).toEqual([]);
  });
});
