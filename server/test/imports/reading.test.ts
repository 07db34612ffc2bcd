import { ImportView, readColumns, writtenColumns } from "@kith/contract/imports";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import { foundedCommunity, ownWorld, type Community } from "../world.ts";
import { imported, telegram, upload } from "./world.ts";

/** What an archive does not say itself is said by whoever brings it in: zone, format, columns. */

const own = ownWorld({ doesJobs: true });
let community: Community;

beforeEach(async () => {
  community = await foundedCommunity(own.current, { timeZone: "America/New_York" });
});

const LOG = ["2020-01-01 12:00:02\t@sam\thas the kettle boiled?", "2020-01-01 12:00:04\t+kit\tsam: yes"];
const TABLE = [
  "a;b;c;d",
  "17;2024-03-01 08:00;Ada;Who brings the rope?",
  "18;2024-03-01 08:01;Bo;I do",
  "19;2024-03-01 08:02;Ada;Thank you, see you there",
];
const bytesOf = (lines: readonly string[]) => Buffer.from(`${lines.join("\n")}\n`);
const COLUMNS = { columns: "at:1,sender:2,text:3", fileName: "talk.csv" };

async function postsOf({ id }: ImportView): Promise<{ author: string; at: string; text: string }[]> {
  const { rows } = await own.current.database.pool.query<{ author: string; at: Date; text: string }>(
    `select m.name as author, p.posted_at as at, p.text from posts p
     join memberships m on m.id = p.author_id where p.import_id = $1 order by p.posted_at, p.id`,
    [id],
  );
  return rows.map(({ author, at, text }) => ({ author, at: at.toISOString(), text }));
}

describe("clocks without a zone", () => {
  const file = { fileName: "irc.example.#tea.weechatlog" };

  test("are read in the community's zone, which the import says", async () => {
    const done = await imported(own.current, community, bytesOf(LOG), file);
    expect(done.timeZone).toBe("America/New_York");
    expect((await postsOf(done)).map(({ at }) => at)).toEqual([
      "2020-01-01T17:00:02.000Z",
      "2020-01-01T17:00:04.000Z",
    ]);
  });

  test("are read in the zone that was said", async () => {
    const done = await imported(own.current, community, bytesOf(LOG), { ...file, timeZone: "Asia/Shanghai" });
    expect(done.timeZone).toBe("Asia/Shanghai");
    expect((await postsOf(done))[0]?.at).toBe("2020-01-01T04:00:02.000Z");
  });

  test("are nothing to an archive whose times tell their own", async () => {
    const said = telegram([{ id: 1, from: "Ada", text: "Who brings the rope?", minute: 0 }]);
    const done = await imported(own.current, community, said, { timeZone: "Asia/Shanghai" });
    expect(done.timeZone).toBeNull();
    expect((await postsOf(done))[0]?.at).toBe("2024-03-01T08:00:00.000Z");
  });
});

describe("a table whose header says nothing", () => {
  test("is refused, and comes in once it is said which column is what", async () => {
    const sender = { path: community.path, as: community.organiser };
    const refused = await upload(own.current, sender, bytesOf(TABLE), { fileName: "talk.csv" });
    expect([refused.status, refused.as(Refusal).reason]).toEqual([409, "needsColumns"]);

    const done = await imported(own.current, community, bytesOf(TABLE), COLUMNS);
    expect(done).toMatchObject({ state: "done", formats: ["plain-csv"], timeZone: "America/New_York" });
    expect(await postsOf(done)).toEqual([
      { author: "Ada", at: "2024-03-01T13:00:00.000Z", text: "Who brings the rope?" },
      { author: "Bo", at: "2024-03-01T13:01:00.000Z", text: "I do" },
      { author: "Ada", at: "2024-03-01T13:02:00.000Z", text: "Thank you, see you there" },
    ]);
    const again = await imported(own.current, community, bytesOf(TABLE), {
      ...COLUMNS,
      carrierId: done.carrier.id,
    });
    expect(again.counts).toMatchObject({ posts: 0, already: 3 });
  });

  test("is refused where the columns that are said hold no messages", async () => {
    const sender = { path: community.path, as: community.organiser };
    const columns = { ...COLUMNS, columns: "at:900,sender:2,text:3" };
    const refused = await upload(own.current, sender, bytesOf(TABLE), columns);
    expect([refused.status, refused.as(Refusal).reason]).toEqual([409, "needsColumns"]);
  });

  test("an odd file comes in as the format that was said", async () => {
    const lines = [
      "p|q|r",
      "2020-01-01 12:00:02|sam|has it boiled?",
      "a note",
      "2020-01-01 12:00:04|kit|yes",
    ];
    const sender = { path: community.path, as: community.organiser };
    const refused = await upload(own.current, sender, bytesOf(lines), { fileName: "x.bin" });
    expect(refused.as(Refusal).reason).toBe("notUnderstood");
    const told = { fileName: "x.bin", format: "plain-csv", columns: "at:0,sender:1,text:2" };
    const taken = await upload(own.current, sender, bytesOf(lines), told);
    expect([taken.status, taken.as(ImportView).formats]).toEqual([201, ["plain-csv"]]);
  });
});

describe("columns in an address", () => {
  test("are read as they were written", () => {
    const none = { senderId: -1, kind: -1, replyTo: -1, chat: -1 };
    const written = writtenColumns({ at: 1, sender: 2, text: 3, id: 0, ...none });
    expect(readColumns(written)).toEqual({ at: 1, sender: 2, text: 3, id: 0 });
  });

  test.each([
    "",
    "at:1",
    "at:1,sender:2",
    "at:1,sender:2,text:x",
    "at:1,sender:2,text:-1",
    "at:1,sender:2,text:3,text:4",
    "at:1,sender:2,text:3,__proto__:4",
    "at:1;sender:2;text:3",
    "at:1,sender:2,text:3000",
  ])("are refused as %j", async (columns) => {
    expect(readColumns(columns)).toBeNull();
    const sender = { path: community.path, as: community.organiser };
    expect((await upload(own.current, sender, bytesOf(TABLE), { ...COLUMNS, columns })).status).toBe(400);
  });
});
