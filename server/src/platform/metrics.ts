import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Pool } from "pg";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Http } from "./http.ts";

/** What a monitor reads: numbers about the process, requests, the database and work that waits. Names no person. */
export interface Metrics {
  /** Prometheus text format. */
  text(): Promise<string>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

export function createMetrics(app: Http, pool: Pool): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "kith_http_request_seconds",
    help: "Time from a request to the end of its answer",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers,
  });
  app.addHook("onResponse", async (request, reply) => {
    // The pattern, never the address asked for: that could name a community, and would never end.
    const route = request.routeOptions.url ?? "none";
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  registry.registerMetric(connectionsOf(pool));
  registry.registerMetric(jobsOf(pool));
  return { text: () => registry.metrics() };
}

function connectionsOf(pool: Pool): Gauge {
  return new Gauge({
    name: "kith_database_connections",
    help: "Connections to the database, and those who wait for one",
    labelNames: ["state"],
    registers: [],
    collect() {
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "used" }, pool.totalCount - pool.idleCount);
      this.set({ state: "awaited" }, pool.waitingCount);
    },
  });
}

const JOBS = `
  select count(*) filter (where attempts < max_attempts) as waiting,
    count(*) filter (where attempts >= max_attempts) as failed
  from graphile_worker.jobs`;

function jobsOf(pool: Pool): Gauge {
  return new Gauge({
    name: "kith_jobs",
    help: "Work not done yet, and work given up after its last attempt",
    labelNames: ["state"],
    registers: [],
    async collect() {
      const { rows } = await pool.query<{ waiting: number; failed: number }>(JOBS);
      this.set({ state: "waiting" }, rows[0]!.waiting);
      this.set({ state: "failed" }, rows[0]!.failed);
    },
  });
}

/** Where a monitor may ask: an address of its own, so that who reaches the app does not reach this. */
export interface MetricsListener {
  readonly url: string;
  close(): Promise<void>;
}

/** @param address such as `127.0.0.1:9464`; port 0 takes a free one. */
export async function listenForMetrics(
  metrics: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsListener> {
  const server = http.createServer((request, response) => void answer(metrics, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { address, port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${taken}/metrics`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  metrics: Metrics,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  if (request.method !== "GET" || request.url !== "/metrics") {
    response.writeHead(404).end();
    return;
  }
  try {
    const text = await metrics.text();
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(text);
  } catch {
    // The database is away: the monitor asks again.
    response.writeHead(503).end();
  }
}
