import type { ArchiveMessage } from "@kith/contract/archive";
import { describe, expect, test } from "vitest";
import { fileOfText } from "../src/index.ts";
import { keepsItsPromises } from "./hostile.ts";
import { fixture, readAll, zipped } from "./reading.ts";
import { realTalk, saidIn } from "./renderers/canon.ts";
import { asIrcText, asNick, grainOf, renderIrc } from "./renderers/irc.ts";
import { isKnownByAnyName, survivesNonsense } from "./survival.ts";

const own = () => fixture("irc");

async function pageOf(folder: string) {
  const files = (await own()).filter(({ path }) => path.startsWith(`${folder}/`));
  return readAll(files);
}

const clockOf = (at: number | null) => new Date(at ?? Number.NaN).toISOString().slice(0, 16);
const spoken = (messages: readonly ArchiveMessage[]) =>
  messages.flatMap(({ at, name, text, event }) => (event === null ? [[clockOf(at), name, text]] : []));

/** `who>whom` by name, with the kind and what came of it. */
function news(messages: readonly ArchiveMessage[]) {
  return messages.flatMap(({ event }) => {
    if (event === null) return [];
    const whom = event.targets.map(({ name }) => name).join();
    return [[event.kind, `${event.actor?.name ?? ""}>${whom}`, event.value]];
  });
}

describe("logs of IRC in their dialects", () => {
  test("are chats by their channel, whatever path it stands in", async () => {
    const { formats, chats, loss } = await readAll(await own());
    expect(formats).toEqual(["irc"]);
    expect(chats.map(({ name, platform, shape }) => [name, platform, shape])).toEqual(
      ["#glaze", "#slip", "#kiln", "clay", "#tea", "wheel", "#窑友"].map((name) => [name, "irc", "group"]),
    );
    expect(chats.map(({ key }) => key)).toEqual(chats.map(({ name }) => `irc:${name}`));
    expect(loss.fileCount).toBe(9);
    expect(loss.skipped.flatMap(({ samples }) => samples.map(({ file, text }) => [file, text]))).toEqual([
      ["weechat/irc.example.#tea.weechatlog", "no such month"],
    ]);
  });

  test("irssi: days change by lines of their own, and signs of office are no part of names", async () => {
    const { messages } = await pageOf("irssi");
    expect(spoken(messages)).toEqual([
      ["2019-12-31T23:58", "tor", "welcome, mei"],
      ["2019-12-31T23:58", "mei", "tor: 谢谢! is the kiln free?"],
      ["2019-12-31T23:58", "[Ana]", "mei, from noon on"],
      ["2019-12-31T23:59", "mei", "claps"],
      ["2019-12-31T23:59", "mei", "good"],
      ["2020-01-01T00:00", "{ana}", "happy new year"],
      ["2020-01-01T00:02", "keeper", "kiln at 640 °C"],
      ["2020-01-01T00:03", "noise", "BUY POTS"],
      ["2020-01-03T08:00", "mei", "早"],
      ["2020-01-03T08:00", "mei", "12:30 <tor> this line I only quote"],
      ["2020-01-03T08:01", "mei", "--- Log closed is what it said"],
    ]);
  });

  test("irssi: who came, went, was thrown out, changed a name or the topic", async () => {
    const { messages, loss } = await pageOf("irssi");
    expect(news(messages)).toEqual([
      ["joined", ">mei", null],
      ["renamedPerson", "ana|tea>{ana}", "ana|tea"],
      ["topicChanged", "tor>", "clay, fire, tea"],
      ["joined", ">noise", null],
      ["removed", "tor>noise", null],
      ["left", ">ana|tea", null],
      ["left", ">mei", null],
    ]);
    expect(loss.unknownKinds).toEqual([
      { kind: "notice", count: 2 },
      { kind: "mode", count: 1 },
    ]);
    expect(loss).toMatchObject({ messages: 11, events: 7, continued: 0, skipped: [], timeZone: "UTC" });
  });

  test("names that differ by case, or by brackets as IRC folds them, are one sender", async () => {
    const { messages } = await pageOf("irssi");
    const senders = new Set(messages.filter(({ name }) => /ana\W?$/i.test(name)).map(({ sender }) => sender));
    expect(senders).toEqual(new Set(["{ana}"]));
    expect(messages[0]).toMatchObject({
      id: null,
      timeBasis: "assumed",
      replyTo: null,
      mentions: [],
      sender: null,
    });
  });

  test("the Ubuntu archive: news bears no time, the date stands in folders, the clock passes midnight once", async () => {
    const { messages, loss } = await pageOf("2008");
    expect(spoken(messages)).toEqual([
      ["2008-03-09T23:41", "wen_", "大家好，今晚烧不烧？"],
      ["2008-03-09T23:41", "ollie[1]", "hello wen_"],
      ["2008-03-09T23:42", "wen_", "waves"],
      ["2008-03-09T23:58", "wen_", "still here?"],
      ["2008-03-10T00:03", "ollie", "yes"],
      ["2008-03-10T00:01", "wen_", "the other clock is slow"],
      ["2008-03-10T00:04", "wen_", "ok"],
      ["2008-03-10T00:05", "wen_", "café crème"],
      ["2008-03-10T00:06", "wen_", "déjà vu"],
    ]);
    const events = messages.filter(({ event }) => event !== null);
    expect(events.map(({ at }) => clockOf(at).slice(5))).toEqual([
      "03-09T00:00",
      "03-09T00:00",
      "03-09T23:42",
      "03-09T23:42",
      "03-10T00:03",
    ]);
    expect(news(events)).toEqual([
      ["joined", ">wen", null],
      ["renamedPerson", "wen_>wen", "wen_"],
      ["left", ">ollie[1]", null],
      ["removed", "wen_>noise", null],
      ["joined", ">pia", null],
    ]);
    expect(loss).toMatchObject({ outOfOrder: 1, continued: 0, linesInAnotherEncoding: 2 });
    expect(loss.unknownKinds).toEqual([
      { kind: "mode", count: 1 },
      { kind: "notice", count: 1 },
    ]);
  });

  test("the Raku archive: a day a file, and posts of bots go on over bare lines, however they look", async () => {
    const { messages, loss } = await pageOf("wheel");
    expect(spoken(messages)).toEqual([
      ["2019-12-31T09:00", "lin", ".tell ota the wheel squeaks"],
      [
        "2019-12-31T09:01",
        "helper",
        "lin, here is what I found:\n=== wheels ===\n*** twelve results ***\n  1. oil it",
      ],
      ["2019-12-31T09:02", "lin", "laughs"],
      ["2019-12-31T09:03", "lin", "thanks"],
      ["2020-01-02T10:00", "lin2", "新年好"],
      ["2020-01-02T10:00", "Guest41", "hi"],
    ]);
    expect(loss).toMatchObject({ continued: 3, skipped: [], fileCount: 3 });
  });

  test("a day on which nobody spoke still tells who came and went", async () => {
    const { messages } = await pageOf("wheel");
    const quiet = messages.filter(({ at }) => clockOf(at).startsWith("2020-01-01"));
    expect(news(quiet)).toEqual([
      ["joined", ">ota", null],
      ["left", ">ota", null],
      ["renamedPerson", "lin2>lin_away", "lin2"],
    ]);
  });

  test("ZNC", async () => {
    const { messages } = await pageOf("znc");
    expect(spoken(messages)).toEqual([
      ["2020-01-01T12:00", "yun", "今天谁看火？"],
      ["2020-01-01T12:00", "qi", "raises a hand"],
    ]);
    expect(messages[1]?.at).toBe(Date.UTC(2020, 0, 1, 12, 0, 5));
    expect(news(messages)).toEqual([
      ["joined", ">yun", null],
      ["topicChanged", "qi>", "看火表"],
      ["left", ">qi", null],
      ["renamedPerson", "Yun>yun", "Yun"],
      ["removed", "Yun>noise", null],
      ["left", ">Yun", null],
    ]);
  });

  test("energymech: past midnight without a word of it; an hour that no clock shows begins no line", async () => {
    const { messages, loss } = await pageOf("energymech");
    expect(spoken(messages)).toEqual([
      ["2020-01-02T23:59", "ola", "last bucket"],
      ["2020-01-03T00:00", "bo", "first bucket\n[24:00:00] <bo> no such hour"],
      ["2020-01-03T00:00", "ola", "done"],
    ]);
    expect(news(messages)).toEqual([["joined", ">bo", null]]);
    expect(loss.continued).toBe(1);
  });

  test("WeeChat", async () => {
    const { messages, loss } = await pageOf("weechat");
    expect(spoken(messages)).toEqual([
      ["2020-01-01T12:00", "sam", "has the kettle boiled?"],
      ["2020-01-01T12:00", "kit", "nods"],
      ["2020-01-01T12:00", "kit", "sam: 开了\tand poured"],
      ["2020-01-02T00:00", "sam", "next day"],
    ]);
    expect(news(messages)).toEqual([
      ["joined", ">sam", null],
      ["renamedPerson", "kit_>kit", "kit_"],
      ["topicChanged", "sam>", "puer"],
      ["removed", "sam>noise", null],
      ["left", ">kit_", null],
      ["left", ">kit_", null],
    ]);
    expect(loss.skipped).toMatchObject([{ reason: "noTime", count: 1, samples: [{ line: 12 }] }]);
  });

  test("rows that bear the channel and the date", async () => {
    const { messages } = await pageOf("rows");
    expect(spoken(messages)).toEqual([
      ["2018-05-29T21:20", "hua", "anyone fired cobalt?"],
      ["2018-05-29T21:20", "jo", "hua: yes, twice"],
      ["2018-05-29T21:20", "jo", "shrugs"],
      ["2018-05-29T21:20", "feed", "[shop] new cones in stock"],
      ["2018-05-30T00:00", "hua", "谢了"],
    ]);
    expect(news(messages)).toEqual([["joined", ">mo", null]]);
  });

  test("are read in the zone they are said to be from", async () => {
    const files = (await own()).filter(({ path }) => path.startsWith("znc/"));
    const { messages, loss } = await readAll(files, { timeZone: "Asia/Shanghai" });
    expect(messages[1]?.at).toBe(Date.parse("2020-01-01T12:00:05+08:00"));
    expect(loss.timeZone).toBe("Asia/Shanghai");
  });
});

const SAID = "[12:00] <mei> hello\n[12:01] <tor> hi\n";
const named = async (...files: readonly (readonly [string, string])[]) =>
  (await readAll(files.map(([path, text]) => fileOfText(path, text)))).chats.map(({ name }) => name);

describe("the name of a log", () => {
  test.each([
    ["channel.log", "channel"],
    ["#channel_20200101.log", "#channel"],
    ["#channel.2020-01-01.txt", "#channel"],
    ["2020-01-01-#channel.log", "#channel"],
    ["%23channel-2020-01-01.txt", "#channel"],
    ["somebody_network_#channel_20200101.log", "#channel"],
    ["irc.network.#channel.weechatlog", "#channel"],
    ["#频道.log", "#频道"],
    ["#channel/2020/2020-01-01", "#channel"],
    ["#channel/2020/01/01.log", "#channel"],
    ["network/2020/01/01/#channel.txt", "#channel"],
    ["stripe.9.ascii.txt", "stripe"],
  ])("%s is of %s", async (path, name) => {
    expect(await named([path, SAID.replaceAll("[", "2020-01-01 [")])).toEqual([name]);
  });

  test.each([
    ["[11:59] * Now talking on #kiln\n"],
    ["Session Start: Wed Jan 01 11:59:00 2020\nSession Ident: #kiln\n"],
    ["[11:59] *** mei [~mei@kiln.example] has joined #kiln\n"],
    ["[11:59] *** tor changed the topic of #kiln to: clay\n"],
  ])("is found inside where the path has none: %j", async (line) => {
    const joke = "[11:58] <tor> mei has joined #elsewhere, Now talking on #elsewhere\n";
    expect(await named(["2020-01-01.log", joke + line + SAID])).toEqual(["#kiln"]);
    expect(await named(["2020-01-01.log", SAID], ["2020-01-02.log", line + SAID])).toEqual(["#kiln"]);
  });

  test("is found in rows that bear it", async () => {
    expect(await named(["2020-01-01.log", "kiln 2020-01-01 [12:00] <mei> hello\n"])).toEqual(["kiln"]);
  });

  test("is else the days it is of, and files without a name are of one chat", async () => {
    expect(await named(["2020-01-01.log", SAID])).toEqual(["2020-01-01"]);
    expect(await named(["2020-01-01.log", SAID], ["2020-01-02.log", SAID], ["2020-02-01.log", SAID])).toEqual(
      ["2020-01-01 – 2020-02-01"],
    );
    expect(await named([".log", SAID.replaceAll("[", "2020-01-01 [")])).toEqual(["irc"]);
  });

  test("may be that of the zip it came in", async () => {
    const zip = await zipped("kiln.zip", [fileOfText("2020-01-01.log", SAID)]);
    expect((await readAll([zip])).chats.map(({ name }) => name)).toEqual(["kiln"]);
  });
});

describe("what is a log", () => {
  const page = async (text: string) => {
    const { formats, messages } = await readAll([fileOfText("kiln/2020-01-01.log", text)]);
    return [formats, messages.map(({ text: said }) => said)];
  };

  test("one whose first line quotes the rows of another format is one", async () => {
    const quoted = '{"sender_full_name": "mei", "timestamp": 1, "content": "hi", "id": 1}';
    expect(await page(`[12:00] <mei> ${quoted}\n[12:01] <tor> I see\n`)).toEqual([
      ["irc"],
      [quoted, "I see"],
    ]);
  });

  test("a day that is one long post of a bot is one", async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `row ${i}`);
    expect(await page(`[12:00] <bot> begin\n${rows.join("\n")}\n`)).toEqual([
      ["irc"],
      [["begin", ...rows].join("\n")],
    ]);
  });

  test("separators inside what is said end no line", async () => {
    expect(await page("[12:00] <mei> one\u2028two\n[12:01] <mei> three\u0085four\n")).toEqual([
      ["irc"],
      ["one\u2028two", "three\u0085four"],
    ]);
  });
});

describe("logs that lack something", () => {
  test("without a date anywhere nothing can be placed, and that is told", async () => {
    const { messages, loss } = await readAll([fileOfText("channel.log", SAID)]);
    expect(messages).toEqual([]);
    expect(loss.skipped).toMatchObject([
      {
        reason: "noTime",
        count: 2,
        samples: [
          { line: 1, text: "hello" },
          { line: 2, text: "hi" },
        ],
      },
    ]);
  });

  test("a day no calendar has, or no chat, is not believed", async () => {
    const text = `--- Log opened Mon Jan 99 12:00:00 2020\n${SAID}--- Day changed Mon Jan 01 9999\n[12:02] <mei> far\n`;
    const { messages, loss } = await readAll([fileOfText("#kiln.log", text)]);
    expect(messages).toEqual([]);
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["noTime", 2],
      ["absurdTime", 1],
    ]);
  });

  test("bare lines that go on nothing are told", async () => {
    const text = `lost\n[12:00] *** mei joined\nlost too\n${SAID}going on\n`;
    const { messages, loss } = await readAll([fileOfText("#kiln_20200101.log", text)]);
    expect(messages.at(-1)?.text).toBe("hi\ngoing on");
    expect(loss.skipped).toMatchObject([{ reason: "malformed", samples: [{ line: 1 }, { line: 3 }] }]);
  });

  test("a post of megabytes is cut short, soon, and told once", async () => {
    const text = `[12:00] <bot> begin\n${"a row of the bot's\n".repeat(300_000)}[12:01] <mei> thanks\n`;
    const begun = performance.now();
    const { messages, loss } = await readAll([fileOfText("#kiln_20200101.log", text)], { format: "irc" });
    expect(messages.map(({ text: said }) => said.length)).toEqual([20_000, 6]);
    expect(loss.skipped).toMatchObject([{ reason: "tooLong", count: 1 }]);
    expect(loss.continued).toBe(300_000);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe("logs nobody meant to write", () => {
  const pieces = [
    "[12:00] ",
    "23:59 ",
    "<mei> ",
    "* mei ",
    "*** ",
    "=== ",
    "mei [",
    "] has joined #kiln",
    "2020-01-01 12:00:00\t",
    "--- Day changed Wed Jan 01 2020",
    "\u0003",
    "(",
  ];

  keepsItsPromises("irc", own);
  test("ten thousand lines of nonsense end with a report", () => survivesNonsense("irc", pieces));
  test.for(["irssi/", "weechat/", "rows/"])("%s whatever its name, it is what it is", async (folder) => {
    const files = (await own()).filter(({ path }) => path.startsWith(folder));
    await isKnownByAnyName("irc", files);
  });
});

describe("real talk written as a log", () => {
  test.for(["irc-raku/raku-beginner", "zulip-lean"])("%s comes back as it went in", async (archive, ctx) => {
    const all = await realTalk(archive);
    if (all === null) return ctx.skip("needs the archives folder");
    // What quotes a log cannot be told from it.
    const said = all
      .filter(({ text }) => asIrcText(text) !== "" && asIrcText(text).length < 20_000)
      .filter(({ text }) => !/\n.{0,40}\d\d:\d\d/.test(text));
    said.sort((a, b) => a.at - b.at);
    expect(said.length).toBeGreaterThan(all.length * 0.95);
    for (const dialect of ["irssi", "raku", "znc", "rows", "weechat"] as const) {
      const { formats, chats, messages, loss } = await readAll(renderIrc(said, dialect));
      expect(formats).toEqual(["irc"]);
      expect(chats.map(({ name }) => name.replace("#", ""))).toEqual(["made"]);
      const grain = grainOf(dialect);
      expect(saidIn(messages).map(({ at, name, text }) => ({ at, name, text }))).toEqual(
        said.map(({ at, name, text }) => ({
          at: Math.floor(at / grain) * grain,
          name: asNick(name),
          text: asIrcText(text),
        })),
      );
      expect(loss.skipped).toEqual([]);
    }
  });
});
