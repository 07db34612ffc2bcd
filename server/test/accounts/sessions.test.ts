import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { actorOf, actorOrNull } from "../../src/modules/accounts/index.ts";
import { openApp, type TestApp } from "../app.ts";
import { ownDatabase } from "../database/database.ts";
import { signedIn } from "./signed-in.ts";
import { aPerson, ask, cookieFor, heldClock, MINUTE_MS, PASSWORD, signIn, whoIs } from "./world.ts";

const database = ownDatabase();
const clock = heldClock();
let app: TestApp;
let otherNode: TestApp;
let count = 0;

const anyone = async () => {
  const username = `person${++count}`;
  const personId = await aPerson(app, username, { name: username });
  return { username, personId };
};

/** An app with a route that wants to know who asks, and one that does not mind. */
async function node(): Promise<TestApp> {
  const opened = await openApp(database.current, { clock });
  opened.get("/api/test/who", (request) => actorOf(request));
  opened.get("/api/test/anybody", (request) => ({ who: actorOrNull(request) }));
  return opened;
}

beforeAll(async () => {
  app = await node();
  otherNode = await node();
});
afterAll(async () => {
  await app.close();
  await otherNode.close();
});
beforeEach(() => clock.pass(MINUTE_MS));

const sessionsOf = async (cookie: string) =>
  (await ask(app, "GET", "sessions", { cookie })).json<{
    sessions: { id: string; browser: string; system: string; seenAt: string; isThis: boolean }[];
  }>().sessions;

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.60";
const DESKTOP =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/152.0.0.0 Safari/537.36 Edg/152.0.0.0";

describe("sessions", () => {
  test("are listed with the device, when last seen, and which one asks", async () => {
    const { username } = await anyone();
    const phone = await cookieFor(app, username, PHONE);
    const seenAt = clock.now().toISOString();
    clock.pass(MINUTE_MS);
    const desktop = await cookieFor(app, username, DESKTOP);
    expect(await sessionsOf(desktop)).toMatchObject([
      { browser: "edge", system: "windows", isThis: true, seenAt: clock.now().toISOString() },
      { browser: "wechat", system: "iphone", isThis: false, seenAt },
    ]);
    clock.pass(6 * MINUTE_MS);
    await whoIs(app, phone);
    const [latest] = await sessionsOf(phone);
    expect(latest).toMatchObject({ isThis: true, seenAt: clock.now().toISOString() });
  });

  test("one that is ended is out at once, on every node, and the others stay in", async () => {
    const { username } = await anyone();
    const lost = await cookieFor(app, username, PHONE);
    const kept = await cookieFor(app, username, DESKTOP);
    expect([await whoIs(app, lost), await whoIs(otherNode, lost)]).toEqual([username, username]);
    const id = (await sessionsOf(kept)).find(({ isThis }) => !isThis)?.id ?? "";
    expect((await ask(app, "DELETE", `sessions/${id}`, { cookie: kept })).statusCode).toBe(204);
    expect(await whoIs(app, lost)).toBeNull();
    // The clock stands still: only the news can have told it.
    await vi.waitFor(async () => expect(await whoIs(otherNode, lost)).toBeNull());
    expect([await whoIs(app, kept), await whoIs(otherNode, kept)]).toEqual([username, username]);
  });

  test("of somebody else cannot be ended, nor told from ones that do not exist", async () => {
    const [one, other] = [await anyone(), await anyone()];
    const own = await cookieFor(app, one.username);
    const theirs = await cookieFor(app, other.username);
    const id = (await sessionsOf(theirs))[0]?.id ?? "";
    const answers = [
      await ask(app, "DELETE", `sessions/${id}`, { cookie: own }),
      await ask(app, "DELETE", `sessions/${id.replace(/.$/, (end) => (end === "0" ? "1" : "0"))}`, {
        cookie: own,
      }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    expect(await whoIs(app, theirs)).toBe(other.username);
  });

  test("all others end together", async () => {
    const { username } = await anyone();
    const others = [await cookieFor(app, username), await cookieFor(app, username)];
    const kept = await cookieFor(app, username);
    const answer = await ask(app, "DELETE", "sessions", { cookie: kept });
    expect(answer.json()).toEqual({ ended: 2 });
    for (const cookie of others) expect(await whoIs(app, cookie)).toBeNull();
    expect(await whoIs(app, kept)).toBe(username);
  });

  test("signing out ends the session, takes the cookie back, and may be done twice", async () => {
    const { username } = await anyone();
    const cookie = await cookieFor(app, username);
    const answer = await ask(app, "DELETE", "session", { cookie });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers["set-cookie"]).toMatch(/^kith_session=; Path=\/; Max-Age=0;/);
    expect(await whoIs(app, cookie)).toBeNull();
    expect((await ask(app, "DELETE", "session", { cookie })).statusCode).toBe(204);
  });
});

describe("changing the password", () => {
  const change = (cookie: string, current: string, next: string) =>
    ask(app, "PUT", "password", { cookie, body: { current, next } });

  test("lets the new one in and the old one not, and ends the other sessions", async () => {
    const { username } = await anyone();
    const other = await cookieFor(app, username);
    const own = await cookieFor(app, username);
    expect((await change(own, PASSWORD, "换一个更长的新密码吧")).statusCode).toBe(204);
    expect((await signIn(app, username)).statusCode).toBe(401);
    expect((await signIn(app, username, "换一个更长的新密码吧")).statusCode).toBe(200);
    expect(await whoIs(app, other)).toBeNull();
    expect(await whoIs(app, own)).toBe(username);
  });

  test.each([
    ["the current one is wrong", "not the password", "another good password", "wrongPassword"],
    ["the new one has nine characters", PASSWORD, "ninechars", "passwordTooShort"],
    ["the new one is five emoji of two units each", PASSWORD, "🌧🌧🌧🌧🌧", "passwordTooShort"],
  ])("is refused when %s", async (_, current, next, reason) => {
    const { username } = await anyone();
    const cookie = await cookieFor(app, username);
    const answer = await change(cookie, current, next);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ error: "refused", reason });
    expect((await signIn(app, username)).statusCode).toBe(200);
  });

  test("is refused when the new one is the user name", async () => {
    await aPerson(app, "a-very-long-name");
    const answer = await change(await cookieFor(app, "a-very-long-name"), PASSWORD, "A-Very-Long-Name");
    expect(answer.json()).toMatchObject({ error: "refused", reason: "passwordIsUsername" });
  });

  test("cannot be used to guess the current one", async () => {
    const { username } = await anyone();
    const cookie = await cookieFor(app, username);
    const codes = [];
    for (let k = 0; k < 11; k += 1) codes.push((await change(cookie, "wrong wrong", "x")).statusCode);
    expect(codes).toEqual([...Array<number>(10).fill(409), 429]);
  });
});

describe("one's account", () => {
  test("says the name, the user name and the address, and the name can be changed", async () => {
    const personId = await aPerson(app, "zoë", { name: "Zoë", email: "zoe@example.org" });
    const cookie = await cookieFor(app, "zoë");
    const renamed = await ask(app, "PATCH", "me", { cookie, body: { name: "  Zoë 林 " } });
    expect(renamed.statusCode).toBe(204);
    expect((await ask(app, "GET", "me", { cookie })).json()).toEqual({
      personId,
      name: "Zoë 林",
      username: "zoë",
      email: "zoe@example.org",
    });
  });

  test("has no address where none was given", async () => {
    const { username } = await anyone();
    const cookie = await cookieFor(app, username);
    expect((await ask(app, "GET", "me", { cookie })).json()).toMatchObject({ email: null });
  });

  test.each([
    ["empty", ""],
    ["blank", " \u3000 "],
    ["nothing to be seen", "\u200b\u200d"],
    ["a NUL", "No\0ra"],
    ["two lines", "Nora\nFields"],
    ["letters turned round", "Nora\u202esdleiF"],
    ["ten thousand letters", "n".repeat(10_000)],
    ["half a surrogate", "Nora\ud83d"],
  ])("does not take a name that is: %s", async (_, name) => {
    const { cookie } = await signedIn(app, "Nora Fields");
    expect((await ask(app, "PATCH", "me", { cookie, body: { name } })).statusCode).toBe(400);
    expect(await whoIs(app, cookie)).toBe("Nora Fields");
  });

  test.each(["林小满", "ليلى", "Đặng Thị Ánh", "अनुष्का", "👩‍👩‍👧", "O'Neil-Smith Jr."])(
    "takes a name as people have them: %s",
    async (name) => {
      const { cookie } = await signedIn(app, "Nora Fields");
      expect((await ask(app, "PATCH", "me", { cookie, body: { name } })).statusCode).toBe(204);
      expect(await whoIs(app, cookie)).toBe(name);
    },
  );
});

describe("knowing who asks", () => {
  const who = (of: TestApp, cookie?: string) =>
    of.inject({ url: "/api/test/who", headers: cookie === undefined ? {} : { cookie } });

  test("costs one query, and none when asked again within seconds", async () => {
    const { personId, cookie } = await signedIn(app, "Nora Fields");
    await who(app, cookie);
    clock.pass(MINUTE_MS);
    const query = vi.spyOn(Client.prototype, "query");
    const answers = [await who(app, cookie)];
    const first = query.mock.calls.length;
    answers.push(await who(app, cookie), await who(app, cookie));
    const all = query.mock.calls.length;
    query.mockRestore();
    expect(answers.map((answer) => answer.json<unknown>())).toEqual(answers.map(() => ({ personId })));
    expect([first, all]).toEqual([1, 1]);
  });

  test("costs none without a cookie, or with one that is forged", async () => {
    const query = vi.spyOn(Client.prototype, "query");
    expect((await who(app)).statusCode).toBe(401);
    expect((await who(app, "kith_session=forged.c2lnbmF0dXJl")).statusCode).toBe(401);
    expect((await app.inject("/api/test/anybody")).json()).toEqual({ who: null });
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
  });

  test("goes on as before where the news is not heard, for seconds only", async () => {
    const { personId, cookie } = await signedIn(app, "Nora Fields");
    await who(app, cookie);
    await database.current.pool.query("delete from auth.sessions where user_id = $1", [personId]);
    clock.pass(9000);
    expect((await who(app, cookie)).statusCode).toBe(200);
    clock.pass(2000);
    expect((await who(app, cookie)).statusCode).toBe(401);
  });
});
