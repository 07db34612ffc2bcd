import type { ArchiveMessage } from "@kith/contract/archive";
import { describe, expect, test } from "vitest";
import { orderOfDates, readDiscordDate } from "../src/formats/discord-dates.ts";
import { fileOfText } from "../src/index.ts";
import { keepsItsPromises } from "./hostile.ts";
import { archivesFolder, differences, filesUnder, fixture, readAll } from "./reading.ts";
import { renderDiscordCsv } from "./renderers/discord-csv.ts";

const own = () => fixture("discord-csv");
const HEADER = "AuthorID,Author,Date,Content,Attachments,Reactions";

async function byText() {
  const { messages } = await readAll(await own());
  return new Map(messages.map((one) => [one.text, one]));
}

/** One table with one row per date, read. */
async function atOf(...dates: readonly string[]) {
  const rows = dates.map((date) => `"1","Tor#0042","${date}","好","",""`);
  const { messages, loss } = await readAll([fileOfText("c.csv", [HEADER, ...rows].join("\n"))]);
  return { at: messages.map(({ at }) => at), loss, basis: messages.map(({ timeBasis }) => timeBasis) };
}

describe("the reader of DiscordChatExporter's tables", () => {
  test("takes the channel from the path, whatever the day, the page and the dialect", async () => {
    const { formats, chats, messages, loss } = await readAll(await own());
    expect(formats).toEqual(["discord-csv"]);
    expect(chats.map(({ key, name }) => [key, name])).toEqual([
      ["discord:pottery/feeds", "pottery/feeds"],
      ["discord:pottery/general", "pottery/general"],
    ]);
    expect(messages).toHaveLength(16);
    expect(loss).toMatchObject({ timeZone: "UTC", withoutSender: 2, events: 4 });
  });

  test.each([
    ["csv/yard/talk/3.csv", "yard/talk"],
    ["talk/12.csv", "talk"],
    ["csv/talk/12.csv", "talk"],
    ["yard/talk/2019-Dec-05/3.csv", "yard/talk"],
    ["x.zip/after 2019-01-01/2019-12-05/csv/yard/talk/part 2.csv", "yard/talk"],
    ["Pottery - Yard - general [860000000000000011].csv", "Yard/general"],
    ["out/Pottery - general [860000000000000011] (after 2020-01-01) [part 2].csv", "general"],
    ["yard/general.csv", "general"],
    ["1.csv", "1"],
  ])("%s is a part of %s", async (path, name) => {
    const { chats } = await readAll([
      fileOfText(path, `${HEADER}\n"1","Tor#0042","05-Dec-19 07:03 AM","好","",""`),
    ]);
    expect(chats.map((chat) => chat.name)).toEqual([name]);
  });

  test("cells hold whatever people write", async () => {
    const all = await byText();
    expect(all.get("大家好，\n今天谁烧窑？")).toMatchObject({
      sender: "700000000000000101",
      name: "小美",
      at: Date.UTC(2019, 11, 4, 23, 58),
      timeBasis: "assumed",
      reactions: 14,
    });
    expect(all.get('Me; "maybe", yes')).toMatchObject({ name: "Tor; the tall" });
  });

  test("pictures are known by their address", async () => {
    const { messages } = await readAll(await own());
    const picture = messages.find(({ hasAttachment }) => hasAttachment);
    expect(picture).toMatchObject({ kind: "image", text: "", at: Date.UTC(2019, 11, 5) });
  });

  test("midnight, noon and the zone of whoever exported", async () => {
    const { messages } = await readAll(await own(), { timeZone: "Asia/Shanghai" });
    const second = messages.find(({ text }) => text === "second page");
    expect(second?.at).toBe(Date.UTC(2019, 11, 4, 23, 3));
  });

  test("the same message in two files is the same in every field", async () => {
    const { messages } = await readAll(await own());
    const twins = messages.filter(({ text }) => text === "second page");
    expect(twins).toHaveLength(2);
    expect(twins[0]).toEqual(twins[1]);
  });

  test("deleted accounts are nobody, the names of a webhook everybody they name", async () => {
    const all = await byText();
    expect(all.get("I was here")).toMatchObject({ sender: null, name: "Deleted User" });
    expect(all.get("so was I")).toMatchObject({ sender: null });
    expect(all.get("over the bridge")).toMatchObject({ sender: "700000000000000201/weft", name: "weft" });
    expect(all.get("me too")).toMatchObject({ sender: "700000000000000201/warp", isBot: false });
  });

  test.each([
    [HEADER, '"456226577798135808","Gone#1111",'],
    [HEADER.replace("AuthorID,", ""), '"Deleted User#0000",'],
  ])("deleted accounts are known by number or by name: %s", async (header, who) => {
    const { messages } = await readAll([
      fileOfText("c.csv", `${header}\n${who}"05-Dec-19 07:03 AM","好","",""`),
    ]);
    expect(messages).toMatchObject([{ sender: null, text: "好" }]);
  });

  test("sentences of the system are events, sentences like them are not", async () => {
    const { messages, loss } = await readAll(await own());
    const none = { actor: null, targets: [], value: null };
    const mei = { id: "700000000000000101", name: "小美" };
    const tor = { id: "700000000000000102", name: "Tor; the tall" };
    expect(messages.flatMap(({ event }) => (event === null ? [] : [event]))).toEqual([
      { ...none, kind: "joined", targets: [{ id: "700000000000000103", name: "Ana V" }] },
      { ...none, kind: "pinned", actor: tor },
      { ...none, kind: "renamedCarrier", actor: mei, value: "窑友" },
      { ...none, kind: "joined", actor: mei, targets: [{ id: null, name: "Ana V" }] },
    ]);
    expect(messages.find(({ kind }) => kind === "call")).toMatchObject({ sender: mei.id, text: "" });
    expect((await byText()).has("I said: Pinned a message. Then left")).toBe(true);
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["notChat", 1],
      ["noTime", 1],
    ]);
  });

  test("groups tell who left and who was sent away", async () => {
    const rows = [
      "Left the group.",
      "Removed Tor#0042 from the group.",
      "Started a thread.",
      "Added to taste",
    ];
    const text = rows.map((row) => `"7","Ana#0001","05-Dec-19 07:03 AM","${row}","",""`).join("\n");
    const { messages } = await readAll([fileOfText("c.csv", `${HEADER}\n${text}`)]);
    const ana = { id: "7", name: "Ana" };
    expect(messages.map(({ event }) => event)).toEqual([
      { kind: "left", actor: null, targets: [ana], value: null },
      { kind: "removed", actor: ana, targets: [{ id: null, name: "Tor" }], value: null },
      { kind: "topicChanged", actor: ana, targets: [], value: null },
      null,
    ]);
  });

  test("the oldest tables know people by tag alone", async () => {
    const text = 'Author;Date;Content;Attachments;Reactions;\n"Ana#0001";"05-Dec-19 07:03 AM";"早";"";"";\n';
    const { formats, messages } = await readAll([fileOfText("c.csv", text)]);
    expect(formats).toEqual(["discord-csv"]);
    expect(messages).toMatchObject([{ sender: "Ana#0001", name: "Ana", text: "早" }]);
  });

  test("the header again, a ragged row and an unclosed quote cost no more than themselves", async () => {
    const row = (text: string) => `"1","Tor#0042","05-Dec-19 07:03 AM","${text}","",""`;
    const text = [
      HEADER,
      row("一"),
      HEADER,
      "lost",
      row("二"),
      '"1","Tor#0042","05-Dec-19 07:03 AM","三',
    ].join("\n");
    const { messages, loss } = await readAll([fileOfText("c.csv", text)]);
    expect(messages.slice(0, 2).map((one) => one.text)).toEqual(["一", "二"]);
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toContainEqual(["malformed", 1]);
  });
});

describe("dates of every culture", () => {
  test.each([
    ["05-Dec-19 07:03 AM", Date.UTC(2019, 11, 5, 7, 3)],
    ["05-Dec-19 12:03 AM", Date.UTC(2019, 11, 5, 0, 3)],
    ["05-Dec-2019 12:03 PM", Date.UTC(2019, 11, 5, 12, 3)],
    ["5 December 2019 07:03", Date.UTC(2019, 11, 5, 7, 3)],
    ["2019/12/5 7:03", Date.UTC(2019, 11, 5, 7, 3)],
    ["2019-12-05T07:03:04.5000000+00:00", Date.UTC(2019, 11, 5, 7, 3, 4, 500)],
    ["05.12.2019 07:03", Date.UTC(2019, 11, 5, 7, 3)],
    ["5.12.19 7.03", Date.UTC(2019, 11, 5, 7, 3)],
    ["25/12/2019 07:03", Date.UTC(2019, 11, 25, 7, 3)],
    ["12/25/2019 7:03 PM", Date.UTC(2019, 11, 25, 19, 3)],
    ["12/5/2019 7:03\u202fPM", Date.UTC(2019, 11, 5, 19, 3)],
    ["05/12/2019 07:03", Date.UTC(2019, 11, 5, 7, 3)],
    ["5-12-2019 07:03:59", Date.UTC(2019, 11, 5, 7, 3, 59)],
    ["12/5/2019 7:03 a.m.", Date.UTC(2019, 11, 5, 7, 3)],
  ])("%s", async (date, expected) => {
    expect((await atOf(date)).at).toEqual([expected]);
  });

  test.each([
    "31-Feb-19 07:03 AM",
    "05-Foo-19 07:03 AM",
    "soon",
    "13/13/2019 07:03",
    "05-Dec-19 25:03",
    "5/5/1066 1:00",
  ])("%s is none, and told", async (date) => {
    const { at, loss } = await atOf(date);
    expect(at).toEqual([]);
    expect(loss.skipped).toMatchObject([{ reason: "noTime", count: 1 }]);
  });

  test("one date beyond the twelfth decides for its whole table, and for tables that leave it open", async () => {
    expect((await atOf("5/4/2020 10:00", "4/25/2020 10:00")).at[0]).toBe(Date.UTC(2020, 4, 4, 10));
    const open = `${HEADER}\n"1","Tor#0042","3/4/2020 10:00","一","",""`;
    const certain = `${HEADER}\n"1","Tor#0042","4/25/2020 10:00","二","",""`;
    const { messages } = await readAll([fileOfText("a.csv", open), fileOfText("b.csv", certain)]);
    expect(messages[0]?.at).toBe(Date.UTC(2020, 2, 4, 10));
  });

  test("tables that are certain keep their own order", async () => {
    const table = (date: string) =>
      `${HEADER}\n"1","Tor#0042","3/4/2020 10:00","一","",""\n"1","Tor#0042","${date} 10:00","二","",""`;
    const { messages } = await readAll([
      fileOfText("a.csv", table("25/4/2020")),
      fileOfText("b.csv", table("4/25/2020")),
    ]);
    expect([messages[0]?.at, messages[2]?.at]).toEqual([Date.UTC(2020, 3, 3, 10), Date.UTC(2020, 2, 4, 10)]);
  });

  test("offsets are believed", async () => {
    const { at, basis } = await atOf("2023-01-01T12:00:00.0000000+08:00");
    expect(at).toEqual([Date.UTC(2023, 0, 1, 4)]);
    expect(basis).toEqual(["explicit"]);
  });

  test("order is a guess until it is certain", () => {
    expect(orderOfDates(["05-Dec-19 07:03 AM", "2019-12-05 07:03"])).toBeNull();
    expect(orderOfDates(["3/4/2020 1:00 PM"])).toEqual({ order: "monthFirst", isCertain: false });
    expect(orderOfDates(["3/4/2020 13:00"])).toEqual({ order: "dayFirst", isCertain: false });
    expect(orderOfDates(["3/4/2020 1:00 PM", "13/4/2020 1:00 PM"])).toEqual({
      order: "dayFirst",
      isCertain: true,
    });
    expect(readDiscordDate("3/4/2020 13:00", "monthFirst")?.local).toBe(Date.UTC(2020, 2, 4, 13));
  });
});

describe("DiscordChatExporter's tables, hurt", () => {
  keepsItsPromises("discord-csv", own);
});

describe("the Komodo archive", () => {
  const folder = archivesFolder("discord-komodo");

  // The table counts ids: a bridge's 87 names are one there, deleted accounts too, and rows that say
  // "Joined the server." or "Pinned a message." are messages.
  const TABLE: Readonly<Record<string, readonly [rows: number, ids: number]>> = {
    "komodo-project/talk-general": [46_730, 1496],
    "komodo-project/support": [19_822, 1142],
    "lobby/introductions": [4273, 530],
    "inactive/dev-tradebots": [3693, 101],
    "ecosystem-archive/barterlly": [2192, 51],
    "developer-lounge/dev-students": [1237, 84],
    "community-lounge/safespace": [1036, 62],
    "community-lounge/talk-entrepreneurship": [753, 60],
    "feeds/feed-reddit": [707, 2],
    "inactive/dex-it": [554, 97],
    "news-announcements/ecosystem": [549, 46],
    "news-announcements/official": [526, 21],
    "inactive/team-business-dev": [488, 72],
    "ecosystem-archive/mgnx": [399, 24],
    "inactive/uot": [211, 23],
    "inactive/feed-bounties": [205, 40],
    "inactive/gamecredits": [138, 13],
    "feeds/feed-tweets": [127, 36],
    "ecosystem-archive/axo": [77, 20],
    "lobby/start-here": [4, 1],
    "lobby/community-guidelines": [2, 1],
    "ecosystem-projects/projects-disclaimer": [1, 1],
  };

  const idOf = ({ sender, event }: ArchiveMessage) => {
    const id = event === null ? sender : (event.targets[0] ?? event.actor)?.id;
    return id?.split("/")[0] ?? "deleted";
  };

  test("has the messages and senders its table tells, channel by channel", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const { chats, messages, loss } = await readAll(await filesUnder(folder));
    const byChat = Map.groupBy(messages, ({ chat }) => chat);
    const counts = chats.map(({ key, name }) => {
      const rows = byChat.get(key) ?? [];
      return [name, [rows.length, new Set(rows.map(idOf)).size]];
    });
    expect(Object.fromEntries(counts)).toEqual(TABLE);
    expect([loss.messages, loss.events]).toEqual([83_101, 563 + 60]);
    // Three pages each of plain text and of HTML, the list of channels, and the table itself.
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([["unknownFormat", 8]]);
  });

  test("a bridge is a crowd", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const { messages } = await readAll(await filesUnder(folder));
    const senders = new Set(
      messages.flatMap(({ sender }) => (sender?.includes("/") === true ? [sender] : [])),
    );
    const byWebhook = Map.groupBy(senders, (sender) => sender.split("/")[0]);
    expect([...byWebhook.values()].map((names) => names.length).toSorted((a, b) => b - a)).toEqual([87, 1]);
  });

  test("written out again in both dialects and read back says the same", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const first = await readAll(await filesUnder(folder));
    const again = await readAll(renderDiscordCsv(first.chats, first.messages));
    // The order of pages is that of their names; two chats never mix.
    const byChat = (messages: readonly ArchiveMessage[]) =>
      messages.toSorted((a, b) => (a.chat < b.chat ? -1 : a.chat > b.chat ? 1 : 0));
    expect(differences(byChat(first.messages), byChat(again.messages))).toEqual([]);
  });
});
