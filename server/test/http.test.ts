import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createApp } from "../src/app.ts";
import { ownDatabase } from "./database/database.ts";
import { systemClock } from "../src/platform/clock.ts";
import { openDatabase, type Database } from "../src/platform/db/open.ts";
import { NotAllowed, NotFound, Refused } from "../src/platform/errors.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "kith-web-"));
const database = ownDatabase();
let app: Awaited<ReturnType<typeof createApp>>;
let url = "";
let now = 1000;

const appOn = (of: Database) =>
  createApp({
    version: "1.2.3",
    instance: { database: of, dataFolder: folder, isEmbedded: true, close: () => Promise.resolve() },
    clock: systemClock,
    bus: { on: () => () => undefined, stop: () => Promise.resolve() },
    secret: "a secret of at least thirty-two characters",
    trustProxy: null,
    doesJobs: false,
    mail: null,
    logLevel: "silent",
    logTo: process.stderr,
    webFolder: folder,
    monotonicMs: () => now,
  });

beforeAll(async () => {
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "index.html"), "<!doctype html><title>Kith</title>");
  writeFileSync(path.join(folder, "assets/app-a1b2c3d4.js"), "export const a = 1;\n");
  app = await appOn(database.current);
  app.get("/api/test/:kind", (request) => {
    const { kind } = request.params as { kind: string };
    if (kind === "not-allowed") throw new NotAllowed("noTerm");
    if (kind === "refused") throw new Refused("full");
    if (kind === "bug") throw new Error("secret detail");
    throw new NotFound();
  });
  app.post("/api/test", (request) => ({ got: typeof request.body }));
  url = await app.listen({ port: 0, host: "127.0.0.1" });
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a monitor learns that the instance is up, its version and for how long", async () => {
  now = 3500;
  const answer = await fetch(`${url}/api/health`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok", database: "up", version: "1.2.3", uptimeSeconds: 2.5 });
});

test("a monitor learns when the database does not answer", async () => {
  const gone = await openDatabase({ ...inject("postgres"), database: "postgres" }, () => undefined);
  await gone.close();
  const without = await appOn(gone);
  const answer = await without.inject("/api/health");
  await without.close();
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ status: "down", database: "down" });
});

describe("security headers", () => {
  test("a page may load only what comes from its own address, and nothing inline", async () => {
    const { headers } = await fetch(`${url}/`);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("refusals carry them too", async () => {
    const { headers } = await fetch(`${url}/api/nothing`);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

describe("refusals have one form", () => {
  const cases = [
    { path: "/api/test/not-allowed", status: 403, error: "notAllowed", reason: "noTerm" },
    { path: "/api/test/refused", status: 409, error: "refused", reason: "full" },
    { path: "/api/test/anything", status: 404, error: "notFound", reason: null },
    { path: "/api/nothing", status: 404, error: "notFound", reason: null },
    { path: "/missing.js", status: 404, error: "notFound", reason: null },
  ];
  test.each(cases)("$path answers $status", async ({ path, status, error, reason }) => {
    const answer = await fetch(`${url}${path}`, { headers: { accept: "text/html" } });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error, reason, issues: [] });
  });

  test("a bug says nothing of itself", async () => {
    const answer = await fetch(`${url}/api/test/bug`);
    expect(answer.status).toBe(500);
    const body = await answer.text();
    expect(body).not.toContain("secret");
    expect(JSON.parse(body)).toMatchObject({ error: "unexpected" });
    expect(answer.headers.get("x-request-id")).toBe((JSON.parse(body) as { requestId: string }).requestId);
  });

  test.each([
    { body: "{", type: "application/json", status: 400, error: "invalidInput" },
    { body: '{"__proto__":{"a":1}}', type: "application/json", status: 400, error: "invalidInput" },
    { body: "a".repeat(300 * 1024), type: "application/json", status: 413, error: "tooLarge" },
    { body: "x", type: "application/x-unheard-of", status: 415, error: "invalidInput" },
  ])("a body of type $type that is wrong answers $status", async ({ body, type, status, error }) => {
    const answer = await fetch(`${url}/api/test`, {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error });
  });
});

describe("the web app", () => {
  test("any path a person opens gets the shell, which is asked for anew each time", async () => {
    const answer = await fetch(`${url}/check`, { headers: { accept: "text/html" } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("<title>Kith</title>");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  });

  test("hashed files are kept for ever", async () => {
    const answer = await fetch(`${url}/assets/app-a1b2c3d4.js`);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  test("paths that climb out of the folder find nothing", async () => {
    for (const path of [
      "/..%2f..%2fetc/passwd",
      "/%2e%2e/%2e%2e/package.json",
      "/assets/..%2f..%2fpackage.json",
    ]) {
      expect((await fetch(`${url}${path}`)).status, path).toBeGreaterThanOrEqual(400);
    }
  });
});

test("the interface describes itself as OpenAPI 3.1, and has a page for people", async () => {
  const description = (await (await fetch(`${url}/api/docs/json`)).json()) as {
    openapi: string;
    paths: Record<string, { get: { responses: Record<string, unknown> } }>;
  };
  expect(description.openapi).toBe("3.1.0");
  expect(description.paths["/api/health"]?.get.responses["200"]).toBeDefined();
  const page = await fetch(`${url}/api/docs/`, { headers: { accept: "text/html" } });
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
});
