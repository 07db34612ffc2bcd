import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { openBus, tell } from "../../src/platform/bus.ts";
import { addJob, migrateJobs, startJobs, type Jobs, type Task } from "../../src/platform/jobs/index.ts";
import { ownDatabase } from "./database.ts";

const database = ownDatabase();
const troubles: string[] = [];
const onTrouble = (message: string) => void troubles.push(message);
let running: Jobs[] = [];

beforeAll(() => migrateJobs(database.current.pool));

afterEach(async () => {
  for (const jobs of running) await jobs.stop();
  running = [];
  await database.current.pool.query("delete from graphile_worker._private_jobs; delete from nodes");
});

async function node(tasks: Record<string, Task>, isAlone = false): Promise<void> {
  running.push(await startJobs({ pool: database.current.pool, tasks, isAlone, onTrouble }));
}

const ask = (name: string, payload: Record<string, unknown>, options: Parameters<typeof addJob>[3] = {}) =>
  database.current.db.transaction().execute((tx) => addJob(tx, name, payload, options));

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 10) {
    if (waited > 20_000) throw new Error(`Not so: ${String(isSo)}`);
    await sleep(10);
  }
}

describe("a job", () => {
  test("is done by one of two nodes, once", async () => {
    const done: unknown[] = [];
    const task: Task = async (payload) => void done.push(payload);
    await node({ note: task });
    await node({ note: task });
    for (let n = 0; n < 20; n++) await ask("note", { n });
    await until(() => done.length >= 20);
    await sleep(100);
    expect(done.map((one) => (one as { n: number }).n).toSorted((a, b) => a - b)).toEqual([
      ...Array(20).keys(),
    ]);
  });

  test("is not done when the transaction that asked for it is undone", async () => {
    const done: unknown[] = [];
    await node({ note: async (payload) => void done.push(payload) });
    const undone = database.current.db.transaction().execute(async (tx) => {
      await addJob(tx, "note", { of: "the undone" });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await ask("note", { of: "the kept" });
    await until(() => done.length > 0);
    expect(done).toEqual([{ of: "the kept" }]);
  });

  test("asked for again under the same key is done once, as asked last", async () => {
    const later = new Date(Date.now() + 400);
    await ask("note", { n: 1 }, { key: "the one", runAt: later });
    await ask("note", { n: 2 }, { key: "the one", runAt: later });
    const done: unknown[] = [];
    await node({ note: async (payload) => void done.push(payload) });
    expect(done).toEqual([]);
    await until(() => done.length > 0);
    expect(done).toEqual([{ n: 2 }]);
  });

  test("that fails is told of and tried again", async () => {
    let tries = 0;
    await node({
      note: async () => {
        tries++;
        if (tries === 1) throw new Error("not yet");
      },
    });
    await ask("note", {});
    await until(() => tries === 2);
    expect(troubles).toContain("job note: not yet");
  });

  test("that was begun by a node since killed is taken up by the next", async () => {
    const killed = await nodeThatHangs();
    await ask("hang", { n: 7 });
    await until(() => killed.said().includes("begun"));
    killed.process.kill("SIGKILL");
    const done: unknown[] = [];
    await node({ hang: async (payload) => void done.push(payload) }, true);
    await until(() => done.length > 0);
    expect(done).toEqual([{ n: 7 }]);
  });

  test("of a node that is silent for long is taken from it, of one that is not, not", async () => {
    const hanging = await nodeThatHangs();
    await ask("hang", { n: 8 });
    await until(() => hanging.said().includes("begun"));
    const done: unknown[] = [];
    await node({ hang: async (payload) => void done.push(payload) });
    await sleep(300);
    expect(done).toEqual([]);
    hanging.process.kill("SIGSTOP");
    await database.current.pool.query("update nodes set seen_at = seen_at - interval '2 minutes'");
    await node({});
    await until(() => done.length > 0);
    hanging.process.kill("SIGKILL");
  });
});

async function nodeThatHangs(): Promise<{ process: ChildProcess; said: () => string }> {
  const { database: name } = database.current.pool.options;
  const file = path.join(import.meta.dirname, "hanging-node.ts");
  const child = spawn(process.execPath, [file, inject("postgres").host, name ?? ""]);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes("ready"));
  return { process: child, said: () => said };
}

describe("two nodes on one database", () => {
  const connection = () => ({
    ...inject("postgres"),
    database: database.current.pool.options.database ?? "",
  });

  test("hear each other, when a transaction commits and not when it is undone", async () => {
    const buses = await Promise.all([openBus(connection(), onTrouble), openBus(connection(), onTrouble)]);
    const heard: unknown[][] = [[], []];
    buses.forEach((bus, k) => bus.on("post", (news) => heard[k]!.push(news)));
    const letGo = buses[0].on("other", () => expect.unreachable());
    letGo();
    const { db } = database.current;
    await db
      .transaction()
      .execute(async (tx) => {
        await tell(tx, "post", { id: "undone" });
        throw new Error("undo");
      })
      .catch(() => undefined);
    await db.transaction().execute(async (tx) => {
      await tell(tx, "post", { id: "kept" });
      await tell(tx, "other", { id: "kept" });
    });
    await until(() => heard.every((one) => one.length > 0));
    expect(heard).toEqual([[{ id: "kept" }], [{ id: "kept" }]]);
    for (const bus of buses) await bus.stop();
  });

  test("hear each other again after the connection broke", async () => {
    const bus = await openBus(connection(), onTrouble);
    const heard: unknown[] = [];
    bus.on("post", (news) => heard.push(news));
    await database.current.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen kith' and datname = current_database()",
    );
    for (let n = 0; heard.length === 0 && n < 100; n++) {
      await database.current.db.transaction().execute((tx) => tell(tx, "post", { id: "again" }));
      await sleep(50);
    }
    expect(heard[0]).toEqual({ id: "again" });
    await bus.stop();
  });
});
