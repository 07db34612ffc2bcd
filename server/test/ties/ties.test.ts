import { TiesView, type ActKind } from "@kith/contract/ties";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  act,
  actMany,
  declareTie,
  recordIntroduced,
  recordMatched,
  recordMet,
  recordThanked,
  recordVouched,
  tiesOf,
  undoActs,
  type NewAct,
} from "../../src/modules/ties/index.ts";
import { sumsOf, tieOf } from "../../src/modules/ties/rules.ts";
import { copyTransaction } from "../../src/platform/db/copy.ts";
import type { Tx } from "../../src/platform/db/open.ts";
import {
  eventsTold,
  foundedCommunity,
  joined,
  ownWorld,
  unclaimed,
  type Community,
  type Member,
} from "../world.ts";

const world = ownWorld();
let community: Community;

beforeAll(async () => {
  community = await foundedCommunity(world.current);
});

const acting = <Result>(work: (tx: Tx) => Promise<Result>) =>
  world.current.database.db.transaction().execute(work);

async function ties(of: Pick<Member, "get">, memberId: string, query = ""): Promise<TiesView> {
  const answer = await of.get(`${community.path}/members/${memberId}/ties${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.as(TiesView);
}

describe("two who sign in at one gathering", () => {
  let ana: Member;
  let ben: Member;
  const gatheringId = "01930000-0000-7000-8000-000000000001";
  beforeAll(async () => {
    ana = await joined(world.current, community, "安娜");
    ben = await joined(world.current, community, "本初");
  });

  test("have met; once matched as well their tie is deep; after ninety days it is worth half", async () => {
    const { communityId } = community;
    const { ctx, clock } = world.current;
    const met = { communityId, memberIds: [ana.memberId, ben.memberId, ana.memberId], objectId: gatheringId };
    await acting((tx) => recordMet(tx, ctx, met));
    const now = clock.now().toISOString();
    const [first] = (await ties(ana, ana.memberId)).ties;
    expect(first).toEqual({
      memberId: ben.memberId,
      name: "本初",
      strength: 8,
      grade: "strong",
      isDeep: false,
      kinds: [{ kind: "met", strength: 8 }],
      lastAt: now,
      direction: "both",
    });
    const pair = { communityId, actorId: ben.memberId, targetId: ana.memberId };
    await acting((tx) => recordMatched(tx, ctx, pair));
    const [deep] = (await ties(ben, ben.memberId)).ties;
    expect(deep).toMatchObject({ strength: 13, isDeep: true, grade: "strong" });
    clock.forward(90);
    await stayIn();
    expect((await ties(ana, ana.memberId)).ties).toMatchObject([
      { strength: 6.5, isDeep: true, lastAt: now },
    ]);
    clock.forward(90);
    await stayIn();
    expect((await ties(ana, ana.memberId)).ties).toMatchObject([{ strength: 3.25, grade: "weak" }]);
  });

  test("see each other's tie and not each other's others; an organiser sees all", async () => {
    const { communityId } = community;
    const cleo = await joined(world.current, community, "克莱");
    const pair = { communityId, actorId: ben.memberId, targetId: cleo.memberId };
    await acting((tx) => recordVouched(tx, world.current.ctx, pair));
    const seen = await ties(ana, ben.memberId);
    expect(seen.ties.map(({ name }) => name)).toEqual(["安娜"]);
    expect(seen.total).toBeNull();
    expect((await ties(ben, ben.memberId)).ties.map(({ name }) => name)).toEqual(["安娜", "克莱"]);
    expect(await ties(community.organiser, ben.memberId)).toMatchObject({ total: 2, nextCursor: null });
  });
});

/** Whoever was signed in stays so when the clock is moved by months. */
async function stayIn(): Promise<void> {
  await world.current.database.pool.query("update auth.sessions set expires_at = '2100-01-01'");
}

describe("through whom", () => {
  test("is the shortest way of ties that stand, strongest first, up to three ties long", async () => {
    const { communityId } = community;
    const { ctx } = world.current;
    const me = await joined(world.current, community, "莫言");
    const [one, two, far, farther, beyond] = await Promise.all(
      ["甲", "乙", "丙", "丁", "戊"].map((name) => unclaimed(world.current, community, name)),
    );
    await acting(async (tx) => {
      const tie = (actorId: string, targetId: string) => ({ communityId, actorId, targetId });
      await recordMatched(tx, ctx, tie(me.memberId, one!));
      await recordMet(tx, ctx, { communityId, memberIds: [me.memberId, two!] });
      await recordIntroduced(tx, ctx, { ...tie(one!, far!), byId: two! });
      await recordMatched(tx, ctx, tie(two!, far!));
      await recordThanked(tx, ctx, tie(far!, farther!));
      await recordVouched(tx, ctx, tie(farther!, beyond!));
    });
    const way = async (memberId: string) =>
      (await ties(me, memberId)).through.map(({ people, strength }) => [
        people.map(({ name }) => name).join(),
        strength,
      ]);
    expect(await way(two!)).toEqual([["莫言,乙", 8]]);
    expect(await way(far!)).toEqual([
      ["莫言,乙,丙", 5],
      ["莫言,甲,丙", 3],
    ]);
    expect(await way(farther!)).toEqual([
      ["莫言,乙,丙,丁", 1],
      ["莫言,甲,丙,丁", 1],
    ]);
    expect(await way(beyond!)).toEqual([]);
    expect(await way(me.memberId)).toEqual([]);
  });

  test("somebody of another community is nobody here", async () => {
    const other = await foundedCommunity(world.current);
    const { organiser, path } = community;
    expect((await organiser.get(`${path}/members/${other.organiser.memberId}/ties`)).status).toBe(404);
    expect((await other.organiser.get(`${path}/members/${organiser.memberId}/ties`)).status).toBe(404);
  });
});

describe("acts", () => {
  test("towards oneself are refused one by one and left out of many", async () => {
    const { communityId, organiser } = community;
    const self = {
      communityId,
      kind: "met",
      actorId: organiser.memberId,
      targetId: organiser.memberId,
    } as const;
    await expect(acting((tx) => act(tx, world.current.ctx, self))).rejects.toMatchObject({
      reason: "own_tie",
    });
    expect(await acting((tx) => actMany(tx, world.current.ctx, { communityId, acts: [self] }))).toBe(0);
  });

  test("are told once however many, and those of an import not at all; undone they are gone", async () => {
    const { communityId, organiser } = community;
    const { ctx, database } = world.current;
    const other = await unclaimed(world.current, community, "己");
    await eventsTold(world.current);
    const acts = Array.from({ length: 7000 }, (): NewAct => ({
      kind: "replied",
      actorId: organiser.memberId,
      targetId: other,
    }));
    await acting((tx) => actMany(tx, ctx, { communityId, acts }));
    expect(await eventsTold(world.current)).toEqual([{ event: "ties.acted", news: { communityId } }]);
    const importId = ctx.ids();
    await copyTransaction(database.pool, (tx) => actMany(tx, ctx, { communityId, acts, importId }));
    expect(await eventsTold(world.current)).toEqual([]);
    const at = ctx.clock.now();
    const strength = async () =>
      (await tiesOf(database.db, { communityId, memberId: other, at }))[0]?.tie.strength;
    expect(await strength()).toBeCloseTo(14_000, 6);
    expect(await acting((tx) => undoActs(tx, communityId, importId))).toBe(7000);
    expect(await strength()).toBeCloseTo(7000, 6);
  });

  test("are added up by the database as the rules say", async () => {
    const { communityId } = community;
    const { ctx, clock, database } = world.current;
    const kinds: ActKind[] = ["met", "matched", "replied", "mentioned", "classmate", "family", "bought"];
    const shape = fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        isMine: fc.boolean(),
        daysAgo: fc.integer({ min: -2, max: 800 }),
        probability: fc.constantFrom(1, 0.5, 0.25),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const at = clock.now();
    await fc.assert(
      fc.asyncProperty(shape, async (drawn) => {
        const [me, you] = [ctx.ids(), await unclaimed(world.current, community, "庚")];
        const acts = drawn.map(({ kind, isMine, daysAgo, probability }) => ({
          kind,
          actorId: isMine ? me : you,
          targetId: isMine ? you : me,
          at: new Date(at.getTime() - daysAgo * 86_400_000),
          probability,
        }));
        await acting((tx) => actMany(tx, ctx, { communityId, acts }));
        const [found] = await tiesOf(database.db, { communityId, memberId: me, at });
        const expected = tieOf(sumsOf(acts, me, at), at);
        expect(found?.tie.strength ?? 0).toBeCloseTo(expected.strength, 9);
        if (found !== undefined) expect(found.tie.grade).toBe(expected.grade);
      }),
      { numRuns: 25 },
    );
  });

  test("of declaring count once both have declared", async () => {
    const { communityId, organiser } = community;
    const other = await unclaimed(world.current, community, "辛");
    const between = async () =>
      (await ties(organiser, other)).ties.find(({ memberId }) => memberId === organiser.memberId)?.strength;
    const tie = { communityId, kind: "classmate" } as const;
    await acting((tx) =>
      declareTie(tx, world.current.ctx, { ...tie, actorId: organiser.memberId, targetId: other }),
    );
    expect(await between()).toBe(0);
    await acting((tx) =>
      declareTie(tx, world.current.ctx, { ...tie, actorId: other, targetId: organiser.memberId }),
    );
    expect(await between()).toBe(4);
  });
});
