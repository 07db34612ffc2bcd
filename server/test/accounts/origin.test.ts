import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../app.ts";
import { ownDatabase } from "../database/database.ts";
import { signedIn } from "./signed-in.ts";
import { whoIs } from "./world.ts";

const database = ownDatabase();
let app: TestApp;
let cookie = "";

beforeAll(async () => {
  app = await openApp(database.current, { trustProxy: "192.0.2.1" });
  app.post("/api/test/anything", () => ({ done: true }));
  ({ cookie } = await signedIn(app, "Nora Fields"));
});
afterAll(() => app.close());

const HOST = "kith.example:3000";
const send = (method: "POST" | "GET", headers: Readonly<Record<string, string>>, from = "127.0.0.1") =>
  app.inject({
    method,
    url: method === "POST" ? "/api/test/anything" : "/api/accounts/session",
    remoteAddress: from,
    headers: { host: HOST, cookie, ...headers },
  });

test.each([
  ["this very address", { origin: `http://${HOST}` }],
  ["this address over https, behind a proxy that does not say so", { origin: `https://${HOST}` }],
  ["a program that says nothing", {}],
  ["an old browser, from the same page", { "sec-fetch-site": "same-origin" }],
])("%s may change something", async (_, headers) => {
  expect((await send("POST", headers)).statusCode).toBe(200);
});

test.each([
  ["another address", { origin: "https://elsewhere.example" }],
  ["another port", { origin: "http://kith.example:4000" }],
  ["a neighbouring name", { origin: `http://evil.${HOST}` }],
  ["a name that begins alike", { origin: `http://${HOST}.evil.example` }],
  ["a page that hides where it is", { origin: "null" }],
  ["nonsense", { origin: "://" }],
  ["a form on another site", { "sec-fetch-site": "cross-site" }],
  ["a neighbouring site", { "sec-fetch-site": "same-site" }],
  [
    "a page that pretends through a header nobody trusts",
    { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" },
  ],
])("%s may not", async (_, headers) => {
  const answer = await send("POST", headers);
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toMatchObject({ error: "notAllowed", reason: "foreignOrigin" });
});

test("reading is not refused, and nothing of it is told to a foreign page", async () => {
  const answer = await send("GET", { origin: "https://elsewhere.example" });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  expect(await whoIs(app, cookie)).toBe("Nora Fields");
});

test("behind a trusted proxy the address people open counts, and over https only https", async () => {
  const forwarded = { "x-forwarded-host": "our.example", "x-forwarded-proto": "https" };
  const from = "192.0.2.1";
  expect((await send("POST", { ...forwarded, origin: "https://our.example" }, from)).statusCode).toBe(200);
  expect((await send("POST", { ...forwarded, origin: "http://our.example" }, from)).statusCode).toBe(403);
  expect((await send("POST", { ...forwarded, origin: `http://${HOST}` }, from)).statusCode).toBe(403);
});
