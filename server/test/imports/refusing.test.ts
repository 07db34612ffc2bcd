import { ImportView } from "@kith/contract/imports";
import { Refusal } from "@kith/contract/platform";
import { existsSync, readdirSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { dataFolderOf } from "../app.ts";
import { foundedCommunity, joined, ownWorld, visitor, type Community } from "../world.ts";
import { ended, imported, RIGHT, telegram, upload, zipOf, type Line } from "./world.ts";

const own = ownWorld({ doesJobs: true });
let community: Community;

beforeEach(async () => {
  community = await foundedCommunity(own.current);
});

const LINES: readonly Line[] = [
  { id: 1, from: "Ada", text: "Who brings the rope?", minute: 0 },
  { id: 2, from: "Bo", text: "I do", minute: 1, replyTo: 1 },
];

const asOrganiser = (bytes: Uint8Array, query?: Readonly<Record<string, string>>) =>
  upload(own.current, { path: community.path, as: community.organiser }, bytes, query);

function filesKept(): string[] {
  const folder = path.join(dataFolderOf(own.current.app), "files/imports");
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function count(table: "imports" | "carriers" | "posts"): Promise<number> {
  const { rows } = await own.current.database.pool.query<{ count: number }>(
    `select count(*)::int as count from ${table} where community_id = $1`,
    [community.communityId],
  );
  return rows[0]?.count ?? -1;
}

async function expectNothing(): Promise<void> {
  expect([filesKept(), await count("imports"), await count("carriers"), await count("posts")]).toEqual([
    [],
    0,
    0,
    0,
  ]);
}

describe("an upload is refused, and nothing of it stays", () => {
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, k) => (k * 7919) % 256));
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ["of no bytes", () => Buffer.alloc(0), "empty"],
    ["that is no chat", () => noise, "notUnderstood"],
    ["that is a picture", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "notUnderstood"],
    ["that is a zip of other things", () => zipOf([["a/b.bin", noise]]), "notUnderstood"],
    [
      "that is a zip cut short",
      async () => (await zipOf([["result.json", telegram(LINES)]])).subarray(0, 80),
      "notUnderstood",
    ],
    ["without a message", () => telegram([]), "nothingToRead"],
    ["whose table does not say what it is", () => Buffer.from("a;b;c\n1;2;3\n4;5;6\n"), "notUnderstood"],
  ])("%s", async (_, bytes, reason) => {
    const answer = await asOrganiser(await bytes());
    expect([answer.status, answer.as(Refusal).reason]).toEqual([409, reason]);
    await expectNothing();
  });

  test.each<[string, Record<string, string>]>([
    ["without the right to", { mayImport: "no" }],
    ["without a purpose", { purpose: " " }],
    ["into a zone that is not there", { timeZone: "Nowhere/Land", format: "qq-txt" }],
    ["as a format that is not there", { format: "papyrus" }],
    ["into a carrier that is none", { carrierId: "x" }],
  ])("%s", async (_, query) => {
    expect((await asOrganiser(telegram(LINES), query)).status).toBe(400);
    await expectNothing();
  });

  test("into a carrier of another community", async () => {
    const other = await foundedCommunity(own.current);
    const { carrier } = await imported(own.current, other, telegram(LINES));
    expect((await asOrganiser(telegram(LINES), { carrierId: carrier.id })).status).toBe(404);
    expect(await count("posts")).toBe(0);
  });

  test("from a stranger, a member without the power, and nobody at all", async () => {
    const stranger = await visitor(own.current, "路人");
    const member = await joined(own.current, community, "小周");
    const status = async (as: { readonly cookie: string }) =>
      (await upload(own.current, { path: community.path, as }, telegram(LINES))).status;
    expect([await status(stranger), await status(member), await status({ cookie: "" })]).toEqual([
      404, 403, 401,
    ]);
    await expectNothing();
    const { rows } = await own.current.database.pool.query(
      "select actor_id, subject from audit_entries where community_id = $1 and power = 'refused'",
      [community.communityId],
    );
    expect(rows).toEqual([{ actor_id: member.memberId, subject: { power: "import.start" } }]);
  });

  test("that breaks off", async () => {
    const { app } = own.current;
    const url = new URL(await app.listen({ port: 0, host: "127.0.0.1" }));
    const query = new URLSearchParams(RIGHT).toString();
    const socket = connect(Number(url.port), url.hostname);
    socket.write(
      `POST ${community.path}/imports?${query} HTTP/1.1\r\nhost: ${url.host}\r\ncookie: ${community.organiser.cookie}\r\n` +
        "content-type: application/octet-stream\r\ncontent-length: 1000000\r\n\r\n{",
    );
    while (filesKept().length === 0) await sleep(10);
    socket.destroy();
    while (filesKept().length > 0) await sleep(10);
    await expectNothing();
  });
});

describe("an upload is taken", () => {
  test("under a name that leads nowhere, whatever it was called", async () => {
    const name = "../../..\\secrets/\u202e\u0000.json";
    const view = (await asOrganiser(telegram(LINES), { fileName: name })).as(ImportView);
    expect(view.fileName).toBe("json");
    expect(await ended(community, view.id)).toMatchObject({ state: "done" });
  });

  test("as far as it is sound: a bomb inside is left out and told", async () => {
    const bytes = await zipOf([
      ["export/result.json", telegram(LINES)],
      ["export/bomb.json", Buffer.alloc(64 << 20, " ")],
    ]);
    const done = await imported(own.current, community, bytes, { fileName: "a.zip" });
    expect(done).toMatchObject({ state: "done", counts: { posts: 2 } });
    expect(JSON.stringify(done.loss)).toContain("zip bombs");
  });

  test("as far as it goes: one cut short gives what came before the cut", async () => {
    const whole = telegram(Array.from({ length: 300 }, (_, k) => ({ ...LINES[0]!, id: k + 1, minute: k })));
    const done = await imported(own.current, community, whole.subarray(0, whole.length / 2));
    expect(done.state).toBe("done");
    expect(done.counts.posts).toBeGreaterThan(100);
    expect(done.counts.posts).toBeLessThan(200);
    expect(done.loss?.rows.map(({ label }) => label)).toContain("Files that break off");
  });

  test("twice at once: both come in, each message once", async () => {
    const { carrier } = await imported(own.current, community, telegram(LINES.slice(0, 1)));
    const query = { carrierId: carrier.id };
    const both = await Promise.all([
      asOrganiser(telegram(LINES), query),
      asOrganiser(telegram(LINES), query),
    ]);
    const done = await Promise.all(both.map((answer) => ended(community, answer.as(ImportView).id)));
    expect(done.map(({ state }) => state)).toEqual(["done", "done"]);
    expect(await count("posts")).toBe(2);
  });

  test("and its file is gone once it is read", async () => {
    await imported(own.current, community, telegram(LINES));
    for (let waited = 0; filesKept().length > 0 && waited < 5000; waited += 20) await sleep(20);
    expect(filesKept()).toEqual([]);
  });
});

test("what came in is seen only inside its community, and its people nowhere else", async () => {
  await imported(own.current, community, telegram(LINES));
  const stranger = await visitor(own.current, "路人");
  const other = await foundedCommunity(own.current);
  const { rows } = await own.current.database.pool.query<{ id: string }>(
    "select id from posts where community_id = $1",
    [community.communityId],
  );
  for (const place of ["topics", "posts", "search?q=rope", "imports", "members", `posts/${rows[0]!.id}`]) {
    expect((await stranger.get(`${community.path}/${place}`)).status).toBe(404);
  }
  expect((await other.organiser.get(`${other.path}/posts/${rows[0]!.id}`)).status).toBe(404);
  expect((await other.organiser.get(`${other.path}/search?q=rope`)).text).not.toContain("rope");
  expect((await other.organiser.get(`${other.path}/members`)).text).not.toContain("Ada");
});
