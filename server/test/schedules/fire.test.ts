import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import {
  addSchedule,
  changeSchedule,
  createTimekeeper,
  endSchedule,
  onSchedule,
  schedulesOf,
  type Firing,
  type NewSchedule,
  type Schedule,
  type ScheduleHandler,
  type ScheduleKey,
} from "../../src/platform/schedules/index.ts";
import { openDatabase } from "../../src/platform/db/open.ts";
import { ownDatabase } from "../database/database.ts";
import { until } from "../delivery/world.ts";
import { BEGINNING, COMMUNITY, ctxOf, daily, MovableClock } from "./world.ts";

const database = ownDatabase();
const clock = new MovableClock();
const troubles: string[] = [];
let fired: Firing[] = [];
let nodes: ChildProcess[] = [];

beforeAll(() => database.current.pool.query("create table fired (schedule_id uuid, at timestamptz)"));

beforeEach(async () => {
  clock.at = BEGINNING;
  fired = [];
  troubles.length = 0;
  await database.current.pool.query("delete from schedules; delete from fired");
});

afterEach(async () => {
  for (const node of nodes) await kill(node);
  nodes = [];
});

const ctx = () => ctxOf(database.current.db, clock);
const add = (schedule: Partial<NewSchedule> = {}) =>
  database.current.db.transaction().execute((tx) => addSchedule(tx, ctx(), { ...daily, ...schedule }));
const change = (key: ScheduleKey, to: Partial<Schedule>) =>
  database.current.db.transaction().execute((tx) => changeSchedule(tx, ctx(), key, to));
const end = (key: ScheduleKey) =>
  database.current.db.transaction().execute((tx) => endSchedule(tx, ctx(), key));

const remember = onSchedule("rhythm.note", async (_, firing) => void fired.push(firing));
const fireDue = (...handlers: ScheduleHandler[]) =>
  createTimekeeper(ctx(), handlers.length > 0 ? handlers : [remember], (message) =>
    troubles.push(message),
  ).fireDue();
const firedAt = () => fired.map(({ at }) => at.toISOString().slice(0, 16));

describe("a schedule", () => {
  test("fires when its time has come, once, with what was given to it", async () => {
    const subject = "00000000-0000-7000-8000-0000000000aa";
    const { id } = await add({ subject, payload: { room: "north" } });
    expect(await fireDue()).toBe(0);
    clock.to("2026-03-02T00:59:59.999Z");
    expect(await fireDue()).toBe(0);
    clock.to("2026-03-02T01:00:00Z");
    expect(await fireDue()).toBe(1);
    expect(await fireDue()).toBe(0);
    expect(fired).toEqual([
      {
        communityId: COMMUNITY,
        scheduleId: id,
        kind: "rhythm.note",
        subject,
        payload: { room: "north" },
        at: new Date("2026-03-02T01:00:00Z"),
      },
    ]);
    clock.to("2026-03-03T01:00:10Z");
    await fireDue();
    expect(firedAt()).toEqual(["2026-03-02T01:00", "2026-03-03T01:00"]);
  });

  test("ends with its last time", async () => {
    await add({ rule: "FREQ=DAILY;COUNT=2", catchUp: "all" });
    clock.to("2026-03-09T00:00:00Z");
    expect(await fireDue()).toBe(2);
    expect(await schedulesOf(database.current.db, COMMUNITY)).toEqual([]);
  });

  test.each<["all" | "last" | "none", string, string[]]>([
    ["all", "2026-03-04T02:00:00Z", ["2026-03-02T01:00", "2026-03-03T01:00", "2026-03-04T01:00"]],
    ["last", "2026-03-04T02:00:00Z", ["2026-03-04T01:00"]],
    ["none", "2026-03-04T02:00:00Z", []],
    ["none", "2026-03-04T01:05:00Z", ["2026-03-04T01:00"]],
    ["none", "2026-03-04T01:05:00.001Z", []],
  ])("that was missed while nobody was there, catching up %s at %s", async (catchUp, now, expected) => {
    await add({ catchUp });
    clock.to(now);
    await fireDue();
    expect(firedAt()).toEqual(expected);
    const [next] = await schedulesOf(database.current.db, COMMUNITY);
    expect(next!.nextAt).toEqual(new Date("2026-03-05T01:00:00Z"));
  });

  test("does not fire for the time before it was added, nor again when the clock goes back", async () => {
    await add({ startsAt: "2020-01-01T09:00", catchUp: "all" });
    clock.to("2026-03-02T03:00:00Z");
    expect(await fireDue()).toBe(1);
    clock.at = BEGINNING;
    await fireDue();
    clock.to("2026-03-02T03:00:00Z");
    await fireDue();
    expect(firedAt()).toEqual(["2026-03-02T01:00"]);
  });

  test("that was changed goes on by the new rule; what has fired does not fire again", async () => {
    const schedule = await add({ catchUp: "all" });
    clock.to("2026-03-02T01:00:00Z");
    await fireDue();
    const changed = await change(schedule, { rule: "FREQ=HOURLY", payload: 2 });
    expect(changed.nextAt).toEqual(clock.at);
    clock.to("2026-03-02T03:00:00Z");
    await fireDue();
    expect(firedAt()).toEqual(["2026-03-02T01:00", "2026-03-02T02:00", "2026-03-02T03:00"]);
    expect(fired.map(({ payload }) => payload)).toEqual([null, 2, 2]);
    await expect(change(schedule, { rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" })).rejects.toMatchObject({
      reason: "neverFires",
    });
  });

  test("that was ended fires no more and cannot be changed", async () => {
    const schedule = await add();
    await end(schedule);
    await end(schedule);
    clock.to("2026-03-09T00:00:00Z");
    expect(await fireDue()).toBe(0);
    await expect(change(schedule, { payload: 1 })).rejects.toMatchObject({ kind: "notFound" });
  });

  test("may be ended by what it fires", async () => {
    await add({ catchUp: "all" });
    clock.to("2026-03-09T00:00:00Z");
    await fireDue(
      onSchedule("rhythm.note", async (tx, firing) => {
        fired.push(firing);
        await endSchedule(tx, ctx(), { communityId: firing.communityId, id: firing.scheduleId });
      }),
    );
    expect(fired).toHaveLength(1);
    expect(await schedulesOf(database.current.db, COMMUNITY)).toEqual([]);
  });

  test("that fires only together with what is done: a failure is told, undoes it, and keeps nobody else from firing", async () => {
    const failing = await add();
    const other = await add();
    clock.to("2026-03-02T01:00:00Z");
    let isFailing = true;
    const write = onSchedule("rhythm.note", async (tx, { scheduleId, at }) => {
      await sql`insert into fired (schedule_id, at) values (${scheduleId}, ${at})`.execute(tx);
      if (isFailing && scheduleId === failing.id) throw new Error("out of ink");
    });
    expect(await fireDue(write)).toBe(1);
    expect(troubles).toEqual([`schedule ${failing.id}: out of ink`]);
    expect(await written()).toEqual([other.id]);
    isFailing = false;
    expect(await fireDue(write)).toBe(1);
    expect((await written()).toSorted()).toEqual([failing.id, other.id].toSorted());
  });

  test("of a kind nobody here knows is left for whoever does", async () => {
    await add({ kind: "stay.review" });
    clock.to("2026-03-02T01:00:00Z");
    expect(await fireDue()).toBe(0);
    const review = onSchedule("stay.review", async (_, firing) => void fired.push(firing));
    expect(await fireDue(remember, review)).toBe(1);
    expect(() => fireDue(remember, remember)).toThrow("two handlers");
  });

  test("is found by what it is of", async () => {
    const subject = "00000000-0000-7000-8000-0000000000aa";
    const [first] = [await add({ subject }), await add({ kind: "stay.review" })];
    const ids = async (filter: object) =>
      (await schedulesOf(database.current.db, COMMUNITY, filter)).map(({ id }) => id);
    expect(await ids({})).toHaveLength(2);
    expect(await ids({ kind: "rhythm.note", subject })).toEqual([first.id]);
    expect(await ids({ kind: "stay.review", subject })).toEqual([]);
  });
});

async function written(): Promise<string[]> {
  const { rows } = await database.current.pool.query<{ schedule_id: string }>(
    "select schedule_id from fired",
  );
  return rows.map((row) => row.schedule_id);
}

async function times(): Promise<string[]> {
  const { rows } = await database.current.pool.query<{ at: Date }>("select at from fired order by at");
  return rows.map(({ at }) => at.toISOString());
}

async function node(now: string, mode = ""): Promise<() => string> {
  const file = path.join(import.meta.dirname, "firing-node.ts");
  const { database: name } = database.current.pool.options;
  const child = spawn(process.execPath, [file, inject("postgres").host, name ?? "", now, mode], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  nodes.push(child);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes("ready"));
  return () => said;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const isGone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await isGone;
}

describe("two nodes on one database", () => {
  const LATER = "2026-03-02T04:00:00Z";

  test("fire each time once, though both are at it", async () => {
    for (let n = 0; n < 5; n++)
      await add({ rule: "FREQ=MINUTELY", startsAt: "2026-03-02T11:01", catchUp: "all" });
    await Promise.all([node(LATER), node(LATER)]);
    await until(async () => (await times()).length >= 300);
    await until(async () =>
      (await schedulesOf(database.current.db, COMMUNITY)).every(({ nextAt }) => nextAt! > new Date(LATER)),
    );
    expect(await times()).toHaveLength(300);
    const { rows } = await database.current.pool.query("select distinct schedule_id, at from fired");
    expect(rows).toHaveLength(300);
  });

  test("one that is killed while it fires leaves it to the other, which fires it once", async () => {
    await add({ rule: "FREQ=HOURLY", startsAt: "2026-03-02T10:00", catchUp: "all" });
    const said = await node("2026-03-02T04:00:00Z", "hang");
    await until(() => said().includes("fired"));
    expect(await times()).toEqual([]);
    await kill(nodes[0]!);
    await node("2026-03-02T04:00:00Z");
    await until(async () => (await times()).length >= 3);
    expect(await times()).toEqual(["02", "03", "04"].map((hour) => `2026-03-02T${hour}:00:00.000Z`));
  });

  test("at the same time in one process, on pools of their own", async () => {
    const other = await openDatabase(
      { ...inject("postgres"), database: database.current.pool.options.database ?? "" },
      () => undefined,
    );
    for (let n = 0; n < 20; n++) await add();
    clock.to("2026-03-02T01:00:00Z");
    const keepers = [database.current.db, other.db].map((db) =>
      createTimekeeper(ctxOf(db, clock), [remember], (message) => troubles.push(message)),
    );
    const counts = await Promise.all(keepers.map((keeper) => keeper.fireDue()));
    expect(counts[0]! + counts[1]!).toBe(20);
    expect(new Set(fired.map(({ scheduleId }) => scheduleId)).size).toBe(20);
    await other.close();
  });
});
