import { Appointed, AuditList, MemberView, RoleList, type Role } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import { staffAt } from "../../src/modules/members/index.ts";
import { foundedCommunity, joined, ownWorld, unclaimed, type Community, type Member } from "../world.ts";

const world = ownWorld();
let community: Community;
let organiser: Member;
let lin: Member;
let terms = "";

beforeEach(async () => {
  world.current.clock.set("2026-03-02T08:00:00Z");
  community = await foundedCommunity(world.current);
  world.current.clock.set("2026-03-02T09:00:00Z");
  ({ organiser } = community);
  lin = await joined(world.current, community, "林夏");
  terms = `${community.path}/terms`;
});

const appointing = (memberId: string, role: Role, endsAt: string | null = null, by = organiser) =>
  by.post(terms, { memberId, role, endsAt, reason: "说好的" });

const roleList = async () => (await organiser.get(terms)).as(RoleList);
const rolesOf = async (memberId: string) =>
  (await organiser.get(`${community.path}/members/${memberId}`)).as(MemberView).roles;

describe("a term", () => {
  test("counts from its start until its end by the clock, and then the role stands empty", async () => {
    const answer = await appointing(lin.memberId, "backbone", "2026-03-12T09:00:00Z");
    expect(answer.status).toBe(201);
    expect(await rolesOf(lin.memberId)).toEqual(["backbone"]);
    expect((await roleList()).vacancies).toEqual([]);
    world.current.clock.forward(10);
    expect(await rolesOf(lin.memberId)).toEqual([]);
    const later = await roleList();
    const last = { memberId: lin.memberId, name: "林夏" };
    expect(later.vacancies).toEqual([{ role: "backbone", since: "2026-03-12T09:00:00.000Z", last }]);
    expect(later.current.map(({ role }) => role)).toEqual(["organiser"]);
    expect(later.terms.map(({ role, state }) => [role, state])).toEqual([
      ["backbone", "lapsed"],
      ["organiser", "current"],
    ]);
    const { db } = world.current.database;
    const on = async (time: string) =>
      (await staffAt(db, community.communityId, new Date(time))).filter(({ role }) => role === "backbone");
    expect(await on("2026-03-12T08:59:59Z")).toEqual([{ memberId: lin.memberId, role: "backbone" }]);
    expect(await on("2026-03-12T09:00:00Z")).toEqual([]);
    expect(await on("2026-03-02T08:59:59Z")).toEqual([]);
  });

  test("that is to come gives no power before it begins", async () => {
    const startsAt = "2026-03-05T09:00:00Z";
    const asked = { memberId: lin.memberId, role: "organiser", startsAt, endsAt: null, reason: "" };
    expect((await organiser.post(terms, asked)).status).toBe(201);
    expect((await lin.post(`${community.path}/members`, { name: "温如" })).status).toBe(403);
    world.current.clock.set(startsAt);
    expect((await lin.post(`${community.path}/members`, { name: "温如" })).status).toBe(201);
  });

  test("that lapsed, or was ended, gives no power any more", async () => {
    const enter = async (by: Member) => (await by.post(`${community.path}/members`, { name: "温如" })).status;
    await appointing(lin.memberId, "organiser", "2026-03-12T09:00:00Z");
    const qiu = await joined(world.current, community, "秋白");
    const termId = (await appointing(qiu.memberId, "organiser")).as(Appointed).termId;
    expect([await enter(lin), await enter(qiu)]).toEqual([201, 201]);
    world.current.clock.set("2026-03-12T09:00:00Z");
    expect([await enter(lin), await enter(qiu)]).toEqual([403, 201]);
    await organiser.post(`${terms}/${termId}/end`, { reason: "" });
    expect([await enter(lin), await enter(qiu)]).toEqual([403, 403]);
  });

  test("can be ended early by an organiser, and by whoever has it", async () => {
    const first = (await appointing(lin.memberId, "backbone")).as(Appointed).termId;
    const second = (await appointing(lin.memberId, "moderator")).as(Appointed).termId;
    expect((await lin.post(`${terms}/${first}/end`, { reason: "太忙" })).status).toBe(204);
    expect((await organiser.post(`${terms}/${second}/end`, { reason: "" })).status).toBe(204);
    expect(await rolesOf(lin.memberId)).toEqual([]);
    const again = await organiser.post(`${terms}/${second}/end`, { reason: "" });
    expect(again.as(Refusal).reason).toBe("termOver");
    const list = await roleList();
    expect(list.terms.map(({ state, can }) => [state, can.end])).toEqual([
      ["ended", false],
      ["ended", false],
      ["current", false],
    ]);
  });

  test("can be given several times, but not twice at once", async () => {
    await appointing(lin.memberId, "backbone", "2026-03-12T09:00:00Z");
    expect((await appointing(lin.memberId, "backbone")).as(Refusal).reason).toBe("alreadyHeld");
    const startsAt = "2026-03-12T09:00:00Z";
    const next = { memberId: lin.memberId, role: "backbone", startsAt, endsAt: null, reason: "" };
    expect((await organiser.post(terms, next)).status).toBe(201);
    const answers = await Promise.all([1, 2, 3].map(() => appointing(lin.memberId, "official")));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });

  test("with power over others is for those who came themselves", async () => {
    const wen = await unclaimed(world.current, community, "温如");
    expect((await appointing(wen, "moderator")).as(Refusal).reason).toBe("notClaimed");
    expect((await appointing(wen, "backbone")).status).toBe(201);
  });
});

describe("a community keeps an organiser", () => {
  test("who can neither end their term nor leave while they are the only one", async () => {
    const own = (await roleList()).terms[0]!.id;
    expect((await organiser.post(`${terms}/${own}/end`, { reason: "" })).as(Refusal).reason).toBe(
      "lastOrganiser",
    );
    expect((await organiser.post(`${community.path}/leave`)).as(Refusal).reason).toBe("lastOrganiser");
    await appointing(lin.memberId, "organiser", "2026-04-01T00:00:00Z");
    expect((await organiser.post(`${community.path}/leave`)).as(Refusal).reason).toBe("lastOrganiser");
  });

  test("when one of two leaves", async () => {
    await appointing(lin.memberId, "organiser");
    expect((await organiser.post(`${community.path}/leave`)).status).toBe(204);
    expect((await organiser.get(community.path)).status).toBe(404);
    const staff = await staffAt(world.current.database.db, community.communityId, world.current.clock.now());
    expect(staff).toEqual([{ memberId: lin.memberId, role: "organiser" }]);
  });

  test("when two end each other's terms at once", async () => {
    for (let turn = 0; turn < 8; turn++) {
      const own = await foundedCommunity(world.current);
      const other = await joined(world.current, own, "林夏");
      const at = `${own.path}/terms`;
      const asked = { memberId: other.memberId, role: "organiser", endsAt: null, reason: "" };
      const given = (await own.organiser.post(at, asked)).as(Appointed).termId;
      const list = (await own.organiser.get(at)).as(RoleList).terms;
      const first = list.find(({ id }) => id !== given)!.id;
      const answers = await Promise.all([
        own.organiser.post(`${at}/${given}/end`, { reason: "" }),
        other.post(`${at}/${first}/end`, { reason: "" }),
      ]);
      // Whoever comes second has either no power any more or is the last.
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      const staff = await staffAt(world.current.database.db, own.communityId, world.current.clock.now());
      expect(staff).toHaveLength(1);
    }
  });
});

describe("a power one has not", () => {
  test("is refused, and the attempt is in the audit", async () => {
    const refused = await appointing(organiser.memberId, "moderator", null, lin);
    expect(refused.status).toBe(403);
    expect(refused.as(Refusal)).toMatchObject({ error: "notAllowed", reason: "powerLacked" });
    expect((await lin.get(`${community.path}/audit`)).status).toBe(403);
    const { entries } = (await organiser.get(`${community.path}/audit`)).as(AuditList);
    const tried = entries.filter(({ power }) => power === "refused");
    expect(tried).toMatchObject([
      { actorId: lin.memberId, actorName: "林夏", subject: { power: "audit.read" } },
      {
        actorId: lin.memberId,
        subject: { power: "term.appoint", memberId: organiser.memberId, role: "moderator" },
      },
    ]);
    expect(await rolesOf(organiser.memberId)).toEqual(["organiser"]);
  });
});
