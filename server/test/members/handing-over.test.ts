import { Appointed, AuditList, MadeId, MemberView, RoleList } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import type { HandOverView } from "@kith/contract/terms";
import { beforeEach, describe, expect, test } from "vitest";
import { staffAt, staffShown } from "../../src/modules/members/index.ts";
import { termReminder } from "../../src/modules/members/term-reminders.ts";
import { createTimekeeper } from "../../src/platform/schedules/index.ts";
import {
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
let lin: Member;
let wen: Member;
let at = "";

beforeEach(async () => {
  world.current.clock.set("2026-03-02T09:00:00Z");
  community = await foundedCommunity(world.current);
  ({ organiser, path: at } = community);
  lin = await joined(world.current, community, "林夏");
  wen = await joined(world.current, community, "温如");
});

const appointed = async (memberId: string, role: string, endsAt: string | null = null) =>
  (await organiser.post(`${at}/terms`, { memberId, role, endsAt, reason: "" })).as(Appointed).termId;
const offering = (termId: string, toId: string, by: Member) =>
  by.post(`${at}/terms/${termId}/hand-over`, { toId, reason: "换换手" });
const answering = (id: string, by: Member, isAccepted = true) =>
  by.post(`${at}/hand-overs/${id}/answer`, { isAccepted });
const roles = async (by = organiser) => (await by.get(`${at}/terms`)).as(RoleList);
const holders = async (role: string) => {
  const now = world.current.clock.now();
  const staff = await staffAt(world.current.database.db, community.communityId, now);
  return staff.filter((one) => one.role === role).map(({ memberId }) => memberId);
};
const powersUsed = async () =>
  (await organiser.get(`${at}/audit`)).as(AuditList).entries.map(({ power }) => power);
const toldTo = async (personId: string) => {
  const { rows } = await world.current.database.pool.query<{ title: string }>(
    `select n.body -> 'zh-CN' ->> 'title' as title from deliveries d join notices n
       on n.community_id = d.community_id and n.id = d.notice_id where d.person_id = $1 order by d.id`,
    [personId],
  );
  return rows.map(({ title }) => title);
};

describe("handing a term over", () => {
  test("moves it in one act when the other accepts, and both sides stand in the audit", async () => {
    const termId = await appointed(lin.memberId, "moderator", "2026-06-01T00:00:00Z");
    const offer = (await offering(termId, wen.memberId, lin)).as(MadeId).id;
    expect(await holders("moderator")).toEqual([lin.memberId]);
    expect((await roles(wen)).handOvers).toMatchObject([
      { id: offer, role: "moderator", from: { id: lin.memberId }, can: { answer: true, withdraw: false } },
    ] satisfies Partial<Record<keyof HandOverView, unknown>>[]);
    expect(await toldTo(wen.personId)).toEqual(["林夏想把“岭上书会”的管理员交给你"]);

    expect((await answering(offer, wen)).status).toBe(204);
    expect(await holders("moderator")).toEqual([wen.memberId]);
    expect((await roles()).current.find(({ role }) => role === "moderator")).toMatchObject({
      memberId: wen.memberId,
      endsAt: "2026-06-01T00:00:00.000Z",
    });
    expect((await powersUsed()).slice(0, 2)).toEqual(["term.take_over", "term.hand_over"]);
    expect(await toldTo(lin.personId)).toEqual(["温如接下了“岭上书会”的管理员"]);
  });

  test("lets the only organiser go, who could not before", async () => {
    const { termId } = { termId: (await roles()).current[0]!.id };
    expect((await organiser.post(`${at}/leave`)).status).toBe(409);
    const offer = (await offering(termId, wen.memberId, organiser)).as(MadeId).id;
    expect((await answering(offer, wen)).status).toBe(204);
    expect(await holders("organiser")).toEqual([wen.memberId]);
    expect((await organiser.post(`${at}/leave`)).status).toBe(204);
  });

  test("changes nothing when it is declined, or taken back", async () => {
    const termId = await appointed(lin.memberId, "backbone");
    const first = (await offering(termId, wen.memberId, lin)).as(MadeId).id;
    expect((await answering(first, wen, false)).status).toBe(204);
    const second = (await offering(termId, wen.memberId, organiser)).as(MadeId).id;
    expect((await lin.delete(`${at}/hand-overs/${second}`)).status).toBe(204);
    expect((await answering(second, wen)).status).toBe(404);
    expect(await holders("backbone")).toEqual([lin.memberId]);
    expect((await roles()).handOvers).toEqual([]);
  });

  test("is not another's to do, nor to accept", async () => {
    const termId = await appointed(lin.memberId, "backbone");
    const refused = await offering(termId, wen.memberId, wen);
    expect(refused.status).toBe(403);
    expect(await powersUsed()).toContain("refused");
    const offer = (await offering(termId, wen.memberId, lin)).as(MadeId).id;
    expect((await answering(offer, organiser)).status).toBe(404);
    expect((await answering(offer, lin)).status).toBe(404);
    expect(await holders("backbone")).toEqual([lin.memberId]);
  });

  test("is refused where there is nothing to hand over, or nobody to take it", async () => {
    const termId = await appointed(lin.memberId, "backbone", "2026-03-10T00:00:00Z");
    const nobodyYet = await unclaimed(world.current, community, "苏禾");
    const reasonOf = async (toId: string) => (await offering(termId, toId, lin)).as(Refusal).reason;
    expect(await reasonOf(lin.memberId)).toBe("handedToOneself");
    expect(await reasonOf(nobodyYet)).toBe("notClaimed");
    await appointed(wen.memberId, "backbone");
    expect(await reasonOf(wen.memberId)).toBe("alreadyHeld");
    const offer = (await offering(termId, organiser.memberId, lin)).as(MadeId).id;
    expect(await reasonOf(organiser.memberId)).toBe("alreadyOffered");
    world.current.clock.set("2026-03-10T00:00:00Z");
    expect((await answering(offer, organiser)).as(Refusal).reason).toBe("termOver");
    expect(await reasonOf(organiser.memberId)).toBe("termOver");
  });
});

describe("a term that ends", () => {
  test("is told of two weeks before, and when nobody has the role any more", async () => {
    const { ctx, clock } = world.current;
    const troubles: string[] = [];
    const { fireDue } = createTimekeeper(ctx, [termReminder(ctx)], (message) => void troubles.push(message));
    await appointed(lin.memberId, "backbone", "2026-04-02T09:00:00Z");
    clock.set("2026-03-19T08:59:59Z");
    await fireDue();
    expect(await toldTo(lin.personId)).toEqual([]);
    clock.set("2026-03-19T09:00:00Z");
    await fireDue();
    const ending = "林夏在“岭上书会”的骨干任期到2026年4月2日";
    expect(await toldTo(lin.personId)).toEqual([ending]);
    expect(await toldTo(organiser.personId)).toEqual([ending]);
    clock.set("2026-04-02T09:00:00Z");
    await fireDue();
    await fireDue();
    expect(await toldTo(lin.personId)).toEqual([ending]);
    expect(await toldTo(organiser.personId)).toEqual([ending, "“岭上书会”现在没有骨干"]);
    expect(troubles).toEqual([]);
  });
});

describe("the mark of who was verified", () => {
  const verifying = (memberId: string, by: Member) =>
    by.post(`${at}/members/${memberId}/verification`, { way: "inPerson", reason: "见过本人" });
  const seen = async (memberId: string) =>
    (await wen.get(`${at}/members/${memberId}`)).as(MemberView).verified;
  const shown = () => staffShown(world.current.database.db, community.communityId, world.current.clock.now());

  test("is missing until another organiser records that they met, and says who and when", async () => {
    await appointed(lin.memberId, "organiser");
    // Both terms began at one instant, so that either may stand first.
    const names = (await shown()).toSorted((a, b) => (a.name === "苏禾" ? -1 : b.name === "苏禾" ? 1 : 0));
    expect(names).toMatchObject([
      { name: "苏禾", verified: null },
      { name: "林夏", verified: null },
    ]);
    expect((await verifying(organiser.memberId, lin)).status).toBe(204);
    expect(await seen(organiser.memberId)).toEqual({
      way: "inPerson",
      byName: "林夏",
      at: "2026-03-02T09:00:00.000Z",
    });
    expect((await shown()).find(({ name }) => name === "苏禾")?.verified).toMatchObject({ byName: "林夏" });
    expect(await powersUsed()).toContain("member.verify");
    expect((await lin.delete(`${at}/members/${organiser.memberId}/verification`)).status).toBe(204);
    expect(await seen(organiser.memberId)).toBeNull();
  });

  test("is nobody's to give to themselves, nor a member's to give, nor for whoever holds no such role", async () => {
    await appointed(lin.memberId, "organiser");
    expect((await verifying(lin.memberId, lin)).as(Refusal).reason).toBe("notOneself");
    expect((await verifying(lin.memberId, wen)).status).toBe(403);
    expect((await verifying(wen.memberId, lin)).as(Refusal).reason).toBe("noStaff");
  });

  test("can be given by whoever runs the instance, who need not belong; for all others that is not there", async () => {
    const admin = await visitor(world.current, "周野");
    const path = `/api/instance/communities/${community.slug}/members/${organiser.memberId}/verification`;
    expect((await admin.post(path, { reason: "" })).status).toBe(404);
    expect((await admin.get("/api/instance/staff")).status).toBe(404);
    await world.current.database.pool.query(
      "insert into instance_admins (person_id, since) values ($1, now())",
      [admin.personId],
    );
    expect((await admin.get("/api/instance/staff")).text).toContain(organiser.memberId);
    expect((await admin.post(path, { reason: "" })).status).toBe(204);
    expect(await seen(organiser.memberId)).toMatchObject({ way: "instance", byName: null });
  });
});
