import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttp, type Http } from "../src/platform/http.ts";
import { createMetrics, listenForMetrics, type MetricsListener } from "../src/platform/metrics.ts";
import { migrateJobs } from "../src/platform/jobs/index.ts";
import { metricsAddress } from "../src/settings.ts";
import { ownDatabase } from "./database/database.ts";

const database = ownDatabase();
let http: Http;
let listener: MetricsListener;

beforeAll(async () => {
  const { pool } = database.current;
  await migrateJobs(pool);
  http = await createHttp({ logLevel: "silent", logTo: process.stderr, trustProxy: null });
  listener = await listenForMetrics(createMetrics(http, pool), { host: "127.0.0.1", port: 0 });
  http.get("/api/things/:id", () => ({ is: "here" }));
});

afterAll(async () => {
  await listener.close();
  await http.close();
});

const scraped = async () => (await fetch(listener.url)).text();

test("requests are counted by route, never by address", async () => {
  await http.inject("/api/things/secret-name");
  await http.inject("/api/nowhere/secret-name");
  const text = await scraped();
  expect(text).toContain(
    'kith_http_request_seconds_count{method="GET",route="/api/things/:id",status="200"} 1',
  );
  expect(text).toContain('kith_http_request_seconds_count{method="GET",route="none",status="404"} 1');
  expect(text).not.toContain("secret-name");
});

test("connections, waiting work and the process are told", async () => {
  await database.current.pool.query(
    "select graphile_worker.add_job('later', run_at => now() + interval '1 day')",
  );
  const text = await scraped();
  expect(text).toContain('kith_jobs{state="waiting"} 1');
  expect(text).toMatch(/kith_database_connections\{state="idle"\} \d/);
  expect(text).toMatch(/process_resident_memory_bytes \d/);
});

test("nothing else is answered there", async () => {
  expect((await fetch(listener.url.replace("/metrics", "/"))).status).toBe(404);
  expect((await fetch(listener.url, { method: "POST" })).status).toBe(404);
});

test.each([
  ["127.0.0.1:9464", { host: "127.0.0.1", port: 9464 }],
  ["[::1]:9464", { host: "::1", port: 9464 }],
  ["9464", { host: "127.0.0.1", port: 9464 }],
  ["monitor.example:0", { host: "monitor.example", port: 0 }],
  ["here", null],
  ["127.0.0.1:99999", null],
  ["127.0.0.1:", null],
  ["::1:9464", null],
])("the address %j is understood", (given, address) => {
  expect(metricsAddress(given)).toEqual(address);
});
