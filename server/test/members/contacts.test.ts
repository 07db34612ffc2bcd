import { MadeId, MemberView, MyContacts } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import { contactsFor, offlineCarriers, placesFor, identitiesOf } from "../../src/modules/members/index.ts";
import {
  foundedCommunity,
  joined,
  ownWorld,
  phoneGranted,
  unclaimed,
  type Community,
  type Member,
} from "../world.ts";

const world = ownWorld();
let community: Community;
let lin: Member;
let wen: Member;
let qiu: Member;

beforeEach(async () => {
  community = await foundedCommunity(world.current);
  lin = await joined(world.current, community, "林夏");
  wen = await joined(world.current, community, "温如");
  qiu = await joined(world.current, community, "秋白");
});

const PHONE = "+86 139 0000 0000";
const seenBy = async (member: Member, of: Member) =>
  (await member.get(`${community.path}/members/${of.memberId}`)).as(MemberView);
const reaches = () => contactsFor(world.current.database.db, community.communityId);

describe("a phone", () => {
  test("that was granted to one member is seen by that member, and by nobody else", async () => {
    await phoneGranted(community, wen, lin);
    expect((await seenBy(lin, wen)).contacts).toMatchObject([{ kind: "phone", value: PHONE }]);
    expect((await seenBy(wen, wen)).contacts).toMatchObject([{ value: PHONE }]);
    for (const other of [qiu, community.organiser]) {
      expect((await seenBy(other, wen)).contacts).toEqual([]);
      for (const url of ["", "/members", `/members/${wen.memberId}`, "/terms", "/carriers", "/me/contacts"]) {
        expect((await other.get(`${community.path}${url}`)).text, url).not.toContain("139");
      }
    }
    expect((await community.organiser.get(`${community.path}/audit`)).text).not.toContain("139");
    expect(await reaches()).toEqual([
      { of: wen.memberId, heldBy: lin.memberId, kind: "phone", carrierId: null },
    ]);
  });

  test("that is taken back is gone, and whoever entered it sees who holds it", async () => {
    const id = await phoneGranted(community, wen, lin, qiu);
    const mine = async () => (await wen.get(`${community.path}/me/contacts`)).as(MyContacts).contacts;
    expect((await mine())[0]?.grants.map(({ holderName }) => holderName)).toEqual(["林夏", "秋白"]);
    const grant = `${community.path}/me/contacts/${id}/grants/${lin.memberId}`;
    expect((await wen.delete(grant)).status).toBe(204);
    expect((await seenBy(lin, wen)).contacts).toEqual([]);
    expect((await seenBy(qiu, wen)).contacts).toHaveLength(1);
    expect((await mine())[0]?.grants.map(({ holderName }) => holderName)).toEqual(["秋白"]);
    expect((await reaches()).map(({ heldBy }) => heldBy)).toEqual([qiu.memberId]);
    expect((await wen.delete(grant)).status).toBe(404);
    await wen.post(`${community.path}/me/contacts/${id}/grants`, { holderId: lin.memberId });
    expect((await seenBy(lin, wen)).contacts).toHaveLength(1);
  });

  test("that is taken out is gone from all who held it", async () => {
    const id = await phoneGranted(community, wen, lin, qiu);
    expect((await wen.delete(`${community.path}/me/contacts/${id}`)).status).toBe(204);
    expect((await seenBy(lin, wen)).contacts).toEqual([]);
    expect(await reaches()).toEqual([]);
  });

  test("is granted by whoever it belongs to, to members who came themselves", async () => {
    const id = await phoneGranted(community, wen);
    const grants = `${community.path}/me/contacts/${id}/grants`;
    expect((await lin.post(grants, { holderId: lin.memberId })).status).toBe(404);
    expect((await community.organiser.post(grants, { holderId: lin.memberId })).status).toBe(404);
    expect((await lin.delete(`${community.path}/me/contacts/${id}`)).status).toBe(404);
    const holderId = await unclaimed(world.current, community, "许未");
    expect((await wen.post(grants, { holderId })).as(Refusal).reason).toBe("notCurrent");
    expect(await reaches()).toEqual([]);
  });

  test("granted twice, or twice at once, is held once", async () => {
    const id = await phoneGranted(community, wen, lin);
    const grants = `${community.path}/me/contacts/${id}/grants`;
    const answers = await Promise.all([1, 2, 3].map(() => wen.post(grants, { holderId: lin.memberId })));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await seenBy(lin, wen)).contacts).toHaveLength(1);
    await wen.delete(`${grants}/${lin.memberId}`);
    expect((await seenBy(lin, wen)).contacts).toEqual([]);
  });

  test("of one who leaves is held by nobody, nor do they hold another's", async () => {
    await phoneGranted(community, wen, lin);
    await phoneGranted(community, lin, wen);
    await wen.post(`${community.path}/leave`);
    expect((await seenBy(lin, wen)).contacts).toEqual([]);
    expect((await lin.get(`${community.path}/me/contacts`)).as(MyContacts).contacts[0]?.grants).toEqual([]);
    expect(await reaches()).toEqual([]);
  });

  test.each([
    [{ kind: "phone", value: " ", carrierId: null }],
    [{ kind: "carrier", value: "lin", carrierId: null }],
    [{ kind: "phone", value: "1", carrierId: "0190a0a0-0000-7000-8000-000000000000" }],
  ])("entered as %j is refused", async (wrong) => {
    expect((await lin.post(`${community.path}/me/contacts`, wrong)).status).toBe(400);
  });

  test("and other ways are at most twenty", async () => {
    const phone = { kind: "phone", value: PHONE, carrierId: null };
    for (let k = 0; k < 20; k++) await lin.post(`${community.path}/me/contacts`, phone);
    const answer = await lin.post(`${community.path}/me/contacts`, phone);
    expect(answer.as(Refusal).reason).toBe("tooManyContacts");
  });
});

describe("a place", () => {
  test.each([
    ["members", true, true],
    ["organisers", false, true],
    ["nobody", false, false],
  ] as const)("shown to %s: a member sees it: %s, an organiser: %s", async (shownTo, member, organiser) => {
    const place = { kind: "workplace", name: "岭上印刷厂", shownTo };
    const { id } = (await wen.post(`${community.path}/me/places`, place)).as(MadeId);
    const seen = async (by: Member) => (await seenBy(by, wen)).places.length === 1;
    expect([await seen(wen), await seen(lin), await seen(community.organiser)]).toEqual([
      true,
      member,
      organiser,
    ]);
    expect(await placesFor(world.current.database.db, community.communityId)).toEqual(
      shownTo === "nobody" ? [] : [{ memberId: wen.memberId, kind: "workplace", shownTo }],
    );
    expect((await lin.delete(`${community.path}/me/places/${id}`)).status).toBe(404);
    expect((await wen.delete(`${community.path}/me/places/${id}`)).status).toBe(204);
    expect(await seen(wen)).toBe(false);
  });
});

test("an open carrier where people meet in person tells who goes there", async () => {
  const { path: at, organiser, communityId } = community;
  const carriers = `${at}/carriers`;
  const { id } = (await organiser.post(carriers, { kind: "offline", name: "周六茶桌" })).as(MadeId);
  const people = [{ externalId: "seat-1", name: "许未" }];
  const { ctx, database } = world.current;
  const came = await database.db
    .transaction()
    .execute((tx) => identitiesOf(tx, ctx, { communityId, carrierId: id, importId: null, people }));
  const members = [came.get("seat-1")];
  expect(await offlineCarriers(database.db, communityId)).toEqual([{ carrierId: id, members }]);
  await organiser.patch(`${carriers}/${id}`, { state: "closed" });
  expect(await offlineCarriers(database.db, communityId)).toEqual([]);
});
