import { afterAll, beforeAll } from "vitest";
import { loadDemo } from "../../demo/load.ts";
import { PASSWORD } from "../../demo/cast.ts";
import { countAndKeep, Thinking } from "../../src/modules/insight/index.ts";
import { MovableClock, clockAt } from "../../src/platform/clock.ts";
import { copyingOn } from "../../src/platform/db/copy.ts";
import type { Database } from "../../src/platform/db/open.ts";
import { openApp, ctxOf, type TestApp } from "../app.ts";
import { ownDatabase } from "../database/database.ts";
import { asking, type Visitor } from "../world.ts";

/** A Wednesday noon in Shanghai, on which the tests load the demo. */
export const LOADED_AT = new Date("2026-03-04T04:00:00Z");
const DAY_MS = 86_400_000;

/** The demo as `npm run demo` loads it, in a database of the file's own, and the app on it. */
export interface DemoWorld {
  readonly app: TestApp;
  readonly database: Database;
  readonly clock: MovableClock;
  readonly loaded: readonly string[];
}

export function ownDemo(): { readonly current: DemoWorld } {
  const database = ownDatabase();
  let world: DemoWorld | null = null;
  beforeAll(async () => {
    const clock = new MovableClock(LOADED_AT, clockAt(LOADED_AT));
    const loaded = await load(database.current);
    world = { app: await openApp(database.current, { clock }), database: database.current, clock, loaded };
  }, 60_000);
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

/** @returns the ids of the communities that were built. */
export function load(database: Database): Promise<string[]> {
  const { db, pool } = database;
  return loadDemo({ db, copying: copyingOn(pool), now: LOADED_AT });
}

/** Signs in as the demo prints it. */
export async function signedInAs({ app }: DemoWorld, username: string): Promise<ReturnType<typeof asking>> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/accounts/session",
    payload: { login: username, password: PASSWORD },
  });
  const [cookie] = [answer.headers["set-cookie"]].flat();
  if (answer.statusCode !== 200 || cookie === undefined) throw new Error(`no sign-in: ${answer.body}`);
  return asking(app, { cookie: cookie.split(";")[0] ?? "" });
}

export function forward({ clock }: DemoWorld, days: number): void {
  clock.putForward(days * DAY_MS);
}

/** Judges a community at the clock's time, as the work behind the app does. */
export async function judge({ app, database }: DemoWorld, communityId: string): Promise<void> {
  await countAndKeep(ctxOf(app), new Thinking(database.pool.options), communityId);
}

export type Asking = Pick<Visitor, "get" | "post" | "patch" | "delete">;
