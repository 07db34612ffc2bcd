import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPerson } from "../../src/modules/accounts/index.ts";
import { foundCommunity } from "../../src/modules/members/index.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { migrate } from "../../src/platform/db/migrate.ts";
import { migrateJobs } from "../../src/platform/jobs/index.ts";
import { idsBy } from "../../src/platform/ids.ts";
import { openInstance, type Instance } from "../../src/platform/instance.ts";
import { runFolder } from "../../src/platform/postgres/embedded.ts";
import { DATABASE, USER } from "../../src/platform/postgres/postmaster.ts";
import { telegram } from "./world.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "kith-import-"));
const settings = { dataFolder: path.join(folder, "data"), databaseUrl: null, onTrouble: () => undefined };
const archive = path.join(folder, "result.json");
const MANY = 40_000;

beforeAll(async () => {
  mkdirSync(settings.dataFolder);
  const lines = Array.from({ length: MANY }, (_, k) => ({
    id: k + 1,
    from: `P${k % 9}`,
    text: `line ${k}`,
    minute: k,
  }));
  writeFileSync(archive, telegram(lines));
  await within(await openInstance(settings), async ({ database: { pool, db } }) => {
    await migrate(pool);
    await migrateJobs(pool);
    const ctx = { db, clock: systemClock, ids: idsBy(systemClock) };
    const personId = await db.transaction().execute((tx) => createPerson(tx, ctx, { name: "苏禾" }));
    const charter = {
      name: "Walkers",
      purpose: "Walking",
      sharedNeed: "Company",
      motive: "friendship",
    } as const;
    await foundCommunity(ctx, { personId }, { ...charter, slug: "walkers", timeZone: "UTC", language: "en" });
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function within<T>(instance: Instance, use: (instance: Instance) => Promise<T>): Promise<T> {
  try {
    return await use(instance);
  } finally {
    await instance.close();
  }
}

/** Runs `kith import` as people do; `during` may disturb it. */
async function kith(args: readonly string[], during?: (kill: () => void) => Promise<void>) {
  const main = path.resolve(import.meta.dirname, "../../src/cli/main.ts");
  const child = spawn(process.execPath, [main, "import", ...args, "--data", settings.dataFolder], {
    env: { ...process.env, LC_ALL: "en_GB.UTF-8", DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  await during?.(() => child.kill("SIGINT"));
  const ended = await code;
  return { ...said, code: ended };
}

const RIGHT = ["--community", "walkers", "--yes-i-may-import"];

const COUNTS = `select (select count(*)::int from posts) as posts, (select count(*)::int from imports) as imports,
  (select confirmed_by from imports limit 1) as by`;

interface Counts {
  readonly posts: number;
  readonly imports: number;
  readonly by: string | null;
}

async function counted(): Promise<Counts> {
  const instance = await openInstance(settings);
  return within(instance, async ({ database }) => (await database.pool.query<Counts>(COUNTS)).rows[0]!);
}

/** Looks on while another process holds the instance; brings nothing up itself. */
async function untilSomeAreIn(): Promise<void> {
  for (;;) {
    const beside = new Client({
      host: path.join(runFolder(settings.dataFolder), "pg"),
      user: USER,
      database: DATABASE,
    });
    beside.on("error", () => undefined);
    const posts = await beside
      .connect()
      .then(() => beside.query<Counts>(COUNTS))
      .then(({ rows }) => rows[0]?.posts ?? 0)
      .catch(() => 0);
    await beside.end().catch(() => undefined);
    if (posts > 0) return;
    await sleep(20);
  }
}

describe("kith import", () => {
  test.each<[string, string[], number, string]>([
    ["without the word that one may", [archive, "--community", "walkers"], 2, "--yes-i-may-import"],
    ["without a community", [archive, "--yes-i-may-import"], 2, "--community"],
    [
      "into a community that is not there",
      [archive, "--community", "nobody", "--yes-i-may-import"],
      2,
      "nobody",
    ],
    ["of what is not there", [path.join(folder, "none"), ...RIGHT], 2, "none"],
    ["of what is no chat", [import.meta.filename, ...RIGHT], 4, "no chat export"],
    [
      "into a zone that is not there",
      [archive, ...RIGHT, "--tz", "Nowhere/Land", "--format", "qq-txt"],
      2,
      "Nowhere",
    ],
  ])("is refused %s", async (_, args, code, says) => {
    const answer = await kith(args);
    expect([answer.code, answer.err.includes(says)], answer.err).toEqual([code, true]);
    expect(await counted()).toMatchObject({ posts: 0, imports: 0 });
  });

  test("is stopped by Ctrl-C in good order, and the same command goes on from there", async () => {
    const stopped = await kith([archive, ...RIGHT], async (stop) => {
      await untilSomeAreIn();
      stop();
    });
    expect([stopped.code, stopped.err]).toEqual([130, expect.stringContaining("goes on from there")]);
    const { posts } = await counted();
    expect(posts).toBeGreaterThan(0);
    expect(posts).toBeLessThan(MANY);
    const done = await kith([archive, ...RIGHT]);
    expect([done.code, done.err]).toEqual([0, "Going on where it stopped.\n"]);
    expect(done.out).toContain("Done: 40,000 posts, 9 people");
    expect(await counted()).toEqual({ posts: MANY, imports: 1, by: null });
  });

  test("a second time adds nothing", async () => {
    const instance = await openInstance(settings);
    const carrier = await within(instance, async ({ database }) => {
      const { rows } = await database.pool.query<{ id: string }>("select id from carriers");
      return rows[0]!.id;
    });
    const again = await kith([archive, ...RIGHT, "--carrier", carrier, "--lang", "zh"]);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining("40,000 条早就在了")]);
    expect(await counted()).toMatchObject({ posts: MANY });
  });
});
