import { ClaimInvite, MadeId, MemberAdded, MemberList, MemberView } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import { forgetImported, identitiesOf, memberNames } from "../../src/modules/members/index.ts";
import {
  eventsTold,
  foundedCommunity,
  joined,
  ownWorld,
  unclaimed,
  visitor,
  type Community,
  type Member,
} from "../world.ts";

const world = ownWorld();
let community: Community;
let organiser: Member;
let carrierId = "";
const ONE = "0190a0a0-0000-7000-8000-000000000001";
const TWO = "0190a0a0-0000-7000-8000-000000000002";

beforeEach(async () => {
  community = await foundedCommunity(world.current);
  ({ organiser } = community);
  const carrier = { kind: "qq_group", name: "书会大群" };
  carrierId = (await organiser.post(`${community.path}/carriers`, carrier)).as(MadeId).id;
});

function known(externalIds: readonly string[], importId: string | null = ONE) {
  const { communityId } = community;
  const people = externalIds.map((externalId) => ({ externalId, name: `友人 ${externalId}` }));
  return world.current.database.db
    .transaction()
    .execute((tx) => identitiesOf(tx, world.current.ctx, { communityId, carrierId, importId, people }));
}

const forgotten = (importId: string, kept: readonly string[] = []) =>
  world.current.database.db
    .transaction()
    .execute((tx) => forgetImported(tx, community.communityId, importId, kept));

const listed = async (search = "") =>
  (await organiser.get(`${community.path}/members?search=${encodeURIComponent(search)}`)).as(MemberList)
    .members;

describe("people of an archive", () => {
  test("become members whom nobody has claimed, the same ones however often they are named", async () => {
    const first = await known(["1", "2", "2", "3"]);
    const again = await known(["3", "4"], TWO);
    expect(first.size).toBe(3);
    expect(again.get("3")).toBe(first.get("3"));
    expect((await listed("友人")).map(({ name, state }) => [name, state])).toEqual([
      ["友人 1", "unclaimed"],
      ["友人 2", "unclaimed"],
      ["友人 3", "unclaimed"],
      ["友人 4", "unclaimed"],
    ]);
  });

  test("are known by carrier: the same id elsewhere is somebody else", async () => {
    const here = await known(["1"]);
    const other = { kind: "telegram", name: "另一个群" };
    carrierId = (await organiser.post(`${community.path}/carriers`, other)).as(MadeId).id;
    expect((await known(["1"])).get("1")).not.toBe(here.get("1"));
  });

  test("named by two imports at once are made once", async () => {
    const ids = Array.from({ length: 200 }, (_, k) => String(k));
    const [one, two] = await Promise.all([known(ids, ONE), known(ids.toReversed(), TWO)]);
    expect(one.get("7")).toBe(two.get("7"));
    expect(one.size).toBe(200);
    const { rows } = await world.current.database.pool.query(
      "select count(*) from memberships where community_id = $1 and state = 'unclaimed'",
      [community.communityId],
    );
    expect(rows).toEqual([{ count: 200 }]);
  });

  test("come in tens of thousands", async () => {
    const ids = Array.from({ length: 25_000 }, (_, k) => `n${String(k)}`);
    const members = await known(ids);
    expect(new Set(members.values()).size).toBe(25_000);
    expect(await known(ids, TWO)).toEqual(members);
  });

  test("into a carrier that was removed are refused", async () => {
    await organiser.delete(`${community.path}/carriers/${carrierId}`);
    await expect(known(["1"])).rejects.toMatchObject({ kind: "notFound" });
  });

  test("show what they are called on a carrier, and never their id there", async () => {
    const memberId = (await known(["10086-secret"])).get("10086-secret")!;
    const { rows } = await world.current.database.pool.query(
      "update carrier_identities set name = '老友' where member_id = $1 returning id",
      [memberId],
    );
    expect(rows).toHaveLength(1);
    const answer = await organiser.get(`${community.path}/members/${memberId}`);
    expect(answer.as(MemberView).identities).toMatchObject([{ carrierName: "书会大群", name: "老友" }]);
    expect(answer.text.replaceAll("友人 10086-secret", "")).not.toContain("10086-secret");
  });
});

describe("undoing an import", () => {
  test("removes those it alone made known, and nobody else", async () => {
    const first = await known(["1", "2", "3", "4"], ONE);
    await known(["4", "5"], TWO);
    const appointed = { memberId: first.get("2"), role: "backbone", endsAt: null, reason: "" };
    await organiser.post(`${community.path}/terms`, appointed);
    await organiser.post(`${community.path}/members/${first.get("3")}/claim-invites`);
    expect(await forgotten(ONE, [first.get("4")!])).toBe(2);
    expect((await listed("友人")).map(({ name }) => name)).toEqual(["友人 2", "友人 4", "友人 5"]);
    expect((await known(["1"], TWO)).get("1")).not.toBe(first.get("1"));
  });
});

describe("claiming", () => {
  const invite = async (memberId: string) =>
    (await organiser.post(`${community.path}/members/${memberId}/claim-invites`)).as(ClaimInvite);

  test("by a word from an organiser makes a member one's own, once", async () => {
    const memberId = (await known(["1"])).get("1")!;
    const { token } = await invite(memberId);
    const other = await invite(memberId);
    const xu = await visitor(world.current, "许未");
    expect((await xu.get(community.path)).status).toBe(404);
    const claims = `${community.path}/claims`;
    await eventsTold(world.current);
    expect((await xu.post(claims, { token })).as(MemberAdded)).toEqual({ memberId });
    expect(await eventsTold(world.current)).toEqual([
      { event: "members.joined", news: { communityId: community.communityId, memberId } },
    ]);
    expect((await xu.get(`${community.path}/members/${memberId}`)).as(MemberView)).toMatchObject({
      isMe: true,
      state: "member",
      joinedAt: "2026-03-02T09:00:00.000Z",
    });
    const late = await visitor(world.current, "迟来");
    for (const used of [token, other.token])
      expect((await late.post(claims, { token: used })).status).toBe(404);
    expect(
      (await organiser.post(`${community.path}/members/${memberId}/claim-invites`)).as(Refusal).reason,
    ).toBe("alreadyClaimed");
  });

  test("by a word of another community, a made-up or an old one finds nothing", async () => {
    const memberId = (await known(["1"])).get("1")!;
    const { token } = await invite(memberId);
    const xu = await visitor(world.current, "许未");
    const elsewhere = await foundedCommunity(world.current);
    expect((await xu.post(`${elsewhere.path}/claims`, { token })).status).toBe(404);
    expect((await xu.post(`${community.path}/claims`, { token: "a".repeat(32) })).status).toBe(404);
    world.current.clock.forward(14);
    expect((await xu.post(`${community.path}/claims`, { token })).status).toBe(404);
    world.current.clock.forward(-14);
    expect((await xu.post(`${community.path}/claims`, { token })).status).toBe(201);
  });

  test("is for those who do not belong yet", async () => {
    const { token } = await invite((await known(["1"])).get("1")!);
    const lin = await joined(world.current, community, "林夏");
    expect((await lin.post(`${community.path}/claims`, { token })).as(Refusal).reason).toBe("alreadyMember");
  });

  test("of two at once succeeds for one", async () => {
    const { token } = await invite((await known(["1"])).get("1")!);
    const people = await Promise.all(["甲", "乙", "丙"].map((name) => visitor(world.current, name)));
    const answers = await Promise.all(people.map((one) => one.post(`${community.path}/claims`, { token })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test("is asked for by organisers only", async () => {
    const memberId = (await known(["1"])).get("1")!;
    const lin = await joined(world.current, community, "林夏");
    expect((await lin.post(`${community.path}/members/${memberId}/claim-invites`)).status).toBe(403);
  });
});

describe("erasing somebody who never came themselves", () => {
  test("leaves their name and ids nowhere, also when the archive comes again", async () => {
    const memberId = (await known(["wx-id-77"])).get("wx-id-77")!;
    const { pool, db } = world.current.database;
    await organiser.post(`${community.path}/terms`, { memberId, role: "backbone", endsAt: null, reason: "" });
    await eventsTold(world.current);
    const erase = `${community.path}/members/${memberId}/erase`;
    const lin = await joined(world.current, community, "林夏");
    expect((await lin.post(erase, { reason: "" })).status).toBe(403);
    expect((await organiser.post(erase, { reason: "本人要求" })).status).toBe(204);
    expect((await eventsTold(world.current)).map(({ event }) => event)).toEqual([
      "members.joined",
      "members.terms_changed",
      "members.erased",
    ]);
    expect((await known(["wx-id-77"], TWO)).get("wx-id-77")).toBe(memberId);
    const { rows: tables } = await pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    for (const { name } of tables) {
      const { rows } = await pool.query(
        `select one::text as text from ${name} one where one::text like '%wx-id-77%'`,
      );
      expect(rows, name).toEqual([]);
    }
    expect(await memberNames(db, community.communityId, [memberId])).toEqual(new Map([[memberId, ""]]));
    expect(await listed("友人")).toEqual([]);
    expect((await organiser.get(`${community.path}/members/${memberId}`)).status).toBe(404);
    expect((await organiser.post(erase, { reason: "" })).status).toBe(404);
  });

  test("is not for those who did", async () => {
    const lin = await joined(world.current, community, "林夏");
    const answer = await organiser.post(`${community.path}/members/${lin.memberId}/erase`, { reason: "" });
    expect(answer.as(Refusal).reason).toBe("alreadyClaimed");
    expect(await listed("林夏")).toHaveLength(1);
  });

  test("works for somebody an organiser entered", async () => {
    const memberId = await unclaimed(world.current, community, "温如");
    expect((await organiser.post(`${community.path}/members/${memberId}/erase`, { reason: "" })).status).toBe(
      204,
    );
    expect(await listed("温")).toEqual([]);
  });
});
