import { Refusal } from "@kith/contract/platform";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { asking, joined, ownWorld, visitor, type Community, type Member, type Visitor } from "../world.ts";
import { applicant, bodyFor, joinPath, makesCode, openGate, R09, type Applicant } from "./world.ts";

const world = ownWorld();

let community: Community;
let lin: Applicant;
let he: Member;
let codeId: string;

beforeAll(async () => {
  community = await openGate(world.current, R09);
  lin = await applicant(world.current, community, "林夏");
  he = await joined(world.current, community, "何川");
  codeId = (await makesCode(community)).id;
});

type Method = "post" | "put" | "patch";

/** Every route of the gate that takes a body. */
const routes = (): (readonly [Visitor | Member, Method, string])[] => {
  const { organiser, path } = community;
  const application = `${path}/applications/${lin.application.id}`;
  return [
    [lin, "post", `${joinPath(community)}/applications`],
    [lin, "post", `${joinPath(community)}/views`],
    [lin, "post", `/api/applications/${lin.application.id}/messages`],
    [organiser, "put", `${path}/gate`],
    [organiser, "post", `${path}/codes`],
    [organiser, "patch", `${path}/codes/${codeId}`],
    [organiser, "post", `${application}/decide`],
    [organiser, "post", `${application}/notes`],
    [organiser, "post", `${application}/messages`],
    [organiser, "post", `${path}/applications/decide`],
    [he, "post", `${path}/vouching/${lin.application.id}`],
  ];
};

const NASTY: readonly unknown[] = [
  [],
  null,
  "text",
  7,
  { id: 7, answers: [], account: "x", referee: "y", code: {} },
  { text: { toString: "x" }, outcome: ["admit"], reason: 5, ids: "all", vouches: "yes", words: [] },
  { text: "\u0000", outcome: "\u0000", name: "\u202eevil", settings: { isOpen: "yes" }, version: -1 },
  { __proto__: null, constructor: {}, text: "   ", costMinor: -1, currency: "renminbi", endsAt: "tomorrow" },
];

describe("what no route of the gate can take", () => {
  test("is refused clearly, whatever its type, and changes nothing", async () => {
    const before = await stored();
    for (const [by, method, url] of routes()) {
      for (const body of NASTY) {
        const answer = await world.current.app.inject({
          method: method.toUpperCase() as "POST",
          url,
          headers: { cookie: by.cookie, "content-type": "application/json" },
          payload: JSON.stringify(body),
        });
        // A page may be seen by whoever says nothing else.
        if (url.endsWith("/views") && answer.statusCode === 204) continue;
        const where = `${method} ${url} ${JSON.stringify(body)}`;
        expect(answer.statusCode, `${where}: ${answer.payload}`).toBe(400);
        expect(Refusal.parse(answer.json()).error, where).toBe("invalidInput");
      }
    }
    expect(await stored()).toEqual(before);
  });

  test("is refused where it is too large or no JSON, in the same form", async () => {
    for (const [by, method, url] of routes()) {
      const send = (payload: string) =>
        world.current.app.inject({
          method: method.toUpperCase() as "POST",
          url,
          headers: { cookie: by.cookie, "content-type": "application/json" },
          payload,
        });
      expect((await send(JSON.stringify({ text: "x".repeat(300_000) }))).statusCode, url).toBe(413);
      expect((await send('{"text":')).statusCode, url).toBe(400);
    }
  });

  test("is refused as a criterion, too: too deep, or about what is not asked", async () => {
    const { organiser, path } = community;
    const { settings, version } = JSON.parse((await organiser.get(`${path}/gate`)).text) as {
      settings: object;
      version: number;
    };
    const set = (criterion: unknown) => {
      const rules = [{ criterion, outcome: "refuse", reason: "不行" }];
      return organiser.put(`${path}/gate`, { version, settings: { ...settings, rules } });
    };
    let deep: object = { fact: "hasReferee" };
    for (let level = 0; level < 500; level++) deep = { not: deep };
    expect((await set(deep)).status).toBe(400);
    const unasked = await set({ fact: "answer", question: "height", op: "atLeast", value: 3 });
    expect(Refusal.parse(JSON.parse(unasked.text)).reason).toBe("unknownRuleQuestion");
    const stale = await organiser.put(`${path}/gate`, { version: version - 1, settings });
    expect(Refusal.parse(JSON.parse(stale.text)).reason).toBe("gateChanged");
  });

  test("is nothing where an id is forged, for applicants as for reviewers", async () => {
    const { organiser, path } = community;
    for (const id of [randomUUID(), codeId, community.communityId]) {
      for (const [by, url] of [
        [lin, `/api/applications/${id}`],
        [organiser, `${path}/applications/${id}`],
        [organiser, `${path}/members/${id}/admission`],
      ] as const) {
        expect((await by.get(url)).status, url).toBe(404);
      }
      expect((await he.post(`${path}/vouching/${id}`, { vouches: true, words: "" })).status).toBe(404);
    }
    for (const id of ["1", "%00", "null", "%2e%2e"]) {
      expect((await lin.get(`/api/applications/${id}`)).status).toBeGreaterThanOrEqual(400);
    }
    for (const cursor of ["x", "e30", Buffer.from('["now","id"]').toString("base64url")]) {
      expect((await organiser.get(`${path}/applications?cursor=${cursor}`)).status).toBe(400);
      expect((await organiser.get(`${path}/codes?cursor=${cursor}`)).status).toBe(400);
    }
  });

  test("has to be signed for, except at the open side", async () => {
    const nobody = asking(world.current.app, {});
    for (const [, method, url] of routes()) {
      if (url.startsWith("/api/join/")) continue;
      const body = url.endsWith("/gate") ? { version: 0, settings: {} } : {};
      expect([400, 401], url).toContain((await nobody[method](url, body)).status);
    }
    expect((await nobody.get("/api/applications")).status).toBe(401);
    const body = await bodyFor(world.current, community);
    const answer = await nobody.post(`${joinPath(community)}/applications`, body);
    expect(Refusal.parse(JSON.parse(answer.text)).issues).toEqual([{ path: "/account", message: "missing" }]);
  });

  test("is counted: who makes accounts by the hundred from one place is asked to wait", async () => {
    const url = `${joinPath(community)}/applications`;
    const send = async () => {
      const body = await bodyFor(world.current, community, { answers: {} });
      const account = { name: "甲", username: "jia", email: null, password: "a long password" };
      return world.current.app.inject({
        method: "POST",
        url,
        payload: { ...body, account },
        remoteAddress: "203.0.113.9",
      });
    };
    for (let number = 0; number < 100; number++) expect((await send()).statusCode).toBe(400);
    const late = await send();
    expect(late.statusCode).toBe(429);
    expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("of strangers leads nowhere on the inside", async () => {
    const stranger = await visitor(world.current, "过客");
    for (const url of ["gate", "applications", "applications/filters", "codes", "vouching"]) {
      expect((await stranger.get(`${community.path}/${url}`)).status, url).toBe(404);
    }
  });
});

async function stored(): Promise<unknown> {
  const all: unknown[] = [];
  for (const table of [
    "gates",
    "applications",
    "application_messages",
    "application_notes",
    "channel_codes",
  ]) {
    const { rows } = await world.current.database.pool.query<{ text: string }>(
      `select one::text as text from ${table} one where community_id = $1 order by 1`,
      [community.communityId],
    );
    all.push([table, ...rows.map(({ text }) => text)]);
  }
  return all;
}
