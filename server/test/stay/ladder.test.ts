import { AuditList, MemberList, MemberView } from "@kith/contract/members";
import { MyRecord, OwnSanctions, SaidList, SanctionList } from "@kith/contract/stay";
import { beforeEach, describe, expect, test } from "vitest";
import {
  foundedCommunity,
  joined,
  ownWorld,
  unclaimed,
  visitor,
  type Community,
  type Member,
  type Visitor,
} from "../world.ts";
import {
  act,
  acted,
  appoint,
  NOBODY,
  openedCommunity,
  publish,
  reasonOf,
  recordOf,
  RULES,
  says,
  statusesOf,
} from "./world.ts";

const world = ownWorld();
let community: Community;
let organiser: Member;
let lin: Member;
let he: Member;

beforeEach(async () => {
  world.current.clock.set("2026-03-02T09:00:00Z");
  community = await openedCommunity(world.current);
  ({ organiser } = community);
  lin = await joined(world.current, community, "林夏");
  he = await joined(world.current, community, "何田");
  await appoint(community, he.memberId, "moderator");
});

const mine = async (of: Visitor) => (await of.get("/api/sanctions/mine")).as(OwnSanctions).sanctions;

describe("the ladder", () => {
  test("cites a rule at every step, and each step is seen by whom it is about, with the rule's words of then", async () => {
    const without = await act(community, lin, { step: "warn", rule: null });
    expect([without.status, reasonOf(without)]).toEqual([409, "ruleMissing"]);

    await acted(community, lin, { step: "warn" }, he);
    await acted(community, lin, { step: "pause" });
    await publish(community, ["广告只发在周五。", RULES[1], RULES[2]]);
    world.current.clock.forward(4);
    await acted(community, lin, { step: "remove" });

    const record = await mine(lin);
    expect(record.map(({ step, state, rule, ground }) => ({ step, state, rule, ground }))).toEqual([
      {
        step: "remove",
        state: "removed",
        rule: { number: 1, version: 2, text: "广告只发在周五。" },
        ground: null,
      },
      { step: "pause", state: "over", rule: { number: 1, version: 1, text: "不发广告。" }, ground: null },
      { step: "warn", state: "given", rule: { number: 1, version: 1, text: "不发广告。" }, ground: null },
    ]);
    expect(record.map(({ givenByName }) => givenByName)).toEqual(["苏禾", "苏禾", "何田"]);
    expect(record[1]!.until).toBe("2026-03-05T09:00:00.000Z");
  });

  test("is climbed step by step; whoever skips one says why, and that is marked", async () => {
    for (const step of ["pause", "remove"] as const) {
      const skipping = await act(community, lin, { step });
      expect([skipping.status, reasonOf(skipping)]).toEqual([409, "groundMissing"]);
    }
    const paused = await acted(community, lin, { step: "pause", ground: "发的是别人的住址" });
    expect(paused.ground).toBe("发的是别人的住址");
    // A step under another rule is no step towards this one.
    expect(reasonOf(await act(community, lin, { step: "remove", rule: 2 }))).toBe("groundMissing");
    const removed = await acted(community, lin, { step: "remove", ground: "用不上的话" });
    expect(removed.ground).toBeNull();
    const trail = (await organiser.get(`${community.path}/audit`)).as(AuditList).entries;
    expect(trail.slice(0, 2).map(({ power, subject, reason }) => [power, subject.skipped, reason])).toEqual([
      ["sanction.remove", undefined, ""],
      ["sanction.pause", "yes", ""],
    ]);
  });

  test("counts what happened within 180 days and was not lifted", async () => {
    const warned = await acted(community, lin, { step: "warn" });
    world.current.clock.forward(179);
    expect((await recordOf(community, lin.memberId)).rules.map(({ inOrder }) => inOrder)).toEqual([
      ["warn", "pause", "remove"],
      ["warn"],
      ["warn"],
    ]);
    world.current.clock.forward(1);
    expect((await recordOf(community, lin.memberId)).rules[0]!.inOrder).toEqual(["warn"]);
    world.current.clock.forward(-100);
    await organiser.post(`${community.path}/sanctions/${warned.id}/lift`, { reason: "看错了人" });
    expect(reasonOf(await act(community, lin, { step: "pause" }))).toBe("groundMissing");
  });

  test("holds nobody to a rule that is not in force, or of which another version was read", async () => {
    const refused = async (asked: Parameters<typeof act>[2]) => reasonOf(await act(community, lin, asked));
    expect(await refused({ step: "warn", rule: 4 })).toBe("ruleUnknown");
    expect(await refused({ step: "warn", charterVersion: 0 })).toBe("charterChanged");
    await publish(community, ["", RULES[1], RULES[2]]);
    expect(await refused({ step: "warn", rule: 1 })).toBe("ruleUnknown");
    expect(await refused({ step: "warn", rule: 2, charterVersion: 1 })).toBe("charterChanged");
    const unopened = await foundedCommunity(world.current);
    const wen = await joined(world.current, unopened, "温如");
    expect(reasonOf(await act(unopened, wen, { step: "warn" }))).toBe("charterNotOpened");
  });

  test("of two who act at once on what both have read, one is told that the record has changed", async () => {
    const { latestId, charterVersion } = await recordOf(community, lin.memberId);
    const asked = {
      memberId: lin.memberId,
      step: "warn",
      rule: 1,
      charterVersion,
      days: null,
      reason: "广告",
    };
    const body = { ...asked, ground: null, postIds: [], afterId: latestId };
    const answers = await Promise.all(
      [organiser, he].map((by) => by.post(`${community.path}/sanctions`, body)),
    );
    expect(statusesOf(answers)).toEqual([201, 409]);
    expect(answers.filter(({ status }) => status === 409).map(reasonOf)).toEqual(["recordChanged"]);
    expect(await mine(lin)).toHaveLength(1);
  });
});

describe("who may act on whom", () => {
  test("moderators warn and pause; only organisers remove, and whoever tries is written down", async () => {
    await acted(community, lin, { step: "warn" }, he);
    await acted(community, lin, { step: "pause" }, he);
    expect((await act(community, lin, { step: "remove" }, he)).status).toBe(403);
    const record = await recordOf(community, lin.memberId, he);
    expect(record.can.steps).toEqual(["warn", "pause"]);
    const wen = await joined(world.current, community, "温如");
    expect((await act(community, lin, { step: "warn" }, wen)).status).toBe(403);
    const trail = (await organiser.get(`${community.path}/audit`)).as(AuditList).entries;
    expect(trail.filter(({ power }) => power === "refused").map(({ subject }) => subject.power)).toEqual([
      "sanction.warn",
      "sanction.remove",
    ]);
  });

  test("no moderator acts on an organiser, nobody on themselves, and the last organiser cannot be removed", async () => {
    expect((await act(community, organiser, { step: "warn" }, he)).status).toBe(403);
    expect((await recordOf(community, organiser.memberId, he)).can.steps).toEqual([]);
    expect(reasonOf(await act(community, organiser, { step: "warn" }))).toBe("ownSanction");
    expect(reasonOf(await act(community, he, { step: "warn" }, he))).toBe("ownSanction");

    const ends = { memberId: lin.memberId, role: "organiser", endsAt: "2026-12-01T00:00:00Z", reason: "" };
    await organiser.post(`${community.path}/terms`, ends);
    const last = await act(community, organiser, { step: "remove", ground: "急" }, lin);
    expect([last.status, reasonOf(last)]).toEqual([409, "lastOrganiser"]);
    await acted(community, lin, { step: "remove", ground: "急" });
    expect((await lin.get(community.path)).status).toBe(404);
  });

  test("nobody is acted on who is no member now", async () => {
    const known = await unclaimed(world.current, community, "温如");
    const asked = { ...lin, memberId: known };
    expect(reasonOf(await act(community, asked, { step: "warn" }))).toBe("notClaimed");
    expect((await recordOf(community, known)).can.steps).toEqual([]);
    await lin.post(`${community.path}/leave`);
    expect(reasonOf(await act(community, lin, { step: "warn" }))).toBe("notCurrent");
  });

  test("whoever is paused acts on nobody", async () => {
    await acted(community, he, { step: "pause", ground: "急" });
    expect(reasonOf(await act(community, lin, { step: "warn" }, he))).toBe("paused");
    expect((await recordOf(community, lin.memberId, he)).can.steps).toEqual([]);
  });
});

describe("what it is about", () => {
  test("keeps the very words, also once the post is taken away", async () => {
    const post = await says(community, lin, "加我微信，三折卖课");
    const given = await acted(community, lin, { step: "warn", postIds: [post.id] });
    expect(given.evidence.map(({ text }) => text)).toEqual(["加我微信，三折卖课"]);
    await he.delete(`${community.path}/posts/${post.id}`);
    const record = (await lin.get(`${community.path}/me/sanctions`)).as(MyRecord);
    expect(record.sanctions[0]!.evidence).toEqual([
      { postId: post.id, text: "加我微信，三折卖课", postedAt: "2026-03-02T09:00:00.000Z" },
    ]);
  });

  test("is a post of theirs, here, that still says something", async () => {
    const own = await says(community, organiser, "大家好");
    const gone = await says(community, lin, "说错了");
    await lin.delete(`${community.path}/posts/${gone.id}`);
    const elsewhere = await openedCommunity(world.current);
    const foreign = await says(elsewhere, elsewhere.organiser, "别处");
    for (const id of [own.id, gone.id, foreign.id, NOBODY]) {
      expect(reasonOf(await act(community, lin, { step: "warn", postIds: [id] }))).toBe("notTheirPost");
    }
    expect(await mine(lin)).toEqual([]);
  });
});

describe("what a member said", () => {
  test("is listed for staff to pick from, page by page, without what was taken away", async () => {
    for (let k = 0; k < 52; k++) await says(community, lin, `第 ${k} 句`);
    const gone = await says(community, lin, "收回");
    await lin.delete(`${community.path}/posts/${gone.id}`);
    await says(community, organiser, "别人说的");
    const at = `${community.path}/members/${lin.memberId}/said`;
    const first = (await he.get(at)).as(SaidList);
    const second = (await he.get(`${at}?cursor=${first.next}`)).as(SaidList);
    const texts = [...first.posts, ...second.posts].map(({ text }) => text);
    expect(texts).toEqual(Array.from({ length: 52 }, (_, k) => `第 ${51 - k} 句`));
    expect(second.next).toBeNull();
    expect((await lin.get(at)).status).toBe(403);
    expect((await he.get(`${community.path}/members/${NOBODY}/said`)).status).toBe(404);
    expect((await he.get(`${at}?cursor=abc`)).status).toBe(400);
  });
});

describe("who sees it", () => {
  test("staff and whoever it is about, and nobody else finds any trace", async () => {
    const wen = await joined(world.current, community, "温如");
    const given = await acted(community, lin, { step: "warn" });
    const paths = [
      "/sanctions",
      "/sanctions?waiting=true",
      `/sanctions/${given.id}`,
      `/members/${lin.memberId}/sanctions`,
    ];
    for (const path of paths) {
      expect((await he.get(community.path + path)).status, path).toBe(200);
      for (const by of [wen, lin]) expect((await by.get(community.path + path)).status, path).toBe(403);
    }
    const stranger = await visitor(world.current, "过客");
    for (const by of [wen, stranger, organiser]) {
      expect((await by.get(`/api/sanctions/${given.id}`)).status).toBe(404);
      expect((await by.post(`/api/sanctions/${given.id}/appeal`, { text: "不服" })).status).toBe(404);
      expect(await mine(by)).toEqual([]);
    }
    expect((await lin.get(`/api/sanctions/${given.id}`)).status).toBe(200);

    await acted(community, lin, { step: "remove" });
    for (const by of [wen, organiser]) {
      const { state } = (await by.get(`${community.path}/members/${lin.memberId}`)).as(MemberView);
      expect(state).toBe(by === wen ? "left" : "removed");
    }
    const gone = (await wen.get(`${community.path}/members?state=left`)).as(MemberList).members;
    expect(gone.map(({ name, state }) => [name, state])).toEqual([["林夏", "left"]]);
  });

  test("not by an id of another community", async () => {
    const given = await acted(community, lin, { step: "warn" });
    const other = await openedCommunity(world.current);
    const at = `${other.path}/sanctions/${given.id}`;
    expect((await other.organiser.get(at)).status).toBe(404);
    expect((await other.organiser.post(`${at}/lift`, { reason: "不是我的" })).status).toBe(404);
    const decision = { outcome: "lifted", days: null, reason: "不是我的" };
    expect((await other.organiser.post(`${at}/decision`, decision)).status).toBe(404);
    const asked = { memberId: lin.memberId, step: "warn", rule: 1, charterVersion: 1, days: null };
    const body = { ...asked, reason: "广告", ground: null, postIds: [], afterId: null };
    expect((await other.organiser.post(`${other.path}/sanctions`, body)).status).toBe(404);
    expect((await other.organiser.get(`${other.path}/members/${lin.memberId}/sanctions`)).status).toBe(404);
  });

  test("page by page, without a gap, the newest first", async () => {
    for (let k = 0; k < 53; k++) await acted(community, lin, { step: "warn", reason: `第 ${k} 次` });
    const first = (await organiser.get(`${community.path}/sanctions`)).as(SanctionList);
    const second = (await organiser.get(`${community.path}/sanctions?cursor=${first.next}`)).as(SanctionList);
    expect([first.sanctions.length, second.sanctions.length, second.next]).toEqual([50, 3, null]);
    const own = (await lin.get("/api/sanctions/mine")).as(OwnSanctions);
    const rest = (await lin.get(`/api/sanctions/mine?cursor=${own.next}`)).as(OwnSanctions);
    const reasons = [...own.sanctions, ...rest.sanctions].map(({ reason }) => reason);
    expect(reasons).toEqual(Array.from({ length: 53 }, (_, k) => `第 ${52 - k} 次`));
  });
});

describe("bodies nobody should send", () => {
  test("are refused, and nothing happens to anybody", async () => {
    const hostile: object[] = [
      {},
      { step: "ban" },
      { rule: "R1" },
      { rule: 1.5 },
      { rule: -1 },
      { step: "pause", days: null },
      { step: "pause", days: 0 },
      { step: "pause", days: 91 },
      { step: "pause", days: 1e308 },
      { step: "warn", days: 3 },
      { reason: "" },
      { reason: "   " },
      { reason: "\u202E" },
      { reason: "长".repeat(2001) },
      { reason: "x".repeat(900_000) },
      { reason: ["a"] },
      { memberId: "1' or '1'='1" },
      { memberId: null },
      { postIds: [NOBODY, NOBODY] },
      { postIds: Array.from({ length: 11 }, (_, k) => NOBODY.replace(/0$/, k.toString(16))) },
      { afterId: "latest" },
      { charterVersion: -1 },
    ];
    for (const body of hostile) {
      const bare = Object.keys(body).length === 0;
      const answer = bare
        ? await organiser.post(`${community.path}/sanctions`, body)
        : await act(community, lin, { step: "warn", ...body });
      expect([400, 413], JSON.stringify(body).slice(0, 60)).toContain(answer.status);
    }
    expect(await mine(lin)).toEqual([]);
    for (const at of ["x", NOBODY]) {
      const { status } = await organiser.get(`${community.path}/sanctions/${at}`);
      expect(status).toBe(at === "x" ? 400 : 404);
    }
    expect((await organiser.get(`${community.path}/sanctions?cursor=abc`)).status).toBe(400);
    expect((await lin.get("/api/sanctions/mine?cursor=abc")).status).toBe(400);
  });
});
