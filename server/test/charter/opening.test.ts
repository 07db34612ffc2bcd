import { CharterView } from "@kith/contract/charter";
import { emptyCharter } from "@kith/contract/charter-content";
import { CharterPage, DraftView, percentOf, PublishedVersion } from "@kith/contract/charter-pages";
import { CharterChanges } from "@kith/contract/charter-changes";
import { AuditList, CommunityView, Founded, Home } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import { ruleAt } from "../../src/modules/charter/index.ts";
import {
  eventsTold,
  foundedCommunity,
  joined,
  openedCommunity,
  ownWorld,
  visitor,
  WHOLE_CHARTER,
  type Community,
  type Member,
} from "../world.ts";

const world = ownWorld();

async function draftOf({ organiser, path }: Community): Promise<DraftView> {
  return (await organiser.get(`${path}/charter/draft`)).as(DraftView);
}

/** Writes into the draft what is given, from where it stands now. */
async function write(community: Community, changes: object): Promise<DraftView> {
  const { revision } = await draftOf(community);
  const answer = await community.organiser.patch(`${community.path}/charter/draft`, { revision, changes });
  expect(answer.status, answer.text).toBe(200);
  return answer.as(DraftView);
}

async function publish(community: Community, note = ""): Promise<number> {
  const { revision } = await draftOf(community);
  const answer = await community.organiser.post(`${community.path}/charter/versions`, { revision, note });
  expect(answer.status, answer.text).toBe(201);
  return answer.as(PublishedVersion).version;
}

function backbone({ organiser, path }: Community, startsAt?: string) {
  const term = { memberId: organiser.memberId, role: "backbone", endsAt: null, reason: "" };
  return organiser.post(`${path}/terms`, startsAt === undefined ? term : { ...term, startsAt });
}

function pageFor(member: Member, { path }: Community): Promise<CharterPage> {
  return member.get(`${path}/charter`).then((answer) => answer.as(CharterPage));
}

describe("a community", () => {
  test("is founded by its name alone, as a draft", async () => {
    const founder = await visitor(world.current, "岑远");
    const asked = { name: "晨跑队", timeZone: "Asia/Shanghai", language: "zh-CN" };
    const { slug } = (await founder.post("/api/communities", asked)).as(Founded);
    const view = (await founder.get(`/api/communities/${slug}`)).as(CommunityView);
    expect(view.openedAt).toBeNull();
    expect(view.charter).toMatchObject({
      version: 0,
      purpose: "",
      motive: null,
      anchor: null,
      openedAt: null,
    });
    expect((await founder.get("/api/home")).as(Home).communities[0]?.openedAt).toBeNull();
  });

  test("cannot open without a motive, and is told that this is missing", async () => {
    const community = await foundedCommunity(world.current);
    await backbone(community);
    const { revision, missing } = await write(community, { ...WHOLE_CHARTER, motive: null });
    expect(missing).toEqual(["motive"]);
    const refused = await community.organiser.post(`${community.path}/charter/open`, { revision, note: "" });
    expect(refused.status).toBe(409);
    expect(refused.as(Refusal)).toMatchObject({
      reason: "charterIncomplete",
      issues: [{ path: "/motive", message: "missing" }],
    });
    expect((await community.organiser.get(community.path)).as(CommunityView).openedAt).toBeNull();
  });

  test.each([
    ["purpose", { purpose: "" }],
    ["sharedNeed", { sharedNeed: "" }],
    ["anchor", { anchor: { kind: null, text: "读长篇小说" } }],
    ["anchor", { anchor: { kind: "hobby", text: "" } }],
    ["onlyHere", { onlyHere: [] }],
    ["rules", { rules: [] }],
  ])("names %s when that alone is missing", async (need, without) => {
    const community = await foundedCommunity(world.current);
    await backbone(community);
    expect((await write(community, { ...WHOLE_CHARTER, ...without })).missing).toEqual([need]);
  });

  test("needs a backbone, now or from a day on", async () => {
    const community = await foundedCommunity(world.current);
    expect((await write(community, WHOLE_CHARTER)).missing).toEqual(["backbone"]);
    await backbone(community, "2027-01-01T00:00:00Z");
    expect((await draftOf(community)).missing).toEqual([]);
  });

  test("opens as version 1 when nothing is missing, once", async () => {
    const community = await foundedCommunity(world.current);
    const { organiser, path } = community;
    await backbone(community);
    const { revision } = await write(community, WHOLE_CHARTER);
    await eventsTold(world.current);
    const opened = await organiser.post(`${path}/charter/open`, { revision, note: "开门了" });
    expect(opened.as(PublishedVersion)).toEqual({ version: 1 });
    expect(await eventsTold(world.current)).toEqual([
      { event: "charter.published", news: { communityId: community.communityId, version: 1 } },
    ]);
    const view = (await organiser.get(path)).as(CommunityView);
    expect(view).toMatchObject({
      openedAt: "2026-03-02T09:00:00.000Z",
      charter: {
        version: 1,
        motive: "friendship",
        rules: [
          { number: 1, text: "不剧透没读到的章节。" },
          { number: 2, text: "不在这里卖东西。" },
        ],
      },
      me: { acceptedVersion: 1 },
    });
    const again = await draftOf(community);
    const refused = await organiser.post(`${path}/charter/open`, { revision: again.revision, note: "" });
    expect(refused.as(Refusal).reason).toBe("alreadyOpen");
    const { entries } = (await organiser.get(`${path}/audit`)).as(AuditList);
    expect(entries[0]).toMatchObject({ power: "charter.open", subject: { version: "1" }, reason: "开门了" });
  });

  test("does not open with a draft its organiser has not seen", async () => {
    const community = await foundedCommunity(world.current);
    await backbone(community);
    const { revision } = await write(community, WHOLE_CHARTER);
    await write(community, { purpose: "改过的目的" });
    const refused = await community.organiser.post(`${community.path}/charter/open`, { revision, note: "" });
    expect(refused.as(Refusal).reason).toBe("draftChanged");
  });
});

describe("a later version", () => {
  let community: Community;
  let lin: Member;

  beforeEach(async () => {
    community = await openedCommunity(world.current);
    lin = await joined(world.current, community, "林夏");
    await lin.post(`${community.path}/charter/acceptances`, { version: 1 });
  });

  test("is version 2, and members are asked to accept it again", async () => {
    expect((await pageFor(lin, community)).acceptedVersion).toBe(1);
    await write(community, { purpose: "一起把书读完，读完聊透。" });
    expect((await pageFor(lin, community)).charter.purpose).toBe("一起把书读完。");
    expect(await publish(community, "说清楚要聊")).toBe(2);
    const asked = await pageFor(lin, community);
    expect(asked).toMatchObject({
      charter: { version: 2 },
      note: "说清楚要聊",
      acceptedVersion: 1,
      accepted: null,
    });
    expect(await pageFor(community.organiser, community)).toMatchObject({ accepted: { count: 1, of: 2 } });
    expect((await lin.post(`${community.path}/charter/acceptances`, { version: 2 })).status).toBe(204);
    expect((await pageFor(lin, community)).acceptedVersion).toBe(2);
    expect(await pageFor(community.organiser, community)).toMatchObject({ accepted: { count: 2, of: 2 } });
  });

  test("cannot be accepted unread: an earlier or a coming one is not in force", async () => {
    await write(community, { fees: "" });
    await publish(community);
    for (const version of [1, 3]) {
      const answer = await lin.post(`${community.path}/charter/acceptances`, { version });
      expect(answer.as(Refusal).reason).toBe("charterMoved");
    }
  });

  test("does not come about where nothing was changed, or something needed was taken out", async () => {
    const { organiser, path } = community;
    const unchanged = await draftOf(community);
    const ask = (revision: number) => organiser.post(`${path}/charter/versions`, { revision, note: "" });
    expect((await ask(unchanged.revision)).as(Refusal).reason).toBe("nothingChanged");
    const without = await write(community, { onlyHere: [] });
    const refused = (await ask(without.revision)).as(Refusal);
    expect(refused).toMatchObject({ reason: "charterIncomplete", issues: [{ path: "/onlyHere" }] });
  });

  test("leaves the earlier one as it was, rule by rule", async () => {
    await write(community, {
      rules: [
        { number: 2, text: "只在周五卖旧书。" },
        { number: null, text: "迟到请大家喝茶。" },
      ],
    });
    await publish(community);
    const { db } = world.current.database;
    const at = (version: number, number: number) => ruleAt(db, community.communityId, version, number);
    expect(await at(1, 1)).toEqual({ number: 1, text: "不剧透没读到的章节。" });
    expect(await at(1, 2)).toEqual({ number: 2, text: "不在这里卖东西。" });
    expect(await at(2, 1)).toBeNull();
    expect(await at(2, 2)).toEqual({ number: 2, text: "只在周五卖旧书。" });
    expect(await at(2, 3)).toEqual({ number: 3, text: "迟到请大家喝茶。" });
    const first = (await lin.get(`${community.path}/charter/versions/1`)).as(CharterView);
    expect(first.rules.map(({ number }) => number)).toEqual([1, 2]);
  });

  test("never gives a number again that a withdrawn rule had", async () => {
    await write(community, { rules: [{ number: 1, text: "不剧透没读到的章节。" }] });
    await publish(community);
    const { nextRule } = await write(community, {
      rules: [
        { number: 1, text: "不剧透没读到的章节。" },
        { number: null, text: "新的一条。" },
      ],
    });
    expect(nextRule).toBe(3);
    await publish(community);
    expect((await pageFor(lin, community)).charter.rules.map(({ number }) => number)).toEqual([1, 3]);
    const { organiser, path } = community;
    const { revision } = await draftOf(community);
    for (const number of [2, 4]) {
      const changes = { rules: [{ number, text: "自己挑的编号" }] };
      const answer = await organiser.patch(`${path}/charter/draft`, { revision, changes });
      expect(answer.as(Refusal).reason).toBe("unknownNumber");
    }
  });

  test("is compared with any other, in both directions", async () => {
    await write(community, { purpose: "一起把好书读完。", values: ["守时"], fees: "" });
    await publish(community);
    const changes = async (from: number, to: number) =>
      (await lin.get(`${community.path}/charter/changes?from=${from}&to=${to}`)).as(CharterChanges).changes;
    const forth = await changes(1, 2);
    expect(forth.map(({ item }) => item)).toEqual(["purpose", "fees", "values"]);
    expect(forth[0]?.lines[0]?.pieces).toEqual([
      { kind: "same", text: "一起把" },
      { kind: "added", text: "好" },
      { kind: "same", text: "书读完。" },
    ]);
    expect(forth[1]?.lines[0]?.change).toBe("removed");
    expect((await changes(2, 1))[1]?.lines[0]?.change).toBe("added");
    expect(await changes(2, 2)).toEqual([]);
    expect((await lin.get(`${community.path}/charter/changes?from=1&to=9`)).status).toBe(404);
  });
});

describe("a goal", () => {
  const goal = { number: null, text: "一年读一百本", target: 100, unit: "本", until: "2026-12-31" };

  test("of 100 with 40 recorded shows 40 percent", async () => {
    const community = await openedCommunity(world.current, { goal });
    const { organiser, path } = community;
    for (const amount of [25.5, 20, -5.5]) {
      expect((await organiser.post(`${path}/charter/progress`, { amount, note: "" })).status).toBe(201);
    }
    const { charter } = (await organiser.get(path)).as(CommunityView);
    expect(charter.goal).toMatchObject({ number: 1, target: 100, recorded: 40 });
    expect(charter.goal === null ? null : percentOf(charter.goal)).toBe(40);
  });

  test("is counted by staff only, never below nothing, and not without a goal", async () => {
    const community = await openedCommunity(world.current, { goal });
    const lin = await joined(world.current, community, "林夏");
    const record = (by: Member, amount: number, at = community) =>
      by.post(`${at.path}/charter/progress`, { amount, note: "" });
    expect((await record(lin, 1)).status).toBe(403);
    expect((await record(community.organiser, -1)).as(Refusal).reason).toBe("belowNone");
    for (const amount of [0, 0.001, 1e12, Number.NaN]) {
      expect((await record(community.organiser, amount)).status, String(amount)).toBe(400);
    }
    const without = await openedCommunity(world.current);
    expect((await record(without.organiser, 1, without)).as(Refusal).reason).toBe("noGoal");
    const { entries } = (await community.organiser.get(`${community.path}/audit`)).as(AuditList);
    expect(entries[0]).toMatchObject({ power: "refused", subject: { power: "goal.record" } });
  });

  test("keeps what was recorded when it is reworded, and begins anew when it is another", async () => {
    const community = await openedCommunity(world.current, { goal });
    await community.organiser.post(`${community.path}/charter/progress`, { amount: 40, note: "" });
    await write(community, { goal: { ...goal, number: 1, target: 80 } });
    await publish(community);
    expect((await pageFor(community.organiser, community)).charter.goal).toMatchObject({
      number: 1,
      recorded: 40,
    });
    await write(community, { goal: { ...goal, text: "一年走一百公里", unit: "公里" } });
    await publish(community);
    expect((await pageFor(community.organiser, community)).charter.goal).toMatchObject({
      number: 2,
      recorded: 0,
    });
  });
});

describe("editors", () => {
  test("of different parts do not disturb each other", async () => {
    const community = await foundedCommunity(world.current);
    const { organiser, path } = community;
    const save = (changes: object) => organiser.patch(`${path}/charter/draft`, { revision: 1, changes });
    expect((await save({ purpose: "甲写的目的" })).status).toBe(200);
    expect((await save({ sharedNeed: "乙写的需要" })).status).toBe(200);
    expect((await draftOf(community)).content).toMatchObject({
      purpose: "甲写的目的",
      sharedNeed: "乙写的需要",
    });
  });

  test("of the same part do not overwrite each other unseen", async () => {
    const community = await foundedCommunity(world.current);
    const { organiser, path } = community;
    const save = (revision: number, purpose: string) =>
      organiser.patch(`${path}/charter/draft`, { revision, changes: { purpose } });
    const first = (await save(1, "甲写的目的")).as(DraftView);
    const refused = await save(1, "乙写的目的");
    expect(refused.status).toBe(409);
    expect(refused.as(Refusal)).toMatchObject({ reason: "draftChanged", issues: [{ path: "/purpose" }] });
    const seen = await draftOf(community);
    expect(seen.content.purpose).toBe("甲写的目的");
    expect(seen.changes.purpose).toMatchObject({ byName: "苏禾", revision: first.revision });
    expect((await save(seen.revision, "商量好的目的")).status).toBe(200);
    expect((await save(99, "没看过")).as(Refusal).reason).toBe("draftChanged");
  });

  test("who save at the same moment are one after the other", async () => {
    const community = await foundedCommunity(world.current);
    const { organiser, path } = community;
    const answers = await Promise.all(
      ["甲", "乙", "丙", "丁"].map((purpose) =>
        organiser.patch(`${path}/charter/draft`, { revision: 1, changes: { purpose } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  });

  test("let go of a draft, and it says what is in force", async () => {
    const community = await openedCommunity(world.current);
    const { organiser, path } = community;
    const { revision } = await write(community, { purpose: "另一个目的", values: ["守时"] });
    expect((await organiser.delete(`${path}/charter/draft?revision=1`)).status).toBe(409);
    expect((await organiser.delete(`${path}/charter/draft?revision=${revision}`)).status).toBe(204);
    const { content, changed } = await draftOf(community);
    expect([content.purpose, changed]).toEqual([WHOLE_CHARTER.purpose, []]);
    const founded = await foundedCommunity(world.current);
    const nothing = await founded.organiser.delete(`${founded.path}/charter/draft?revision=1`);
    expect(nothing.as(Refusal).reason).toBe("notOpenYet");
  });

  test("stand once in the audit for what they write in one go", async () => {
    const community = await foundedCommunity(world.current);
    for (const purpose of ["一", "一起", "一起读"]) await write(community, { purpose });
    world.current.clock.forward(1);
    await write(community, { purpose: "一起读书" });
    const { entries } = (await community.organiser.get(`${community.path}/audit`)).as(AuditList);
    expect(entries.filter(({ power }) => power === "charter.edit")).toHaveLength(2);
  });

  test("are organisers: for others the draft is not there to be read or written", async () => {
    const community = await openedCommunity(world.current);
    const lin = await joined(world.current, community, "林夏");
    const { path } = community;
    for (const attempt of [
      lin.get(`${path}/charter/draft`),
      lin.patch(`${path}/charter/draft`, { revision: 1, changes: { purpose: "我的" } }),
      lin.delete(`${path}/charter/draft?revision=1`),
      lin.post(`${path}/charter/versions`, { revision: 1, note: "" }),
      lin.post(`${path}/charter/open`, { revision: 1, note: "" }),
    ]) {
      expect((await attempt).status).toBe(403);
    }
  });

  test.each([
    ["no revision", { changes: {} }],
    ["a revision that is none", { revision: 0, changes: {} }],
    ["a purpose that is too long", { revision: 1, changes: { purpose: "字".repeat(2001) } }],
    ["a purpose that is a list", { revision: 1, changes: { purpose: [] } }],
    ["signs that turn the direction", { revision: 1, changes: { values: ["守\u202e时"] } }],
    [
      "sixty-one rules",
      { revision: 1, changes: { rules: Array.from({ length: 61 }, () => ({ number: null, text: "一条" })) } },
    ],
    ["an empty rule", { revision: 1, changes: { rules: [{ number: null, text: " " }] } }],
    ["a motive that is none", { revision: 1, changes: { motive: "money" } }],
    ["a word for a role that is none", { revision: 1, changes: { vocabulary: { kol: "达人" } } }],
    ["a word that is a sentence", { revision: 1, changes: { vocabulary: { member: "字".repeat(21) } } }],
    [
      "a goal of nothing",
      {
        revision: 1,
        changes: { goal: { number: null, text: "读", target: 0, unit: "本", until: "2026-12-31" } },
      },
    ],
    [
      "a day there is not",
      {
        revision: 1,
        changes: { goal: { number: null, text: "读", target: 1, unit: "本", until: "2026-02-30" } },
      },
    ],
  ])("are refused %s, and nothing is lost", async (_, body) => {
    const community = await foundedCommunity(world.current);
    await write(community, { purpose: "写好的目的" });
    const answer = await community.organiser.patch(`${community.path}/charter/draft`, body);
    expect(answer.status).toBe(400);
    expect((await draftOf(community)).content).toEqual({
      ...emptyCharter,
      purpose: "写好的目的",
      sharedNeed: "读书有伴",
      motive: "friendship",
    });
  });
});

test("a role with a name of its own is called by it wherever it is told", async () => {
  const vocabulary = { member: "书友", organiser: "领读人" };
  const community = await openedCommunity(world.current, { vocabulary });
  const lin = await joined(world.current, community, "林夏");
  expect((await lin.get(community.path)).as(CommunityView).charter.vocabulary).toEqual(vocabulary);
  expect((await lin.get("/api/home")).as(Home).communities[0]?.vocabulary).toEqual(vocabulary);
});
