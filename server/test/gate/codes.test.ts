import { ApplicationQueue } from "@kith/contract/applications";
import { ChannelCode, CodeByWeek, CodeReport } from "@kith/contract/channel-codes";
import { Refusal } from "@kith/contract/platform";
import { describe, expect, test } from "vitest";
import { asking, joined, ownWorld, type Community } from "../world.ts";
import { applicant, browser, done, joinPath, makesCode, openGate } from "./world.ts";

const world = ownWorld();

const reasonOf = ({ text }: { readonly text: string }) => Refusal.parse(JSON.parse(text)).reason;

async function report({ organiser, path }: Community): Promise<CodeReport> {
  return done(await organiser.get(`${path}/codes`), 200, CodeReport);
}

/** So many visitors see the landing page, each by a browser of their own. */
async function seen(community: Community, code: string | undefined, visitors: number): Promise<void> {
  for (let number = 0; number < visitors; number++) {
    const body = code === undefined ? {} : { code };
    const answer = await browser(world.current, number).post(`${joinPath(community)}/views`, body);
    expect(answer.status).toBe(204);
  }
}

async function joins(community: Community, code: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { application } = await applicant(world.current, community, name, { code });
    const url = `${community.path}/applications/${application.id}/decide`;
    expect((await community.organiser.post(url, { outcome: "admit", reason: "" })).status).toBe(200);
  }
}

describe("channel codes", () => {
  test("tell what each way costs and brings, as R10 says", async () => {
    const community = await openGate(world.current);
    await makesCode(community, { name: "A", word: "a1", costMinor: 1000 });
    await makesCode(community, { name: "B", word: "b1", costMinor: 0 });
    await seen(community, "a1", 10);
    await seen(community, "b1", 4);
    await joins(community, "a1", ["甲", "乙"]);
    await joins(community, "b1", ["丙", "丁"]);
    const { codes, direct } = await report(community);
    expect(
      codes.map(({ name, joinRate, cacMinor, funnel }) => ({ name, joinRate, cacMinor, funnel })),
    ).toEqual([
      { name: "B", joinRate: 0.5, cacMinor: 0, funnel: { views: 4, applications: 2, joins: 2 } },
      { name: "A", joinRate: 0.2, cacMinor: 500, funnel: { views: 10, applications: 2, joins: 2 } },
    ]);
    expect(direct).toEqual({ views: 0, applications: 0, joins: 0 });
  });

  test("count a visitor once a day, and programs never", async () => {
    const community = await openGate(world.current);
    const { id } = await makesCode(community, { word: "poster" });
    await seen(community, "poster", 2);
    await seen(community, "poster", 2);
    await seen(community, undefined, 1);
    const program = asking(world.current.app, { "user-agent": "Mozilla/5.0 (compatible; Baiduspider/2.0)" });
    expect((await program.post(`${joinPath(community)}/views`, { code: "poster" })).status).toBe(204);
    const first = await report(community);
    expect(first.codes[0]?.funnel.views).toBe(2);
    expect(first.direct.views).toBe(1);
    world.current.clock.forward(7);
    await seen(community, "poster", 2);
    const byWeek = await community.organiser.get(`${community.path}/codes/${id}`);
    expect(byWeek.as(CodeByWeek).weeks.map(({ monday, views }) => [monday, views])).toEqual([
      ["2026-03-09", 2],
      ["2026-03-02", 2],
    ]);
  });

  test("know no visitor again the next day: the salt of the day is thrown away with it", async () => {
    const community = await openGate(world.current);
    await seen(community, undefined, 1);
    const { pool } = world.current.database;
    const kept = await pool.query<{ salt: string }>("select salt from visit_salts");
    expect(kept.rows.length).toBe(1);
    world.current.clock.forward(1);
    await seen(community, undefined, 1);
    const after = await pool.query<{ salt: string }>("select salt from visit_salts");
    expect(after.rows.length).toBe(1);
    expect(after.rows[0]?.salt).not.toBe(kept.rows[0]?.salt);
  });

  test("end, by themselves or by hand; their address then leads to the landing page without them", async () => {
    const community = await openGate(world.current);
    const { organiser, path } = community;
    const lapsing = await makesCode(community, { word: "lapsing", endsAt: "2026-05-01T00:00:00Z" });
    const { id } = await makesCode(community, { word: "ended" });
    expect(done(await organiser.post(`${path}/codes/${id}/end`), 200, ChannelCode).isOver).toBe(true);
    expect(reasonOf(await organiser.post(`${path}/codes/${id}/end`))).toBe("codeEnded");
    await applicant(world.current, community, "林夏", { code: "ended" });
    world.current.clock.set("2026-05-01T00:00:00Z");
    await seen(community, "lapsing", 1);
    const { codes, direct } = await report(community);
    expect(codes.map(({ funnel }) => funnel)).toEqual([
      { views: 0, applications: 0, joins: 0 },
      { views: 0, applications: 0, joins: 0 },
    ]);
    expect(direct).toEqual({ views: 1, applications: 1, joins: 0 });
    const later = { endsAt: "2026-06-01T00:00:00Z", name: "再用一个月" };
    const changed = done(await organiser.patch(`${path}/codes/${lapsing.id}`, later), 200, ChannelCode);
    expect(changed).toMatchObject({ isOver: false, name: "再用一个月" });
  });

  test("are each called by a word of their own, made where none is chosen", async () => {
    const community = await openGate(world.current);
    const { organiser, path } = community;
    const made = await makesCode(community);
    expect(made.word).toMatch(/^[a-z0-9]{6}$/);
    expect(made.path).toBe(`/join/${community.slug}/${made.word}`);
    const again = { name: "另一个", word: made.word, costMinor: 0, currency: "CNY", endsAt: null };
    expect(reasonOf(await organiser.post(`${path}/codes`, again))).toBe("codeTaken");
    const he = await joined(world.current, community, "何川");
    expect((await he.post(`${path}/codes`, { ...again, word: "mine" })).status).toBe(403);
    expect((await he.get(`${path}/codes`)).status).toBe(403);
  });

  test("stay counted when applications are deleted", async () => {
    const community = await openGate(world.current);
    await makesCode(community, { word: "poster" });
    await applicant(world.current, community, "林夏", {
      code: "poster",
      answers: { year: 2020, why: "看看" },
    });
    const { pool } = world.current.database;
    await pool.query("delete from applications where community_id = $1", [community.communityId]);
    const queue = await community.organiser.get(`${community.path}/applications?state=refused`);
    expect(queue.as(ApplicationQueue).applications).toEqual([]);
    expect((await report(community)).codes[0]?.funnel.applications).toBe(1);
  });

  test("come page by page, the newest first", async () => {
    const community = await openGate(world.current);
    for (let number = 0; number < 52; number++) {
      await makesCode(community, { name: `码 ${String(number)}` });
      world.current.clock.forward(0.0001);
    }
    const first = await report(community);
    const second = await community.organiser.get(`${community.path}/codes?cursor=${first.next!}`);
    const all = [...first.codes, ...second.as(CodeReport).codes].map(({ name }) => name);
    expect(all).toEqual(Array.from({ length: 52 }, (_, place) => `码 ${String(51 - place)}`));
    expect(second.as(CodeReport).next).toBeNull();
  });
});
