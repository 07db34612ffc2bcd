import { mkdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  check,
  csv,
  placeOf,
  saidIn,
  sample,
  secrets,
  spiced,
  telegram,
  write,
  zipOf,
} from "./check-world.ts";

interface Told {
  readonly chats: readonly {
    readonly name: string | null;
    readonly messages: number;
    readonly verdict: string;
  }[];
  readonly loss: {
    readonly messages: number;
    readonly timeZone: string | null;
    readonly coverage: { readonly from: number; readonly to: number };
  };
}

async function told(args: readonly string[]): Promise<Told> {
  const { out } = await check([...args, "--json"]);
  return JSON.parse(out) as Told;
}

const HEADER = "senderId,text,time,sender";

const runners = saidIn("en-runners");
const school = saidIn("en-english-school");

describe("an export of several chats", () => {
  let place = "";
  beforeAll(() => {
    place = write(
      "several.json",
      telegram([
        { name: "Ana Lindqvist", type: "personal_chat", said: spiced(runners.slice(0, 9)) },
        { name: "Canal Runners", type: "private_supergroup", said: runners },
        { name: "Evening School", type: "private_supergroup", said: school },
        { name: "Evening", type: "private_supergroup", said: runners.slice(0, 12) },
      ]),
    );
  });

  test("is told chat by chat, the largest in full, talks of two only counted", async () => {
    const { code, out } = await check([place]);
    expect(code).toBe(0);
    expect(out).toMatch(
      new RegExp(
        "^Chats in this export\n" +
          "  Evening School  345 messages  22 people  Only a chat group\\.\n" +
          "  Canal Runners   298 messages  14 people  A community, .*\n" +
          "  Evening         12 messages  10 people   Not enough .*\n" +
          "  1 talk of two people, not judged\n\n",
      ),
    );
    expect(out).toMatch(/\nTold in full below: Evening School\. For another, --chat NAME;/);
    expect(out).not.toContain("Lindqvist");
  });

  test("is told in two lines a chat where a line has no room", async () => {
    const { out } = await check([place, "--lang", "zh"], { COLUMNS: "44" });
    expect(out).toMatch(/\n {2}Canal Runners {2}298 条 {2}14 人\n {4}是社群，.*\n/);
  });

  test("names the talk of two only where names are asked for", async () => {
    const [masked, named] = await Promise.all([told([place]), told([place, "--names"])]);
    const direct = ({ chats }: Told) => chats.find(({ verdict }) => verdict === null)?.name;
    expect([direct(masked), direct(named)]).toEqual([null, "Ana Lindqvist"]);
  });

  test.each([
    ["Canal Runners", "Canal Runners"],
    ["canal", "Canal Runners"],
    ["Evening", "Evening"],
    ["ning sch", "Evening School"],
  ])("--chat %s judges %s alone", async (asked, name) => {
    const { chats } = await told([place, "--chat", asked]);
    expect(chats.map((chat) => chat.name)).toEqual([name]);
  });

  test("--chat all judges them as one, without the talks of two", async () => {
    const { chats } = await told([place, "--chat=all"]);
    expect(chats).toMatchObject([{ name: "All chats together", messages: 298 + school.length + 12 }]);
  });

  test.each([["--chat", "Knitters"], ["--chat=Knitters"], ["--chat", "Lindqvist"]])(
    "%s %s lists the chats there are, and no talk of two",
    async (...asked) => {
      const { code, out, err } = await check([place, ...asked]);
      const name = asked.at(-1)?.replace("--chat=", "") ?? "";
      expect(err).toBe(
        `No chat has “${name}” in its name. There are:\n  Evening School\n  Canal Runners\n  Evening\n`,
      );
      expect([code, out]).toEqual([2, ""]);
    },
  );

  test("with nothing but talks of two says that they are not judged, and ends with 4", async () => {
    const direct = { name: "Ana Lindqvist", type: "personal_chat", said: spiced(runners) } as const;
    const alone = write("direct.json", telegram([direct]));
    const { code, out, err } = await check([alone, "--html", "direct.html"]);
    expect([code, out.trim()]).toEqual([4, ""]);
    expect(err).toBe("There are only talks of two in it: nobody's business but theirs, and not judged.\n");
  });
});

describe("a folder and a zip of many", () => {
  test("are read together, each file by the reader that knows it", async () => {
    const chats = {
      "export/a.json": telegram([{ name: "Canal Runners", type: "private_supergroup", said: runners }]),
      "export/deep/b.json": telegram([{ name: "School", type: "private_supergroup", said: school }]),
      "export/table.csv": csv(runners.slice(0, 9), HEADER),
      "export/notes.md": "# Nothing\n",
    };
    for (const [name, content] of Object.entries(chats)) write(name, content);
    const zip = write("export.zip", await zipOf(chats));
    const [folder, zipped] = await Promise.all([told([placeOf("export")]), told([zip])]);
    expect(folder.chats.map(({ messages }) => messages)).toEqual([school.length, 298, 9]);
    expect(zipped.chats).toEqual(folder.chats);
  });

  test("tell a message that stands in two exports once, and say so", async () => {
    const chat = { name: "Canal Runners", type: "private_supergroup" } as const;
    const whole = telegram([{ ...chat, said: runners }]);
    const id = /"id":\d+/.exec(whole)?.[0] ?? "";
    const half = telegram([{ ...chat, said: runners.slice(0, 100) }]).replace(/"id":\d+/, id);
    write("twice/old.json", half);
    write("twice/new.json", whole);
    const { chats, loss } = await told([placeOf("twice")]);
    expect(chats).toMatchObject([{ messages: 298 }]);
    expect(loss).toMatchObject({ messages: 398, duplicates: 100 });
  });

  test("by a path relative to where one stands, also one that looks like a number or has spaces", async () => {
    mkdirSync(placeOf("my exports"), { recursive: true });
    write("my exports/2024", csv(runners, HEADER));
    expect((await told(["my exports/2024"])).loss.messages).toBe(298);
  });
});

describe("--tz", () => {
  test("places clocks that name no zone, and days; epochs stay what they are", async () => {
    const clocks = write("clocks.csv", csv(runners, HEADER));
    const epochs = write("epochs.json", telegram([{ name: "R", type: "private_supergroup", said: runners }]));
    const [utc, auckland, epoch] = await Promise.all([
      told([clocks, "--tz", "UTC"]),
      told([clocks, "--tz", "pacific/auckland"]),
      told([epochs, "--tz", "Pacific/Auckland"]),
    ]);
    const first = runners[0]?.at ?? 0;
    expect(utc.loss.coverage.from).toBe(first);
    expect(auckland.loss).toMatchObject({ timeZone: "Pacific/Auckland" });
    expect(auckland.loss.coverage.from).toBe(first - 12 * 3_600_000);
    expect(epoch.loss.coverage.from).toBe(first);
    const { out } = await check([epochs, "--tz", "Pacific/Auckland"]);
    expect(out).toContain("Days are counted in Pacific/Auckland.");
  });
});

describe("--format", () => {
  test("reads a file as told, whatever it looks like", async () => {
    const place = write("odd.txt", csv(runners, HEADER));
    expect((await told([place, "--format", "plain-csv"])).loss.messages).toBe(298);
    expect((await check([place, "--format", "qq-txt"])).code).toBe(4);
  });
});

describe("--map", () => {
  const header = "c1,c2,c3,c4";
  let strange = "";
  let bare = "";
  beforeAll(() => {
    const said = spiced(runners).map((one, i) => (i === 0 ? { ...one, name: secrets[3] ?? "" } : one));
    strange = write("strange.csv", csv(said, header));
    bare = write("bare.csv", csv(said, null));
  });

  test("is asked for where a table does not say what its columns are, and shows nobody's number", async () => {
    const [named, unnamed] = await Promise.all([check([strange]), check([bare, "--lang", "zh"])]);
    expect([named.code, unnamed.code, named.out, unnamed.out]).toEqual([2, 2, "", ""]);
    expect(named.err).toMatch(/^The table strange\.csv has no header Kith knows\. Say with --map/);
    expect(named.err).toMatch(
      /\n {2}0 {2}c1 {2}\S.*\n {2}1 {2}c2 {2}Tuesday plan.*\n {2}2 {2}c3 {2}2026-09-07/,
    );
    expect(unnamed.err).toMatch(/bare\.csv 这份表格没有认得出的表头。/);
    expect(unnamed.err).toMatch(/\n {2}2 {2}2026-09-07 18:12:43\n {2}3 {2}〔邮箱〕\n/);
    for (const secret of secrets) expect(named.err + unnamed.err).not.toContain(secret);
  });

  test("says which column is what, with a header or without, and no row is lost", async () => {
    const map = ["--map", "at=2,sender=3,text=1,senderId=0", "--tz", "UTC"];
    const [named, unnamed] = await Promise.all([told([strange, ...map]), told([bare, ...map])]);
    for (const { chats, loss } of [named, unnamed]) {
      expect(chats).toMatchObject([{ messages: 298, people: 14 }]);
      expect(loss.coverage.from).toBe(runners[0]?.at);
    }
  });

  test("of a column the table has not is refused, and shows those it has", async () => {
    const { code, err } = await check([strange, "--map", "at=2,sender=3,text=7"]);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^--map names column 7, which this table has not\. Columns and first row:\n {2}0 {2}c1/,
    );
  });
});

test("a sample is read where it lies", async () => {
  expect((await told([sample("zh-translators")])).loss.messages).toBe(369);
});
