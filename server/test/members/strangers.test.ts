import { ClaimInvite, MadeId } from "@kith/contract/members";
import { beforeAll, describe, expect, test } from "vitest";
import {
  asking,
  foundedCommunity,
  joined,
  ownWorld,
  phoneGranted,
  unclaimed,
  visitor,
  type Answer,
  type Community,
  type Visitor,
} from "../world.ts";

const world = ownWorld();
const NOBODY = "0190a0a0-0000-7000-8000-000000000000";

/** A body that can be understood, for the routes that want one. */
const BODIES: Readonly<Record<string, object>> = {
  "post /close": { reason: "" },
  "post /criteria/dry-run": { criterion: { all: [] } },
  "post /charter/acceptances": { version: 1 },
  "patch /charter/draft": { revision: 1, changes: {} },
  "post /charter/open": { revision: 1, note: "" },
  "post /charter/versions": { revision: 1, note: "" },
  "post /charter/progress": { amount: 1, note: "" },
  "post /charter/promises": { text: "一月一会", dueOn: "2026-12-31" },
  "patch /charter/promises/{id}": { state: "kept", note: "" },
  "post /carriers": { kind: "other", name: "群" },
  "patch /carriers/{id}": { state: "closed" },
  "post /members": { name: "温如" },
  "post /members/{memberId}/erase": { reason: "" },
  "post /claims": { token: "a".repeat(32) },
  "post /terms": { memberId: NOBODY, role: "backbone", endsAt: null, reason: "" },
  "post /terms/{termId}/end": { reason: "" },
  "post /me/contacts": { kind: "phone", value: "1", carrierId: null },
  "post /me/contacts/{id}/grants": { holderId: NOBODY },
  "post /me/places": { kind: "venue", name: "茶馆", shownTo: "members" },
};

/** What a route wants in its address, beside ids. */
const QUERIES: Readonly<Record<string, string>> = {
  "get /charter/changes": "?from=1&to=1",
  "delete /charter/draft": "?revision=1",
};

interface Route {
  readonly method: "get" | "post" | "patch" | "delete";
  /** Behind the community, with its parameters in braces. */
  readonly path: string;
  readonly tags: readonly string[];
}

let routes: Route[] = [];

beforeAll(async () => {
  const answer = await world.current.app.inject("/api/docs/json");
  const { paths } = answer.json<{ paths: Record<string, Record<string, { tags?: string[] }>> }>();
  const own = Object.entries(paths).filter(([path]) => path.startsWith("/api/communities/{slug}"));
  routes = own.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { tags = [] }]) => ({
      method: method as Route["method"],
      path: path.replace("/api/communities/{slug}", ""),
      tags,
    })),
  );
});

function ask(
  by: Pick<Visitor, Route["method"]>,
  { method, path }: Route,
  at: string,
  id: string,
): Promise<Answer> {
  const query = QUERIES[`${method} ${path}`] ?? "";
  const url = `${at}${path.replace("{version}", "1").replaceAll(/\{\w+\}/g, id)}${query}`;
  const body = BODIES[`${method} ${path}`] ?? {};
  return method === "get" || method === "delete" ? by[method](url) : by[method](url, body);
}

const toldOf = ({ status, text }: Answer) => ({ status, text: text.replace(/"requestId":"[^"]*"/, "") });

describe("a community that is not one's own", () => {
  test("answers on every route there is as if it were not there", async () => {
    const community = await foundedCommunity(world.current);
    const stranger = await visitor(world.current, "过客");
    expect(routes.length).toBeGreaterThan(20);
    for (const route of routes) {
      const there = await ask(stranger, route, community.path, NOBODY);
      const missing = await ask(stranger, route, "/api/communities/never-founded", NOBODY);
      expect(toldOf(there), `${route.method} ${route.path}`).toEqual(toldOf(missing));
      expect(there.status, `${route.method} ${route.path}`).toBeGreaterThanOrEqual(400);
    }
    const known = routes.filter(({ tags }) => tags.includes("members") || tags.includes("charter"));
    expect(known.length).toBeGreaterThan(18);
    for (const route of known) {
      const there = await ask(stranger, route, community.path, NOBODY);
      expect(there.status, `${route.method} ${route.path}`).toBe(404);
    }
  });

  test("asks whoever is not signed in to sign in, whether it is there or not", async () => {
    const community = await foundedCommunity(world.current);
    const nobody = asking(world.current.app, {});
    for (const route of routes.filter(({ tags }) => tags.includes("members") || tags.includes("charter"))) {
      const there = await ask(nobody, route, community.path, NOBODY);
      const missing = await ask(nobody, route, "/api/communities/never-founded", NOBODY);
      expect(toldOf(there), `${route.method} ${route.path}`).toEqual(toldOf(missing));
      expect(there.status, `${route.method} ${route.path}`).toBe(401);
    }
  });

  test("is gone for one who left, and not for one who came back", async () => {
    const community = await foundedCommunity(world.current);
    const lin = await joined(world.current, community, "林夏");
    await lin.post(`${community.path}/leave`);
    expect((await lin.get(community.path)).status).toBe(404);
    expect((await lin.get("/api/home")).text).not.toContain(community.slug);
  });
});

/** Everything of a community that has an id, by the parameter it would be given as. */
async function idsIn(community: Community): Promise<Record<string, string[]>> {
  const { organiser, path: at } = community;
  const lin = await joined(world.current, community, "林夏");
  const wen = await unclaimed(world.current, community, "温如");
  const carrier = (await organiser.post(`${at}/carriers`, { kind: "other", name: "群" })).as(MadeId).id;
  const contact = await phoneGranted(community, organiser, lin);
  const place = { kind: "venue", name: "茶馆", shownTo: "members" };
  const placeId = (await organiser.post(`${at}/me/places`, place)).as(MadeId).id;
  const { rows } = await world.current.database.pool.query<{ id: string }>(
    "select id from role_terms where community_id = $1",
    [community.communityId],
  );
  return {
    id: [carrier, contact, placeId],
    memberId: [organiser.memberId, lin.memberId, wen],
    termId: rows.map(({ id }) => id),
    holderId: [lin.memberId],
  };
}

describe("what belongs to another community", () => {
  test("cannot be reached from one's own by its id, on any route", async () => {
    const own = await foundedCommunity(world.current);
    const other = await foundedCommunity(world.current);
    const ids = await idsIn(other);
    const before = await contents(other);
    const withIds = routes.filter(
      ({ path, tags }) =>
        path.replace("{version}", "").includes("{") && (tags.includes("members") || tags.includes("charter")),
    );
    expect(withIds.length).toBeGreaterThan(8);
    for (const route of withIds) {
      const missing = await ask(own.organiser, route, own.path, NOBODY);
      for (const id of Object.values(ids).flat()) {
        const answer = await ask(own.organiser, route, own.path, id);
        expect(toldOf(answer), `${route.method} ${route.path}`).toEqual(toldOf(missing));
        expect(answer.status, `${route.method} ${route.path}`).toBe(404);
      }
    }
    expect(await contents(other)).toEqual(before);
  });

  test("cannot be named in what one sends, either", async () => {
    const own = await foundedCommunity(world.current);
    const other = await foundedCommunity(world.current);
    const ids = await idsIn(other);
    const { organiser, path: at } = own;
    const term = { role: "backbone", endsAt: null, reason: "" };
    const contact = (
      await organiser.post(`${at}/me/contacts`, { kind: "phone", value: "1", carrierId: null })
    ).as(MadeId).id;
    for (const memberId of ids["memberId"] ?? []) {
      expect((await organiser.post(`${at}/terms`, { ...term, memberId })).status).toBe(404);
      const grants = `${at}/me/contacts/${contact}/grants`;
      expect((await organiser.post(grants, { holderId: memberId })).status).toBe(404);
    }
    for (const carrierId of ids["id"] ?? []) {
      const identity = { kind: "carrier", value: "lin", carrierId };
      expect((await organiser.post(`${at}/me/contacts`, identity)).status).toBe(404);
    }
    const invite = `${other.path}/members/${ids["memberId"]![2]!}/claim-invites`;
    const { token } = (await other.organiser.post(invite)).as(ClaimInvite);
    const stranger = await visitor(world.current, "过客");
    expect((await stranger.post(`${at}/claims`, { token })).status).toBe(404);
  });
});

async function contents({ communityId }: Community): Promise<unknown> {
  const all: unknown[] = [];
  for (const table of [
    "memberships",
    "role_terms",
    "carriers",
    "contact_points",
    "contact_grants",
    "member_places",
    "audit_entries",
  ]) {
    const { rows } = await world.current.database.pool.query<{ text: string }>(
      `select one::text as text from ${table} one where community_id = $1 order by 1`,
      [communityId],
    );
    all.push([table, ...rows.map(({ text }) => text)]);
  }
  return all;
}
