import { CarrierList } from "@kith/contract/carriers";
import { CommunityView, MadeId, MemberList } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import { everyCarrierOf } from "../../src/modules/charter/index.ts";
import { identitiesOf } from "../../src/modules/members/index.ts";
import { foundedCommunity, joined, ownWorld, type Community, type Member } from "../world.ts";

const world = ownWorld();
let community: Community;
let organiser: Member;
let carriers = "";

beforeEach(async () => {
  community = await foundedCommunity(world.current);
  ({ organiser } = community);
  carriers = `${community.path}/carriers`;
});

const added = async (kind = "wechat_group", name = "书会一群", more: object = {}) =>
  (await organiser.post(carriers, { kind, name, ...more })).as(MadeId).id;
const listed = async (by = organiser) => (await by.get(carriers)).as(CarrierList);

describe("the list of carriers", () => {
  test("shows how each is, and offers only open ones to newcomers", async () => {
    const ids = [];
    for (const kind of ["wechat_group", "qq_group", "zsxq", "offline"]) {
      ids.push(await added(kind, kind, { place: "茶馆二楼" }));
    }
    for (const [k, state] of ["full", "retired", "closed"].entries()) {
      expect((await organiser.patch(`${carriers}/${ids[k]}`, { state })).status).toBe(204);
    }
    const { carriers: shown, can } = await listed();
    expect(shown.map(({ kind, state, isOffered }) => [kind, state, isOffered])).toEqual([
      ["wechat_group", "full", false],
      ["qq_group", "retired", false],
      ["zsxq", "closed", false],
      ["offline", "open", true],
    ]);
    expect(can).toEqual({ add: true, makeCodes: true });
    await organiser.patch(`${carriers}/${ids[0]}`, { name: "书会二群", state: "open" });
    expect((await listed()).carriers[0]).toMatchObject({ name: "书会二群", isOffered: true });
  });

  test("is read by members and changed by organisers", async () => {
    const id = await added();
    const lin = await joined(world.current, community, "林夏");
    const seen = await listed(lin);
    expect(seen.can).toEqual({ add: false, makeCodes: false });
    expect(seen.carriers[0]?.can).toEqual({ change: false, remove: false, take: false });
    expect((await lin.post(carriers, { kind: "other", name: "新群" })).status).toBe(403);
    expect((await lin.patch(`${carriers}/${id}`, { state: "closed" })).status).toBe(403);
    expect((await lin.delete(`${carriers}/${id}`)).status).toBe(403);
    expect((await listed()).carriers).toMatchObject([{ id, state: "open" }]);
  });

  test.each([{ kind: "wechat", name: "群" }, { kind: "other", name: "" }, { kind: "other" }])(
    "takes no %j",
    async (wrong) => {
      expect((await organiser.post(carriers, wrong)).status).toBe(400);
    },
  );

  test("takes no change that says nothing", async () => {
    const id = await added();
    expect((await organiser.patch(`${carriers}/${id}`, {})).status).toBe(400);
    expect((await organiser.patch(`${carriers}/${id}`, { state: "gone" })).status).toBe(400);
  });

  test("holds at most two hundred", async () => {
    const { pool } = world.current.database;
    await pool.query(
      `insert into carriers (community_id, id, kind, name, state, added_at)
       select $1, gen_random_uuid(), 'other', 'k', 'open', now() from generate_series(1, 200)`,
      [community.communityId],
    );
    const answer = await organiser.post(carriers, { kind: "other", name: "多一个" });
    expect(answer.as(Refusal).reason).toBe("tooManyCarriers");
  });
});

describe("a community whose only carrier is removed", () => {
  test("still opens, with all its people and what was said there", async () => {
    const carrierId = await added();
    const { ctx, database } = world.current;
    const { communityId } = community;
    const people = Array.from({ length: 9 }, (_, k) => ({
      externalId: `id-${String(k)}`,
      name: `友人${String(k)}`,
    }));
    await database.db
      .transaction()
      .execute((tx) => identitiesOf(tx, ctx, { communityId, carrierId, importId: null, people }));
    const kept = async () => {
      const { rows } = await database.pool.query(
        `select (select count(*) from memberships where community_id = $1) as members,
           (select count(*) from carrier_identities where community_id = $1) as identities,
           (select count(*) from carriers where community_id = $1) as carriers`,
        [communityId],
      );
      return rows[0] as unknown;
    };
    const before = await kept();
    expect((await organiser.delete(`${carriers}/${carrierId}?reason=moved`)).status).toBe(204);
    expect(await kept()).toEqual(before);
    expect((await listed()).carriers).toEqual([]);
    const view = (await organiser.get(community.path)).as(CommunityView);
    expect(view.counts).toEqual({ members: 1, unclaimed: 9, carriers: 0 });
    const { members } = (await organiser.get(`${community.path}/members`)).as(MemberList);
    expect(members).toHaveLength(10);
    expect(await everyCarrierOf(database.db, communityId)).toMatchObject([
      { id: carrierId, removedAt: world.current.clock.now() },
    ]);
    expect((await organiser.delete(`${carriers}/${carrierId}`)).status).toBe(404);
    expect((await organiser.patch(`${carriers}/${carrierId}`, { state: "open" })).status).toBe(404);
  });
});
