import { describe, expect, test } from "vitest";
import { fileOfBlob, fileOfText, readerById, tableSampleOf, type ColumnUse } from "../src/index.ts";
import { keepsItsPromises } from "./hostile.ts";
import { fixture, readAll } from "./reading.ts";
import { realTalk, saidIn } from "./renderers/canon.ts";
import { plainCsv } from "./renderers/plain-csv.ts";
import { encoded } from "./streams.ts";
import { isKnownByAnyName, survivesNonsense } from "./survival.ts";

const own = async (name: string) => (await fixture("plain-csv")).filter((file) => file.path === name);
const readFixture = async (name: string) => readAll(await own(name));
const sampleOf = (text: string) => tableSampleOf(fileOfText("a.csv", text));

function shanghai(clock: string): number {
  return Date.parse(`${clock}+08:00`);
}

/** A cell that holds what looks like the header and like rows of its own table. */
const PASTED = [
  "他贴来的表：",
  "序号,群名,时间,发送人,QQ号,消息类型,消息ID,内容,回复消息ID",
  "1,读书会,2024-06-01 08:00:00,老吴,10003456,文本,99,不是一行,",
  '"2",厨房,2024-06-01 08:00:01,老吴,10003456,文本,100,也不是,',
  "就这些",
].join("\n");

describe("a table with a Chinese header", () => {
  test("tells who said what when, in which chat, in answer to what", async () => {
    const { formats, chats, messages } = await readFixture("zh.csv");
    expect(formats).toEqual(["plain-csv"]);
    expect(chats.map(({ key, name, platform }) => [key, name, platform])).toEqual([
      ["csv:读书会", "读书会", "unknown"],
      ["csv:厨房", "厨房", "unknown"],
    ]);
    const words = messages.filter(({ event }) => event === null);
    expect(
      words.map(({ at, timeBasis, sender, name, kind, text }) => [at, timeBasis, sender, name, kind, text]),
    ).toEqual([
      [shanghai("2024-06-01T08:00:00"), "assumed", "123456789012345678", "阿林", "text", "下周读哪本？"],
      [shanghai("2024-06-01T20:00:05"), "assumed", "10002345", "小周", "text", '读"城南旧事"\n可以吗'],
      [shanghai("2024-06-02T09:05:00"), "assumed", "老吴", "老吴", "image", ""],
      [1_717_300_000_000, "epoch", "10003456", "老吴", "voice", "我周五有空"],
      [Date.parse("2024-06-02T10:00:01Z"), "explicit", "123456789012345678", "阿林", "text", "饭好了"],
      [Date.parse("2024-06-02T10:00:02+09:00"), "explicit", "10002345", "小周", "reply", "来了"],
      [shanghai("2024-06-02T10:00:11"), "assumed", "10002345", "小周", "text", "还在"],
      [shanghai("2024-06-02T10:00:12"), "assumed", "10002345", "小周", "text", PASTED],
    ]);
    expect(words.map(({ id, replyTo }) => [id, replyTo?.id ?? null])).toEqual([
      ["1234567890123456789", null],
      ["1234567890123456790", "1234567890123456789"],
      [null, null],
      [null, null],
      ["zh.csv#7", null],
      ["zh.csv#8", "zh.csv#7"],
      ["zh.csv#14", null],
      ["zh.csv#15", null],
    ]);
    expect(words.filter(({ hasAttachment }) => hasAttachment)).toHaveLength(2);
  });

  test("tells who came", async () => {
    const { messages } = await readFixture("zh.csv");
    expect(messages.flatMap(({ event }) => (event === null ? [] : [event]))).toMatchObject([
      { kind: "joined", actor: { name: "小周" }, targets: [{ name: "新来的" }] },
    ]);
  });

  test("tells which rows it left out and which ids a spreadsheet had destroyed", async () => {
    const { loss } = await readFixture("zh.csv");
    expect(
      loss.skipped.map(({ reason, samples }) => [
        reason,
        samples.map(({ line, text }) => [line, text.slice(0, 12)]),
      ]),
    ).toEqual([
      [
        "malformed",
        [
          [5, "1.23457E+18"],
          [5, "1.7E+18"],
          [6, "123456789012"],
          [14, "1.7E+18"],
        ],
      ],
      [
        "noTime",
        [
          [10, "8 厨房 someday"],
          [11, "9 厨房 1.7173E"],
        ],
      ],
      ["absurdTime", [[12, "10 厨房 1970-0"]]],
      [
        "noSender",
        [
          [13, "11 厨房 2024-0"],
          [14, "12 厨房 2024-0"],
        ],
      ],
    ]);
    expect(loss.unknownKinds).toEqual([{ kind: "怪东西", count: 1 }]);
    expect(loss.timeZone).toBe("Asia/Shanghai");
  });
});

test("a date and its clock in two columns are one time, and the file is the chat", async () => {
  const { chats, messages } = await readFixture("en.tsv");
  expect(chats.map(({ key, name }) => [key, name])).toEqual([["csv:en.tsv", "en"]]);
  expect(messages.map(({ at, name, text }) => [at, name, text])).toEqual([
    [shanghai("2024-06-01T08:00:00"), "Ann", "Who has the keys?"],
    [shanghai("2024-06-01T20:00:01"), "Ben", "I do"],
    [shanghai("2024-06-02T09:15:00"), "Cleo", "quoted, with a\nnewline"],
  ]);
});

describe("a sample of a table", () => {
  const none: Record<ColumnUse, number> = {
    at: -1,
    sender: -1,
    text: -1,
    senderId: -1,
    kind: -1,
    id: -1,
    replyTo: -1,
    chat: -1,
  };

  test("shows its columns, five rows and what each seems to be", async () => {
    const rows = [1, 2, 3, 4, 5, 6].map((day) => `2024-06-0${day},Ann,hello ${day}`);
    expect(await sampleOf(["Time,Name,Text", ...rows].join("\n"))).toEqual({
      columns: ["Time", "Name", "Text"],
      rows: rows.slice(0, 5).map((row) => row.split(",")),
      guess: { ...none, at: 0, sender: 1, text: 2 },
      isComplete: true,
    });
  });

  test.each([
    ["时间,发送人,内容\n2024-06-01 08:00,甲,早\n", { at: 0, sender: 1, text: 2 }],
    ["Sender;Date;Body\nann;2024-06-01;hi\n", { at: 1, sender: 0, text: 2 }],
    [
      "CreateTime\tNickName\twxid\tmsg\n1717200000\t甲\twxid_a\t早\n",
      { at: 0, sender: 1, senderId: 2, text: 3 },
    ],
    [
      "消息 ID|日期|时间|昵称|正文\n1|2024-06-01|2024-06-01 08:00|甲|早\n",
      { id: 0, at: 2, sender: 3, text: 4 },
    ],
    ["时间,日期,昵称,内容\n2024-06-01,2024-06-01 08:00,甲,早\n", { at: 1, sender: 2, text: 3 }],
    [
      "user_id,timestamp,content,type\n1,1717200000000,hi,text\n",
      { senderId: 0, sender: 0, at: 1, text: 2, kind: 3 },
    ],
    [
      "发送者(QQ号),发送时间,消息内容\n10001,2024-06-01 08:00,早\n",
      { senderId: 0, sender: 0, at: 1, text: 2 },
    ],
    [
      '"channel","from","in_reply_to","sent_at","message"\n"a","ann","","2024-06-01T08:00:00Z","hi"\n',
      { chat: 0, sender: 1, replyTo: 2, at: 3, text: 4 },
    ],
  ])("recognises %j", async (text, columns) => {
    const { guess, isComplete } = await sampleOf(text);
    expect(guess).toEqual({ ...none, ...columns });
    expect(isComplete).toBe(true);
  });

  test("guesses by what stands there where the header says nothing, and asks", async () => {
    const rows = [
      "甲,2024-06-01 08:00,今天天气很好，我们去爬山吧",
      "乙,2024-06-01 08:01,好的好的",
      "甲,2024-06-01 08:02,带水",
    ];
    for (const text of [rows.join("\n"), ["a,b,c", ...rows].join("\n")]) {
      const { columns, guess, isComplete } = await sampleOf(text);
      expect(columns).toEqual(text.startsWith("a") ? ["a", "b", "c"] : ["1", "2", "3"]);
      expect([guess, isComplete]).toEqual([{ ...none, at: 1, sender: 0, text: 2 }, false]);
    }
  });

  test("asks when the column called time cannot be read, and never takes account numbers for times", async () => {
    const { guess, isComplete } = await sampleOf(
      "QQ号,时间,昵称,内容\n1712345678,昨天,甲,早\n1712345679,今天,乙,早\n",
    );
    expect([guess.at, isComplete]).toEqual([1, false]);
    expect(await sampleOf("时间,谁,内容\n2024-06-01 08:00,甲,早\n")).toMatchObject({ isComplete: false });
  });

  test("is taken of a huge file, of one cut inside a row, in any encoding, and of nothing at all", async () => {
    const row = `2024-06-01 08:00,甲,${"很长".repeat(300)}\n`;
    const huge = `时间,发送人,内容\n${row.repeat(1000)}`;
    const { rows, isComplete } = await sampleOf(huge);
    expect([rows.length, isComplete, rows[0]?.[2]?.length]).toEqual([5, true, 200]);
    const long = `时间,发送人,内容\n${`2024-06-01 08:00,甲,${"x".repeat(30_000)}\n`.repeat(5)}`;
    expect((await sampleOf(long)).rows).toHaveLength(2);
    const gbk = fileOfBlob(
      "a.csv",
      new Blob([encoded("时间,发送人,内容\n2024-06-01 08:00,我们的人,大家说的是这个\n", "gb18030")]),
    );
    expect((await tableSampleOf(gbk)).columns).toEqual(["时间", "发送人", "内容"]);
    expect(await sampleOf("")).toMatchObject({ columns: [], rows: [], isComplete: false });
    expect(await sampleOf("just words")).toMatchObject({
      columns: ["just words"],
      rows: [],
      isComplete: false,
    });
  });
});

describe("a table whose columns are told", () => {
  const text = "甲;2024-06-01 08:00;早\n乙;2024-06-01 08:01;好\n";
  const mapping = { at: 1, sender: 0, text: 2, senderId: -1, kind: -1, id: -1, replyTo: -1, chat: -1 };

  test("is read by them from its first row on", async () => {
    const { messages } = await readAll([fileOfText("a.csv", text)], { format: "plain-csv", mapping });
    expect(messages.map(({ name, text: said }) => [name, said])).toEqual([
      ["甲", "早"],
      ["乙", "好"],
    ]);
  });

  test("loses no row to its header, and is told to be unknown where nothing is told", async () => {
    const named = `a;b;c\n${text}`;
    const told = await readAll([fileOfText("a.csv", named)], { format: "plain-csv", mapping });
    expect([told.messages.length, told.loss.skipped]).toEqual([2, []]);
    const untold = await readAll([fileOfText("a.csv", named)], { format: "plain-csv" });
    expect(untold.messages).toEqual([]);
    expect(untold.loss.skipped).toMatchObject([{ reason: "unknownFormat", samples: [{ text: "a;b;c" }] }]);
  });

  test("may be told of columns it does not have", async () => {
    for (const at of [-5, 0.5, 99, Number.NaN]) {
      const odd = { at, sender: at, text: at, id: at };
      const { messages } = await readAll([fileOfText("a.csv", text)], { format: "plain-csv", mapping: odd });
      expect(messages).toEqual([]);
    }
  });
});

test("a plain table is the last thing a file is taken for, and prose is none", async () => {
  const head = (text: string) => ({
    file: fileOfText("a.csv", text),
    text,
    lines: text.split("\n"),
    json: null,
  });
  const judge = (text: string) => readerById("plain-csv")?.recognise?.(head(text)) ?? null;
  expect(judge("time,name,text\n2024-06-01 08:00,Ann,hi\n")).toBe(0.4);
  expect(judge("a,b,c\n2024-06-01 08:00,Ann,hi\n2024-06-01 08:01,Ben,ho\n2024-06-01 08:02,Ann,ha\n")).toBe(
    0.2,
  );
  expect(judge("Dear all,\nI came, I saw, and so on.\nYours, C.\n\n")).toBeNull();
  expect(judge("name,age,city\nAnn,33,Rome\nBen,44,Oslo\nCleo,55,Cairo\n")).toBeNull();
  expect(judge("")).toBeNull();
});

describe("tables nobody meant to write", () => {
  const pieces = [
    "2024-06-01 08:00",
    ",",
    ",甲,",
    '"',
    '""',
    "时间,发送人,内容",
    "\t",
    "1.7E+18",
    "1717200000",
  ];

  for (const name of ["zh.csv", "en.tsv"]) keepsItsPromises("plain-csv", () => own(name));
  test("ten thousand lines of nonsense end with a report", () => survivesNonsense("plain-csv", pieces));
  test("whatever its name, it is what it is", async () => isKnownByAnyName("plain-csv", await own("zh.csv")));
});

describe("real talk written as a table", () => {
  test.for(["irc-raku/raku-beginner", "zulip-lean"])("%s comes back as it went in", async (archive, ctx) => {
    const said = (await realTalk(archive)) ?? null;
    if (said === null) return ctx.skip("needs the archives folder");
    expect(said.length).toBeGreaterThan(1000);
    for (const [delimiter, unitsPerMs] of [
      [",", 0.001],
      [";", 1],
      ["\t", 1000],
      ["|", 1],
    ] as const) {
      const { formats, messages, loss } = await readAll([
        fileOfText("a.csv", plainCsv(said, delimiter, unitsPerMs)),
      ]);
      expect(formats).toEqual(["plain-csv"]);
      const marked = (id: string | null) => (id === null ? null : `m${id}`);
      const expected = said.map((one) => ({
        ...one,
        id: marked(one.id),
        replyTo: marked(one.replyTo),
        // A table has one kind of line end.
        text: one.text.replaceAll("\r\n", "\n"),
      }));
      expect(saidIn(messages)).toEqual(expected);
      expect(loss.skipped).toEqual([]);
    }
  });
});
