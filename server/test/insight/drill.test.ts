import { DrillLinks, DrillView } from "@kith/contract/insight";
import { MadeId } from "@kith/contract/members";
import { beforeAll, describe, expect, test } from "vitest";
import { appoint } from "../../src/modules/members/index.ts";
import { recordMet, recordThanked } from "../../src/modules/ties/index.ts";
import {
  foundedCommunity,
  joined,
  ownWorld,
  phoneGranted,
  visitor,
  type Community,
  type Member,
} from "../world.ts";

const world = ownWorld();

const NAMES = ["沈亦", "江白", "许朗", "方舟", "程野", "陆离", "苏木", "周岚", "温言"];

/** Ten who are signed in, the organiser first, and the chat they meet in. */
async function tenIn(): Promise<{ community: Community; members: Member[]; chat: string }> {
  const community = await foundedCommunity(world.current);
  const members = [community.organiser];
  for (const name of NAMES) members.push(await joined(world.current, community, name));
  const carrier = { kind: "wechat_group", name: "备考群" };
  const added = await community.organiser.post(`${community.path}/carriers`, carrier);
  return { community, members, chat: added.as(MadeId).id };
}

async function drill(of: Member, { path }: Community, query = ""): Promise<DrillView> {
  const answer = await of.get(`${path}/drill${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.as(DrillView);
}

async function links(of: Member, { path }: Community, rung: string): Promise<DrillLinks> {
  const answer = await of.get(`${path}/drill/rungs/${rung}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.as(DrillLinks);
}

/** By the place in the ten. */
const nameOf = (place: number) => NAMES[place - 1]!;
const namesIn = ({ people }: DrillLinks["reaches"]) => people.map(({ name }) => name);

const counts = (view: DrillView) => Object.fromEntries(view.rungs.map(({ rung, count }) => [rung, count]));
const named = (view: DrillView, rung: string) =>
  view.rungs.find((one) => one.rung === rung)!.people.map(({ name }) => name);

describe("were the chat of ten dissolved who hold each other's numbers", () => {
  let community: Community;
  let members: Member[];
  let chat: string;
  beforeAll(async () => {
    ({ community, members, chat } = await tenIn());
    const [, m02, m03, m04, m05, m06, m07, m08, m09, m10] = members as [
      Member,
      Member,
      Member,
      Member,
      Member,
      Member,
      Member,
      Member,
      Member,
      Member,
    ];
    const term = { memberId: m02.memberId, role: "backbone", endsAt: null, reason: "出力" } as const;
    await appoint(world.current.ctx, community.organiser, community.slug, term);
    await phoneGranted(community, m03, m04);
    await phoneGranted(community, m04, m03, m05);
    await phoneGranted(community, m05, m06);
    await phoneGranted(community, m06, m05);
    for (const one of [m07, m08]) {
      const place = { kind: "school", name: "某大学", shownTo: "members" };
      expect((await one.post(`${community.path}/me/places`, place)).status).toBe(201);
    }
    const onChat = { kind: "carrier", value: "m10", carrierId: chat };
    const { id } = (await m10.post(`${community.path}/me/contacts`, onChat)).as(MadeId);
    await m10.post(`${community.path}/me/contacts/${id}/grants`, { holderId: m03.memberId });
    const { communityId } = community;
    await world.current.database.db.transaction().execute(async (tx) => {
      await recordMet(tx, world.current.ctx, { communityId, memberIds: [m09.memberId, m03.memberId] });
      await recordThanked(tx, world.current.ctx, {
        communityId,
        actorId: m09.memberId,
        targetId: m03.memberId,
      });
    });
  });

  test("four are reached by phone, two where they are, one through a friend, three are lost", async () => {
    const found = await drill(community.organiser, community);
    expect(counts(found)).toEqual({ phone: 4, place: 2, friend: 1, lost: 3 });
    expect(found).toMatchObject({ survival: 0.7, survivalWithoutStaff: 0.7, isOnlyChat: false, members: 10 });
    expect(named(found, "friend")).toEqual(["周岚"]);
    expect(named(found, "lost").toSorted()).toEqual(["沈亦", "温言", "苏禾"].toSorted());
    expect(found.advice[0]).toContain("3 people");
    expect(found.carriers).toMatchObject([{ id: chat, isRemoved: true }]);
    expect(found.carriers[0]!.dependence).toBeCloseTo(0.3, 12);
    expect(found.deepTies).toEqual({ withStaff: 0, amongMembers: 1 });
  });

  test("nothing is removed by asking, and with the chat left one more is reached on it", async () => {
    const left = await drill(community.organiser, community, "?carriers=");
    expect(counts(left)).toEqual({ phone: 5, place: 2, friend: 1, lost: 2 });
    expect((await drill(community.organiser, community, `?carriers=${chat}`)).survival).toBe(0.7);
    expect((await community.organiser.get(`${community.path}/drill?carriers=that-chat`)).status).toBe(400);
  });

  test("a member learns the counts and where they stand themselves, not who is lost", async () => {
    const found = await drill(members[9]!, community);
    expect(counts(found)).toEqual({ phone: 4, place: 2, friend: 1, lost: 3 });
    expect(found.mine).toBe("lost");
    expect(found.rungs.flatMap(({ people }) => people.map(({ name }) => name))).toEqual(["温言"]);
  });

  test("on a rung a member sees their own links by name and nobody else's", async () => {
    const [, , m03, m04, , , , , m09] = members;
    expect(await links(m03!, community, "phone")).toMatchObject({
      reaches: { count: 1, people: [{ memberId: m04!.memberId }] },
      reachedBy: { count: 1 },
      counts: null,
    });
    const both = await links(m04!, community, "phone");
    expect([namesIn(both.reaches), namesIn(both.reachedBy)]).toEqual([
      [nameOf(2)],
      [nameOf(2), nameOf(4)].toSorted((a, b) => a.localeCompare(b, "zh-CN")),
    ]);
    expect(await links(m09!, community, "friend")).toMatchObject({
      reaches: { count: 0 },
      reachedBy: { count: 1, people: [{ memberId: m03!.memberId }] },
    });
    const place = await links(members[6]!, community, "place");
    expect(namesIn(place.reaches)).toEqual([nameOf(7)]);
    expect(place.reachedBy).toEqual({ count: 9, people: [] });
  });

  test("on a rung an organiser sees of each by how many they would be reached", async () => {
    const [, , m03, m04, m05, m06, m07, , m09] = members;
    const counted = async (rung: string) =>
      Object.fromEntries(
        (await links(community.organiser, community, rung)).counts!.map((one) => [
          one.memberId,
          one.reachedBy,
        ]),
      );
    expect(await counted("phone")).toEqual({
      [m03!.memberId]: 1,
      [m04!.memberId]: 2,
      [m05!.memberId]: 1,
      [m06!.memberId]: 1,
    });
    expect((await counted("place"))[m07!.memberId]).toBe(9);
    expect(await counted("friend")).toEqual({ [m09!.memberId]: 1 });
  });

  test("what is no rung, or no carrier, is refused; a stranger finds nothing", async () => {
    const path = `${community.path}/drill/rungs`;
    for (const wrong of ["lost", "luck"])
      expect((await community.organiser.get(`${path}/${wrong}`)).status).toBe(400);
    expect((await community.organiser.get(`${path}/phone?carriers=that-chat`)).status).toBe(400);
    const stranger = await visitor(world.current, "外人");
    expect((await stranger.get(`${path}/phone`)).status).toBe(404);
  });

  test("a carrier that was retired reaches nobody, whether or not the drill takes it away", async () => {
    const path = `${community.path}/carriers/${chat}`;
    expect((await community.organiser.patch(path, { state: "retired" })).status).toBe(204);
    const without = await drill(community.organiser, community, "?carriers=");
    expect(without.carriers).toEqual([]);
    expect(counts(without)).toEqual({ phone: 4, place: 2, friend: 1, lost: 3 });
    expect((await community.organiser.patch(path, { state: "open" })).status).toBe(204);
  });

  test("a grant that is taken back no longer counts", async () => {
    const { rows } = await world.current.database.pool.query<{ id: string }>(
      `update contact_grants set revoked_at = $2 where community_id = $1 and contact_point_id in (
        select id from contact_points where member_id = $3) returning id`,
      [community.communityId, world.current.clock.now(), members[2]!.memberId],
    );
    expect(rows).toHaveLength(1);
    expect(counts(await drill(community.organiser, community))).toEqual({
      phone: 3,
      place: 2,
      friend: 0,
      lost: 5,
    });
  });
});

test("were the list dissolved whose owner alone holds five numbers, half are found, and without the owner nobody", async () => {
  const { community, members } = await tenIn();
  for (const of of members.slice(1, 6)) await phoneGranted(community, of, community.organiser);
  const found = await drill(community.organiser, community);
  expect(counts(found)).toEqual({ phone: 5, place: 0, friend: 0, lost: 5 });
  expect(found).toMatchObject({ survival: 0.5, survivalWithoutStaff: 0, isOnlyChat: true });
  expect(found.sentence).toContain("only a chat group");
});
