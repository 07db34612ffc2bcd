import { afterAll, beforeAll } from "vitest";
import type { FoundCommunity } from "@kith/contract/charter";
import { emptyCharter, type CharterContent } from "@kith/contract/charter-content";
import { DraftView } from "@kith/contract/charter-pages";
import { MadeId } from "@kith/contract/members";
import type { ZodType } from "zod";
import { addMember, admitPerson, foundCommunity } from "../src/modules/members/index.ts";
import type { Ctx } from "../src/platform/ctx.ts";
import type { Database } from "../src/platform/db/open.ts";
import { signedIn } from "./accounts/signed-in.ts";
import { ctxOf, openApp, type TestApp } from "./app.ts";
import { ownDatabase } from "./database/database.ts";

/**
 * A world for tests of the modules: the app on a database of the file's own, a clock that is moved by hand, and people
 * who are signed in. Nothing is done after a request but what the test itself asks for, unless `doesJobs`.
 */
export interface World {
  readonly app: TestApp;
  readonly database: Database;
  /** What commands are given. */
  readonly ctx: Ctx;
  readonly clock: MovableClock;
}

export interface MovableClock {
  now(): Date;
  set(to: string): void;
  forward(days: number): void;
}

const DAY_MS = 86_400_000;

/** Stands in for a test file: `current` from the first test on. */
export function ownWorld({ doesJobs = false } = {}): { readonly current: World } {
  const database = ownDatabase();
  let world: World | null = null;
  beforeAll(async () => {
    const clock = movableClock("2026-03-02T09:00:00Z");
    const app = await openApp(database.current, { clock, doesJobs });
    world = { app, database: database.current, ctx: ctxOf(app), clock };
  });
  afterAll(async () => {
    await world?.app.close();
  });
  return {
    get current() {
      if (world === null) throw new Error("Not before the tests begin");
      return world;
    },
  };
}

export function movableClock(start: string): MovableClock {
  let now = new Date(start);
  return {
    now: () => now,
    set: (to) => void (now = new Date(to)),
    forward: (days) => void (now = new Date(now.getTime() + days * DAY_MS)),
  };
}

/** Somebody who is signed in, for as long as any test may take. */
export interface Visitor {
  readonly name: string;
  readonly personId: string;
  readonly cookie: string;
  /** `url` from /api on. */
  get(url: string): Promise<Answer>;
  post(url: string, body?: object): Promise<Answer>;
  put(url: string, body: object): Promise<Answer>;
  patch(url: string, body: object): Promise<Answer>;
  delete(url: string): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  /** The body, which must be of this form. */
  as<Body>(form: ZodType<Body>): Body;
  readonly text: string;
}

/** A person nobody has invited anywhere yet. */
export async function visitor(world: World, name: string): Promise<Visitor> {
  const { personId, cookie } = await signedIn(world.app, name);
  // Clocks are moved by months.
  await world.database.pool.query(
    "update auth.sessions set expires_at = expires_at + interval '20 years' where user_id = $1",
    [personId],
  );
  return { name, personId, cookie, ...asking(world.app, { cookie }) };
}

/** Asks as anybody who sends these headers. */
export function asking(
  app: TestApp,
  headers: Readonly<Record<string, string>>,
): Pick<Visitor, "get" | "post" | "put" | "patch" | "delete"> {
  const ask = async (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string, body?: object) => {
    const sent = body === undefined ? {} : { payload: body };
    const answer = await app.inject({ method, url, headers, ...sent });
    const { statusCode: status, payload: text } = answer;
    return { status, text, as: <Body>(form: ZodType<Body>) => form.parse(JSON.parse(text)) };
  };
  return {
    get: (url) => ask("GET", url),
    post: (url, body) => ask("POST", url, body),
    put: (url, body) => ask("PUT", url, body),
    patch: (url, body) => ask("PATCH", url, body),
    delete: (url) => ask("DELETE", url),
  };
}

/** Somebody who belongs. */
export interface Member extends Visitor {
  readonly memberId: string;
}

export interface Community {
  readonly communityId: string;
  readonly slug: string;
  /** Where its interface begins. */
  readonly path: string;
  readonly organiser: Member;
}

const CHARTER = {
  name: "岭上书会",
  purpose: "一起把书读完。",
  sharedNeed: "读书有伴",
  motive: "friendship",
  timeZone: "Asia/Shanghai",
  language: "zh-CN",
} as const satisfies FoundCommunity;

/** A community that was founded at the world's time, with its founder signed in. */
export async function foundedCommunity(
  world: World,
  charter: Partial<FoundCommunity> = {},
): Promise<Community> {
  const founder = await visitor(world, "苏禾");
  const founded = await foundCommunity(world.ctx, founder, { ...CHARTER, ...charter });
  return {
    communityId: founded.communityId,
    slug: founded.slug,
    path: `/api/communities/${founded.slug}`,
    organiser: { ...founder, memberId: founded.memberId },
  };
}

/** What a charter says in tests, unless something else is asked for. */
export const WHOLE_CHARTER = {
  ...emptyCharter,
  purpose: "一起把书读完。",
  sharedNeed: "读书有伴",
  anchor: { kind: "hobby", text: "读长篇小说" },
  onlyHere: ["每月一次，和译者当面聊"],
  motive: "friendship",
  asks: ["每月读完一本"],
  fees: "不收费；聚会的茶钱各付各的。",
  rules: [
    { number: null, text: "不剧透没读到的章节。" },
    { number: null, text: "不在这里卖东西。" },
  ],
} as const satisfies CharterContent;

/** A community that has opened, with its organiser as its backbone and version 1 of its charter in force. */
export async function openedCommunity(
  world: World,
  content: Partial<CharterContent> = {},
  founded: Partial<FoundCommunity> = {},
): Promise<Community> {
  const community = await foundedCommunity(world, founded);
  const { organiser, path } = community;
  const term = { memberId: organiser.memberId, role: "backbone", endsAt: null, reason: "" };
  await expected(organiser.post(`${path}/terms`, term), 201);
  const changes = { ...WHOLE_CHARTER, ...content };
  const draft = await expected(organiser.patch(`${path}/charter/draft`, { revision: 1, changes }), 200);
  const { revision } = draft.as(DraftView);
  await expected(organiser.post(`${path}/charter/open`, { revision, note: "" }), 201);
  return community;
}

async function expected(asked: Promise<Answer>, status: number): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
}

/** Somebody who came themselves, and is signed in. */
export async function joined(world: World, community: Community, name: string): Promise<Member> {
  const { communityId } = community;
  const person = await visitor(world, name);
  const memberId = await world.database.db
    .transaction()
    .execute((tx) => admitPerson(tx, world.ctx, { communityId, personId: person.personId, name }));
  return { ...person, memberId };
}

/** Somebody an organiser entered, and nobody has claimed. @returns their member id. */
export function unclaimed(world: World, community: Community, name: string): Promise<string> {
  return addMember(world.ctx, community.organiser, community.slug, { name });
}

/** Enters a phone for a member and grants it. @returns its id. */
export async function phoneGranted(
  community: Community,
  of: Member,
  ...holders: readonly Member[]
): Promise<string> {
  const phone = { kind: "phone", value: "+86 139 0000 0000", carrierId: null };
  const entered = await of.post(`${community.path}/me/contacts`, phone);
  const { id } = entered.as(MadeId);
  for (const { memberId } of holders) {
    await of.post(`${community.path}/me/contacts/${id}/grants`, { holderId: memberId });
  }
  return id;
}

/** What was told since it was last asked, in order, where no jobs are done. */
export async function eventsTold({ database }: World): Promise<{ event: string; news: unknown }[]> {
  const { rows } = await database.pool.query<{ payload: { event: string; news: unknown } }>(
    `with told as (
       delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
       where t.id = j.task_id and t.identifier = 'event' returning j.id, j.payload)
     select payload from told order by id`,
  );
  return rows.map(({ payload }) => payload);
}
