import { beforeEach, describe, expect, inject, test } from "vitest";
import { openBus } from "../../src/platform/bus.ts";
import { migrateJobs, startJobs } from "../../src/platform/jobs/index.ts";
import {
  deliver,
  NOTICES_TOPIC,
  openCounts,
  outcomeOf,
  troubledDeliveries,
  waitingDeliveries,
} from "../../src/platform/delivery/index.ts";
import { ownDatabase } from "../database/database.ts";
import {
  BEGINNING,
  COMMUNITY,
  ctxOf,
  MovableClock,
  no,
  noticeTo,
  outboxOf,
  People,
  personId,
  Pigeons,
  told,
  until,
} from "./world.ts";

const database = ownDatabase();
const clock = new MovableClock();
const people = new People();
const [ANA, BEN] = [personId(1), personId(2)];

beforeEach(async () => {
  clock.at = BEGINNING;
  people.clear();
  const { pool } = database.current;
  await migrateJobs(pool);
  await pool.query("delete from notices; delete from graphile_worker._private_jobs");
});

const ctx = () => ctxOf(database.current.db, clock);
const outcome = (noticeId: string) => outcomeOf(database.current.db, COMMUNITY, noticeId);
const outbox = (...routes: Pigeons[]) => outboxOf(ctx(), { recipients: people, routes });

async function story(): Promise<string[]> {
  const { rows } = await database.current.pool.query<{ log: { what: string; detail?: string }[] }>(
    "select log from deliveries order by person_id",
  );
  return rows.map(({ log }) =>
    log.map(({ what, detail }) => (detail ? `${what} (${detail})` : what)).join(", "),
  );
}

describe("a notice", () => {
  test("reaches each person once, however often named and looked at, in their language", async () => {
    const pigeons = new Pigeons();
    people.set(BEN, { language: "zh-CN", outward: [{ route: "pigeon", to: "loft 2", name: "本" }] });
    const noticeId = await told(ctx(), noticeTo(ANA, BEN, ANA));
    const { deliverDue } = outbox(pigeons);
    expect(await deliverDue()).toBe(2);
    expect(await deliverDue()).toBe(0);
    expect(await outcome(noticeId)).toMatchObject({ sent: 2, due: 0 });
    expect(pigeons.sent.map(({ title, to }) => `${to.to}: ${title}`).toSorted()).toEqual([
      "loft 1: Walk on Saturday",
      "loft 2: 周六散步",
    ]);
    expect(new Set(pigeons.sent.map(({ id }) => id)).size).toBe(2);
  });

  test("that waited for a route waits for the morning too, when the route is set up at night", async () => {
    clock.at = new Date("2026-03-02T23:30:00Z");
    people.set(ANA, { quiet: { from: "22:00", to: "08:00", timeZone: "UTC" } });
    const noticeId = await told(ctx(), noticeTo(ANA));
    await outbox().deliverDue();
    expect(await outcome(noticeId)).toMatchObject({ held: 1 });
    const pigeons = new Pigeons();
    await outbox(pigeons).deliverDue();
    expect(await outcome(noticeId)).toMatchObject({ due: 1 });
    clock.at = new Date("2026-03-03T08:00:00Z");
    await outbox(pigeons).deliverDue();
    expect(pigeons.sent).toHaveLength(1);
  });

  test("told again under its id reaches only who was not named before, also where it is told twice at once", async () => {
    const pigeons = new Pigeons();
    const { deliverDue } = outbox(pigeons);
    const id = "00000000-0000-7000-a000-000000000001";
    const notice = { ...noticeTo(ANA), id };
    expect(await Promise.all([told(ctx(), notice), told(ctx(), notice), told(ctx(), notice)])).toEqual([
      id,
      id,
      id,
    ]);
    await deliverDue();
    await told(ctx(), { ...noticeTo(ANA, BEN), id });
    await deliverDue();
    expect(pigeons.sent).toHaveLength(2);
    expect(await outcome(id)).toMatchObject({ sent: 2, due: 0 });
  });

  test("is not told where the change it tells of was undone", async () => {
    const undone = ctx()
      .db.transaction()
      .execute(async (tx) => {
        await deliver(tx, ctx(), noticeTo(ANA));
        throw new Error("undo");
      });
    await expect(undone).rejects.toThrow("undo");
    expect(await outbox(new Pigeons()).deliverDue()).toBe(0);
  });

  test("goes out by itself soon after it was told, by one of two nodes", async () => {
    const pigeons = new Pigeons();
    const nodes = [outbox(pigeons), outbox(pigeons)];
    const jobs = await Promise.all(
      nodes.map(({ tasks }) =>
        startJobs({ pool: database.current.pool, tasks, isAlone: false, onTrouble: () => undefined }),
      ),
    );
    const everybody = Array.from({ length: 30 }, (_, n) => personId(n));
    const noticeId = await told(ctx(), noticeTo(...everybody));
    await until(async () => (await outcome(noticeId)).sent === 30);
    for (const one of jobs) await one.stop();
    expect(pigeons.sent).toHaveLength(30);
  });

  test("is sent once though two nodes go through what is due at the same time", async () => {
    const pigeons = new Pigeons();
    const everybody = Array.from({ length: 30 }, (_, n) => personId(n));
    const noticeId = await told(ctx(), noticeTo(...everybody));
    await Promise.all([outbox(pigeons).deliverDue(), outbox(pigeons).deliverDue()]);
    expect(await outcome(noticeId)).toMatchObject({ sent: 30 });
    expect(pigeons.sent).toHaveLength(30);
  });
});

describe("what a person agreed to is asked at the moment of sending", () => {
  test("who withdrew consent in between is skipped, and it is recorded; others are told", async () => {
    const pigeons = new Pigeons();
    const noticeId = await told(ctx(), noticeTo(ANA, BEN));
    expect(people.asked).toBe(0);
    people.set(BEN, { consents: false });
    await outbox(pigeons).deliverDue();
    expect(await outcome(noticeId)).toMatchObject({ sent: 1, skipped: 1 });
    expect(pigeons.sent).toHaveLength(1);
    expect(await story()).toEqual(["shown, sending, sent", "skipped (noConsent)"]);
  });

  test("also before a second try", async () => {
    const pigeons = new Pigeons();
    pigeons.answers = [no("transient")];
    const noticeId = await told(ctx(), noticeTo(ANA));
    const { deliverDue } = outbox(pigeons);
    await deliverDue();
    people.set(ANA, { consents: false });
    clock.move(2);
    await deliverDue();
    expect(pigeons.sent).toHaveLength(1);
    expect(await outcome(noticeId)).toMatchObject({ skipped: 1 });
  });

  test.each([
    ["gone", null, "skipped (gone)"],
    ["nowhere to be reached", { inApp: false, outward: [] }, "skipped (noRoute)"],
    ["only in the app", { outward: [] }, "shown, sent"],
    ["only outside of it", { inApp: false }, "sending, sent"],
  ])("somebody who is %s", async (_, reach, expected) => {
    people.set(ANA, reach);
    await told(ctx(), noticeTo(ANA));
    await outbox(new Pigeons()).deliverDue();
    expect(await story()).toEqual([expected]);
  });

  test("quiet hours: it stands in the app at once and goes out when they end; urgent ones go out", async () => {
    const pigeons = new Pigeons();
    people.set(ANA, { quiet: { from: "07:00", to: "09:30", timeZone: "UTC" } });
    const noticeId = await told(ctx(), noticeTo(ANA));
    const { deliverDue } = outbox(pigeons);
    await deliverDue();
    expect(await story()).toEqual(["shown, quiet"]);
    clock.move(89);
    expect(await deliverDue()).toBe(0);
    clock.move(1);
    await deliverDue();
    expect(await outcome(noticeId)).toMatchObject({ sent: 1 });
    clock.at = BEGINNING;
    await told(ctx(), { ...noticeTo(ANA), isUrgent: true });
    await deliverDue();
    expect(pigeons.sent).toHaveLength(2);
  });
});

describe("a route that", () => {
  test("does not take it now is tried five times, later and later, under the same id", async () => {
    const pigeons = new Pigeons();
    pigeons.answers = Array.from({ length: 9 }, () => no("transient"));
    const noticeId = await told(ctx(), noticeTo(ANA));
    const { deliverDue } = outbox(pigeons);
    const triedAt: number[] = [];
    for (let minute = 0; minute < 60; minute++, clock.move(1)) if (await deliverDue()) triedAt.push(minute);
    expect(triedAt).toEqual([0, 1, 3, 7, 15]);
    expect(pigeons.sent.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(pigeons.sent.map(({ id }) => id)).size).toBe(1);
    expect(await outcome(noticeId)).toMatchObject({ dead: 1 });
    const [trouble] = await troubledDeliveries(database.current.db);
    expect(trouble).toMatchObject({
      state: "dead",
      personId: ANA,
      last: { what: "dead", detail: "transient!" },
    });
  });

  test("refuses it for good hands over to the next at once; the last one ends it", async () => {
    const [pigeons, flags] = [new Pigeons(), new Pigeons("flag")];
    const both = ["pigeon", "flag"].map((route) => ({ route, to: "x", name: null }));
    people.set(ANA, { outward: both });
    people.set(BEN, { outward: both });
    pigeons.answers = [no("permanent"), no("permanent")];
    flags.answers = [{ ok: true, refs: ["seen"] }, no("permanent")];
    const noticeId = await told(ctx(), noticeTo(ANA, BEN));
    await outbox(pigeons, flags).deliverDue();
    expect(await outcome(noticeId)).toMatchObject({ sent: 1, failed: 1 });
    expect((await story()).toSorted()).toEqual([
      "shown, sending, refused (permanent!), sending, failed (permanent!)",
      "shown, sending, refused (permanent!), sending, sent",
    ]);
  });

  test("is out of order is waited for, and no try is counted", async () => {
    const pigeons = new Pigeons();
    pigeons.answers = Array.from({ length: 20 }, () => ({
      ok: false,
      why: "later",
      retryAfterMs: 60_000,
      detail: "storm",
    }));
    const noticeId = await told(ctx(), noticeTo(ANA));
    const { deliverDue } = outbox(pigeons);
    for (let minute = 0; minute < 21; minute++, clock.move(1)) await deliverDue();
    expect(pigeons.sent).toHaveLength(21);
    expect(await outcome(noticeId)).toMatchObject({ sent: 1 });
  });

  test("gives no answer is not asked again, nor is another: it was possibly delivered", async () => {
    const [pigeons, flags] = [new Pigeons(), new Pigeons("flag")];
    people.set(ANA, { outward: ["pigeon", "flag"].map((route) => ({ route, to: "x", name: null })) });
    pigeons.answers = [no("unknown")];
    await told(ctx(), noticeTo(ANA));
    const { deliverDue } = outbox(pigeons, flags);
    await deliverDue();
    clock.move(60 * 24 * 30);
    await deliverDue();
    expect([pigeons.sent.length, flags.sent.length]).toEqual([1, 0]);
    expect(await troubledDeliveries(database.current.db)).toMatchObject([
      { state: "unknown", route: "pigeon" },
    ]);
  });

  test("knows a second copy as the first is asked again when it gives no answer", async () => {
    const pigeons = new Pigeons("pigeon", true);
    pigeons.answers = [no("unknown")];
    const noticeId = await told(ctx(), noticeTo(ANA));
    const { deliverDue } = outbox(pigeons);
    await deliverDue();
    clock.move(2);
    await deliverDue();
    expect(pigeons.sent.map(({ id }) => id)).toEqual([pigeons.sent[0]!.id, pigeons.sent[0]!.id]);
    expect(await outcome(noticeId)).toMatchObject({ sent: 1 });
  });

  test("is fast enough only for some leaves the others for later", async () => {
    const pigeons = new Pigeons();
    Object.assign(pigeons, { pace: { perSecond: 1, burst: 2 } });
    const noticeId = await told(ctx(), noticeTo(...[1, 2, 3, 4, 5].map(personId)));
    let monotonicMs = 0;
    const { deliverDue } = outboxOf(ctx(), {
      recipients: people,
      routes: [pigeons],
      monotonicMs: () => monotonicMs,
    });
    await deliverDue();
    expect(pigeons.sent).toHaveLength(2);
    for (let second = 0; second < 3; second++) {
      clock.move(1 / 60);
      monotonicMs += 1000;
      await deliverDue();
    }
    expect(pigeons.sent).toHaveLength(5);
    expect(await outcome(noticeId)).toMatchObject({ sent: 5 });
  });
});

describe("a delivery that cannot be looked at", () => {
  test("is told of, stays, and keeps nobody else's from going out", async () => {
    const pigeons = new Pigeons();
    const everybody = Array.from({ length: 12 }, (_, n) => personId(n));
    people.set(personId(3), { quiet: { from: "07:00", to: "09:30", timeZone: "Mars/Base" } });
    const noticeId = await told(ctx(), noticeTo(...everybody));
    await expect(outbox(pigeons).deliverDue()).rejects.toThrow("Mars/Base");
    expect(await outcome(noticeId)).toMatchObject({ sent: 11, due: 1 });
    people.clear();
    await outbox(pigeons).deliverDue();
    expect(await outcome(noticeId)).toMatchObject({ sent: 12 });
  });
});

describe("a deadline", () => {
  test("that has come ends what was not sent", async () => {
    const noticeId = await told(ctx(), {
      ...noticeTo(ANA),
      deadlineAt: new Date(BEGINNING.getTime() + 60_000),
    });
    clock.move(1);
    const pigeons = new Pigeons();
    await outbox(pigeons).deliverDue();
    expect(pigeons.sent).toEqual([]);
    expect(await outcome(noticeId)).toMatchObject({ dead: 1 });
  });
});

describe("without a route that is set up", () => {
  test("deliveries wait where the admin sees them, and go out once it is", async () => {
    const noticeId = await told(ctx(), noticeTo(ANA, BEN));
    const { deliverDue: withoutRoute } = outbox(new Pigeons("flag"));
    await withoutRoute();
    await withoutRoute();
    const waiting = await waitingDeliveries(database.current.db, { communityId: COMMUNITY });
    expect(waiting).toMatchObject([
      { state: "held", route: "pigeon", purpose: "gatherings", last: { what: "held", route: "pigeon" } },
      { state: "held" },
    ]);
    expect(await openCounts(database.current.db)).toMatchObject({ held: 2, due: 0 });
    expect(await story()).toEqual(["shown, held", "shown, held"]);
    const pigeons = new Pigeons();
    await outbox(pigeons).deliverDue();
    expect(pigeons.sent).toHaveLength(2);
    expect(await outcome(noticeId)).toMatchObject({ sent: 2 });
  });

  test("another of the person's routes is taken", async () => {
    people.set(ANA, { outward: ["owl", "pigeon"].map((route) => ({ route, to: "x", name: null })) });
    const noticeId = await told(ctx(), noticeTo(ANA));
    await outbox(new Pigeons()).deliverDue();
    expect(await outcome(noticeId)).toMatchObject({ sent: 1 });
  });
});

describe("what is shown in the app", () => {
  test("is told over the bus when it is there", async () => {
    const connection = { ...inject("postgres"), database: database.current.pool.options.database ?? "" };
    const bus = await openBus(connection, () => undefined);
    const heard: unknown[] = [];
    bus.on(NOTICES_TOPIC, (news) => heard.push(news));
    await told(ctx(), noticeTo(ANA));
    await outbox(new Pigeons()).deliverDue();
    await until(() => heard.length > 0);
    expect(heard).toMatchObject([{ communityId: COMMUNITY, personId: ANA }]);
    await bus.stop();
  });
});
