import { DemoView } from "@kith/contract/demo";
import { TiesView } from "@kith/contract/ties";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoModule } from "../../demo/routes.ts";
import { recordMatched, recordMet } from "../../src/modules/ties/index.ts";
import { addSchedule, onSchedule } from "../../src/platform/schedules/index.ts";
import { MovableClock, clockAt } from "../../src/platform/clock.ts";
import { INSTANCE_ID } from "../../src/platform/ids.ts";
import { ctxOf, openApp, type TestApp } from "../app.ts";
import { ownDatabase } from "../database/database.ts";
import { asking, foundedCommunity, joined, type World } from "../world.ts";

const START = new Date("2026-03-04T04:00:00Z");
const DAY_MS = 86_400_000;

describe("a demo's clock", () => {
  const database = ownDatabase();
  const fired: Date[] = [];
  const clock = new MovableClock(START, clockAt(START));
  let app: TestApp;
  let noted = 0;
  beforeAll(async () => {
    app = await openApp(database.current, {
      clock,
      doesJobs: true,
      demo: (ctx, catchUp) => ({
        ...demoModule({ ctx, clock, catchUp, onMoved: () => noted++ }),
        schedules: [onSchedule("test.reminder", async (_, { at }) => void fired.push(at))],
      }),
    });
  });
  afterAll(() => app.close());

  const anybody = () => asking(app, {});
  const demoNow = async () => (await anybody().get("/api/demo")).as(DemoView).now;

  test("says what time it is, and is put forward by anybody", async () => {
    expect(await demoNow()).toBe(START.toISOString());
    const answer = await anybody().post("/api/demo/clock", { days: 10 });
    expect(answer.as(DemoView).now).toBe(new Date(START.getTime() + 10 * DAY_MS).toISOString());
    expect(await demoNow()).toBe(answer.as(DemoView).now);
    expect(noted).toBe(1);
  });

  test.each([0, -1, 1.5, 1001, "10"])("is not put forward by %s days", async (days) => {
    const before = await demoNow();
    expect((await anybody().post("/api/demo/clock", { days })).status).toBe(400);
    expect(await demoNow()).toBe(before);
  });

  test("fires what became due before it answers", async () => {
    const ctx = ctxOf(app);
    const now = clock.now();
    await ctx.db.transaction().execute((tx) =>
      addSchedule(tx, ctx, {
        communityId: INSTANCE_ID,
        kind: "test.reminder",
        rule: "FREQ=DAILY;COUNT=20",
        timeZone: "UTC",
        startsAt: new Date(now.getTime() + DAY_MS / 2).toISOString().slice(0, 16),
        catchUp: "all",
      }),
    );
    expect(fired).toEqual([]);
    await anybody().post("/api/demo/clock", { days: 10 });
    expect(fired).toHaveLength(10);
    expect(fired[0]?.getTime()).toBe(now.getTime() + DAY_MS / 2);
  });

  test("signs nobody out and has every community judged again", async () => {
    const world: World = {
      app,
      database: database.current,
      ctx: ctxOf(app),
      clock: { now: () => clock.now(), set: () => undefined, forward: () => undefined },
    };
    const community = await foundedCommunity(world);
    const { pool } = database.current;
    await pool.query("update auth.sessions set expires_at = $1", [new Date(clock.now().getTime() + DAY_MS)]);
    await anybody().post("/api/demo/clock", { days: 90 });
    const health = `${community.path}/health`;
    await expect
      .poll(async () => JSON.parse((await community.organiser.get(health)).text) as unknown, {
        timeout: 20_000,
      })
      .toMatchObject({ run: { at: expect.stringContaining(clock.now().toISOString().slice(0, 10)) } });
  });

  test("tells pages that they may ask", async () => {
    const page = await app.inject({ url: "/", headers: { accept: "text/html" } });
    expect(page.headers["set-cookie"]).toMatch(/^kith-demo=1;/);
    expect((await app.inject({ url: "/api/health" })).headers["set-cookie"]).toBeUndefined();
  });
});

describe("an ordinary instance", () => {
  const database = ownDatabase();
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp(database.current);
  });
  afterAll(() => app.close());

  test("has no clock to be moved, and does not call itself a demo", async () => {
    const [seen, moved] = [
      await asking(app, {}).get("/api/demo"),
      await asking(app, {}).post("/api/demo/clock", { days: 1 }),
    ];
    for (const { status, text } of [seen, moved]) {
      expect(status).toBe(404);
      expect(JSON.parse(text)).toMatchObject({ error: "notFound" });
    }
    const page = await app.inject({ url: "/", headers: { accept: "text/html" } });
    expect(page.headers["set-cookie"]).toBeUndefined();
  });
});

describe("as time passes (R17)", () => {
  const database = ownDatabase();
  const clock = new MovableClock(START, clockAt(START));
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp(database.current, { clock });
  });
  afterAll(() => app.close());

  test("two who met and were matched are deeply tied, and half as strongly after ninety days", async () => {
    const ctx = ctxOf(app);
    const world: World = {
      app,
      database: database.current,
      ctx,
      clock: { now: () => clock.now(), set: () => undefined, forward: () => undefined },
    };
    const community = await foundedCommunity(world);
    const [one, other] = [await joined(world, community, "甲"), await joined(world, community, "乙")];
    const { communityId, path } = community;
    const between = { communityId, actorId: one.memberId, targetId: other.memberId };
    const ties = async () => (await one.get(`${path}/members/${one.memberId}/ties`)).as(TiesView).ties;

    await ctx.db
      .transaction()
      .execute((tx) => recordMet(tx, ctx, { communityId, memberIds: [one.memberId, other.memberId] }));
    expect(await ties()).toMatchObject([{ kinds: [{ kind: "met" }], isDeep: false }]);
    await ctx.db.transaction().execute((tx) => recordMatched(tx, ctx, between));
    const [fresh] = await ties();
    expect(fresh).toMatchObject({ memberId: other.memberId, strength: 13, isDeep: true, direction: "both" });

    clock.putForward(90 * DAY_MS);
    expect(await ties()).toMatchObject([{ strength: 6.5, isDeep: true }]);
  });
});
