import { PostView } from "@kith/contract/posts";
import { Appointed, MadeId } from "@kith/contract/members";
import { beforeAll, expect, test } from "vitest";
import { foundedCommunity, joined, ownWorld, phoneGranted, unclaimed, type Community } from "../world.ts";
import {
  ask,
  isOfCommunity,
  lineOf,
  parametersOf,
  routesOf,
  type Given,
  type Route,
  type Told,
} from "./asking.ts";
import { NOBODY } from "./routes.ts";

/**
 * What belongs to one community, asked for by its real id from another: the answer must be that for an id that never
 * was, to the letter, on every route that takes an id, in its address or in what is sent.
 */
const world = ownWorld();
let routes: Route[] = [];
let own: Community;
let other: Community;
let ids: string[] = [];

beforeAll(async () => {
  const { current } = world;
  routes = (await routesOf(current.app)).filter(isOfCommunity);
  own = await foundedCommunity(current);
  other = await foundedCommunity(current);
  await fill(other);
  ids = await idsOf(other);
});

/** Something of every kind that has an id. */
async function fill(community: Community): Promise<void> {
  const { organiser, path: at } = community;
  const lin = await joined(world.current, community, "林夏");
  const wen = await joined(world.current, community, "温如");
  for (let k = 0; k < 20; k += 1) await unclaimed(world.current, community, `成员${k}`);
  const carrier = { kind: "offline", name: "茶馆", place: "茶馆二楼" };
  const made = (await organiser.post(`${at}/carriers`, carrier)).as(MadeId).id;
  await organiser.post(`${at}/live-codes`, { name: "海报", carrierIds: [made] });
  await lin.post(`${at}/carriers/${made}/take`);
  await phoneGranted(community, organiser, lin, wen);
  await organiser.post(`${at}/me/places`, { kind: "venue", name: "茶馆", shownTo: "members" });
  const post = (await lin.post(`${at}/topics`, { title: "早", text: "早" })).as(PostView);
  await wen.post(`${at}/posts/${post.id}/replies`, { text: "早" });
  const term = { memberId: lin.memberId, role: "moderator", endsAt: null, reason: "" };
  const { termId } = (await organiser.post(`${at}/terms`, term)).as(Appointed);
  await lin.post(`${at}/terms/${termId}/hand-over`, { toId: wen.memberId, reason: "" });
  await organiser.post(`${at}/charter/promises`, { text: "一月一会", dueOn: "2026-12-31" });
  await organiser.post(`${at}/codes`, { name: "海报", costMinor: 0, currency: "CNY", endsAt: null });
}

/** The tables that communities own, with the columns that are to be looked at. */
async function tablesWith(column: string): Promise<string[]> {
  const { rows } = await world.current.database.pool.query<{ name: string }>(
    `select t.table_name as name from information_schema.tables t
     join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name in ('community_id', $1)
     group by t.table_name having count(*) = $2 order by 1`,
    [column, column === "community_id" ? 1 : 2],
  );
  return rows.map(({ name }) => name);
}

async function idsOf({ communityId }: Community): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tablesWith("id")) {
    const { rows } = await world.current.database.pool.query<{ id: string }>(
      `select id::text as id from ${table} where community_id = $1 limit 20`,
      [communityId],
    );
    found.push(...rows.map(({ id }) => id));
  }
  return [...new Set(found)];
}

async function contentsOf({ communityId }: Community): Promise<string[]> {
  const all: string[] = [];
  for (const table of await tablesWith("community_id")) {
    const { rows } = await world.current.database.pool.query<{ text: string }>(
      `select one::text as text from ${table} one where community_id = $1 order by 1`,
      [communityId],
    );
    all.push(...rows.map(({ text }) => `${table} ${text}`));
  }
  return all;
}

const askingWith = (route: Route, given: Given): Promise<Told> =>
  ask(world.current.app, own.organiser, route, { given: { slug: own.slug, ...given } });

test("an id of another community is answered as one that does not exist, thousands of times", async () => {
  const before = await contentsOf(other);
  expect(ids.length).toBeGreaterThan(25);
  const wrong: string[] = [];
  let asked = 0;
  for (const route of routes) {
    const wanted = parametersOf(route).filter((name) => name !== "slug" && name.toLowerCase().endsWith("id"));
    if (wanted.length === 0) continue;
    const missing = await askingWith(route, {});
    expect(missing.status, route.name).toBeGreaterThanOrEqual(400);
    for (const id of ids) {
      asked += 1;
      const there = await askingWith(route, Object.fromEntries(wanted.map((name) => [name, id])));
      if (there.status !== missing.status || there.text !== missing.text) {
        wrong.push(
          `${route.name} ${id}: ${there.status} ${there.text} for ${missing.status} ${missing.text}`,
        );
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
  expect(await contentsOf(other)).toEqual(before);
});

test("nor can it be named in what is sent", async () => {
  const before = await contentsOf(other);
  const wrong: string[] = [];
  let asked = 0;
  for (const route of routes) {
    const { body } = lineOf(route);
    if (body === undefined || body === "bytes" || !JSON.stringify(body).includes(NOBODY)) continue;
    const missing = await askingWith(route, {});
    for (const id of ids) {
      asked += 1;
      const said = JSON.parse(JSON.stringify(body).replaceAll(NOBODY, id)) as object;
      const there = await ask(world.current.app, own.organiser, route, { given: { slug: own.slug }, said });
      // What was asked for may be told again: by the id that was sent.
      const told = there.text.replaceAll(id, NOBODY);
      if (there.status !== missing.status || told !== missing.text) {
        wrong.push(
          `${route.name} ${id}: ${there.status} ${there.text} for ${missing.status} ${missing.text}`,
        );
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(150);
  expect(await contentsOf(other)).toEqual(before);
});

test("nor does a word that leads somewhere there lead anywhere here", async () => {
  const { pool } = world.current.database;
  const { rows } = await pool.query<{ code: string }>("select code from live_codes where community_id = $1", [
    other.communityId,
  ]);
  expect(rows).toHaveLength(1);
  const there = await own.organiser.post(`${own.path}/meet/${rows[0]!.code}`);
  const missing = await own.organiser.post(`${own.path}/meet/abcdefgh23`);
  expect(there.status).toBe(404);
  expect(there.text.replace(/"requestId":"[^"]*"/, "")).toBe(missing.text.replace(/"requestId":"[^"]*"/, ""));
});
