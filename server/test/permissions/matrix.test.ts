import { roles, type Role } from "@kith/contract/members";
import { hasPower, powers, type Power } from "@kith/contract/powers";
import { PostView } from "@kith/contract/posts";
import { beforeAll, describe, expect, test } from "vitest";
import { appoint } from "../../src/modules/members/index.ts";
import {
  foundedCommunity,
  joined,
  ownWorld,
  visitor,
  type Community,
  type Member,
  type Visitor,
} from "../world.ts";
import { ask, isOfCommunity, lineOf, parametersOf, routesOf, type Given, type Route } from "./asking.ts";
import { lines, NOBODY, type Thing } from "./routes.ts";

const world = ownWorld();
let routes: Route[] = [];
let community: Community;
let closed: Community;
let elsewhere: Community;
let stranger: Visitor;
/** Members of `community`, by what they are there. */
const inside = new Map<Role | "member", Member>();
const found: Partial<Record<Thing, string>> = {};

beforeAll(async () => {
  const { current } = world;
  routes = await routesOf(current.app);
  [community, closed, elsewhere] = [
    await foundedCommunity(current),
    await foundedCommunity(current),
    await foundedCommunity(current),
  ];
  await closed.organiser.post(`${closed.path}/close`, { reason: "" });
  stranger = await visitor(current, "过客");
  inside.set("member", await joined(current, community, "成员"));
  for (const role of roles) inside.set(role, await holding(role));
  const topic = { title: "早", text: "早" };
  found.post = (await community.organiser.post(`${community.path}/topics`, topic)).as(PostView).id;
});

async function holding(role: Role): Promise<Member> {
  if (role === "organiser") return community.organiser;
  const member = await joined(world.current, community, role);
  const asked = { memberId: member.memberId, role, endsAt: null, reason: "" };
  await appoint(world.current.ctx, community.organiser, community.slug, asked);
  return member;
}

const isPower = (who: string): who is Power => who in powers;

function givenFor(route: Route, slug: string): Given {
  const { at = {} } = lineOf(route);
  const given = parametersOf(route).map((name) => {
    const said = at[name];
    const value =
      said === undefined ? NOBODY : typeof said === "string" ? (found[said] ?? NOBODY) : said.text;
    return [name, name === "slug" ? slug : value] as const;
  });
  return Object.fromEntries(given);
}

const asking = (by: Pick<Visitor, "cookie"> | null, route: Route, slug = community.slug) =>
  ask(world.current.app, by, route, { given: givenFor(route, slug) });

test("every route of the app has a line in the table, and every line a route", () => {
  const described = routes.map(({ name }) => name);
  expect(Object.keys(lines).toSorted()).toEqual(described.toSorted());
});

test("every body of the table can be understood: nothing is refused for its form", async () => {
  const wrong: string[] = [];
  for (const route of routes) {
    const by = lineOf(route).who === "anyone" ? null : await visitor(world.current, "过客");
    const { status, text } = await asking(by, route, "never-founded");
    if (status === 400 && /"issues":\[\{/.test(text)) wrong.push(`${route.name}: ${text}`);
  }
  expect(wrong).toEqual([]);
});

describe("outside of communities", () => {
  test("whoever is not signed in is asked to, and who runs the instance has what nobody else has", async () => {
    const admin = await visitor(world.current, "周野");
    const { pool } = world.current.database;
    await pool.query("insert into instance_admins (person_id, since) values ($1, now())", [admin.personId]);
    const wrong: string[] = [];
    for (const route of routes.filter((one) => !isOfCommunity(one))) {
      const { who } = lineOf(route);
      if (who === "anyone") continue;
      const demand = (is: boolean, said: string) => void (is || wrong.push(`${route.name}: ${said}`));
      demand((await asking(null, route)).status === 401, "anonymous");
      // Some of these end what they are asked by.
      const anybody = await asking(await visitor(world.current, "过客"), route);
      if (who === "instance") {
        demand([403, 404].includes(anybody.status), `anybody ${anybody.status}`);
        demand(![401, 403].includes((await asking(admin, route)).status), "admin");
      } else {
        demand(![401, 403].includes(anybody.status), `anybody ${anybody.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("in a community", () => {
  const ofCommunity = () => routes.filter(isOfCommunity);

  test("whoever is not signed in is asked to, whether it is there or not", async () => {
    const wrong: string[] = [];
    for (const route of ofCommunity()) {
      const there = await asking(null, route);
      const missing = await asking(null, route, "never-founded");
      if (there.status !== 401 || there.text !== missing.text) wrong.push(`${route.name}: ${there.status}`);
    }
    expect(wrong).toEqual([]);
  });

  test("a stranger, and an organiser of another one, find nothing, as if it were not there", async () => {
    const wrong: string[] = [];
    for (const by of [stranger, elsewhere.organiser]) {
      for (const route of ofCommunity()) {
        const there = await asking(by, route);
        const missing = await asking(by, route, "never-founded");
        if (there.status !== 404 || there.text !== missing.text) {
          wrong.push(`${route.name}: ${there.status} ${there.text}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("each role may do what the table says and nothing else, and every refusal is in the audit", async () => {
    const refused: string[] = [];
    const wrong: string[] = [];
    for (const [role, member] of inside) {
      for (const route of ofCommunity()) {
        const { who, isFinal = false, lacking } = lineOf(route);
        const may = !isPower(who) || hasPower(role === "member" ? [] : [role], who);
        if (may && isFinal) continue;
        const { status, text } = await asking(member, route);
        const isRefused = status === 403 && text.includes('"reason":"powerLacked"');
        if (!may && lacking !== "hidden") refused.push(`${member.memberId} ${who}`);
        const isHidden = lacking === "hidden" && status === 404;
        if (may ? [401, 403, 500].includes(status) : !isRefused && !isHidden) {
          wrong.push(`${route.name} as ${role}: ${status} ${text.slice(0, 200)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(refused.length).toBeGreaterThan(200);
    expect(await refusalsRecorded()).toEqual(refused.toSorted());
  });

  test("once it is closed, its organiser reads all as before and writes no more", async () => {
    const wrong: string[] = [];
    for (const route of ofCommunity()) {
      const { who, isFinal = false, closed: says } = lineOf(route);
      if (isFinal || who === "signedIn") continue;
      const { status, text } = await asking(closed.organiser, route, closed.slug);
      const isRead = says === undefined ? route.method === "get" : says === "asOpen";
      const isRefused = status === 409 && text.includes("communityClosed");
      if (isRead ? [401, 403, 409, 500].includes(status) : !isRefused) {
        wrong.push(`${route.name}: ${status} ${text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

async function refusalsRecorded(): Promise<string[]> {
  const { rows } = await world.current.database.pool.query<{ line: string }>(
    `select actor_id || ' ' || (subject ->> 'power') as line from audit_entries
     where community_id = $1 and power = 'refused'`,
    [community.communityId],
  );
  return rows.map(({ line }) => line).toSorted();
}
