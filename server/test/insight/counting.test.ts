import { HealthView } from "@kith/contract/insight";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Thinking } from "../../src/modules/insight/index.ts";
import { act } from "../../src/modules/ties/index.ts";
import { emit } from "../../src/platform/events.ts";
import { foundedCommunity, joined, ownWorld, unclaimed, type Community, type Member } from "../world.ts";

const world = ownWorld({ doesJobs: true });
let community: Community;
let lin: Member;

beforeAll(async () => {
  community = await foundedCommunity(world.current);
  lin = await joined(world.current, community, "林澈");
});

afterAll(() => settled());

const health = async () => (await lin.get(`${community.path}/health`)).as(HealthView);
const queued = async () =>
  (
    await world.current.database.pool.query<{ in_ms: number }>(
      "select (extract(epoch from run_at - now()) * 1000)::float8 as in_ms from graphile_worker.jobs where task_identifier = 'insight.count'",
    )
  ).rows.map((row) => row.in_ms);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 50) {
    if (waited > 40_000) throw new Error(`Not so: ${String(isSo)}`);
    await sleep(50);
  }
}

/** Nothing is told of any more. */
async function settled(): Promise<void> {
  await until(async () => {
    const { rows } = await world.current.database.pool.query(
      "select 1 from graphile_worker.jobs where task_identifier = 'event' or locked_at is not null",
    );
    return rows.length === 0;
  });
}

test("whatever happens in a minute is counted once, within that minute", async () => {
  await settled();
  const other = await unclaimed(world.current, community, "丙");
  for (let times = 0; times < 5; times++) {
    await world.current.database.db.transaction().execute((tx) =>
      act(tx, world.current.ctx, {
        communityId: community.communityId,
        kind: "thanked",
        actorId: lin.memberId,
        targetId: other,
      }),
    );
  }
  await settled();
  const waiting = await queued();
  expect(waiting).toHaveLength(1);
  expect(waiting[0]!).toBeGreaterThan(0);
  expect(waiting[0]!).toBeLessThanOrEqual(60_000);
  expect(await health()).toMatchObject({ run: null, isCounting: true });
  await world.current.database.db
    .transaction()
    .execute((tx) => emit(tx, "talk.posted", { communityId: community.communityId }));
  await settled();
  expect((await queued())[0]!).toBeLessThan(waiting[0]!);
});

test("an organiser has it counted now, and nobody else", async () => {
  expect((await lin.post(`${community.path}/health/count-again`)).status).toBe(403);
  expect((await community.organiser.post(`${community.path}/health/count-again`)).status).toBe(202);
  await until(async () => (await health()).run !== null);
  await settled();
  expect(await health()).toMatchObject({ run: { verdict: "notEnough", life: "forming" }, isCounting: false });
});

test("what an import brought is counted at once", async () => {
  const before = (await health()).run!.id;
  const importId = world.current.ctx.ids();
  await world.current.database.db
    .transaction()
    .execute((tx) => emit(tx, "imports.finished", { communityId: community.communityId, importId }));
  await until(async () => (await health()).run!.id !== before);
});

test("a node that stops breaks off what it counts, and begins no more", async () => {
  const { database, clock } = world.current;
  const thinking = new Thinking(database.pool.options);
  const count = () => thinking.think({ ask: "count", communityId: community.communityId, now: clock.now() });
  const begun = count().catch((error: unknown) => error);
  await sleep(20);
  await thinking.stop();
  expect(await begun).toBeInstanceOf(Error);
  await expect(count()).rejects.toThrow("stopping");
});
