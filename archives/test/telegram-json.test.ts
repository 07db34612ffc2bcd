import { describe, expect, test } from "vitest";
import { fileOfText } from "../src/index.ts";
import { keepsItsPromises, survivesHostileValues } from "./hostile.ts";
import { fixture, readAll } from "./reading.ts";
import { realTalk, saidIn } from "./renderers/canon.ts";
import { renderTelegram, usersOf } from "./renderers/telegram.ts";
import { isKnownByAnyName } from "./survival.ts";

const own = () => fixture("telegram-json");
const partOf = async (folder: string) => readAll((await own()).filter(({ path }) => path.startsWith(folder)));
const LAN = { id: "user5000000001", name: "阿岚" };
const BRAM = { id: "user5000000002", name: "Bram" };

async function byId(folder = "ChatExport") {
  const { messages } = await partOf(folder);
  return (id: number | string) => messages.find((one) => one.id === String(id));
}

describe("one chat saved by Telegram Desktop", () => {
  test("is known, named and counted", async () => {
    const { formats, chats, loss } = await partOf("ChatExport");
    expect(formats).toEqual(["telegram-json"]);
    expect(chats).toEqual([
      {
        type: "chat",
        key: "telegram:1800000001",
        name: "山野徒步 Hill walkers",
        platform: "telegram",
        shape: "group",
        purpose: null,
        exportedAt: null,
      },
    ]);
    expect(loss).toMatchObject({ messages: 25, events: 14, withoutSender: 0, truncatedFiles: [] });
  });

  test("words are a string, or pieces of which some bear marks", async () => {
    const at = await byId();
    expect(at(2)).toMatchObject({
      at: Date.UTC(2023, 4, 1, 0, 1),
      timeBasis: "epoch",
      sender: LAN.id,
      name: LAN.name,
      text: "周六去哪？",
      kind: "text",
      hasAttachment: false,
    });
    expect(at(3)?.text).toBe("Up the old pass, see the map @alan_hills阿岚🥾");
  });

  test("mentions name people by account where they can, else by what they were called", async () => {
    expect((await byId())(3)?.mentions).toEqual([{ id: null, name: "alan_hills" }, LAN]);
  });

  test("answers lead to messages, unless they stand in another chat", async () => {
    const at = await byId();
    const mark = { id: "2", sender: null, name: null, at: null, text: null, basis: "mark" };
    expect(at(3)?.replyTo).toEqual(mark);
    expect(at(18)).toMatchObject({ replyTo: null, text: "answering elsewhere" });
  });

  test("whoever deleted the account stays somebody", async () => {
    expect((await byId())(4)).toMatchObject({ sender: "user5000000003", name: "", text: "我去不了" });
  });

  test("what is forwarded is not the sender's own, and a channel is nobody", async () => {
    const at = await byId();
    expect(at(5)).toMatchObject({ isForwarded: true, isBot: false, sender: "user5000000004" });
    expect(at(6)).toMatchObject({ isForwarded: true, isBot: true, sender: "channel1700000008" });
    expect(at(7)).toMatchObject({ isForwarded: false, isBot: false });
  });

  test("reactions are counted, and named where the export names them", async () => {
    const at = await byId();
    expect(at(5)).toMatchObject({ reactions: 4, reactedBy: [BRAM, { id: "user5000000003", name: null }] });
    expect(at(2)).toMatchObject({ reactions: 0, reactedBy: [] });
  });

  test("media are known for what they are", async () => {
    const { messages } = await partOf("ChatExport");
    const media = messages.filter(({ kind }) => kind !== "text" && kind !== "system");
    expect(media.map(({ id, kind, text, hasAttachment }) => [id, kind, text, hasAttachment])).toEqual([
      ["7", "image", "去年的照片", true],
      ["8", "sticker", "", true],
      ["9", "voice", "", true],
      ["10", "video", "", true],
      ["11", "video", "", true],
      ["12", "sticker", "", true],
      ["13", "file", "", true],
      ["14", "file", "", true],
      ["15", "location", "", false],
      ["16", "contact", "", false],
      ["17", "poll", "几点出发 When do we leave?", false],
    ]);
  });

  test("service rows tell who founded, came, went, was put out, renamed and pinned", async () => {
    const { messages } = await partOf("ChatExport");
    const someone = (name: string | null) => ({ id: null, name });
    const none = { actor: null, value: null };
    const events = messages.flatMap(({ id, event }) => (event === null ? [] : [[id, event]]));
    expect(events.slice(0, 11)).toEqual([
      ["1", { kind: "created", actor: LAN, targets: [LAN, someone("Bram"), someone(null)], value: "徒步" }],
      ["19", { kind: "joined", actor: BRAM, targets: [someone("Dora"), someone(null)], value: null }],
      ["20", { ...none, kind: "joined", targets: [{ id: "user5000000006", name: "Eli" }] }],
      ["21", { ...none, kind: "joined", targets: [{ id: "user5000000007", name: "Finn" }] }],
      ["22", { ...none, kind: "joined", targets: [{ id: "user5000000008", name: "Gus" }] }],
      ["23", { kind: "removed", actor: LAN, targets: [someone("Gus")], value: null }],
      ["24", { ...none, kind: "left", targets: [{ id: "user5000000007", name: "Finn" }] }],
      ["25", { kind: "removed", actor: LAN, targets: [someone(null)], value: null }],
      ["26", { ...none, kind: "left", targets: [{ id: "user5000000003", name: null }] }],
      ["27", { kind: "renamedCarrier", actor: LAN, targets: [], value: "山野徒步 Hill walkers" }],
      ["28", { kind: "pinned", actor: LAN, targets: [], value: "3" }],
    ]);
  });

  test("a topic is a service row its messages seem to answer; titles that repeat stay apart", async () => {
    const { messages, loss } = await partOf("ChatExport");
    expect(
      messages
        .filter(({ topic }) => topic !== null)
        .map(({ id, topic, replyTo }) => [id, topic, replyTo?.id]),
    ).toEqual([
      ["31", "装备", undefined],
      ["32", "装备", "31"],
      ["34", "装备#33", undefined],
    ]);
    const topics = messages.flatMap(({ event }) => (event?.kind === "topicChanged" ? [event.value] : []));
    expect(topics).toEqual(["装备", "装备", "旧装备"]);
    expect(loss.unknownKinds).toEqual([{ kind: "edit_group_photo", count: 1 }]);
  });

  test("a broken number gives way to the clock on the wall; what has no time, or no id, is told", async () => {
    const { messages, loss } = await partOf("ChatExport");
    expect(messages.find(({ id }) => id === "36")).toMatchObject({
      at: Date.UTC(2023, 4, 1, 8, 35),
      timeBasis: "assumed",
    });
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["absurdTime", 1],
      ["noTime", 1],
      ["malformed", 1],
    ]);
    expect(messages.some(({ text }) => /^no (?:such|time|id)/.test(text))).toBe(false);
  });

  test("ids of nineteen digits never pass for one another", async () => {
    const { messages } = await partOf("ChatExport");
    const last = messages.slice(-4);
    expect(last.map(({ id, sender, text, replyTo }) => [id, sender, text, replyTo?.id ?? null])).toEqual([
      [null, BRAM.id, "nineteen digits", null],
      [null, BRAM.id, "nineteen others", null],
      ["9200000000000000003", BRAM.id, "nineteen in quotes", null],
      ["9200000000000000004", "user9200000000000000009", "and answered", "9200000000000000003"],
    ]);
  });
});

describe("what Telegram wrote before 2021", () => {
  test("bears bare numbers for people and clocks of an unknown zone", async () => {
    const { messages, loss } = await partOf("old");
    expect(messages.map(({ at, timeBasis, sender, name }) => [at, timeBasis, sender, name])).toEqual([
      [Date.UTC(2019, 1, 3, 10), "assumed", "user600000001", "Ines"],
      [Date.UTC(2019, 1, 3, 10, 0, 30), "assumed", "user600000002", "Jan"],
      [Date.UTC(2019, 1, 3, 10, 1), "assumed", "20191", "20191"],
      [Date.UTC(2019, 1, 3, 10, 2), "assumed", null, ""],
    ]);
    expect(messages[1]).toMatchObject({
      text: "wool Ines",
      mentions: [{ id: "user600000001", name: "Ines" }],
      replyTo: { id: "1" },
    });
    expect(messages[3]?.event).toMatchObject({ kind: "created", value: "Knitters" });
    expect(loss.unknownKinds).toEqual([{ kind: "migrate_to_supergroup", count: 1 }]);
    expect(loss.skipped).toMatchObject([{ reason: "noTime", count: 1 }]);
  });

  test("is read in the zone it is said to be from", async () => {
    const files = (await own()).filter(({ path }) => path.startsWith("old"));
    const { messages } = await readAll(files, { timeZone: "Asia/Shanghai" });
    expect(messages[0]?.at).toBe(Date.parse("2019-02-03T10:00:00+08:00"));
  });
});

describe("everything saved by Telegram Desktop", () => {
  test("is a chat for each, those that were left too, each with ids of its own", async () => {
    const { formats, chats, messages, loss } = await partOf("DataExport");
    expect(formats).toEqual(["telegram-json"]);
    const path = "DataExport_2023-06-01/result.json";
    const said = (key: string) => messages.filter(({ chat, event }) => chat === key && event === null);
    expect(
      chats.map(({ key, name, shape }) => [key, name, shape, said(key).map(({ text }) => text)]),
    ).toEqual([
      ["telegram:5000000001", path, "private", ["买手套"]],
      ["telegram:5000000002", "Bram", "private", ["same id, another chat"]],
      ["telegram:1700000007", "Path news", "channel", ["Snow above 2000 m"]],
      ["telegram:5000000010", "gif", "private", ["/start"]],
      [`telegram:${path}/twin one`, "twin one", "group", ["one"]],
      [`telegram:${path}/twin two`, "twin two", "group", ["two"]],
      ["telegram:1700000003", "Old hikers", "channel", ["bye"]],
    ]);
    expect(loss.skipped).toEqual([]);
  });

  test("but not the exporter's own data and address book", async () => {
    expect(JSON.stringify(await partOf("DataExport"))).not.toContain("nobody's business");
  });
});

describe("Telegram's JSON, hurt", () => {
  keepsItsPromises("telegram-json", own);
  survivesHostileValues("telegram-json", own);
  test.for(["ChatExport", "DataExport", "old"])("%s whatever its name, it is what it is", async (folder) => {
    const files = (await own()).filter(({ path }) => path.startsWith(folder));
    await isKnownByAnyName("telegram-json", files);
  });

  test("a list of nonsense between messages costs no message", async () => {
    const row = (id: number) => ({ id, type: "message", date_unixtime: "1682899200", from: "A", text: "x" });
    const messages = [row(1), null, [], "x", 7, { id: {} }, row(2)];
    const text = JSON.stringify({ name: "n", type: "private_group", id: 1, messages });
    const reading = await readAll([fileOfText("result.json", text)]);
    expect(reading.messages.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(reading.loss.skipped).toMatchObject([{ reason: "malformed", count: 5 }]);
  });
});

describe("real talk as Telegram would write it", () => {
  test.for(["irc-raku/raku-beginner", "zulip-lean"])("%s comes back as it went in", async (archive, ctx) => {
    const said = await realTalk(archive);
    if (said === null) return ctx.skip("needs the archives folder");
    expect(said.length).toBeGreaterThan(1000);
    const users = usersOf(said);
    const numbers = new Map(said.map(({ id }, i) => [id, String(i + 1)]));
    for (const form of ["chat", "everything"] as const) {
      const { formats, messages, loss } = await readAll([renderTelegram(said, form)]);
      expect(formats).toEqual(["telegram-json"]);
      expect(saidIn(messages)).toEqual(
        said.map((one, i) => ({
          ...one,
          id: String(i + 1),
          sender: users.get(one.sender),
          replyTo: one.replyTo === null ? null : (numbers.get(one.replyTo) ?? "1000000000"),
        })),
      );
      expect(loss.skipped).toEqual([]);
    }
  });
});
