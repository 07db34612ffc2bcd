import { beforeAll, describe, expect, test } from "vitest";
import { markRead, noticesOf, unreadCount } from "../../src/platform/delivery/index.ts";
import { migrateJobs } from "../../src/platform/jobs/index.ts";
import { ownDatabase } from "../database/database.ts";
import { COMMUNITY, ctxOf, MovableClock, noticeTo, outboxOf, People, personId, told } from "./world.ts";

const database = ownDatabase();
const clock = new MovableClock();
const people = new People();
const [ANA, BEN] = [personId(1), personId(2)];
const OTHER_COMMUNITY = "00000000-0000-7000-8000-000000000002";
const ana = { communityId: COMMUNITY, personId: ANA };

const ctx = () => ctxOf(database.current.db, clock);
const db = () => database.current.db;
const read = (reader: typeof ana, ids: readonly string[] | null) =>
  db()
    .transaction()
    .execute((tx) => markRead(tx, ctx(), reader, ids));

beforeAll(async () => {
  await migrateJobs(database.current.pool);
  for (const person of [ANA, BEN]) people.set(person, { outward: [] });
  const { deliverDue } = outboxOf(ctx(), { recipients: people, routes: [] });
  for (let n = 0; n < 5; n++) {
    await told(ctx(), { ...noticeTo(ANA, BEN), url: `/c/hill-walkers/${n}`, isUrgent: n === 4 });
    // Two in the same moment.
    if (n !== 2) clock.move(1);
    await deliverDue();
  }
  await told(ctx(), { ...noticeTo(ANA), communityId: OTHER_COMMUNITY });
  await deliverDue();
  // Not shown yet.
  await told(ctx(), noticeTo(ANA));
});

describe("a person's notices", () => {
  test("stand in their language, newest first, page by page, those of this community only", async () => {
    const all = await noticesOf(db(), ana, "zh-CN", { limit: 10 });
    expect(all).toHaveLength(5);
    expect(all[0]).toMatchObject({
      title: "周六散步",
      text: "北门集合。\n\n带水。",
      isUrgent: true,
      readAt: null,
    });
    expect(all[0]!.url).toBe("/c/hill-walkers/4");
    const paged = [];
    for (let before = null; paged.length < 5; before = paged.at(-1) ?? null) {
      const page = await noticesOf(db(), ana, "zh-CN", { limit: 2, before });
      expect(page.length).toBeGreaterThan(0);
      paged.push(...page);
    }
    expect(paged).toEqual(all);
  });

  test("are unread until they are read, one or all, by nobody but this person", async () => {
    const [newest] = await noticesOf(db(), ana, "en", { limit: 1 });
    expect(await unreadCount(db(), ana)).toBe(5);
    expect(await read({ ...ana, personId: BEN }, [newest!.deliveryId])).toBe(0);
    expect(await read(ana, [])).toBe(0);
    expect(await read(ana, [newest!.deliveryId])).toBe(1);
    expect(await read(ana, [newest!.deliveryId])).toBe(0);
    expect(await unreadCount(db(), ana)).toBe(4);
    const [again] = await noticesOf(db(), ana, "en", { limit: 1 });
    expect(again!.readAt).toEqual(clock.now());
    expect(await read(ana, null)).toBe(4);
    expect(await unreadCount(db(), ana)).toBe(0);
    expect(await unreadCount(db(), { ...ana, personId: BEN })).toBe(5);
    expect(await unreadCount(db(), { ...ana, communityId: OTHER_COMMUNITY })).toBe(1);
  });
});
