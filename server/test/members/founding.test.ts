import { CommunityView, Founded, Home } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import {
  asking,
  eventsTold,
  foundedCommunity,
  joined,
  ownWorld,
  unclaimed,
  visitor,
  type Visitor,
} from "../world.ts";

const world = ownWorld();
let founder: Visitor;

const charter = {
  name: "MBA 2019 联考群",
  purpose: "一起备考。\n考完继续来往。",
  sharedNeed: "同一年考试",
  motive: "study",
  timeZone: "Asia/Shanghai",
  language: "zh-CN",
};

beforeEach(async () => {
  founder = await visitor(world.current, "岑远");
  await eventsTold(world.current);
});

describe("founding a community", () => {
  test("makes the founder its organiser, and its charter a draft", async () => {
    const answer = await founder.post("/api/communities", charter);
    expect(answer.status).toBe(201);
    const founded = answer.as(Founded);
    expect(founded.slug).toBe("mba-2019");
    const view = (await founder.get("/api/communities/mba-2019")).as(CommunityView);
    expect(view).toMatchObject({
      communityId: founded.communityId,
      name: charter.name,
      closedAt: null,
      foundedAt: "2026-03-02T09:00:00.000Z",
      openedAt: null,
      charter: { version: 0, purpose: charter.purpose, sharedNeed: charter.sharedNeed, motive: "study" },
      me: { memberId: founded.memberId, name: "岑远", roles: ["organiser"] },
      counts: { members: 1, unclaimed: 0, carriers: 0 },
    });
    expect(view.me.can).toEqual({
      addMembers: true,
      appoint: true,
      eraseMembers: true,
      manageCarriers: true,
      import: true,
      readAudit: true,
      editCharter: true,
      close: true,
      leave: false,
    });
    expect(await eventsTold(world.current)).toEqual([
      { event: "charter.community_founded", news: { communityId: founded.communityId } },
    ]);
  });

  test("is for those who are signed in", async () => {
    const answer = await asking(world.current.app, {}).post("/api/communities", charter);
    expect(answer.status).toBe(401);
  });

  test.each([
    ["an empty name", { name: "  " }],
    ["a name nobody can see", { name: "\u200b\u200b" }],
    ["a name with a line break", { name: "岭上\n书会" }],
    ["a name that turns the direction", { name: "岭上\u202e会书" }],
    ["a name of 81 signs", { name: "岭".repeat(81) }],
    ["a shared need nobody can see", { sharedNeed: "\u200b" }],
    ["a motive that is none", { motive: "money" }],
    ["an offset for a zone", { timeZone: "+08:00" }],
    ["a zone nobody knows", { timeZone: "Asia/Lingshan" }],
    ["a language nobody speaks here", { language: "fr" }],
    ["a slug in capitals", { slug: "Lingshan" }],
    ["a slug with a hyphen at its end", { slug: "lingshan-" }],
    ["a slug of one letter", { slug: "l" }],
  ])("with %s is refused", async (_, wrong) => {
    const answer = await founder.post("/api/communities", { ...charter, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.as(Refusal)).toMatchObject({ error: "invalidInput" });
    expect((await founder.get("/api/home")).as(Home).communities).toEqual([]);
  });

  test("takes another slug when the name's is taken, and says so when it was chosen", async () => {
    const chosen = { ...charter, name: "岭上书会", slug: "lingshan" };
    expect((await founder.post("/api/communities", chosen)).as(Founded).slug).toBe("lingshan");
    const again = await founder.post("/api/communities", chosen);
    expect(again.status).toBe(409);
    expect(again.as(Refusal).reason).toBe("slugTaken");
    const made = await founder.post("/api/communities", { ...charter, name: "Lingshan" });
    expect(made.as(Founded).slug).toBe("lingshan-2");
    const reserved = await founder.post("/api/communities", { ...charter, slug: "api" });
    expect(reserved.as(Refusal).reason).toBe("slugReserved");
  });

  test("of two at once under one slug succeeds for one", async () => {
    const chosen = { ...charter, slug: "at-once" };
    const answers = await Promise.all([1, 2, 3].map(() => founder.post("/api/communities", chosen)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });
});

test("home lists the communities one belongs to, with the roles one has there", async () => {
  const book = await foundedCommunity(world.current, { name: "岭上书会" });
  const run = await foundedCommunity(world.current, { name: "晨跑队" });
  const lin = await joined(world.current, book, "林夏");
  const home = (await lin.get("/api/home")).as(Home);
  expect(home.communities).toMatchObject([{ slug: book.slug, memberId: lin.memberId, roles: [] }]);
  expect((await run.organiser.get("/api/home")).as(Home).communities).toMatchObject([
    { slug: run.slug, roles: ["organiser"] },
  ]);
  expect(home.can).toEqual({ found: true });
});

test("the counts tell who came themselves from who is only known of", async () => {
  const community = await foundedCommunity(world.current);
  const lin = await joined(world.current, community, "林夏");
  await unclaimed(world.current, community, "温如");
  await community.organiser.post(`${community.path}/carriers`, { kind: "qq_group", name: "书会大群" });
  const seen = (await lin.get(community.path)).as(CommunityView);
  expect(seen.counts).toEqual({ members: 2, unclaimed: 1, carriers: 1 });
  expect(Object.entries(seen.me.can).filter(([, may]) => may)).toEqual([["leave", true]]);
});

describe("a community that was closed", () => {
  test("is read and left, and no longer written", async () => {
    const community = await foundedCommunity(world.current);
    const lin = await joined(world.current, community, "林夏");
    const { path, organiser } = community;
    expect((await lin.post(`${path}/close`, { reason: "" })).status).toBe(403);
    expect((await organiser.post(`${path}/close`, { reason: "读完了" })).status).toBe(204);
    const view = (await organiser.get(path)).as(CommunityView);
    expect(view.closedAt).toBe("2026-03-02T09:00:00.000Z");
    const can = Object.entries(view.me.can).filter(([, may]) => may);
    expect(can.map(([what]) => what)).toEqual(["eraseMembers", "readAudit", "leave"]);
    for (const write of [
      organiser.post(`${path}/members`, { name: "温如" }),
      organiser.post(`${path}/carriers`, { kind: "other", name: "新群" }),
      organiser.post(`${path}/close`, { reason: "" }),
    ]) {
      expect((await write).as(Refusal)).toMatchObject({ error: "refused", reason: "communityClosed" });
    }
    expect((await organiser.post(`${path}/leave`)).status).toBe(204);
    expect((await lin.post(`${path}/leave`)).status).toBe(204);
    expect((await lin.get(path)).status).toBe(404);
  });
});
