import { Landing } from "@kith/contract/gate";
import { describe, expect, test } from "vitest";
import { actMany } from "../../src/modules/ties/index.ts";
import {
  asking,
  joined,
  openedCommunity,
  ownWorld,
  phoneGranted,
  visitor,
  type Community,
} from "../world.ts";
import { applicant, done, joinPath, makesCode, openGate, R09, setGate } from "./world.ts";

const world = ownWorld();

const nobody = () => asking(world.current.app, {});

async function landingOf(community: Community, query = ""): Promise<Landing> {
  return done(await nobody().get(`${joinPath(community)}${query}`), 200, Landing);
}

describe("the landing page", () => {
  test("says to a stranger what the community is, who is behind it and what is asked", async () => {
    const community = await openGate(world.current);
    expect(await landingOf(community)).toMatchObject({
      name: "岭上书会",
      purpose: "一起把书读完。",
      sharedNeed: "读书有伴",
      motive: "friendship",
      organisers: [{ name: "苏禾", verified: null }],
      talk: null,
      onlyHere: ["每月一次，和译者当面聊"],
      asks: ["每月读完一本"],
      fees: "不收费；聚会的茶钱各付各的。",
      rules: [
        { number: 1, text: "不剧透没读到的章节。" },
        { number: 2, text: "不在这里卖东西。" },
      ],
      promises: { kept: 0, of: 0 },
      questions: 2,
      answerDays: 3,
      usualAnswerHours: null,
      isFullToday: false,
      me: null,
    });
  });

  test("names no carrier, no contact and no member but organisers", async () => {
    const community = await openGate(world.current);
    const { organiser, path } = community;
    const carrier = { kind: "wechat_group", name: "书会一群", link: "https://weixin.example/g/abc" };
    expect((await organiser.post(`${path}/carriers`, carrier)).status).toBe(201);
    const he = await joined(world.current, community, "何川");
    await phoneGranted(community, organiser, he);
    for (const url of [joinPath(community), `${joinPath(community)}/form`]) {
      const { text } = await nobody().get(url);
      for (const secret of ["书会一群", "weixin", "139", "何川"]) expect(text).not.toContain(secret);
    }
  });

  test("is not there unless the community has opened and its gate stands open", async () => {
    const community = await openedCommunity(world.current);
    const missing = await nobody().get("/api/join/never-founded");
    const bare = (text: string) => text.replace(/"requestId":"[^"]*"/, "");
    const shut = async () => {
      const answer = await nobody().get(joinPath(community));
      expect(answer.status).toBe(404);
      expect(bare(answer.text)).toBe(bare(missing.text));
    };
    await shut();
    await setGate(community, { isOpen: true });
    await landingOf(community);
    await setGate(community, { isOpen: false });
    await shut();
    await setGate(community, { isOpen: true });
    await community.organiser.post(`${community.path}/close`, { reason: "" });
    await shut();
  });

  test("may be reached by code only, as long as the code holds", async () => {
    const community = await openGate(world.current, { ...R09, reach: "code" });
    const { id } = await makesCode(community, { word: "friends" });
    expect((await nobody().get(joinPath(community))).status).toBe(404);
    expect((await nobody().get(`${joinPath(community)}?code=enemies`)).status).toBe(404);
    expect((await landingOf(community, "?code=Friends")).isCodeGood).toBe(true);
    await community.organiser.post(`${community.path}/codes/${id}/end`);
    expect((await nobody().get(`${joinPath(community)}?code=friends`)).status).toBe(404);
    expect((await nobody().get(`${joinPath(community)}/form?code=friends`)).status).toBe(404);
  });

  test("says what the charter says as soon as that is published", async () => {
    const community = await openGate(world.current);
    await landingOf(community);
    const { organiser, path } = community;
    const { revision } = JSON.parse((await organiser.get(`${path}/charter/draft`)).text) as {
      revision: number;
    };
    const draft = await organiser.patch(`${path}/charter/draft`, {
      revision,
      changes: { fees: "一年一百元。" },
    });
    const next = JSON.parse(draft.text) as { revision: number };
    await organiser.post(`${path}/charter/versions`, { revision: next.revision, note: "" });
    expect(await landingOf(community)).toMatchObject({ charterVersion: 2, fees: "一年一百元。" });
  });

  test("says whether people talk once there are enough of them and time enough, and never who", async () => {
    const community = await openGate(world.current);
    const members = [community.organiser];
    for (const name of ["何川", "林夏", "莫言之", "温如", "唐音"]) {
      members.push(await joined(world.current, community, name));
    }
    world.current.clock.forward(29);
    const [a, b, c, d] = members.map(({ memberId }) => memberId);
    const { ctx, database, clock } = world.current;
    const hour = 3_600_000;
    const posts = [a!, b!, c!, d!, members[4]!.memberId];
    for (const [place, author] of posts.entries()) {
      const spokenAt = new Date(clock.now().getTime() - 10 * hour);
      await database.pool.query(
        `insert into posts (community_id, id, kind, author_id, posted_at, form, flags, mentions, reactions, text, terms)
         values ($1, $2, 'reply', $3, $4, 0, 0, '{}', 0, 'x', '')`,
        [community.communityId, ctx.ids(), author, new Date(spokenAt.getTime() + place)],
      );
    }
    const replied = (actorId: string, targetId: string, minutes: number) => ({
      kind: "replied" as const,
      actorId,
      targetId,
      at: new Date(clock.now().getTime() - 10 * hour + minutes * 60_000),
    });
    const acts = [replied(a!, b!, 30), replied(b!, c!, 50), replied(a!, d!, 90), replied(c!, a!, 20)];
    const { communityId } = community;
    await database.db.transaction().execute((tx) => actMany(tx, ctx, { communityId, acts }));
    const landing = await landingOf(community);
    expect(landing.talk).toEqual({
      members: 6,
      exchanged: 4,
      weeks: 4,
      firstWords: { newcomers: 5, answered: 4, usualMinutes: 30 },
    });
    expect(JSON.stringify(landing)).not.toContain("何川");
  });

  test("says how soon answers come, by those that came", async () => {
    const community = await openGate(world.current);
    for (const [name, days] of [
      ["甲", 1],
      ["乙", 2],
      ["丙", 5],
    ] as const) {
      const { application } = await applicant(world.current, community, name);
      world.current.clock.forward(days);
      const url = `${community.path}/applications/${application.id}/decide`;
      await community.organiser.post(url, { outcome: "admit", reason: "" });
    }
    expect((await landingOf(community)).usualAnswerHours).toBe(48);
  });

  test("is shown as it was made for ten minutes, then made anew behind whoever looks", async () => {
    const community = await openGate(world.current);
    const he = await joined(world.current, community, "何川");
    await landingOf(community);
    const term = { memberId: he.memberId, role: "organiser", endsAt: null, reason: "" };
    await community.organiser.post(`${community.path}/terms`, term);
    expect((await landingOf(community)).organisers.length).toBe(1);
    world.current.clock.forward(0.01);
    await landingOf(community);
    await expect.poll(async () => (await landingOf(community)).organisers.length).toBe(2);
  });

  test("says to one who is signed in where they stand", async () => {
    const community = await openGate(world.current);
    const url = joinPath(community);
    const stranger = await visitor(world.current, "过客");
    expect((await stranger.get(url)).as(Landing).me).toEqual({
      isMember: false,
      applicationId: null,
      isUndecided: false,
      againAt: null,
    });
    const lin = await applicant(world.current, community, "林夏");
    const { id } = lin.application;
    expect((await lin.get(url)).as(Landing).me).toMatchObject({ applicationId: id, isUndecided: true });
    expect((await community.organiser.get(url)).as(Landing).me?.isMember).toBe(true);
  });
});
