import { MemberList } from "@kith/contract/members";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { memberListQuery } from "../../src/modules/members/queries.ts";
import { foundedCommunity, joined, ownWorld, unclaimed, type Community } from "../world.ts";

const world = ownWorld();

const list = async (community: Community, query = "") =>
  (await community.organiser.get(`${community.path}/members${query}`)).as(MemberList);
const found = async (community: Community, search: string) =>
  (await list(community, `?search=${encodeURIComponent(search)}`)).members.map(({ name }) => name);

describe("the list of members", () => {
  let community: Community;

  beforeEach(async () => {
    community = await foundedCommunity(world.current);
  });

  test("finds any part of a name, in any script, whatever its capitals and widths", async () => {
    for (const name of [
      "林夏",
      "夏林",
      "Mary Ann",
      "ＭＡＲＹ",
      "O'Neil 100%",
      "a_b\\c",
      "🌸小花",
      "Żółw",
      "林小夏小林",
    ]) {
      await unclaimed(world.current, community, name);
    }
    expect(await found(community, "林")).toEqual(["夏林", "林夏", "林小夏小林"]);
    expect(await found(community, "林夏")).toEqual(["林夏"]);
    expect(await found(community, "mary")).toEqual(["ＭＡＲＹ", "Mary Ann"]);
    expect(await found(community, "Y ａ")).toEqual(["Mary Ann"]);
    expect(await found(community, "O'N")).toEqual(["O'Neil 100%"]);
    expect(await found(community, "%")).toEqual(["O'Neil 100%"]);
    expect(await found(community, "_")).toEqual(["a_b\\c"]);
    expect(await found(community, "\\c")).toEqual(["a_b\\c"]);
    expect(await found(community, "🌸")).toEqual(["🌸小花"]);
    expect(await found(community, "żół")).toEqual(["Żółw"]);
    expect(await found(community, "夏 林")).toEqual([]);
    expect(await found(community, "yram")).toEqual([]);
    // Each of its pairs stands somewhere in that name, and yet it is no part of it.
    expect(await found(community, "夏小夏")).toEqual([]);
    expect(await found(community, "  ")).toHaveLength(10);
  });

  test("goes on where the page before ended, without a gap and without a repetition", async () => {
    for (let k = 0; k < 120; k++) await unclaimed(world.current, community, `同名${String(k % 7)}`);
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; page < 3; page++) {
      const answer = await list(community, `?search=${encodeURIComponent("同名")}${cursor}`);
      expect(answer.members).toHaveLength(page < 2 ? 50 : 20);
      seen.push(...answer.members.map(({ id }) => id));
      cursor = `&cursor=${String(answer.next)}`;
      expect(answer.next === null).toBe(page === 2);
    }
    expect(new Set(seen).size).toBe(120);
  });

  test("is of those who have not left, or of one kind if that is asked for", async () => {
    const lin = await joined(world.current, community, "林夏");
    await unclaimed(world.current, community, "温如");
    await lin.post(`${community.path}/leave`);
    const names = async (query: string) => (await list(community, query)).members.map(({ name }) => name);
    expect(await names("")).toEqual(["温如", "苏禾"].toSorted((a, b) => (a < b ? -1 : 1)));
    expect(await names("?state=member")).toEqual(["苏禾"]);
    expect(await names("?state=unclaimed")).toEqual(["温如"]);
    expect(await names("?state=left")).toEqual(["林夏"]);
    expect((await list(community, "?state=member")).members[0]?.roles).toEqual(["organiser"]);
  });

  test.each([
    "?cursor=%00",
    "?cursor=bm9uc2Vuc2U",
    "?state=erased",
    "?search=%00",
    `?search=${"a".repeat(81)}`,
  ])("asked by %s answers that it cannot be understood", async (query) => {
    expect((await community.organiser.get(`${community.path}/members${query}`)).status).toBe(400);
  });
});

describe("a hundred thousand members", () => {
  const MEMBERS = 100_000;
  let community: Community;

  beforeAll(async () => {
    community = await foundedCommunity(world.current);
    const { pool } = world.current.database;
    // Four signs out of 3,000 each, as names are; every hundredth is called after a spring.
    await pool.query(
      `insert into memberships (community_id, id, name, name_key, name_grams, state, added_at)
       select $1, gen_random_uuid(), name, name,
         array(select distinct substr(name, place, size)
           from generate_series(1, 4) as place, generate_series(1, 2) as size),
         'unclaimed', now()
       from (
         select case when k % 100 = 0 then '清泉' else chr(20000 + (k * 7919 % 3000)::int) || chr(20000 + (k * 104729 % 3000)::int) end
           || chr(20000 + (k * 1299709 % 3000)::int) || chr(20000 + (k * 15485863 % 3000)::int) as name
         from generate_series(1, $2::bigint) k) names`,
      [community.communityId, MEMBERS],
    );
    await pool.query("analyze memberships");
  }, 120_000);

  test.each(["", "清", "清泉", "泉", "没有的人", String.fromCodePoint(20_042)])(
    "are not looked at one by one to find %j",
    async (search) => {
      const { db } = world.current.database;
      const query = memberListQuery(community.communityId, { search });
      const compiled = query.compile(db);
      const { rows } = await world.current.database.pool.query<{ "QUERY PLAN": string }>(
        `explain (analyze, timing off) ${compiled.sql}`,
        [...compiled.parameters],
      );
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).not.toContain("Seq Scan");
      expect(plan).toContain(search === "" ? "memberships_by_name" : "memberships_by_grams");
    },
  );

  test("are paged through at the same cost from beginning to end", async () => {
    const times: number[] = [];
    let cursor = "";
    for (let page = 0; page < 40; page++) {
      const began = performance.now();
      const answer = await list(community, cursor);
      times.push(performance.now() - began);
      cursor = `?cursor=${String(answer.next)}`;
    }
    expect(times.toSorted((a, b) => a - b)[20]).toBeLessThan(100);
    expect(await found(community, "清泉")).toHaveLength(50);
  });
});
