import type { ArchiveMessage } from "@kith/contract/archive";
import { describe, expect, test } from "vitest";
import { fileOfText } from "../src/index.ts";
import { keepsItsPromises, survivesHostileValues } from "./hostile.ts";
import { archivesFolder, differences, filesUnder, fixture, readAll } from "./reading.ts";
import { renderDiscordJson } from "./renderers/discord-json.ts";

const own = () => fixture("discord-json");
const FIRST = 860_000_000_000_001_000n;
const MEI = { id: "860000000000000101", name: "小美" };
const TOR = { id: "860000000000000102", name: "Tor" };
const ANA = { id: "860000000000000104", name: "安娜" };

async function byNumber() {
  const { messages } = await readAll(await own());
  const all = new Map(messages.map((one) => [one.id, one]));
  return (number: number) => all.get(String(FIRST + BigInt(number)));
}

describe("the reader of DiscordChatExporter's JSON", () => {
  test("makes a chat of each channel, whatever parts and threads it came in", async () => {
    const { formats, chats, messages, loss } = await readAll(await own());
    expect(formats).toEqual(["discord-json"]);
    expect(chats.map(({ key, name, shape, purpose }) => [key, name, shape, purpose])).toEqual([
      ["discord:860000000000000013", "Tor", "private", null],
      ["discord:860000000000000014", "kiln crew", "group", null],
      ["discord:860000000000000011", "Yard/general", "group", "Clay, fire, patience"],
    ]);
    expect(new Set(chats.map(({ exportedAt }) => exportedAt))).toEqual(new Set([Date.UTC(2023, 2, 1)]));
    const general = messages.filter(({ chat }) => chat === "discord:860000000000000011");
    expect(general.map(({ topic }) => topic)).toEqual([null, "glaze", "glaze", ...Array(19).fill(null)]);
    expect(loss).toMatchObject({ messages: 20, events: 7, withoutSender: 1 });
  });

  test("a thread read before its channel gives way to it", async () => {
    const thread = (await own()).filter(({ path }) => path.includes("glaze"));
    expect((await readAll(thread)).chats.map(({ name }) => name)).toEqual(["general"]);
    const channel = (await own()).filter(({ path }) => path.includes("Yard - general"));
    const renamed = channel.map((file) => ({ ...file, path: "zz.json" }));
    const both = await readAll([...thread, ...renamed]);
    expect(both.chats.map(({ key, name }) => [key, name])).toEqual([
      ["discord:860000000000000011", "general"],
      ["discord:860000000000000011", "Yard/general"],
    ]);
  });

  test("ids of nineteen digits, times with their offset, names as the server shows them", async () => {
    expect((await byNumber())(2)).toMatchObject({
      id: "860000000000001002",
      at: Date.UTC(2023, 1, 1, 9, 2, 15, 500),
      timeBasis: "explicit",
      sender: MEI.id,
      name: "小美",
    });
    expect((await byNumber())(12)?.sender).toBe(MEI.id);
    expect((await byNumber())(32)).toMatchObject({ at: Date.UTC(2023, 1, 1, 10), timeBasis: "assumed" });
  });

  test("answers lead to messages, also from a thread; what was cross-posted answers nothing", async () => {
    const at = await byNumber();
    const mark = { sender: null, name: null, at: null, text: null, basis: "mark" };
    expect(at(3)?.replyTo).toEqual({ ...mark, id: "860000000000001002" });
    expect(at(31)?.replyTo).toEqual({ ...mark, id: "860000000000001012" });
    expect(at(20)?.replyTo).toBeNull();
    expect(at(13)).toMatchObject({ isForwarded: true, text: "old news", replyTo: null });
  });

  test("mentions and reactions name people", async () => {
    const at = await byNumber();
    expect(at(3)?.mentions).toEqual([ANA, MEI]);
    expect(at(2)).toMatchObject({ reactions: 4, reactedBy: [TOR, ANA] });
  });

  test("bots are those Discord calls so; a webhook of many names is a bridge", async () => {
    const at = await byNumber();
    expect(at(4)).toMatchObject({ isBot: true, text: "Kiln 2\n1180 °C" });
    expect(at(5)).toMatchObject({ isBot: true, text: "Temperature set" });
    expect(at(9)).toMatchObject({ isBot: true, sender: "860000000000000202/weather" });
    expect(at(8)).toMatchObject({ isBot: false, sender: "860000000000000201/warp", name: "warp" });
    expect(at(2)?.isBot).toBe(false);
  });

  test("people who deleted their accounts are not one person", async () => {
    expect((await byNumber())(6)).toMatchObject({ sender: null, name: "Deleted User", text: "I was here" });
  });

  test("pictures, stickers and files are known for what they are", async () => {
    const at = await byNumber();
    expect(at(10)).toMatchObject({ kind: "image", hasAttachment: true, text: "" });
    expect(at(11)).toMatchObject({ kind: "sticker", hasAttachment: true });
    expect(at(12)).toMatchObject({ kind: "text", hasAttachment: true, text: "看这个" });
    expect(at(19)).toMatchObject({ kind: "call", text: "", sender: MEI.id });
  });

  test("marks left in the text become names where they are known", async () => {
    expect((await byNumber())(18)?.text).toBe("raw @Tor <@!860000000000000101> <@99> :tea: :spin: a<b");
  });

  test("system rows tell who came, went, pinned and renamed", async () => {
    const { messages } = await readAll(await own());
    const none = { actor: null, targets: [], value: null };
    expect(messages.flatMap(({ event }) => (event === null ? [] : [event]))).toEqual([
      { ...none, kind: "joined", actor: MEI, targets: [ANA] },
      { ...none, kind: "removed", actor: MEI, targets: [TOR] },
      { ...none, kind: "left", targets: [ANA] },
      { ...none, kind: "renamedCarrier", actor: MEI, value: "窑友" },
      { ...none, kind: "joined", targets: [ANA] },
      { ...none, kind: "pinned", actor: TOR, value: "860000000000001002" },
      { ...none, kind: "topicChanged", actor: MEI, value: "glaze" },
    ]);
  });

  test("tells of what is no talk, what it has no word for, and which files were cut", async () => {
    const { loss } = await readAll(await own());
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["notChat", 3],
      ["malformed", 1],
    ]);
    expect(loss.unknownKinds).toEqual([{ kind: "SomethingNew", count: 1 }]);
    expect(loss.truncatedFiles).toEqual(["Direct Messages - Tor [13].json", "part [part 2].json"]);
  });

  test("a crowd of reactions is counted without falling over", async () => {
    const users = Array.from({ length: 300_000 }, () => ({ id: "1" }));
    const one = {
      id: "1",
      type: "Default",
      timestamp: "2023-01-01T00:00:00Z",
      content: "好",
      author: { id: "2" },
    };
    const messages = [{ ...one, reactions: [{ count: 300_000, users }] }];
    const text = JSON.stringify({ guild: {}, channel: { id: "3" }, messages, messageCount: 1 });
    const reading = await readAll([fileOfText("crowd.json", text)]);
    expect(reading.messages).toMatchObject([{ reactions: 300_000, reactedBy: [{ id: "1", name: null }] }]);
  });

  test("a file whose channel comes last still has one chat", async () => {
    const messages = [
      { id: "1", type: "Default", timestamp: "2023-01-01T00:00:00Z", content: "好", author: { id: "2" } },
    ];
    const text = JSON.stringify({
      messages,
      messageCount: 1,
      guild: { name: "G" },
      channel: { id: "3", name: "c" },
    });
    const reading = await readAll([fileOfText("late.json", text)]);
    expect(reading.formats).toEqual(["discord-json"]);
    expect(reading.chats.map(({ key }) => key)).toEqual(["discord:late.json"]);
    expect(reading.messages.map(({ chat }) => chat)).toEqual(["discord:late.json"]);
  });
});

describe("DiscordChatExporter's JSON, hurt", () => {
  keepsItsPromises("discord-json", own);
  survivesHostileValues("discord-json", own);
});

describe("real talk as DiscordChatExporter would write it", () => {
  test("topics become threads, and everything comes back", async (ctx) => {
    const folder = archivesFolder("zulip-lean");
    if (folder === null) return ctx.skip("needs the archives folder");
    const { chats, messages } = await readAll(await filesUnder(folder));
    const expected = messages.map((one): ArchiveMessage => ({
      ...one,
      chat: `discord:${one.chat}`,
      timeBasis: "explicit",
      isRecalled: false,
      mentions: one.mentions.map(({ name }) => ({ id: name, name })),
      replyTo:
        one.replyTo === null
          ? null
          : { id: one.replyTo.id, sender: null, name: null, at: null, text: null, basis: "mark" },
    }));
    const renamed = chats.map((chat) => ({ ...chat, key: `discord:${chat.key}` }));
    const again = await readAll(renderDiscordJson(renamed, expected));
    expect(again.chats).toHaveLength(9);
    expect(differences(sorted(expected), sorted(again.messages))).toEqual([]);
    expect(again.loss.truncatedFiles).toEqual([]);
  });

  test("arrivals come back as they were on IRC", async (ctx) => {
    const folder = archivesFolder("irc-raku");
    if (folder === null) return ctx.skip("needs the archives folder");
    const month = (await filesUnder(folder)).filter(({ path }) =>
      path.includes("raku-beginner/2022/2022-01"),
    );
    const { chats, messages } = await readAll(month);
    const kept = messages
      // Raku's own brackets look like Discord's marks in two places.
      .filter(
        ({ event, text }) => event?.kind === "joined" || (event === null && /^(?!.*<:).*\S/s.test(text)),
      )
      .map((one, i): ArchiveMessage => ({
        ...one,
        chat: `discord:${one.chat}`,
        id: String(i + 1),
        timeBasis: "explicit",
        text: one.text.trim(),
      }));
    const renamed = chats.map((chat) => ({ ...chat, key: `discord:${chat.key}` }));
    const again = await readAll(renderDiscordJson(renamed, kept));
    expect(kept.filter(({ event }) => event !== null).length).toBeGreaterThan(100);
    expect(differences(kept, again.messages)).toEqual([]);
  });
});

function sorted(messages: readonly ArchiveMessage[]): ArchiveMessage[] {
  return messages.toSorted((a, b) => Number(a.id) - Number(b.id));
}
