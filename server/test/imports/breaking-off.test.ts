import { ImportsView, ImportView } from "@kith/contract/imports";
import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { importTasks } from "../../src/modules/imports/doing.ts";
import { aloneOn } from "../../src/platform/db/alone.ts";
import { copyingOn } from "../../src/platform/db/copy.ts";
import { filesIn } from "../../src/platform/files.ts";
import { foundedCommunity, ownWorld, type Community } from "../world.ts";
import { dataFolderOf } from "../app.ts";
import { telegram, upload, type Line } from "./world.ts";

// Nobody does jobs here but what the tests start.
const own = ownWorld();
let community: Community;

beforeEach(async () => {
  community = await foundedCommunity(own.current);
});

const MANY: readonly Line[] = Array.from({ length: 30_000 }, (_, k) => ({
  id: k + 1,
  from: `P${k % 50}`,
  text: `line ${k} 第${k}句`,
  minute: k,
  ...(k % 3 === 0 && k > 0 ? { replyTo: k - (k % 7) } : {}),
}));

async function uploaded(lines: readonly Line[]): Promise<ImportView> {
  const answer = await upload(
    own.current,
    { path: community.path, as: community.organiser },
    telegram(lines),
  );
  return answer.as(ImportView);
}

const tools = () => ({
  ctx: own.current.ctx,
  copying: copyingOn(own.current.database.pool),
  alone: aloneOn(own.current.database.pool),
  files: filesIn(dataFolderOf(own.current.app)),
});

const run = (importId: string, signal = new AbortController().signal) =>
  importTasks(tools(), signal)["imports.run"]!({ communityId: community.communityId, importId });

const view = async (id: string) =>
  (await community.organiser.get(`${community.path}/imports/${id}`)).as(ImportView);

/** What came in, whichever ids it got. */
async function broughtIn(): Promise<unknown> {
  const { rows } = await own.current.database.pool.query(
    `select (select count(*)::int from posts where community_id = $1) as posts,
       (select count(distinct external_id)::int from posts where community_id = $1) as messages,
       (select count(*)::int from posts where community_id = $1 and reply_to_id is not null) as replies,
       (select count(*)::int from acts where community_id = $1) as acts,
       (select count(distinct (actor_id, object_id))::int from acts where community_id = $1) as "differentActs",
       (select count(*)::int from memberships where community_id = $1) as members,
       (select posts from topics where community_id = $1) as counted`,
    [community.communityId],
  );
  return rows[0];
}

async function whole(): Promise<unknown> {
  const { id } = await uploaded(MANY);
  await run(id);
  return broughtIn();
}

describe("an import", () => {
  test("whose node is killed half-way goes on and ends as one that was not", async () => {
    const expected = await whole();
    community = await foundedCommunity(own.current);
    const { id } = await uploaded(MANY);
    await killedHalfWay(id);
    const half = await view(id);
    expect(half.state).toBe("reading");
    expect(half.counts.posts).toBeGreaterThan(0);
    expect(half.counts.posts).toBeLessThan(MANY.length);
    await inTurn(id);
    expect(await view(id)).toMatchObject({
      state: "done",
      counts: { read: MANY.length, posts: MANY.length, already: 0 },
    });
    expect(await broughtIn()).toEqual(expected);
  });

  test("ends at its next batch when its node stops, and goes on at the next start", async () => {
    const { id } = await uploaded(MANY);
    const stopping = new AbortController();
    const running = run(id, stopping.signal);
    while ((await view(id)).counts.posts === 0) await sleep(20);
    stopping.abort();
    await running;
    expect((await view(id)).state).toBe("reading");
    const { rows } = await own.current.database.pool.query(
      "select key from graphile_worker.jobs where key = $1",
      [`imports.run ${id} again`],
    );
    expect(rows).toHaveLength(1);
    await run(id);
    expect((await view(id)).counts).toMatchObject({ posts: MANY.length, already: 0 });
  });

  test("that is cancelled stops; what is in stays, and sent again it goes on from there", async () => {
    const { id, carrier } = await uploaded(MANY);
    const running = run(id);
    while ((await view(id)).counts.posts === 0) await sleep(20);
    const cancelled = await community.organiser.post(`${community.path}/imports/${id}/cancel`);
    expect(cancelled.as(ImportView)).toMatchObject({
      state: "cancelled",
      can: { cancel: false, undo: true },
    });
    await running;
    const { counts } = await view(id);
    expect(counts.posts).toBeLessThan(MANY.length);
    expect((await community.organiser.post(`${community.path}/imports/${id}/cancel`)).status).toBe(409);
    const again = await upload(
      own.current,
      { path: community.path, as: community.organiser },
      telegram(MANY),
      { carrierId: carrier.id },
    );
    await run(again.as(ImportView).id);
    expect((await view(again.as(ImportView).id)).counts).toMatchObject({
      already: counts.posts,
      posts: MANY.length - counts.posts,
    });
  });

  test("waits for another of its carrier", async () => {
    const first = await uploaded(MANY.slice(0, 9000));
    const second = await upload(
      own.current,
      { path: community.path, as: community.organiser },
      telegram(MANY.slice(0, 10)),
      { carrierId: first.carrier.id },
    );
    const { id } = second.as(ImportView);
    const running = run(first.id);
    while ((await view(first.id)).state === "uploaded") await sleep(5);
    await run(id);
    expect((await view(id)).state).toBe("uploaded");
    await running;
    await run(id);
    expect((await view(id)).counts).toMatchObject({ posts: 0, already: 10 });
    const { imports } = (await community.organiser.get(`${community.path}/imports`)).as(ImportsView);
    expect(imports.map(({ state }) => state)).toEqual(["done", "done"]);
  });
});

/** Runs it once nobody else holds the carrier: PostgreSQL may notice a killed client a little later. */
async function inTurn(id: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    await run(id);
    if ((await view(id)).state === "done") return;
    await sleep(100);
  }
}

async function killedHalfWay(importId: string): Promise<void> {
  const { host, database } = own.current.database.pool.options;
  const args = [host, database, dataFolderOf(own.current.app), community.communityId, importId].map(String);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "half-way.ts"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split("batch\n").length > 3) child.kill("SIGKILL");
  });
  const signal = await new Promise((resolve) => child.once("exit", (_, name) => resolve(name)));
  expect(signal).toBe("SIGKILL");
  expect(said).not.toContain("ended");
}
