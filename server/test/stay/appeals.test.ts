import { CommunityView, Home, MemberView } from "@kith/contract/members";
import { MyRecord, OwnSanction, SanctionList, SanctionView } from "@kith/contract/stay";
import { beforeEach, describe, expect, test } from "vitest";
import { anonymisePosts } from "../../src/modules/talk/index.ts";
import { admitPerson, standingOf } from "../../src/modules/members/index.ts";
import { forgetWords } from "../../src/modules/stay/store.ts";
import { eventsTold, joined, ownWorld, type Community, type Member } from "../world.ts";
import { act, acted, appoint, openedCommunity, reasonOf, recordOf, says, statusesOf } from "./world.ts";

const world = ownWorld();
let community: Community;
let organiser: Member;
let other: Member;
let he: Member;
let lin: Member;

beforeEach(async () => {
  world.current.clock.set("2026-03-02T09:00:00Z");
  community = await openedCommunity(world.current);
  ({ organiser } = community);
  other = await joined(world.current, community, "周牧");
  he = await joined(world.current, community, "何田");
  lin = await joined(world.current, community, "林夏");
  await appoint(community, other.memberId, "organiser");
  await appoint(community, he.memberId, "moderator");
});

const appeal = (by: Member, id: string, text = "那是别人转的，我只是回了一句") =>
  by.post(`/api/sanctions/${id}/appeal`, { text });
const decide = (by: Member, id: string, outcome: string, days: number | null = null) =>
  by.post(`${community.path}/sanctions/${id}/decision`, { outcome, days, reason: "看了原话，确实不是广告" });
const lift = (by: Member, id: string) =>
  by.post(`${community.path}/sanctions/${id}/lift`, { reason: "看错了人" });
const writes = async (by: Member) =>
  (await by.post(`${community.path}/topics`, { title: "一件事", text: "说一句" })).status;
const own = async (by: Member, id: string) => (await by.get(`/api/sanctions/${id}`)).as(OwnSanction);

describe("a pause", () => {
  test("keeps from writing until its end, by the clock alone, and from nothing else", async () => {
    const post = await says(community, organiser, "今晚读第三章");
    const paused = await acted(community, lin, { step: "pause", days: 3, ground: "急" });
    expect(paused.until).toBe("2026-03-05T09:00:00.000Z");
    const topicPosts = `${community.path}/topics/${post.topicId}/posts`;
    const answers = [
      await lin.post(`${community.path}/topics`, { title: "一件事", text: "说一句" }),
      await lin.post(topicPosts, { text: "说一句" }),
      await lin.post(`${community.path}/posts/${post.id}/replies`, { text: "好" }),
    ];
    for (const answer of answers) expect([answer.status, reasonOf(answer)]).toEqual([409, "paused"]);
    const { me } = (await lin.get(community.path)).as(CommunityView);
    expect(me.pausedUntil).toBe("2026-03-05T09:00:00.000Z");
    expect((await lin.get(`${community.path}/posts`)).status).toBe(200);
    expect((await lin.post(`${community.path}/posts/${post.id}/thanks`)).status).toBe(200);

    world.current.clock.set("2026-03-05T08:59:59.999Z");
    expect(await writes(lin)).toBe(409);
    world.current.clock.set("2026-03-05T09:00:00Z");
    expect(await writes(lin)).toBe(201);
    expect((await lin.get(community.path)).as(CommunityView).me.pausedUntil).toBeNull();
    expect((await own(lin, paused.id)).state).toBe("over");
  });

  test("outlives leaving and coming back; whoever is paused may leave", async () => {
    await acted(community, lin, { step: "pause", days: 3, ground: "急" });
    expect((await lin.post(`${community.path}/leave`)).status).toBe(204);
    const { communityId } = community;
    await world.current.database.db
      .transaction()
      .execute((tx) =>
        admitPerson(tx, world.current.ctx, { communityId, personId: lin.personId, name: "林夏" }),
      );
    expect(await writes(lin)).toBe(409);
    world.current.clock.forward(3);
    expect(await writes(lin)).toBe(201);
  });

  test("does not end with another one that is lifted", async () => {
    await acted(community, lin, { step: "pause", days: 5, ground: "急" });
    const second = await acted(community, lin, { step: "pause", days: 9 });
    expect((await recordOf(community, lin.memberId)).pausedUntil).toBe("2026-03-11T09:00:00.000Z");
    expect((await lift(organiser, second.id)).status).toBe(200);
    expect((await recordOf(community, lin.memberId)).pausedUntil).toBe("2026-03-07T09:00:00.000Z");
    expect(await writes(lin)).toBe(409);
    world.current.clock.forward(5);
    expect(await writes(lin)).toBe(201);
  });
});

describe("who was removed", () => {
  test("finds nothing of the community but what was done to them, and can appeal", async () => {
    const post = await says(community, organiser, "今晚读第三章");
    await eventsTold(world.current);
    const removed = await acted(community, lin, { step: "remove", ground: "急" });
    const { communityId } = community;
    expect((await eventsTold(world.current)).map(({ event }) => event)).toEqual([
      "members.removed",
      "stay.sanctioned",
    ]);
    const closed = [
      "",
      "/members",
      "/posts",
      `/posts/${post.id}`,
      "/topics",
      "/me/sanctions",
      "/carriers",
      "/sanctions",
    ];
    for (const path of closed) expect((await lin.get(community.path + path)).status, path).toBe(404);
    expect(await writes(lin)).toBe(404);
    expect((await lin.get("/api/home")).as(Home).communities).toEqual([]);

    const seen = await own(lin, removed.id);
    expect(seen).toMatchObject({ state: "removed", isMember: false, can: { appeal: true } });
    expect(seen.community.name).toBe("岭上书会");
    expect((await appeal(lin, removed.id)).status).toBe(201);
    const standing = await standingOf(world.current.database.db, communityId, lin.personId);
    expect(standing).toMatchObject({ memberId: lin.memberId, state: "removed" });
  });

  test("and leaves at the same moment, is out once, by one of the two", async () => {
    const { latestId, charterVersion } = await recordOf(community, lin.memberId);
    const asked = { memberId: lin.memberId, step: "remove", rule: 1, charterVersion, days: null };
    const body = { ...asked, reason: "广告", ground: "急", postIds: [], afterId: latestId };
    const [removing, leaving] = await Promise.all([
      organiser.post(`${community.path}/sanctions`, body),
      lin.post(`${community.path}/leave`),
    ]);
    expect([201, 409]).toContain(removing.status);
    expect([204, 404]).toContain(leaving.status);
    const { state } = (await organiser.get(`${community.path}/members/${lin.memberId}`)).as(MemberView);
    expect(state).toBe(removing.status === 201 ? "removed" : "left");
  });

  test("by each other at once, one of two organisers stays", async () => {
    const of = async (memberId: string) => (await recordOf(community, memberId)).latestId;
    const bodyFor = async (memberId: string) => ({
      memberId,
      step: "remove",
      rule: 1,
      charterVersion: 1,
      days: null,
      reason: "广告",
      ground: "急",
      postIds: [],
      afterId: await of(memberId),
    });
    const [one, another] = [await bodyFor(other.memberId), await bodyFor(organiser.memberId)];
    const answers = await Promise.all([
      organiser.post(`${community.path}/sanctions`, one),
      other.post(`${community.path}/sanctions`, another),
    ]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const inside = await Promise.all([organiser, other].map((by) => by.get(community.path)));
    expect(statusesOf(inside)).toEqual([200, 404]);
  });

  test("holds no role and no contact any more, also once they are back", async () => {
    await acted(community, he, { step: "remove", ground: "急" });
    const [removed] = (await organiser.get(`${community.path}/sanctions`)).as(SanctionList).sanctions;
    await appeal(he, removed!.id);
    expect((await decide(other, removed!.id, "lifted")).status).toBe(200);
    const { me } = (await he.get(community.path)).as(CommunityView);
    expect(me.roles).toEqual([]);
    expect(await writes(he)).toBe(201);
    expect((await own(he, removed!.id)).state).toBe("lifted");
  });

  test("is out by it no more, once admitted again, and lifting it then changes nothing", async () => {
    const removed = await acted(community, lin, { step: "remove", ground: "急" });
    world.current.clock.forward(30);
    const { communityId } = community;
    await world.current.database.db
      .transaction()
      .execute((tx) =>
        admitPerson(tx, world.current.ctx, { communityId, personId: lin.personId, name: "林夏" }),
      );
    expect((await own(lin, removed.id)).state).toBe("over");
    const again = await acted(community, lin, { step: "remove" });
    expect((await lift(organiser, removed.id)).status).toBe(200);
    expect((await lin.get(community.path)).status).toBe(404);
    expect((await lift(organiser, again.id)).status).toBe(200);
    expect((await lin.get(community.path)).status).toBe(200);
  });
});

describe("an appeal", () => {
  test("is made once, in one's own words, within seven days", async () => {
    const warned = await acted(community, lin, { step: "warn" });
    for (const text of ["", "  ", "长".repeat(2001)]) {
      expect((await appeal(lin, warned.id, text)).status).toBe(400);
    }
    world.current.clock.set("2026-03-09T08:59:59.999Z");
    const made = (await appeal(lin, warned.id)).as(OwnSanction);
    expect(made).toMatchObject({
      appeal: { text: "那是别人转的，我只是回了一句", decision: null },
      can: { appeal: false },
    });
    expect(reasonOf(await appeal(lin, warned.id))).toBe("alreadyAppealed");

    world.current.clock.set("2026-03-02T09:00:00Z");
    const second = await acted(community, lin, { step: "warn" });
    world.current.clock.set("2026-03-09T09:00:00Z");
    expect(reasonOf(await appeal(lin, second.id))).toBe("appealTooLate");
    expect((await own(lin, second.id)).can.appeal).toBe(false);
  });

  test("made twice at once is made once", async () => {
    const warned = await acted(community, lin, { step: "warn" });
    const answers = await Promise.all([
      appeal(lin, warned.id),
      appeal(lin, warned.id),
      appeal(lin, warned.id),
    ]);
    expect(statusesOf(answers)).toEqual([201, 409, 409]);
  });

  test("is decided by another organiser than whoever sanctioned, while there is one", async () => {
    const warned = await acted(community, lin, { step: "warn" });
    await appeal(lin, warned.id);
    const seenBy = async (by: Member) =>
      (await by.get(`${community.path}/sanctions/${warned.id}`)).as(SanctionView).can;
    expect(
      [await seenBy(organiser), await seenBy(other), await seenBy(he)].map(({ decide: can }) => can),
    ).toEqual([false, true, false]);
    expect(reasonOf(await decide(organiser, warned.id, "lifted"))).toBe("decidedBySame");
    expect((await decide(he, warned.id, "lifted")).status).toBe(403);
    expect((await decide(other, warned.id, "upheld")).status).toBe(200);
    expect(reasonOf(await decide(other, warned.id, "lifted"))).toBe("alreadyDecided");
    const { appeal: decided } = await own(lin, warned.id);
    expect(decided!.decision).toMatchObject({ outcome: "upheld", byName: "周牧", isBySame: false });
  });

  test("is decided by the same one where nobody else can, and that is said", async () => {
    const warned = await acted(community, lin, { step: "warn" });
    await appeal(lin, warned.id);
    await acted(community, other, { step: "pause", days: 3, ground: "急" });
    expect(reasonOf(await decide(other, warned.id, "lifted"))).toBe("paused");
    expect((await decide(organiser, warned.id, "lifted")).status).toBe(200);
    const { appeal: decided } = await own(lin, warned.id);
    expect(decided!.decision).toMatchObject({ outcome: "lifted", byName: "苏禾", isBySame: true });
  });

  test("of an organiser is never decided by themselves", async () => {
    const warned = await acted(community, other, { step: "warn" });
    await appeal(other, warned.id);
    expect(reasonOf(await decide(other, warned.id, "lifted"))).toBe("ownSanction");
    expect(reasonOf(await lift(other, warned.id))).toBe("ownSanction");
    // The other organiser is the one it is about, so whoever sanctioned is the only one left.
    expect((await decide(organiser, warned.id, "upheld")).status).toBe(200);
    expect((await own(other, warned.id)).appeal!.decision!.isBySame).toBe(true);
  });

  test("shortens a pause, and only a pause, and only to less", async () => {
    const paused = await acted(community, lin, { step: "pause", days: 9, ground: "急" });
    await appeal(lin, paused.id);
    expect(reasonOf(await decide(other, paused.id, "shortened", 9))).toBe("notShorter");
    expect((await decide(other, paused.id, "shortened")).status).toBe(400);
    expect((await decide(other, paused.id, "upheld", 2)).status).toBe(400);
    expect((await decide(other, paused.id, "shortened", 2)).status).toBe(200);
    expect(await own(lin, paused.id)).toMatchObject({
      state: "running",
      until: "2026-03-04T09:00:00.000Z",
      firstUntil: "2026-03-11T09:00:00.000Z",
    });
    world.current.clock.forward(2);
    expect(await writes(lin)).toBe(201);

    const removed = await acted(community, lin, { step: "remove" });
    await appeal(lin, removed.id);
    expect(reasonOf(await decide(other, removed.id, "shortened", 1))).toBe("notShorter");
  });

  test("lifts a pause, and what was lifted stays in the record", async () => {
    const paused = await acted(community, lin, { step: "pause", ground: "急" });
    await appeal(lin, paused.id);
    await decide(other, paused.id, "lifted");
    expect(await writes(lin)).toBe(201);
    const record = (await lin.get(`${community.path}/me/sanctions`)).as(MyRecord);
    expect(record.sanctions.map(({ state, reason }) => [state, reason])).toEqual([
      ["lifted", "在群里连发三条卖课的链接"],
    ]);
    expect(reasonOf(await act(community, lin, { step: "remove" }))).toBe("groundMissing");
  });

  test("decided by two at once is decided once", async () => {
    const third = await joined(world.current, community, "顾行");
    await appoint(community, third.memberId, "organiser");
    const removed = await acted(community, lin, { step: "remove", ground: "急" });
    await appeal(lin, removed.id);
    const answers = await Promise.all([
      decide(other, removed.id, "lifted"),
      decide(third, removed.id, "upheld"),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const { state, appeal: decided } = await own(lin, removed.id);
    expect(state).toBe(decided!.decision!.outcome === "lifted" ? "lifted" : "removed");
  });

  test("waits in a list of its own, the one made first first, and holds up no taking back", async () => {
    const first = await acted(community, lin, { step: "warn" });
    const second = await acted(community, he, { step: "warn" });
    await appeal(he, second.id);
    world.current.clock.forward(1);
    await appeal(lin, first.id);
    const waiting = async () =>
      (await he.get(`${community.path}/sanctions?waiting=true`))
        .as(SanctionList)
        .sanctions.map(({ id }) => id);
    expect(await waiting()).toEqual([second.id, first.id]);
    expect(reasonOf(await lift(other, second.id))).toBe("appealOpen");
    await decide(other, second.id, "upheld");
    expect(await waiting()).toEqual([first.id]);
    expect((await lift(other, second.id)).as(SanctionView)).toMatchObject({
      state: "lifted",
      lift: { byName: "周牧" },
    });
    expect(reasonOf(await lift(other, second.id))).toBe("alreadyLifted");
  });

  test("of somebody in a community that has closed is still made and decided", async () => {
    const removed = await acted(community, lin, { step: "remove", ground: "急" });
    await organiser.post(`${community.path}/close`, { reason: "" });
    expect((await appeal(lin, removed.id)).status).toBe(201);
    expect((await decide(other, removed.id, "lifted")).status).toBe(200);
    expect((await lin.get(community.path)).status).toBe(200);
    expect(reasonOf(await act(community, lin, { step: "warn" }))).toBe("communityClosed");
  });
});

describe("who is erased", () => {
  test("leaves steps, rules and days in the record, and no word", async () => {
    const post = await says(community, lin, "我的电话 13900000000");
    const paused = await acted(community, lin, { step: "pause", postIds: [post.id], ground: "急" });
    await appeal(lin, paused.id);
    await decide(other, paused.id, "lifted");
    const { communityId } = community;
    await world.current.database.db.transaction().execute(async (tx) => {
      await anonymisePosts(tx, communityId, lin.memberId);
      await forgetWords(tx, communityId, lin.memberId);
    });
    const [left] = (await organiser.get(`${community.path}/sanctions`)).as(SanctionList).sanctions;
    expect(left).toMatchObject({
      step: "pause",
      state: "lifted",
      reason: "",
      ground: "",
      evidence: [],
      rule: { number: 1 },
    });
    expect(left!.appeal).toMatchObject({ text: "", decision: { outcome: "lifted", reason: "" } });
  });
});
