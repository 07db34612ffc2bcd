import { CharterPage } from "@kith/contract/charter-pages";
import { MadeId } from "@kith/contract/members";
import { PromiseList } from "@kith/contract/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { joined, openedCommunity, ownWorld, type Community, type Member } from "../world.ts";

const world = ownWorld();
let community: Community;

beforeEach(async () => {
  world.current.clock.set("2026-03-02T09:00:00Z");
  community = await openedCommunity(world.current);
});

async function promised(dueOn: string, text = "一月一会"): Promise<string> {
  const { organiser, path } = community;
  const made = await organiser.post(`${path}/charter/promises`, { text, dueOn });
  expect(made.status, made.text).toBe(201);
  return made.as(MadeId).id;
}

function settle(id: string, state: string, by: Member = community.organiser) {
  return by.patch(`${community.path}/charter/promises/${id}`, { state, note: "" });
}

async function list(by: Member = community.organiser): Promise<PromiseList> {
  return (await by.get(`${community.path}/charter/promises`)).as(PromiseList);
}

describe("promises", () => {
  test("are counted when they are due: three kept of four", async () => {
    for (const state of ["kept", "kept", "kept", "broken"]) await settle(await promised("2026-03-10"), state);
    await promised("2026-12-31");
    expect((await list()).counts).toEqual({ kept: 3, of: 4, open: 1 });
    const page = (await community.organiser.get(`${community.path}/charter`)).as(CharterPage);
    expect(page.promises).toEqual({ kept: 3, of: 4, open: 1 });
  });

  test("count as not kept once their day is over, where the community lives", async () => {
    await promised("2026-03-02");
    // 23:59 in Shanghai, then midnight.
    world.current.clock.set("2026-03-02T15:59:00Z");
    expect((await list()).counts).toEqual({ kept: 0, of: 0, open: 1 });
    world.current.clock.set("2026-03-02T16:00:00Z");
    const { counts, promises } = await list();
    expect(counts).toEqual({ kept: 0, of: 1, open: 0 });
    expect(promises[0]).toMatchObject({ state: "open", isOverdue: true, dueOn: "2026-03-02" });
  });

  test("are read by every member, and made and settled by staff alone", async () => {
    const lin = await joined(world.current, community, "林夏");
    const id = await promised("2026-03-10");
    expect((await list(lin)).can).toEqual({ record: false });
    expect((await settle(id, "kept", lin)).status).toBe(403);
    const body = { text: "我的承诺", dueOn: "2026-03-10" };
    expect((await lin.post(`${community.path}/charter/promises`, body)).status).toBe(403);
    expect((await settle(id, "kept")).status).toBe(204);
    expect((await list(lin)).promises[0]).toMatchObject({ state: "kept", settledByName: "苏禾" });
    expect((await settle(id, "open")).status).toBe(204);
    expect((await list(lin)).promises[0]).toMatchObject({
      state: "open",
      settledAt: null,
      settledByName: null,
    });
  });

  test("are told page by page, the latest day first", async () => {
    const { rows } = await world.current.database.pool.query<{ count: number }>(
      `insert into promises (community_id, id, text, due_on, state, note, made_by, made_at)
       select $1, gen_random_uuid(), 'n' || n, date '2026-01-01' + n, 'open', '', $2, now()
       from generate_series(1, 70) as n returning 1 as count`,
      [community.communityId, community.organiser.memberId],
    );
    expect(rows).toHaveLength(70);
    const first = await list();
    const next = await community.organiser.get(
      `${community.path}/charter/promises?cursor=${first.next ?? ""}`,
    );
    const days = [...first.promises, ...next.as(PromiseList).promises].map(({ dueOn }) => dueOn);
    expect(days).toHaveLength(70);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test.each([
    ["no text", { text: " ", dueOn: "2026-03-10" }],
    ["a day there is not", { text: "一会", dueOn: "2026-02-30" }],
    ["an instant for a day", { text: "一会", dueOn: "2026-03-10T00:00:00Z" }],
    ["two hundred and one signs", { text: "字".repeat(201), dueOn: "2026-03-10" }],
  ])("are refused with %s", async (_, body) => {
    const { organiser, path } = community;
    expect((await organiser.post(`${path}/charter/promises`, body)).status).toBe(400);
    expect((await organiser.get(`${path}/charter/promises?cursor=forged`)).status).toBe(400);
    expect((await list()).promises).toEqual([]);
  });
});
