import { FootingView, type FootingTest } from "@kith/contract/insight";
import { describe, expect, test } from "vitest";
import { footingOf, type FootingFacts } from "../../src/modules/insight/footing/rules.ts";
import { act } from "../../src/modules/ties/index.ts";
import { joined, openedCommunity, ownWorld, unclaimed, type Community } from "../world.ts";

const sound: FootingFacts = {
  purpose: "一起读书",
  isOpened: true,
  goal: { recorded: 40, target: 100, unit: "本", until: "2026-12-31" },
  today: "2026-03-02",
  carriers: 1,
  ownPosts: 4,
  staff: 2,
  staffActs: 3,
};

const failing = (facts: Partial<FootingFacts>) =>
  footingOf({ ...sound, ...facts })
    .filter(({ holds }) => !holds)
    .map(({ test, because }) => `${test}: ${because}`);

describe("purpose, carrier and continuing service", () => {
  test.each([
    ["all three", {}, []],
    ["no purpose", { purpose: "" }, ["purpose: unwritten"]],
    ["a purpose that is still a draft", { isOpened: false }, ["purpose: draft"]],
    ["a goal that ran out", { today: "2027-01-01" }, ["purpose: goalPast"]],
    ["a goal on its last day", { today: "2026-12-31" }, []],
    ["a goal that was reached", { today: "2027-01-01", goal: { ...sound.goal!, recorded: 100 } }, []],
    ["no goal", { goal: null }, []],
    ["only a carrier", { ownPosts: 0 }, []],
    ["only talk here", { carriers: 0 }, []],
    ["neither", { carriers: 0, ownPosts: 0 }, ["carried: nothing"]],
    ["staff that rests", { staffActs: 0 }, ["service: silent"]],
    ["nobody who serves", { staff: 0, staffActs: 0 }, ["service: nobody"]],
  ] as const)("with %s", (_, facts, expected) => {
    expect(failing(facts)).toEqual(expected);
  });
});

const world = ownWorld();

async function footing({ organiser, path }: Community, language = "zh-CN") {
  const answer = await world.current.app.inject({
    url: `${path}/footing`,
    headers: { cookie: organiser.cookie, "accept-language": language },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return FootingView.parse(answer.json()).tests;
}

async function failingIn(community: Community): Promise<FootingTest[]> {
  return (await footing(community)).filter(({ holds }) => !holds).map(({ test }) => test);
}

/** Something its organiser did for a member. */
async function serve({ communityId, organiser }: Community, targetId: string): Promise<void> {
  const { ctx, database } = world.current;
  const done = {
    communityId,
    kind: "met",
    actorId: organiser.memberId,
    targetId,
    source: "declared",
  } as const;
  await database.db.transaction().execute((tx) => act(tx, ctx, done));
}

describe("a community on its Health page", () => {
  test("stands on all three, and each can fail by itself", async () => {
    const { clock } = world.current;
    clock.set("2026-03-02T09:00:00Z");
    const goal = { number: null, text: "一年读一百本", target: 100, unit: "本", until: "2026-05-15" };
    const community = await openedCommunity(world.current, { goal });
    const { organiser, path } = community;
    const lin = await joined(world.current, community, "林夏");
    await organiser.post(`${path}/carriers`, { kind: "offline", name: "茶馆", place: "城南茶馆" });
    await serve(community, lin.memberId);
    expect(await failingIn(community)).toEqual([]);

    clock.set("2026-04-15T09:00:00Z");
    expect(await failingIn(community)).toEqual(["service"]);

    await serve(community, lin.memberId);
    const carriers = (await organiser.get(`${path}/carriers`)).text;
    const { id } = (JSON.parse(carriers) as { carriers: { id: string }[] }).carriers[0]!;
    expect((await organiser.patch(`${path}/carriers/${id}`, { state: "closed" })).status).toBe(204);
    expect(await failingIn(community)).toEqual(["carried"]);

    const talk = await organiser.post(`${path}/topics`, {
      title: "四月读什么",
      text: "大家说说想读哪一本。",
    });
    expect(talk.status, talk.text).toBe(201);
    expect(await failingIn(community)).toEqual([]);

    // Whoever comes by now and then stays signed in.
    clock.set("2026-05-02T09:00:00Z");
    await footing(community);
    clock.set("2026-05-18T09:00:00Z");
    await organiser.post(`${path}/topics`, { title: "五月", text: "夏天读什么。" });
    await serve(community, lin.memberId);
    expect(await failingIn(community)).toEqual(["purpose"]);
  });

  test("says each in a sentence with the next act, in both languages and its own words", async () => {
    world.current.clock.set("2026-03-02T09:00:00Z");
    const community = await openedCommunity(world.current, { vocabulary: { backbone: "领读人" } });
    await unclaimed(world.current, community, "温如");
    const zh = await footing(community);
    expect(zh.map(({ title }) => title)).toEqual(["有目的", "有承载", "持续提供服务"]);
    expect(zh[1]).toMatchObject({ holds: false, next: { place: "carriers" } });
    const en = await footing(community, "en");
    expect(en[2]?.fact).toBe("1 person with a role did nothing for others in 30 days.");
  });
});
