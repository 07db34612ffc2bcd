import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import net from "node:net";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { clearInstances, freshFolder, startInstance, type Instance } from "./instance.ts";

/** A server that is not ours to start or stop, as two Kiths that share it see it. */

const name = `external_${randomUUID().replaceAll("-", "")}`;
const { host, user } = inject("postgres");
const shared = {
  DATABASE_URL: `postgres://${user}@/${name}?host=${encodeURIComponent(host)}`,
  KITH_SECRET: "the same forty characters on every node!",
};
let nodes: readonly Instance[] = [];
let metricsPort = 0;
const folders = [freshFolder(), freshFolder()];

async function asServer(statement: string): Promise<void> {
  const client = new Client({ host, user, database: "postgres" });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await asServer(`create database ${name} template template0`);
  metricsPort = await freePort();
  nodes = await Promise.all([
    startInstance(["--port", "0"], {
      ...shared,
      KITH_DATA: folders[0],
      KITH_METRICS: `127.0.0.1:${metricsPort}`,
    }),
    startInstance(["--port", "0"], { ...shared, KITH_DATA: folders[1] }),
  ]);
});

afterAll(async () => {
  await clearInstances();
  await asServer(`drop database ${name} with (force)`);
});

type Asked = Omit<RequestInit, "headers"> & { readonly headers?: Record<string, string> };

const at = (node: number, place: string, init: Asked = {}) =>
  fetch(`${nodes[node]!.url}${place}`, {
    ...init,
    headers: { "content-type": "application/json", ...init.headers },
  });

test("two nodes that start at once migrate it once, and neither brings up a database of its own", async () => {
  for (const node of [0, 1])
    expect(await (await at(node, "/api/health")).json()).toMatchObject({ status: "ok" });
  for (const folder of folders) expect(readdirSync(folder)).not.toContain("postgres");
});

test("who comes in by one node is known to the other, and a session ended there is ended here", async () => {
  const links = nodes.map(({ said }) => /welcome#(\S+)/.exec(said.out)?.[1]);
  const person = { name: "Ana Rivers", username: "ana", password: "a sentence I can keep", email: null };
  const use = { method: "POST", body: JSON.stringify({ token: links[0], ...person }) };
  const used = await at(0, "/api/accounts/links/use", use);
  expect([200, 201, 204]).toContain(used.status);
  const cookie = used.headers.getSetCookie().map((one) => one.split(";")[0])[0] ?? "";
  const nameAt = async (node: number) => {
    const answer = await at(node, "/api/accounts/session", { headers: { cookie } });
    return ((await answer.json()) as { person: { name: string } | null }).person?.name ?? null;
  };
  expect([await nameAt(0), await nameAt(1)]).toEqual(["Ana Rivers", "Ana Rivers"]);
  expect(
    (await at(1, "/api/accounts/session", { method: "DELETE", headers: { cookie }, body: "{}" })).ok,
  ).toBe(true);
  await expect.poll(() => nameAt(0)).toBe(null);
});

test("a monitor reads numbers at an address of its own", async () => {
  await at(0, "/api/nowhere/named-in-no-number");
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(text).toMatch(
    /kith_http_request_seconds_count\{method="GET",route="\/api\/health",status="200"\} \d/,
  );
  expect(text).toMatch(/kith_jobs\{state="waiting"\} \d/);
  expect(text).not.toContain("named-in-no-number");
  expect((await at(0, "/metrics")).headers.get("content-type")).not.toMatch(/version=0/);
});

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
