import { MeshPageView } from "@kith/contract/insight";
import { describe, expect, test } from "vitest";
import { appoint } from "../../src/modules/members/index.ts";
import { foundedCommunity, joined, ownWorld } from "../world.ts";
import { A_STAR, tenMembers, tied, TWO_HEADS_AND_A_RING } from "./graph.ts";

const world = ownWorld();

describe("the mesh", () => {
  test("of two heads and a ring is half decentralised: 0.444 and 0.333", async () => {
    const community = await foundedCommunity(world.current);
    const members = await tenMembers(world.current, community);
    const term = { memberId: members[1]!, role: "backbone", endsAt: null, reason: "出力" } as const;
    await appoint(world.current.ctx, community.organiser, community.slug, term);
    await tied(world.current, community, members, TWO_HEADS_AND_A_RING);
    const mesh = (await community.organiser.get(`${community.path}/mesh`)).as(MeshPageView);
    expect(mesh).toMatchObject({ people: 10, pairs: 24, band: "semi" });
    expect(mesh.centralisation).toBeCloseTo(4 / 9, 12);
    expect(mesh.peerShare).toBeCloseTo(1 / 3, 12);
    expect(mesh.mesh.nodes).toHaveLength(10);
    expect(mesh.mesh.ties).toHaveLength(24);
    expect(mesh.mesh.nodes.filter(({ role }) => role === "backbone")).toHaveLength(2);
    expect(mesh.mesh.rows.find(({ name }) => name === "m02")).toMatchObject({ ties: 8, initial: "M" });
  });

  test("of a star is 1.000 and 0.000, and the sentence names whom it turns round", async () => {
    const community = await foundedCommunity(world.current);
    const members = await tenMembers(world.current, community);
    await tied(world.current, community, members, A_STAR);
    const mesh = (await community.organiser.get(`${community.path}/mesh`)).as(MeshPageView);
    expect(mesh).toMatchObject({ centralisation: 1, peerShare: 0, band: "star" });
    expect(mesh.sentence).toContain("苏禾");
  });

  test("counts acts of the last 56 days, or all members where the roster is asked for", async () => {
    const community = await foundedCommunity(world.current);
    const members = await tenMembers(world.current, community);
    await tied(world.current, community, members, A_STAR.slice(0, 5));
    const asked = async (query = "") =>
      (await community.organiser.get(`${community.path}/mesh${query}`)).as(MeshPageView);
    expect(await asked()).toMatchObject({ people: 6, centralisation: 1 });
    expect(await asked("?roster=true")).toMatchObject({ people: 10 });
    expect((await asked("?roster=true")).centralisation).toBeCloseTo((9 * 5 - 5 + 0) / 72, 12);
    world.current.clock.forward(57);
    expect(await asked()).toMatchObject({ people: 0, pairs: 0, centralisation: null, band: "silent" });
  });

  test("is, where all has been quiet since, that of the weeks judged last", async () => {
    const community = await foundedCommunity(world.current);
    const members = await tenMembers(world.current, community);
    await tied(world.current, community, members, A_STAR);
    const { pool } = world.current.database;
    const judgedTo = world.current.clock.now();
    world.current.clock.forward(200);
    await pool.query("update auth.sessions set expires_at = '2100-01-01'");
    const asked = async () => (await community.organiser.get(`${community.path}/mesh`)).as(MeshPageView);
    expect(await asked()).toMatchObject({ isPast: false, people: 0 });
    await pool.query(
      `insert into diagnosis_runs (community_id, id, at, engine, verdict, life, window_from, window_to, findings)
       values ($1, $2, $3, '1', 'undecided', 'unknown', $4, $5, '{}')`,
      [community.communityId, world.current.ctx.ids(), world.current.clock.now(), judgedTo, judgedTo],
    );
    expect(await asked()).toMatchObject({
      isPast: true,
      at: judgedTo.toISOString(),
      people: 10,
      band: "star",
    });
  });

  test("is a picture to every member, who counts only their own ties", async () => {
    const community = await foundedCommunity(world.current);
    const others = await tenMembers(world.current, community);
    const lin = await joined(world.current, community, "林澈");
    const members = [lin.memberId, ...others.slice(1)];
    await tied(world.current, community, members, TWO_HEADS_AND_A_RING);
    const seen = (await lin.get(`${community.path}/mesh`)).as(MeshPageView);
    expect(seen.canCountOthers).toBe(false);
    expect(seen.mesh.ties).toHaveLength(24);
    expect(seen.memberIds[seen.me!]).toBe(lin.memberId);
    expect(seen.mesh.rows.map(({ name, ties }) => [name, ties])).toEqual([["林澈", 8]]);
    expect(seen.mesh.nodes.filter(({ ties }) => ties > 0).map(({ name }) => name)).toEqual(["林澈"]);
    expect(seen.mesh.ties.filter(({ strength }) => strength > 0)).toHaveLength(8);
    const organiser = (await community.organiser.get(`${community.path}/mesh`)).as(MeshPageView);
    expect(organiser.mesh.rows).toHaveLength(10);
  });

  test("is nobody's business outside", async () => {
    const community = await foundedCommunity(world.current);
    const stranger = (await foundedCommunity(world.current)).organiser;
    const answers = await Promise.all(
      ["mesh", "drill", "health"].map((page) => stranger.get(`${community.path}/${page}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});
