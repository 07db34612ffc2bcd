import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { isDatabaseAway } from "../src/platform/db/away.ts";
import { openDatabase } from "../src/platform/db/open.ts";
import { addJob, migrateJobs, startJobs } from "../src/platform/jobs/index.ts";
import { migrate } from "../src/platform/db/migrate.ts";
import { startEmbedded, type EmbeddedPostgres } from "../src/platform/postgres/embedded.ts";
import { clearInstances, freshFolder, startInstance, type Instance } from "./instance.ts";

/** A database server that goes away and comes back, as one that another machine serves does. */

let folder = "";
let postgres: EmbeddedPostgres | null = null;

beforeAll(async () => {
  folder = path.join(freshFolder(), "server");
  mkdirSync(folder);
  await begin();
});

afterAll(async () => {
  await end();
  await clearInstances();
});

async function begin(): Promise<EmbeddedPostgres> {
  return (postgres ??= await startEmbedded({ folder }));
}

async function end(): Promise<void> {
  const running = postgres;
  postgres = null;
  await running?.stop();
}

async function asked<Row extends Record<string, unknown>>(statement: string): Promise<Row[]> {
  const client = new Client((await begin()).connection);
  await client.connect();
  const { rows } = await client.query<Row>(statement);
  await client.end();
  return rows;
}

/** Long enough that whoever tries twice as often each time would have tried a million times. */
const AWAY_MS = 15_000;

describe.skipIf(process.platform !== "linux")("a server whose database is away", () => {
  let instance: Instance;
  let cookie = "";

  beforeAll(async () => {
    const { host, user, database } = (await begin()).connection;
    instance = await startInstance(["--port", "0"], {
      DATABASE_URL: `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`,
    });
    cookie = await cameIn(instance);
  }, 60_000);

  test("says so at once, holds no more than before, and works again when it is back", async ({
    annotate,
  }) => {
    const before = held(instance);
    await end();
    const began = performance.now();
    let most = before;
    while (performance.now() - began < AWAY_MS) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => ownSessions(instance, cookie)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
      expect(answers[0]).toMatchObject({ error: "away", retryAfter: "10" });
      most = larger(most, held(instance));
      await sleep(300);
    }
    expect((await fetch(`${instance.url}/api/health`)).status).toBe(503);
    expect(most.descriptors).toBeLessThan(before.descriptors + 40);
    expect(most.rssMb).toBeLessThan(before.rssMb + 80);

    await begin();
    await expect
      .poll(async () => (await ownSessions(instance, cookie)).status, { timeout: 20_000 })
      .toBe(200);
    expect((await fetch(`${instance.url}/api/health`)).status).toBe(200);
    // News and jobs come back by themselves, each once.
    await expect
      .poll(() => asked("select from pg_stat_activity where query = 'listen kith'"), { timeout: 20_000 })
      .toHaveLength(1);
    await asked("select graphile_worker.add_job('no such task'), graphile_worker.add_job('insight.count')");
    await expect
      .poll(() => asked("select last_error from graphile_worker.jobs where last_error is not null"), {
        timeout: 20_000,
      })
      .toHaveLength(1);
    await annotate(`held before ${JSON.stringify(before)}, at most ${JSON.stringify(most)}`);
  }, 120_000);
});

describe("jobs", () => {
  afterEach(clearInstances);

  test("that end while the database is away are done again when it is back, and so are later ones", async () => {
    const { connection } = await begin();
    const database = await openDatabase(connection, () => undefined);
    await migrate(database.pool);
    await migrateJobs(database.pool);
    const done: unknown[] = [];
    let goOn = () => undefined as void;
    let hasBegun = false;
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    const troubles: string[] = [];
    const jobs = await startJobs({
      pool: database.pool,
      isAlone: true,
      onTrouble: (message) => troubles.push(message),
      tasks: {
        wait: async (payload) => {
          hasBegun = true;
          await waiting;
          done.push(payload);
        },
      },
    });
    const ask = (which: string) => database.db.transaction().execute((tx) => addJob(tx, "wait", { which }));
    await ask("first");
    await expect.poll(() => hasBegun).toBe(true);
    await end();
    goOn();
    await expect.poll(() => done).toEqual([{ which: "first" }]);
    await sleep(3000);
    await begin();
    await expect
      .poll(
        () =>
          ask("second").then(
            () => true,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true);
    await expect.poll(() => done, { timeout: 60_000 }).toContainEqual({ which: "second" });
    const left = () => asked("select from graphile_worker._private_jobs where locked_by is not null");
    await expect.poll(left, { timeout: 60_000 }).toEqual([]);
    await jobs.stop();
    await database.close();
  }, 120_000);
});

test.each([
  [Object.assign(new Error("x"), { code: "ECONNREFUSED", syscall: "connect" }), true],
  [Object.assign(new Error("x"), { code: "ENOENT", syscall: "connect" }), true],
  [Object.assign(new Error("x"), { code: "ENOENT", syscall: "open" }), false],
  [Object.assign(new Error("x"), { code: "57P01" }), true],
  [Object.assign(new Error("x"), { code: "08006" }), true],
  [Object.assign(new Error("x"), { code: "23505" }), false],
  [new Error("Connection terminated unexpectedly"), true],
  [new Error("timeout exceeded when trying to connect"), true],
  [new Error("failed", { cause: new Error("Connection terminated") }), true],
  [new Error("a bug"), false],
  ["words", false],
])("of %o it is said that the database is away: %s", (error, isAway) => {
  expect(isDatabaseAway(error)).toBe(isAway);
});

interface Held {
  readonly descriptors: number;
  readonly rssMb: number;
}

function held({ child }: Instance): Held {
  const place = `/proc/${child.pid}`;
  const kb = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`${place}/status`, "utf8"))?.[1]);
  return { descriptors: readdirSync(`${place}/fd`).length, rssMb: Math.round(kb / 1024) };
}

function larger(a: Held, b: Held): Held {
  return {
    descriptors: Math.max(a.descriptors, b.descriptors),
    rssMb: Math.max(a.rssMb, b.rssMb),
  };
}

/** @returns the cookie of whoever opened the first link. */
async function cameIn({ said, url }: Instance): Promise<string> {
  while (!said.out.includes("welcome#")) await sleep(20);
  const token = /welcome#(\S+)/.exec(said.out)?.[1];
  const person = { name: "Ana Rivers", username: "ana", password: "a sentence I can keep", email: null };
  const answer = await fetch(`${url}/api/accounts/links/use`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, ...person }),
  });
  return answer.headers.getSetCookie().map((one) => one.split(";")[0])[0] ?? "";
}

async function ownSessions({ url }: Instance, cookie: string) {
  const answer = await fetch(`${url}/api/accounts/sessions`, { headers: { cookie } });
  const { error = null } = (await answer.json()) as { error?: string };
  return { status: answer.status, error, retryAfter: answer.headers.get("retry-after") };
}
