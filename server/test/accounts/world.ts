import { createPerson } from "../../src/modules/accounts/index.ts";
import { ctxOf, type TestApp } from "../app.ts";

/** A clock that stands still until it is told to go on. */
export function heldClock(at = "2026-03-01T08:00:00.000Z") {
  let now = new Date(at).getTime();
  return {
    now: () => new Date(now),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
export const PASSWORD = "correct horse battery";

/** Somebody who can sign in. */
export function aPerson(app: TestApp, username: string, more: { email?: string; name?: string } = {}) {
  const ctx = ctxOf(app);
  const { name = `Person ${username}`, email = null } = more;
  const signIn = { username, password: PASSWORD, email };
  return ctx.db.transaction().execute((tx) => createPerson(tx, ctx, { name, signIn }));
}

export interface Asked {
  readonly cookie?: string;
  readonly body?: unknown;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export function ask(app: TestApp, method: Method, path: string, asked: Asked = {}) {
  const { cookie, body, from = "192.0.2.1", headers = {} } = asked;
  return app.inject({
    method,
    url: `/api/accounts/${path}`,
    remoteAddress: from,
    headers: { ...headers, ...(cookie === undefined ? {} : { cookie }) },
    ...(body === undefined ? {} : { payload: body as object }),
  });
}

export function signIn(app: TestApp, login: string, password = PASSWORD, asked: Asked = {}) {
  return ask(app, "POST", "session", { ...asked, body: { login, password } });
}

/** `name=value` of the one cookie an answer sets. */
export function cookieOf(answer: { headers: Readonly<Record<string, unknown>> }): string {
  const set = answer.headers["set-cookie"];
  if (typeof set !== "string") throw new Error("No cookie was set, or several");
  return set.split(";")[0] ?? "";
}

/** Signs in and gives the cookie. */
export async function cookieFor(app: TestApp, login: string, userAgent = "Firefox/150 (X11; Linux)") {
  const answer = await signIn(app, login, PASSWORD, { headers: { "user-agent": userAgent } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return cookieOf(answer);
}

/** Who is signed in with this cookie, by name; null for nobody. */
export async function whoIs(app: TestApp, cookie: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await ask(app, "GET", "session", { cookie, headers });
  return answer.json<{ person: { name: string } | null }>().person?.name ?? null;
}
