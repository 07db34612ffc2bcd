import { existsSync, openSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { beginCheck, check, placeOf, sample, write } from "./check-world.ts";

const chinese = { LC_ALL: "zh_CN.UTF-8" };

describe("--help", () => {
  test.each([
    [["--help"], "kith check PATH [options]", "Discourse topics (JSON)"],
    [["-h", "--lang", "zh"], "kith check 路径 [选项]", "Discourse"],
    [["--lang=zh", "--help", "anything"], "kith check 路径 [选项]", "普通表格"],
  ])(
    "%j names every option, exit code and format, in no more than 90 columns",
    async (args, title, format) => {
      const { code, out, err } = await check(args);
      expect([code, err]).toEqual([0, ""]);
      expect(out.startsWith(`${title}\n`)).toBe(true);
      const options = [
        "chat",
        "format",
        "tz",
        "map",
        "lang",
        "evidence",
        "names",
        "json",
        "html",
        "links",
        "help",
      ];
      for (const option of options) expect(out).toMatch(new RegExp(`^  --${option}\\b`, "m"));
      for (const exitCode of [0, 1, 2, 3, 4, 130]) expect(out).toMatch(new RegExp(`(?<!\\S)${exitCode} \\S`));
      for (const id of ["qq-txt", "telegram-json", "irc", "plain-csv"]) expect(out).toContain(`\n  ${id} `);
      expect(out).toContain(format);
      expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(90);
    },
  );
});

describe.concurrent("what is typed wrong is told in words, with exit code 2", () => {
  const file = sample("en-runners");
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^Which chat\? Usage: kith check PATH;/],
    [[file, "other.txt"], /^One path at a time; “other\.txt” is one too many\./],
    [[file, "--colour"], /^There is no option --colour\. kith check --help/],
    [[file, "--html"], /^--html needs a value;/],
    [[file, "--names=yes"], /^--names takes no value\.$/],
    [[file, "--lang", "fr"], /^--lang is zh or en, not “fr”\.$/],
    [[file, "--evidence", "many"], /^--evidence takes a number of pieces, not “many”\.$/],
    [
      [file, "--tz", "Mars/Olympus"],
      /^There is no time zone “Mars\/Olympus”\. They look like Europe\/Paris\.$/,
    ],
    [
      [file, "--format", "papyrus"],
      /^There is no format “papyrus”\. kith check --help lists those there are\.$/,
    ],
    [[file, "--map", "at=first"], /^Cannot understand --map at=first\. It looks like at=0,sender=1,text=2/],
    [[file, "--map", "at=0,sender=1"], /all three are needed\.$/],
    [
      [file, "--html", "no/such/folder.html"],
      /^Cannot save no\/such\/folder\.html: its folder does not exist/,
    ],
    [[file, "--links", "."], /^Cannot save \.: .* or it is a folder itself\.$/],
    [["--lang", "en", "--names", "nowhere.txt"], /^nowhere\.txt is not there, or may not be read\.$/],
    [["nowhere.txt", "--lang", "zh"], /^找不到 nowhere\.txt，或者没有权限读它。$/],
    [[file, "--lang=zh", "--tz=火星"], /^没有“火星”这个时区。写法像 Asia\/Shanghai。$/],
    [["--lang", "zh"], /^要看哪份聊天记录？/],
  ];
  test.each(cases)("%j", async (args, words) => {
    const { code, out, err } = await check(args);
    expect(err.trimEnd()).toMatch(words);
    expect([code, out]).toEqual([2, ""]);
  });

  test("in the terminal's language, when none is asked for or none such exists", async () => {
    const [none, strange] = await Promise.all([check([], chinese), check([file, "--lang", "xx"], chinese)]);
    expect(none.err).toMatch(/^要看哪份聊天记录？/);
    expect(strange.err).toBe("--lang 写 zh 或 en，没有“xx”。\n");
  });

  test("and nothing is written for it", async () => {
    await check([file, "--html", "early.html", "--tz", "Nowhere"]);
    expect(existsSync(placeOf("early.html"))).toBe(false);
  });
});

describe("an archive that says nothing", () => {
  test.each([
    ["an empty file", "empty.txt", "", /^No file of \S*empty\.txt could be recognised as a chat\./],
    ["a format nobody knows", "strange.bin", "\u0000\u0001\u0002 strange", /^No file of \S*strange\.bin /],
    ["a broken zip", "broken.zip", "PK\u0003\u0004 and then nothing", /^No file of \S*broken\.zip /],
    [
      "a chat without a message",
      "silent.json",
      '{"name":"Yard","type":"private_group","id":1,"messages":[]}',
      /^\S*silent\.json was read, but holds no messages\.$/,
    ],
  ])("because it is %s ends with 4", async (_, name, content, words) => {
    const { code, out, err } = await check([write(name, content)]);
    expect(err.trimEnd()).toMatch(words);
    expect([code, out]).toEqual([4, ""]);
  });

  test("because it is a folder of nothing, or is read as what it is not, ends with 4", async () => {
    write("folder/inner/notes.md", "# Nothing\n");
    const [nothing, wrong] = await Promise.all([
      check([placeOf("folder"), "--lang", "zh"]),
      check([sample("en-runners"), "--format", "telegram-json"]),
    ]);
    expect(nothing.err).toMatch(/folder 里没有一个文件认得出是聊天记录。/);
    expect(wrong.err).toMatch(/was read, but holds no messages\.$/m);
    expect([nothing.code, wrong.code]).toEqual([4, 4]);
  });
});

describe("exit codes", () => {
  test("are 0 for a verdict and 3 where there is not enough to give one", async () => {
    const short = write(
      "short.csv",
      "time,sender,text\n2024-06-01 08:00,Ann,Hello\n2024-06-01 08:05,Ben,Hi\n",
    );
    const [verdict, notEnough] = await Promise.all([check([sample("en-runners")]), check([short])]);
    expect([verdict.code, verdict.err]).toEqual([0, ""]);
    expect([notEnough.code, notEnough.err]).toEqual([3, ""]);
    expect(notEnough.out).toContain("What would settle it");
  });

  test.runIf(existsSync("/dev/full"))(
    "are 2 and 1 where what is saved or printed finds no room",
    async () => {
      const [saved, printed] = await Promise.all([
        check([sample("en-runners"), "--links", "/dev/full"]),
        check([sample("en-runners")], {}, openSync("/dev/full", "w")),
      ]);
      expect(saved).toMatchObject({
        code: 2,
        err: expect.stringMatching(/^Cannot save \/dev\/full: ENOSPC/),
      });
      expect(printed).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^Something unexpected: .*ENOSPC/),
      });
      expect(printed.err).not.toMatch(/\n {4}at /);
    },
  );

  test("are 130 where whoever reads stops reading", async () => {
    const { child, ended } = beginCheck([sample("en-runners")]);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 130, err: "" });
  });
});
