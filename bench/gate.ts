/**
 * npm run bench -- gate [--members N] [--communities N]
 *
 * A server with N (10000) communities, one of them of N (100000) members with 3,000 applications waiting, a year of
 * 500,000 acts and 1,000,000 posts, in a database of the bench's own. Asked one after the other from another process, in
 * turns: landing pages of many communities, the first page of applications, what a member's right is looked up for (how
 * they can be reached), and a bare read of one row by its primary key through the same server. `…P99Ratio` is the 99th
 * percentile of each over that of the bare read; `criteriaDryRunSeconds` the first page of a dry run with its count.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { criteriaDryRunSeconds } from "./gate/criteria.ts";
import { serve, type Serving } from "./gate/instance.ts";

/** Rounds before any is counted. */
const WARMING = 100;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    members: { type: "string", default: "100000" },
    communities: { type: "string", default: "10000" },
    rounds: { type: "string", default: "2000" },
  },
});

if (positionals[0] === "serve")
  await serve({
    members: Number(values.members),
    communities: Number(values.communities),
    applications: 3000,
    acts: 5 * Number(values.members),
    posts: 10 * Number(values.members),
  });
else console.log(JSON.stringify(await measured()));

async function measured() {
  const args = ["serve", "--members", values.members, "--communities", values.communities];
  const server = spawn(process.execPath, [...process.execArgv, import.meta.filename, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const serving = await said(server.stdout);
    const p99 = await percentiles(serving);
    const { url, slug, organiserCookie } = serving;
    const dryRun = await criteriaDryRunSeconds(url, slug, organiserCookie);
    const ratio = (of: number) => Number((of / p99.bare).toFixed(2));
    return {
      landingP99Ratio: ratio(p99.landing),
      queueP99Ratio: ratio(p99.queue),
      permissionP99Ratio: ratio(p99.permission),
      criteriaDryRunSeconds: Number(dryRun.seconds.toFixed(2)),
      barePrimaryKeyP99Ms: Number(p99.bare.toFixed(2)),
      matching: dryRun.count,
      of: dryRun.of,
    };
  } finally {
    server.stdin.end();
    if (server.exitCode === null) await once(server, "exit");
  }
}

async function said(output: NodeJS.ReadableStream): Promise<Serving> {
  let text = "";
  for await (const chunk of output) {
    text += String(chunk);
    if (text.includes("\n")) return JSON.parse(text) as Serving;
  }
  throw new Error("The server ended before it served");
}

async function percentiles({ url, slug, communities, organiserCookie, memberCookie, personId }: Serving) {
  const asks = {
    bare: () => ({ path: `/api/bench/people/${personId}`, cookie: "" }),
    landing: (k: number) => ({ path: `/api/join/${slug}-${1 + ((k * 7919) % communities)}`, cookie: "" }),
    queue: () => ({ path: `/api/communities/${slug}/applications`, cookie: organiserCookie }),
    permission: () => ({ path: `/api/communities/${slug}/me/contacts`, cookie: memberCookie }),
  };
  const took = {
    bare: [] as number[],
    landing: [] as number[],
    queue: [] as number[],
    permission: [] as number[],
  };
  for (let round = -WARMING; round < Number(values.rounds); round++) {
    for (const name of ["bare", "landing", "queue", "permission"] as const) {
      const { path, cookie } = asks[name](round + WARMING);
      const start = performance.now();
      const answer = await fetch(url + path, { headers: cookie === "" ? {} : { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      if (round >= 0) took[name].push(performance.now() - start);
    }
  }
  const p99 = (times: readonly number[]) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return {
    bare: p99(took.bare),
    landing: p99(took.landing),
    queue: p99(took.queue),
    permission: p99(took.permission),
  };
}
