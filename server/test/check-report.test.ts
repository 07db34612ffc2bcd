import { beforeAll, describe, expect, test } from "vitest";
import { widthOf } from "../src/cli/terminal.ts";
import { check, saidIn, sample, secrets, spiced, telegram, write } from "./check-world.ts";

const runners = saidIn("en-runners");
const members = [...new Set(runners.map(({ name }) => name))];

describe("a report", () => {
  let english = "";
  let chinese = "";
  beforeAll(async () => {
    const [en, zh] = await Promise.all([
      check([sample("en-runners")]),
      check([sample("zh-translators"), "--lang=zh"]),
    ]);
    [english, chinese] = [en.out, zh.out];
  });

  test("begins with whom it is about, the verdict, and why", () => {
    expect(english).toMatch(
      /^Canal Runners {2}.* {2}14 people {2}248 messages\nA community, not yet a sturdy one\.\n\d+ people are always there/,
    );
    expect(chinese).toMatch(/^灯下译者群 {2}.* {2}14 人 {2}298 条消息\n是社群，只是还不够结实。\n/);
  });

  test.each([
    ["English", ["Three conditions", "Line by line", "How firm this is", "What was read"], /^ {2}Next: \S/m],
    ["Chinese", ["三个条件", "逐条看", "结论有多稳", "读进来多少"], /^ {2}下一步：\S/m],
  ])("in %s has its conditions, lines, next acts, firmness and losses", (language, headings, next) => {
    const out = language === "English" ? english : chinese;
    for (const heading of headings) expect(out).toContain(`\n\n${heading}\n`);
    expect(out).toMatch(next);
    // A line: its grade, number with interval and n, and where they stand between the thresholds.
    expect(out).toMatch(/\n✓ \S.* {2}\d+% {2}\(\d+–\d+\) {2}\d+ \S+\n {2}[─━┃●]{24}\n {2}\S/);
  });

  test("draws the mesh in characters, with what its signs mean", () => {
    const picture = english.slice(english.indexOf("51 ties\n"), english.indexOf("Line by line"));
    const rows = picture.split("\n").filter((row) => /[\u2801-\u28ff]/.test(row));
    expect(rows.length).toBeGreaterThan(10);
    expect(picture).toMatch(/^51 ties\n *[^\s]/);
    const initials = new Set(members.map((name) => name[0]));
    const drawn = rows.join("").match(/[A-Z]/g) ?? [];
    expect(drawn.filter((letter) => initials.has(letter)).length).toBeGreaterThanOrEqual(12);
    expect(picture).toMatch(/⠤⠤ 6 deep {3}⠤⠤ 45 ordinary {3}A 13 backbone {3}○ 0 not tied yet\n/);
    expect(picture).toMatch(/\n {2}Centralisation {2,}0\.23 {2}semi\n/);
  });

  test.each([40, 44, 57, 80, 100, 120])(
    "keeps to a terminal of %i columns, and to 110 of a wider one",
    async (columns) => {
      const runs = await Promise.all([
        check([sample("zh-translators"), "--lang", "zh", "--evidence", "5"], { COLUMNS: `${columns}` }),
        check([sample("en-english-school"), "--evidence", "5"], { COLUMNS: `${columns}` }),
      ]);
      for (const line of runs.flatMap(({ out }) => out.split("\n"))) {
        expect(widthOf(line), line).toBeLessThanOrEqual(Math.min(columns, 110));
        expect(line).toBe(line.trimEnd());
      }
      expect(Math.max(...runs.flatMap(({ out }) => out.split("\n").map(widthOf)))).toBeGreaterThan(
        Math.min(columns, 110) - 6,
      );
      expect(runs.map(({ out }) => out.includes("\n\n\n"))).toEqual([false, false]);
    },
  );

  test("has no colours where it is not printed on a terminal", () => {
    expect(english + chinese).not.toContain("\u001b");
  });
});

test("--evidence says how many pieces each line shows, none to five", async () => {
  const pieces = async (count: string) => {
    const { out } = await check([sample("en-runners"), "--evidence", count]);
    const blocks = out.slice(out.indexOf("Line by line")).split("\n\n");
    const counts = blocks.map((block) => block.split("\n").filter((line) => line.startsWith("  └ ")).length);
    return Math.max(...counts);
  };
  const [none, one, three, many] = await Promise.all(["0", "1", "3", "9"].map(pieces));
  expect([none, one, three, many]).toEqual([0, 1, 3, 5]);
});

describe("people", () => {
  test("are masked unless --names asks for them, in what they say too", async () => {
    const [masked, named] = await Promise.all([
      check([sample("en-runners"), "--evidence", "5"]),
      check([sample("en-runners"), "--evidence", "5", "--names"]),
    ]);
    expect(members.filter((name) => masked.out.includes(name))).toEqual([]);
    expect(masked.out).toMatch(/\bC\. · .*: @G\. /);
    expect(masked.out).toContain("Names are masked; --names writes them out.");
    expect(members.filter((name) => named.out.includes(name)).length).toBeGreaterThan(9);
    expect(named.out).not.toContain("Names are masked");
  });

  test.each(["en", "zh"])("never have their ids, phones or mails printed (%s)", async (lang) => {
    const chat = { name: `Runners ${secrets[0]}`, type: "private_supergroup" } as const;
    const other = { ...chat, name: "Second wxid_q1w2e3r4t5", said: spiced(runners.slice(0, 40)) };
    const content = telegram([{ ...chat, said: spiced(runners) }, other]);
    const place = write(`spiced-${lang}.json`, content);
    const broken = write(
      `broken-${lang}.csv`,
      `time,sender,text\nno time,${secrets[3]},${secrets.join(" ")}\n2024-06-01 08:00,A,a\n`,
    );
    const runs = await Promise.all([
      check([place, "--lang", lang, "--evidence", "5"]),
      check([place, "--lang", lang, "--evidence", "5", "--names"]),
      check([place, "--lang", lang, "--chat", "nobody"]),
      check([broken, "--lang", lang, "--names"]),
      check([broken, "--lang", lang, "--names", "--json"]),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 2, 3, 3]);
    expect(runs[0]?.out).toMatch(lang === "en" ? /\[phone\].*\n[^]*\[account\]/ : /〔电话〕[^]*〔账号〕/);
    expect(runs[3]?.out).toMatch(
      lang === "en" ? /broken-en\.csv, line 2: .*\[mail\]/ : /broken-zh\.csv.*〔邮箱〕/,
    );
    for (const secret of secrets) {
      for (const { out, err } of runs) expect(out + err).not.toContain(secret);
    }
  });
});
