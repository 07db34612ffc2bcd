import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOrganiserLink } from "../../src/modules/accounts/index.ts";
import { ctxOf, openApp, type TestApp } from "../app.ts";
import { ownDatabase } from "../database/database.ts";
import { signedIn } from "./signed-in.ts";
import { ask, cookieOf, DAY_MS, heldClock, MINUTE_MS, signIn, whoIs } from "./world.ts";

const database = ownDatabase();
const clock = heldClock();
let app: TestApp;
let count = 0;

beforeAll(async () => {
  app = await openApp(database.current, { clock });
});
afterAll(() => app.close());
beforeEach(async () => {
  clock.pass(20 * MINUTE_MS);
  await database.current.pool.query("truncate instance_admins, one_time_links, people cascade");
  await database.current.pool.query("truncate audit_entries");
});

const organiserToken = async () => (await createOrganiserLink(ctxOf(app)))?.token ?? "";
const chosen = (token: string, more: object = {}) => ({
  token,
  name: "Ana Rivers",
  username: `ana${++count}`,
  password: "a password of hers",
  email: null,
  ...more,
});
const use = (token: string, more: object = {}) =>
  ask(app, "POST", "links/use", { body: chosen(token, more) });
const look = (token: string) => ask(app, "POST", "links/look", { body: { token } });
const powers = async () =>
  (
    await database.current.pool.query<{ power: string }>("select power from audit_entries order by number")
  ).rows.map(({ power }) => power);

describe("the link for the first organiser", () => {
  test("makes whoever opens it a person who runs the instance, and signs them in", async () => {
    const token = await organiserToken();
    expect((await look(token)).json()).toEqual({
      purpose: "organiser",
      expiresAt: new Date(clock.now().getTime() + 7 * DAY_MS).toISOString(),
    });
    const answer = await use(token, { username: "  Ana.Rivers ", email: "Ana@Example.org" });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ person: { name: "Ana Rivers", isInstanceAdmin: true } });
    expect(await whoIs(app, cookieOf(answer))).toBe("Ana Rivers");
    expect((await signIn(app, "ana.rivers", "a password of hers")).statusCode).toBe(200);
    expect((await signIn(app, "ana@example.org", "a password of hers")).statusCode).toBe(200);
    expect(await powers()).toEqual(["printOrganiserLink", "becomeInstanceAdmin"]);
  });

  test("is kept as a hash only", async () => {
    const token = await organiserToken();
    const { rows } = await database.current.pool.query("select * from one_time_links");
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("works once; afterwards it says so", async () => {
    const token = await organiserToken();
    await use(token);
    for (const answer of [await use(token), await look(token)]) {
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toMatchObject({ error: "refused", reason: "linkUsed" });
    }
  });

  test.each(["the same link", "two links"])("of two who use %s at once one wins", async (which) => {
    const first = await organiserToken();
    const second = which === "the same link" ? first : await organiserToken();
    const answers = await Promise.all([use(first), use(second), use(first), use(second)]);
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(codes.toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    const { rows } = await database.current.pool.query("select from people");
    expect(rows).toHaveLength(1);
  });

  test("is no longer made, and no longer works, once somebody runs the instance", async () => {
    const [first, second] = [await organiserToken(), await organiserToken()];
    await use(first);
    expect(await createOrganiserLink(ctxOf(app))).toBeNull();
    expect((await use(second)).json()).toMatchObject({ reason: "organiserExists" });
  });

  test("expires after seven days", async () => {
    const token = await organiserToken();
    clock.pass(7 * DAY_MS - 1);
    expect((await look(token)).statusCode).toBe(200);
    clock.pass(1);
    expect((await use(token)).json()).toMatchObject({ reason: "linkExpired" });
    const { rows } = await database.current.pool.query("select from people");
    expect(rows).toEqual([]);
  });

  test("that nobody made is not there, and cannot be searched for", async () => {
    const made = "a".repeat(32);
    expect((await use(made)).statusCode).toBe(404);
    const codes = [];
    for (let k = 0; k < 60; k += 1) codes.push((await look(made)).statusCode);
    expect(codes.slice(0, 59)).toEqual(Array(59).fill(404));
    expect(codes.at(-1)).toBe(429);
  });
});

describe("what is chosen", () => {
  test.each([
    ["a password of nine characters", { password: "ninechars" }, 409, "passwordTooShort"],
    [
      "the user name as password",
      { username: "ana-of-the-rivers", password: "Ana-of-the-Rivers" },
      409,
      "passwordIsUsername",
    ],
    ["a user name with a blank", { username: "ana rivers" }, 400, "body"],
    ["a user name that looks like an address", { username: "ana@rivers" }, 400, "body"],
    ["a user name of one letter", { username: "a" }, 400, "body"],
    ["a user name of ten thousand", { username: "a".repeat(10_000) }, 400, "body"],
    ["an address that is none", { email: "ana at rivers" }, 400, "body"],
    ["a name with a NUL", { name: "A\0na" }, 400, "body"],
    ["no name", { name: undefined }, 400, "body"],
  ])("is refused, and the link stays good: %s", async (_, more, status, reason) => {
    const token = await organiserToken();
    const answer = await use(token, more);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ reason });
    expect((await use(token)).statusCode).toBe(200);
  });

  test("cannot be somebody else's user name, in whatever form, nor their address", async () => {
    const cookie = cookieOf(await use(await organiserToken(), { username: "ana", email: "ana@example.org" }));
    const invited = async () =>
      (await ask(app, "POST", "invites", { cookie })).json<{ token: string }>().token;
    const token = await invited();
    for (const username of ["ana", "ANA", "ａｎａ"])
      expect((await use(token, { username })).json()).toMatchObject({ reason: "usernameTaken" });
    expect((await use(token, { email: "ANA@example.org" })).json()).toMatchObject({ reason: "emailTaken" });
    expect((await use(token, { username: "阿娜" })).statusCode).toBe(200);
  });
});

describe("inviting a person", () => {
  test("is for whoever runs the instance, and makes an ordinary person", async () => {
    const cookie = cookieOf(await use(await organiserToken()));
    const made = await ask(app, "POST", "invites", { cookie });
    expect(made.statusCode).toBe(201);
    const { token } = made.json<{ token: string }>();
    expect((await look(token)).json()).toMatchObject({ purpose: "invite" });
    const answer = await use(token, { name: "Ben Woods" });
    expect(answer.json()).toMatchObject({ person: { name: "Ben Woods", isInstanceAdmin: false } });
    expect(await powers()).toEqual(["printOrganiserLink", "becomeInstanceAdmin", "inviteToInstance"]);
    const theirs = cookieOf(answer);
    expect((await ask(app, "POST", "invites", { cookie: theirs })).statusCode).toBe(403);
    expect((await ask(app, "POST", "invites")).statusCode).toBe(401);
  });

  test("of two who use one invitation at once one comes in", async () => {
    const cookie = cookieOf(await use(await organiserToken()));
    const { token } = (await ask(app, "POST", "invites", { cookie })).json<{ token: string }>();
    const answers = await Promise.all([use(token), use(token), use(token)]);
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(codes.toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const { rows } = await database.current.pool.query("select from people");
    expect(rows).toHaveLength(2);
  });

  test("there is no other way in", async () => {
    await signedIn(app, "Nora Fields");
    for (const path of ["sign-up", "sign-up/email", "../auth/sign-up/email"]) {
      const answer = await ask(app, "POST", path, { body: chosen("", { email: "x@example.org" }) });
      expect(answer.statusCode, path).toBe(404);
    }
  });
});
