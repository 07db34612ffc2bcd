import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startEmbedded, type EmbeddedPostgres } from "../../src/platform/postgres/embedded.ts";

let folder: string;
let writers: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "kith-pg-"));
  // Root's temporary folders let nobody else in.
  if (process.getuid?.() === 0) mkdirSync((folder = path.join(folder, "data")));
});

afterEach(async () => {
  for (const writer of writers) if (writer.exitCode === null) writer.kill("SIGKILL");
  await until(() => postmasters(folder).length === 0);
  writers = [];
  rmSync(folder, { recursive: true, force: true });
});

async function until(isSo: () => boolean, patienceMs = 30_000): Promise<void> {
  for (let waited = 0; !isSo(); waited += 25) {
    if (waited > patienceMs) throw new Error(`Not so within ${patienceMs} ms: ${String(isSo)}`);
    await sleep(25);
  }
}

/** Process ids of PostgreSQL servers, not of their children, that work on a folder. */
function postmasters(place: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [program = "", ...args] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        return program.endsWith("/postgres") && args.includes(path.join(place, "postgres"));
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** A process that holds the folder and writes; what it says is kept line by line. */
async function writer(first = 0): Promise<{ process: ChildProcess; said: string[]; errors: () => string }> {
  const said: string[] = [];
  let errors = "";
  let rest = "";
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "writer.ts"), folder, String(first)]);
  writers.push(child);
  child.stdout.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    said.push(...lines);
  });
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  await until(() => said.length > 0 || child.exitCode !== null);
  return { process: child, said, errors: () => errors };
}

async function withClient<T>(postgres: EmbeddedPostgres, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(postgres.connection);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** What was acknowledged and is not there. */
async function lost(said: readonly string[]): Promise<number[]> {
  const postgres = await startEmbedded({ folder });
  const { rows } = await withClient(postgres, (client) =>
    client.query<{ id: string }>("select id from acknowledged"),
  );
  await postgres.stop();
  const held = new Set(rows.map(({ id }) => Number(id)));
  return said
    .filter((line) => /^\d+$/.test(line))
    .map(Number)
    .filter((id) => !held.has(id));
}

describe("a PostgreSQL of our own", () => {
  test("is made, knows Chinese letters and sorts by code point, and is there again with its data", async () => {
    const first = await startEmbedded({ folder });
    const answers = await withClient(first, async (client) => {
      await client.query("create table kept as select 1 as one");
      await client.query("create extension pg_trgm");
      const { rows } = await client.query<{ trigrams: string[]; sorted: string[] }>(
        `select show_trgm('你好世界') as trigrams,
                (select array_agg(x order by x) from unnest(array['b','A','a','é','中']) x) as sorted`,
      );
      return rows[0]!;
    });
    expect(answers.trigrams.length).toBeGreaterThan(3);
    expect(answers.sorted).toEqual(["A", "a", "b", "é", "中"]);
    await first.stop();
    expect(postmasters(folder)).toEqual([]);
    const second = await startEmbedded({ folder });
    const { rows } = await withClient(second, (client) => client.query("select one from kept"));
    expect(rows).toEqual([{ one: 1 }]);
    await second.stop();
  });

  test("lets nobody else's account near its socket, and listens on no port", async () => {
    const postgres = await startEmbedded({ folder });
    const { rows } = await withClient(postgres, (client) => client.query("show listen_addresses"));
    expect(rows).toEqual([{ listen_addresses: "" }]);
    const { statSync } = await import("node:fs");
    expect(statSync(postgres.connection.host).mode & 0o077).toBe(0);
    expect(statSync(postgres.dataFolder).mode & 0o077).toBe(0);
    await postgres.stop();
  });

  test("is refused to a second process while the first has it, and given once that is gone", async () => {
    const { process: first } = await writer();
    await expect(startEmbedded({ folder })).rejects.toMatchObject({ reason: "inUse", detail: folder });
    first.kill("SIGKILL");
    await until(() => postmasters(folder).length === 0);
    await (await startEmbedded({ folder })).stop();
  });

  test("refuses data of another major version", async () => {
    await (await startEmbedded({ folder })).stop();
    writeFileSync(path.join(folder, "postgres/PG_VERSION"), "17\n");
    await expect(startEmbedded({ folder })).rejects.toMatchObject({ reason: "otherVersion", detail: "17" });
  });

  test("takes a folder in which the making was cut short", async () => {
    mkdirSync(path.join(folder, "postgres.new/base"), { recursive: true });
    writeFileSync(path.join(folder, "postgres.new/PG_VERSION"), "18\n");
    await (await startEmbedded({ folder })).stop();
    expect(readdirSync(folder)).not.toContain("postgres.new");
  });

  test("takes a folder whose path is too long for a socket", async () => {
    const deep = path.join(folder, "a-folder-with-a-long-name/".repeat(5));
    mkdirSync(deep, { recursive: true });
    const postgres = await startEmbedded({ folder: deep });
    expect(postgres.connection.host.length).toBeLessThan(100);
    await postgres.stop();
  });
});

describe("killed", () => {
  test("Node: no PostgreSQL remains, and nothing acknowledged is lost", async () => {
    const { process: child, said } = await writer();
    await until(() => said.length > 300);
    child.kill("SIGKILL");
    await until(() => postmasters(folder).length === 0, 5000);
    expect(await lost(said)).toEqual([]);
  });

  test("PostgreSQL: it comes back while Node goes on, and nothing acknowledged is lost", async () => {
    const { process: child, said } = await writer();
    await until(() => said.length > 300);
    process.kill(postmasters(folder)[0]!, "SIGKILL");
    await until(() => said.includes("restarted"));
    const before = said.length;
    await until(() => said.length > before + 300);
    child.kill("SIGKILL");
    await until(() => postmasters(folder).length === 0);
    expect(await lost(said)).toEqual([]);
  });

  test("Node and the watchdog: the PostgreSQL left over is ended by the next start", async () => {
    const { process: child, said } = await writer();
    await until(() => said.length > 100);
    const [left] = postmasters(folder);
    // A Node that lives on for a moment would see its PostgreSQL go unwatched, and begin it anew.
    child.kill("SIGSTOP");
    for (const pid of watchdogsOf(left!)) process.kill(pid, "SIGKILL");
    child.kill("SIGKILL");
    await sleep(300);
    expect(postmasters(folder)).toEqual([left]);
    expect(await lost(said)).toEqual([]);
    expect(postmasters(folder)).toEqual([]);
  });

  test("a pid file that names some other process is no hindrance", async () => {
    await (await startEmbedded({ folder })).stop();
    const pidFile = path.join(folder, "postgres/postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${folder}/postgres\n1\n5432\n`);
    await (await startEmbedded({ folder })).stop();
  });
});

/** The shell above a postmaster, and the one that waits beside it. */
function watchdogsOf(postmaster: number): number[] {
  const shell = parentOf(postmaster);
  const others = readdirSync("/proc").filter(
    (name) => /^\d+$/.test(name) && parentOf(Number(name)) === shell,
  );
  return [...others.map(Number).filter((pid) => pid !== postmaster), shell];
}

function parentOf(pid: number): number {
  try {
    const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    return Number(rest.split(" ")[1]);
  } catch {
    return -1;
  }
}
