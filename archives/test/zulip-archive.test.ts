import { describe, expect, test } from "vitest";
import { fileOfText } from "../src/index.ts";
import { keepsItsPromises, survivesHostileValues } from "./hostile.ts";
import { archivesFolder, differences, filesUnder, fixture, readAll } from "./reading.ts";
import { renderZulipArchive } from "./renderers/zulip-archive.ts";

const own = () => fixture("zulip-archive");

async function byId() {
  const { messages } = await readAll(await own());
  return new Map(messages.map((one) => [one.id, one]));
}

describe("the zulip-archive reader", () => {
  test("makes one chat of each channel, named as in the archive's index", async () => {
    const { formats, chats, messages, loss } = await readAll(await own());
    expect(formats).toEqual(["zulip-archive"]);
    expect(chats.map(({ key, name, exportedAt }) => [key, name, exportedAt])).toEqual([
      ["zulip:1201", "读书会", 1_700_200_000_250],
      ["zulip:1202", "weekend walks", 1_700_200_000_250],
    ]);
    expect(messages).toHaveLength(13);
    expect(loss.timeBasis).toEqual({ epoch: 13, explicit: 0, assumed: 0 });
  });

  test("reads names from paths where there is no index", async () => {
    const files = (await own()).filter((file) => !file.path.includes("index"));
    const { chats, messages } = await readAll(files);
    expect(chats.map(({ name, exportedAt }) => [name, exportedAt])).toEqual([
      ["读书会", null],
      ["weekend-walks", null],
    ]);
    expect(new Set(messages.map(({ topic }) => topic))).toEqual(new Set(["第一章: 开头?", "路线"]));
  });

  test("a topic that was settled is one topic, and its two files hold each message once", async () => {
    const { messages, loss } = await readAll(await own());
    const walk = messages.filter(({ chat }) => chat === "zulip:1202");
    expect(walk.map(({ id, topic }) => [id, topic])).toEqual([
      ["9101", "路线"],
      ["9102", "路线"],
      ["9103", "路线"],
    ]);
    expect(loss.skipped).toMatchObject([{ reason: "duplicate", count: 2 }]);
  });

  test("keeps what was said apart from what was quoted, and points at the message quoted", async () => {
    const all = await byId();
    expect(all.get("9003")).toMatchObject({ text: "我慢一点，\n才第三页", mentions: [] });
    expect(all.get("9003")?.replyTo).toEqual({
      id: "9002",
      sender: "Odile Marchetti",
      name: "Odile Marchetti",
      at: null,
      text: "林小满 said:\n大家读到第几页了？\npage 12 & counting",
      basis: "quote",
    });
  });

  test("of several quotations the first is answered, and no head is left in the words", async () => {
    const one = (await byId()).get("9004");
    expect(one?.replyTo?.id).toBe("9003");
    expect(one?.text).toBe("都很好 @all");
    expect(one?.mentions).toEqual([]);
  });

  test("words of one's own before a quotation stay", async () => {
    const one = (await byId()).get("9008");
    expect(one?.replyTo).toMatchObject({ id: "9006", name: null, text: "shelves first" });
    expect(one?.text).toBe("As the guide says in its third note:\nso I built one");
  });

  test("a message that only quotes what no message said keeps its words", async () => {
    expect((await byId()).get("9009")).toMatchObject({ text: "only words of another", replyTo: null });
  });

  test("people mentioned are known by name, since senders have no id", async () => {
    const one = (await byId()).get("9002");
    expect(one?.mentions).toEqual([{ id: null, name: "林小满" }]);
    expect(one?.text).toBe("@林小满 page 12 & counting :smile:");
    expect(one).toMatchObject({ sender: "Odile Marchetti", name: "Odile Marchetti", at: 1_700_000_060_000 });
  });

  test("that a message was deleted is kept, the placeholder is not its text", async () => {
    expect((await byId()).get("9005")).toMatchObject({ isRecalled: true, text: "" });
  });

  test("uploads are attachments, and a message of nothing else is a file", async () => {
    const all = await byId();
    expect(all.get("9006")).toMatchObject({ kind: "text", hasAttachment: true, text: "Look at shelf.jpg" });
    expect(all.get("9007")).toMatchObject({ kind: "file", hasAttachment: true, text: "" });
  });

  test("a formula is read once, code as it stands", async () => {
    expect((await byId()).get("9010")?.text).toBe("sum a+b done\nif x < 3");
  });

  test("as many quotations as a message can hold are read as fast as any text", async () => {
    const quote = '<p><a href="/near/1">x</a>:</p><blockquote>y</blockquote>z ';
    const row = { id: 1, sender_full_name: "周启明", content: quote.repeat(100_000), timestamp: 1.7e9 };
    const begun = performance.now();
    const { messages } = await readAll([fileOfText("zulip_json/5-茶/新茶.json", JSON.stringify([row]))]);
    expect(messages[0]?.replyTo).toMatchObject({ id: "1", text: "y" });
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  test("what is no message is told and left out", async () => {
    const rows = [{ id: 1, sender_full_name: "周启明", content: "<p>好</p>", timestamp: 1_700_000_000 }];
    const odd = [...rows, { id: 2, timestamp: 1 }, 7, { ...rows[0], id: 3, timestamp: "soon" }];
    const { messages, loss } = await readAll([fileOfText("zulip_json/5-茶/新茶.json", JSON.stringify(odd))]);
    expect(messages.map(({ id, at }) => [id, at])).toEqual([
      ["1", 1_700_000_000_000],
      ["3", null],
    ]);
    expect(loss.skipped).toMatchObject([
      { reason: "malformed", count: 2 },
      { reason: "noTime", count: 1, samples: [{ text: "好" }] },
    ]);
  });
});

describe("zulip-archive, hurt", () => {
  keepsItsPromises("zulip-archive", own);
  survivesHostileValues("zulip-archive", own);
});

describe("the Lean archive", () => {
  const folder = archivesFolder("zulip-lean");

  // The table was made without the files whose names begin with a dot (settled topics), and counts four
  // messages that were moved between two channels in both.
  const TABLE: Readonly<Record<string, readonly [messages: number, senders: number]>> = {
    "Machine-Learning-for-Theorem-Proving": [9310 - 4, 454],
    triage: [4444, 73],
    "Type-theory": [4353, 143],
    "Geographic-locality": [3612, 643],
    "Lean-for-teaching": [3044, 193],
    "Program-verification": [2616, 175],
    "Zulip-meta": [2008, 105],
    "IMO-grand-challenge": [1438, 96],
    "job-postings": [430, 172],
  };

  test("has the messages and senders its table tells, channel by channel", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const files = (await filesUnder(folder)).filter((file) => !/\/\.[^/]*$/.test(file.path));
    const { chats, messages, loss } = await readAll(files);
    const counts = chats.map(({ key, name }) => {
      const rows = messages.filter(({ chat }) => chat === key);
      return [name, [rows.length, new Set(rows.map(({ sender }) => sender)).size]];
    });
    expect(Object.fromEntries(counts)).toEqual(TABLE);
    expect(loss.skipped.find(({ reason }) => reason === "duplicate")?.count).toBe(4);
  });

  test("with its settled topics has every message once, and answers find what they answer", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const { messages, loss } = await readAll(await filesUnder(folder));
    expect(messages).toHaveLength(32_078);
    expect(loss.recalled).toBe(100);
    const replies = messages.flatMap(({ replyTo }) => (replyTo === null ? [] : [replyTo]));
    const senders = new Map(messages.map(({ id, sender }) => [id, sender]));
    const found = replies.filter(({ id }) => senders.has(id));
    const named = found.filter(({ id, name }) => senders.get(id) === name);
    expect([replies.length, found.length, named.length]).toEqual([2494, 2469, 2411]);
  });

  test("written out again and read back says the same", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const first = await readAll(await filesUnder(folder));
    const second = await readAll(renderZulipArchive(first.chats, first.messages));
    const sorted = (messages: typeof first.messages) =>
      messages.toSorted((a, b) => Number(a.id) - Number(b.id));
    expect(second.chats).toEqual(first.chats);
    expect(differences(sorted(first.messages), sorted(second.messages))).toEqual([]);
  });
});
