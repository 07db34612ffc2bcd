import { DrillView, HealthHistory, HealthView } from "@kith/contract/insight";
import { beforeAll, describe, expect, test } from "vitest";
import { countAndKeep, Thinking } from "../../src/modules/insight/index.ts";
import { appoint } from "../../src/modules/members/index.ts";
import { declareTie } from "../../src/modules/ties/index.ts";
import type { Tx } from "../../src/platform/db/open.ts";
import {
  asking,
  foundedCommunity,
  joined,
  ownWorld,
  phoneGranted,
  type Community,
  type Member,
} from "../world.ts";
import { tenMembers } from "./graph.ts";
import { callUnanswered, weeksOfAnnouncing, weeksOfHelp } from "./story.ts";

const world = ownWorld();
const LONG = 180_000;

const count = ({ communityId }: Community) =>
  countAndKeep(world.current.ctx, new Thinking(world.current.database.pool.options), communityId);
const acting = (work: (tx: Tx) => Promise<void>) => world.current.database.db.transaction().execute(work);

/** Moves the clock; whoever was signed in stays so. */
async function later(days: number): Promise<void> {
  world.current.clock.forward(days);
  await world.current.database.pool.query("update auth.sessions set expires_at = '2100-01-01'");
}

async function health(visitor: Pick<Member, "get">, { path }: Community): Promise<HealthView> {
  const answer = await visitor.get(`${path}/health`);
  expect(answer.status, answer.text).toBe(200);
  return answer.as(HealthView);
}
const gradeOf = (view: HealthView, id: string) => view.report?.conditions.find((one) => one.id === id)?.grade;
const lineOf = (view: HealthView, id: string) => view.report?.lines.find((line) => line.id === id);

/** Everybody lets the others know where they can be found. */
async function placesNamed(communityId: string, members: readonly string[]): Promise<void> {
  const { ctx, clock, database } = world.current;
  for (const memberId of members) {
    await database.pool.query(
      `insert into member_places (community_id, id, member_id, kind, name, shown_to, added_at)
       values ($1, $2, $3, 'school', '某大学', 'members', $4)`,
      [communityId, ctx.ids(), memberId, clock.now()],
    );
  }
}

describe("Health of ten who help each other", () => {
  let community: Community;
  let lin: Member;
  let members: string[];
  beforeAll(async () => {
    const purpose = "一起备考，互相讲题，考上为止。";
    community = await foundedCommunity(world.current, { purpose });
    lin = await joined(world.current, community, "林澈");
    const ten = await tenMembers(world.current, community);
    members = [ten[0]!, lin.memberId, ...ten.slice(2)];
    const term = { memberId: members[1]!, role: "backbone", endsAt: null, reason: "出力" } as const;
    await appoint(world.current.ctx, community.organiser, community.slug, term);
    await weeksOfHelp(world.current, community, members, 27);
  }, LONG);

  test("is not known before it was counted", async () => {
    expect(await health(lin, community)).toMatchObject({ run: null, report: null, life: null, changes: [] });
  });

  test(
    "says community and alive, with what each of the three conditions rests on",
    async () => {
      await count(community);
      const found = await health(community.organiser, community);
      expect(found.run).toMatchObject({ verdict: "community", life: "alive" });
      expect([gradeOf(found, "v1Need"), gradeOf(found, "v2Insider"), gradeOf(found, "v3Backbone")]).toEqual([
        "holds",
        "inDoubt",
        "holds",
      ]);
      for (const id of ["needMet", "originalShare", "regulars"])
        expect(lineOf(found, id)?.evidence.length, id).toBeGreaterThan(0);
      expect(found.report?.headline).toBe("A community, not yet a sturdy one.");
      expect(JSON.stringify(found)).not.toMatch(/[\u{E000}\u{E001}]/u);
    },
    LONG,
  );

  test("shows the very posts and people as evidence, in the words of the posts as they are now", async () => {
    const found = await health(community.organiser, community);
    const [piece] = lineOf(found, "needMet")!.evidence;
    const [first, ...others] = found.posts[piece!.key]!;
    expect(others).toHaveLength(piece!.cards.length - 1);
    const { rows } = await world.current.database.pool.query<{ text: string; author_id: string }>(
      "select text, author_id from posts where id = $1",
      [first],
    );
    expect(piece!.cards[0]!.text).toBe(rows[0]!.text);
    expect(found.people[String(piece!.cards[0]!.person)]).toBe(rows[0]!.author_id);
    const { rows: kept } = await world.current.database.pool.query("select report::text from diagnosis_runs");
    expect(JSON.stringify(kept)).not.toContain(rows[0]!.text);
    expect(JSON.stringify(kept)).not.toContain("林澈");
    await world.current.database.pool.query("update posts set removed_at = now() where id = $1", [first]);
    const after = await health(community.organiser, community);
    expect(lineOf(after, "needMet")!.evidence[0]!.cards[0]!.text).toBe("(taken away)");
    await world.current.database.pool.query("update posts set removed_at = null where id = $1", [first]);
  });

  test(
    "leaves out whoever an archive marks as a program, and says so",
    async () => {
      const { pool } = world.current.database;
      const bots = async () => {
        await count(community);
        return (await health(community.organiser, community)).report?.natures.filter(
          ({ nature }) => nature === "bot",
        ).length;
      };
      expect(await bots()).toBe(0);
      await pool.query("insert into import_bots (community_id, member_id, import_id) values ($1, $2, $3)", [
        community.communityId,
        members[2],
        world.current.ctx.ids(),
      ]);
      expect(await bots()).toBe(1);
      await pool.query("delete from import_bots");
      await count(community);
    },
    LONG,
  );

  test("is told in Chinese to whoever asks so", async () => {
    const { organiser, path } = community;
    const chinese = asking(world.current.app, { cookie: organiser.cookie, "accept-language": "zh-CN" });
    const found = (await chinese.get(`${path}/health`)).as(HealthView);
    expect(found.report?.headline).toBe("是社群，只是还不够结实。");
    expect(found.life).toMatchObject({ word: "alive", title: "活跃" });
  });

  test("tells a member what it finds of themselves, and of others only the lines", async () => {
    const all = await health(community.organiser, community);
    const own = await health(lin, community);
    expect(own.report!.lines.map(({ id, grade, value }) => [id, grade, value])).toEqual(
      all.report!.lines.map(({ id, grade, value }) => [id, grade, value]),
    );
    expect(Object.values(own.people)).toEqual([lin.memberId]);
    expect(JSON.stringify(own.report)).not.toMatch(/m0[3-9]|m10|苏禾/);
    expect(JSON.stringify(all.report)).toMatch(/m0[3-9]/);
    expect(lineOf(own, "regulars")!.evidence.map(({ why }) => why.startsWith("林澈"))).toEqual([true]);
    expect(own.can).toEqual({ countAgain: false, seePeople: false });
  });

  test(
    "is disputed by organisers, and by members in what concerns them; what is disputed no longer counts",
    async () => {
      const before = await health(community.organiser, community);
      const asks = lineOf(before, "needMet")!;
      const { dispute } = asks.evidence[0]!.disputes[0]!;
      const sent = { runId: before.run!.id, dispute };
      const body = { runId: before.run!.id, dispute: { kind: "notStaff", person: 0 } };
      const about = Object.entries(before.people).find(([, id]) => id !== lin.memberId)!;
      const others = { ...body, dispute: { kind: "notANewcomer", person: Number(about[0]) } };
      expect((await lin.post(`${community.path}/health/disputes`, others)).status).toBe(404);
      const gone = { ...sent, runId: members[0]! };
      expect((await community.organiser.post(`${community.path}/health/disputes`, gone)).status).toBe(409);
      expect((await community.organiser.post(`${community.path}/health/disputes`, sent)).status).toBe(201);
      expect((await health(lin, community)).isCounting).toBe(true);
      await count(community);
      const after = await health(community.organiser, community);
      expect(numberOf(after)).toBe(numberOf(before) - 1);
      expect(after.disputes).toMatchObject([
        { label: "This is no question", by: { name: "苏禾" }, canWithdraw: true },
      ]);
      const { id } = after.disputes[0]!;
      expect((await lin.delete(`${community.path}/health/disputes/${id}`)).status).toBe(404);
      expect((await community.organiser.delete(`${community.path}/health/disputes/${id}`)).status).toBe(204);
      await count(community);
      expect(numberOf(await health(community.organiser, community))).toBe(numberOf(before));

      function numberOf(view: HealthView): number {
        return Number(lineOf(view, "needMet")!.n!.replace(/\D/g, ""));
      }
    },
    LONG,
  );

  test(
    "keeps its history, and says what a week has changed",
    async () => {
      await later(60);
      await count(community);
      const quiet = await health(community.organiser, community);
      expect(quiet.run?.life).toBe("dormant");
      expect(quiet.changes).toContain("From alive to dormant.");
      const history = (await lin.get(`${community.path}/health/history`)).as(HealthHistory);
      expect(history.runs.map(({ life }) => life)).toEqual(["dormant", "alive"]);
    },
    LONG,
  );

  test(
    "at rest is dormant, not dead, once its people can find each other, and no longer once they have lost touch",
    async () => {
      const { communityId } = community;
      await callUnanswered(world.current, community);
      await later(15);
      await phoneGranted(community, lin, community.organiser);
      await count(community);
      expect((await health(lin, community)).run?.life).toBe("unknown");
      await acting(async (tx) => {
        for (const [place, one] of members.entries()) {
          const next = members[(place + 1) % members.length]!;
          const tie = { communityId, kind: "classmate" } as const;
          await declareTie(tx, world.current.ctx, { ...tie, actorId: one, targetId: next });
          await declareTie(tx, world.current.ctx, { ...tie, actorId: next, targetId: one });
        }
      });
      await placesNamed(communityId, members);
      await count(community);
      const found = await health(community.organiser, community);
      expect(lineOf(found, "tieSurvival")).toMatchObject({ grade: "holds" });
      expect(lineOf(found, "tieSurvival")?.fact).toContain("10 of 10 active people have two ties away");
      expect(found.life?.word).toBe("dormant");
      await later(401);
      await count(community);
      expect((await health(community.organiser, community)).life?.word).toBe("unknown");
    },
    LONG,
  );

  test(
    "that was closed says so",
    async () => {
      await community.organiser.post(`${community.path}/close`, { reason: "考完了" });
      await count(community);
      expect((await health(lin, community)).life?.word).toBe("closed");
    },
    LONG,
  );
});

test(
  "a list that is read aloud to is a broadcast list: its organiser holds every number, so without them nobody is found",
  async () => {
    const community = await foundedCommunity(world.current, { purpose: "每天一课，跟着老师学英语。" });
    const phones: Member[] = [];
    for (const name of ["江白", "许朗", "方舟", "程野", "陆离"])
      phones.push(await joined(world.current, community, name));
    const ten = await tenMembers(world.current, community);
    const members = [ten[0]!, ...phones.map(({ memberId }) => memberId), ...ten.slice(1, 5)];
    for (const of of phones) await phoneGranted(community, of, community.organiser);
    await weeksOfAnnouncing(world.current, community, members, 10);
    await count(community);
    const found = await health(community.organiser, community);
    expect(found.run).toMatchObject({ verdict: "broadcastList", life: "forming" });
    expect(lineOf(found, "promotion")?.grade).toBe("fails");
    const drill = (await community.organiser.get(`${community.path}/drill`)).as(DrillView);
    expect(drill).toMatchObject({ survivalWithoutStaff: 0, isOnlyChat: true });
  },
  LONG,
);
