import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, SECRET, type TestApp } from "../app.ts";
import { ownDatabase } from "../database/database.ts";
import { signedToken } from "../../src/modules/accounts/cookie.ts";
import { aPerson, ask, cookieFor, cookieOf, DAY_MS, heldClock, MINUTE_MS, signIn, whoIs } from "./world.ts";

const database = ownDatabase();
const clock = heldClock();
let app: TestApp;

beforeAll(async () => {
  app = await openApp(database.current, { clock });
  await aPerson(app, "nora", { name: "Nora Fields", email: "nora@example.org" });
  await aPerson(app, "陈小雨", { name: "陈小雨 🌧 ليلى" });
});

afterAll(() => app.close());

describe("signing in", () => {
  test.each([
    ["nora", "Nora Fields"],
    ["  NORA ", "Nora Fields"],
    ["Nora@Example.org", "Nora Fields"],
    ["陈小雨", "陈小雨 🌧 ليلى"],
  ])("with the right password, as %s", async (login, name) => {
    const answer = await signIn(app, login);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ person: { name, isInstanceAdmin: false } });
    expect(await whoIs(app, cookieOf(answer))).toBe(name);
  });

  test("a wrong password and an unknown name get the same answer, after the same work", async () => {
    const ask = async (login: string, k: number) => {
      const beganMs = performance.now();
      const answer = await signIn(app, login, "not the password", { from: `198.51.100.${k}` });
      return { answer, ms: performance.now() - beganMs };
    };
    await ask("nora", 0);
    const wrong = [await ask("nora", 1), await ask("nora", 2), await ask("nora", 3)];
    const logins = ["nobody", "nobody@example.org", "who's @ there"];
    const unknown = await Promise.all(logins.map(async (login, k) => ask(login, 10 + k)));
    for (const { answer } of [...wrong, ...unknown]) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ error: "notSignedIn", reason: "wrongSignIn" });
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
    const said = [...wrong, ...unknown].map(({ answer }) => ({ ...answer.json<object>(), requestId: "" }));
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    // Without the work of a password an answer comes in under a twentieth of the time.
    const fastest = (asked: readonly { ms: number }[]) => Math.min(...asked.map(({ ms }) => ms));
    expect(fastest(unknown)).toBeGreaterThan(fastest(wrong) / 3);
  });

  test("the refusal speaks the language of whoever asked", async () => {
    const answer = await ask(app, "GET", "me", { headers: { "accept-language": "zh-CN" } });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ error: "notSignedIn", message: "请先登录。" });
  });

  test("ends the session this browser had before", async () => {
    const first = await cookieFor(app, "nora");
    const second = cookieOf(await signIn(app, "陈小雨", undefined, { cookie: first }));
    expect(await whoIs(app, first)).toBeNull();
    expect(await whoIs(app, second)).toBe("陈小雨 🌧 ليلى");
  });
});

describe("the cookie", () => {
  test("is kept from scripts and other sites, and over https sent over https only", async () => {
    const plain = await signIn(app, "nora");
    expect(plain.headers["set-cookie"]).toMatch(
      /^kith_session=[^;]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    const behindProxy = await openApp(database.current, { clock, trustProxy: "192.0.2.1" });
    const headers = { "x-forwarded-proto": "https" };
    const secure = await signIn(behindProxy, "nora", undefined, { headers });
    expect(secure.headers["set-cookie"]).toMatch(/^__Host-kith_session=.*; SameSite=Lax; Secure$/);
    expect(await whoIs(behindProxy, cookieOf(secure), headers)).toBe("Nora Fields");
    await behindProxy.close();
    // Nobody but a trusted proxy can say so.
    const untrusted = await signIn(app, "nora", undefined, { headers });
    expect(untrusted.headers["set-cookie"]).not.toContain("Secure");
  });

  test("means nothing when forged, altered, cut or of another instance", async () => {
    const cookie = await cookieFor(app, "nora");
    const [, value = ""] = cookie.split("=");
    const [token = "", signature = ""] = decodeURIComponent(value).split(".");
    const other = `${token.slice(0, -1)}${token.endsWith("a") ? "b" : "a"}`;
    const forged = [
      `${other}.${signature}`,
      `${token}.${signature.slice(0, -4)}aaa=`,
      `${token}.`,
      token,
      `.${signature}`,
      "%",
      "%00",
      signedToken(token, "another secret of thirty-two characters"),
      signedToken("", SECRET),
      signedToken("never issued", SECRET),
      "a".repeat(8000),
    ];
    for (const one of forged) {
      const sent = one.includes("%") ? one : encodeURIComponent(one);
      expect(await whoIs(app, `kith_session=${sent}`), one.slice(0, 60)).toBeNull();
    }
    expect(await whoIs(app, `a=b; ${cookie}; c=d`)).toBe("Nora Fields");
  });

  test("lasts thirty days after the last visit, and no longer", async () => {
    const cookie = await cookieFor(app, "nora");
    clock.pass(29 * DAY_MS);
    expect(await whoIs(app, cookie)).toBe("Nora Fields");
    clock.pass(29 * DAY_MS);
    const answer = await ask(app, "GET", "session", { cookie });
    expect(answer.headers["set-cookie"]).toContain(`${cookie}; Path=/; Max-Age=2592000`);
    clock.pass(30 * DAY_MS);
    expect(await whoIs(app, cookie)).toBeNull();
  });
});

describe("guessing passwords", () => {
  test("comes to an end, for a while, and for whoever guesses", async () => {
    await aPerson(app, "guessed");
    const guess = (from: string) => signIn(app, "guessed", "wrong wrong wrong", { from });
    const guesses = [];
    for (let k = 0; k < 11; k += 1) guesses.push(await guess("203.0.113.5"));
    expect(guesses.slice(0, 10).map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(401));
    expect(guesses[10]?.statusCode).toBe(429);
    expect(guesses[10]?.headers["retry-after"]).toBe("900");
    expect(guesses[10]?.json()).toMatchObject({ error: "tooOften" });
    // Not even the right one, there; anywhere else it is.
    expect((await signIn(app, "guessed", undefined, { from: "203.0.113.5" })).statusCode).toBe(429);
    expect((await signIn(app, "guessed", undefined, { from: "203.0.113.6" })).statusCode).toBe(200);
    clock.pass(15 * MINUTE_MS);
    expect((await signIn(app, "guessed", undefined, { from: "203.0.113.5" })).statusCode).toBe(200);
  });

  test("is counted when all guesses come at once, and for a whole IPv6 network", async () => {
    await aPerson(app, "rushed");
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, k) =>
        signIn(app, "rushed", "wrong wrong wrong", { from: `2001:db8:0:7::${k + 1}` }),
      ),
    );
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 401)).toHaveLength(10);
    expect(codes.filter((code) => code === 429)).toHaveLength(4);
  });

  test("counts the address a trusted proxy tells, and nobody else's word", async () => {
    await aPerson(app, "proxied");
    const guess = (to: TestApp, k: number) =>
      signIn(to, "proxied", "wrong wrong wrong", {
        from: "198.18.0.1",
        headers: { "x-forwarded-for": `203.0.113.${k}` },
      });
    const behindProxy = await openApp(database.current, { clock, trustProxy: "198.18.0.0/15" });
    const direct = await openApp(database.current, { clock });
    const through = await Promise.all(Array.from({ length: 12 }, (_, k) => guess(behindProxy, k)));
    const pretended = await Promise.all(Array.from({ length: 12 }, (_, k) => guess(direct, k)));
    expect(through.map(({ statusCode }) => statusCode)).not.toContain(429);
    expect(pretended.filter(({ statusCode }) => statusCode === 429)).toHaveLength(2);
    await behindProxy.close();
    await direct.close();
  });
});

describe("hostile bodies", () => {
  test.each([
    ["nothing", null],
    ["a list", []],
    ["numbers", { login: 1, password: 2 }],
    ["objects", { login: { $ne: "" }, password: { $ne: "" } }],
    ["no password", { login: "nora" }],
    ["a NUL", { login: "nora\0", password: "correct horse battery" }],
    ["half a surrogate", { login: "\ud800", password: "correct horse battery" }],
    ["a user name of ten thousand", { login: "n".repeat(10_000), password: "correct horse battery" }],
    ["a password of ten thousand", { login: "nora", password: "p".repeat(10_000) }],
  ])("of sign-in are refused: %s", async (_, body) => {
    const answer = await ask(app, "POST", "session", {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ error: "invalidInput" });
  });

  test("of half a megabyte, and forms as pages of other sites send them, are refused", async () => {
    const large = JSON.stringify({ login: "n".repeat(500_000), password: "x" });
    const type = (sent: string) => ({ headers: { "content-type": sent } });
    const tooLarge = await ask(app, "POST", "session", { body: large, ...type("application/json") });
    expect(tooLarge.statusCode).toBe(413);
    const form = await ask(app, "POST", "session", {
      body: "login=nora&password=correct+horse+battery",
      ...type("application/x-www-form-urlencoded"),
    });
    expect(form.statusCode).toBe(415);
  });
});
