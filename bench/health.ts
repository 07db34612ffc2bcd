/**
 * npm run bench -- health [MESSAGES] [--reads N]
 *
 * How long Health takes to be judged and to be read in a community of MESSAGES (1000000) made-up posts, in a database of
 * the bench's own. `countSeconds` is one judgement in its thread, its result kept; `stallMs` is the longest the thread
 * that answers requests was held up meanwhile; `readMs`, `readP99Ms` and `readMostMs` are of N (200) readings of the last
 * answer, names and words put in. Memory is the most of the whole process, the judging thread included; `rowKb` is what
 * the kept result takes in its row, `rowTextKb` the same before PostgreSQL compresses it.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { countAndKeep, healthView, Thinking } from "../server/src/modules/insight/index.ts";
import type { Ctx } from "../server/src/platform/ctx.ts";
import { migrate } from "../server/src/platform/db/migrate.ts";
import { openDatabase, type Database } from "../server/src/platform/db/open.ts";
import { idsBy } from "../server/src/platform/ids.ts";
import { migrateJobs } from "../server/src/platform/jobs/index.ts";
import { startEmbedded } from "../server/src/platform/postgres/embedded.ts";
import { madeCommunity } from "./diagnosis/talk.ts";
import { fill } from "./health/fill.ts";
import { median, peakRssMb } from "./support/process.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { reads: { type: "string", default: "200" } },
});
const messages = Number(positionals[0] ?? "1000000");
const folder = mkdtempSync(path.join(os.tmpdir(), "kith-bench-health-"));
mkdirSync(path.join(folder, "data"));
const postgres = await startEmbedded({ folder: path.join(folder, "data") });
const database = await openDatabase(postgres.connection, () => undefined);
try {
  await migrate(database.pool);
  await migrateJobs(database.pool);
  console.log(JSON.stringify(await measured(database)));
} finally {
  await database.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measured(given: Database) {
  const ids = idsBy({ now: () => new Date() });
  const talk = madeCommunity({ messages, marks: 1, days: 365 });
  const now = new Date(talk.at[talk.length - 1]!);
  const ctx: Ctx = { db: given.db, clock: { now: () => now }, ids };
  const { communityId, organiserId, members } = await fill(given, ids, talk);
  const rssBeforeMb = Math.round(process.memoryUsage().rss / 2 ** 20);
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const began = performance.now();
  await countAndKeep(ctx, new Thinking(given.pool.options), communityId);
  const countSeconds = rounded((performance.now() - began) / 1000);
  stalls.disable();
  const insider = {
    communityId,
    slug: "bench",
    memberId: organiserId,
    personId: organiserId,
    roles: ["organiser" as const],
    isClosed: false,
    pausedUntil: null,
  };
  const took: number[] = [];
  for (let read = 0; read < Number(values.reads); read++) {
    const start = performance.now();
    await healthView(ctx, insider, read % 2 === 0 ? "en" : "zh-CN");
    took.push(performance.now() - start);
  }
  const sorted = took.toSorted((a, b) => a - b);
  return {
    messages,
    members,
    countSeconds,
    stallMs: rounded(stalls.max / 1e6),
    readMs: rounded(median(took)),
    readP99Ms: rounded(sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN),
    readMostMs: rounded(sorted.at(-1) ?? Number.NaN),
    rssBeforeMb,
    peakRssMb: peakRssMb(),
    ...(await rowSize(given)),
  };
}

async function rowSize({ pool }: Database): Promise<{ rowKb: number; rowTextKb: number }> {
  const { rows } = await pool.query<{ kept: number; text: number }>(
    `select coalesce(sum(pg_column_size(findings) + pg_column_size(report)), 0)::float8 as kept,
            coalesce(sum(octet_length(findings::text) + octet_length(report::text)), 0)::float8 as text
     from diagnosis_runs where report is not null`,
  );
  return { rowKb: rounded((rows[0]?.kept ?? 0) / 1024), rowTextKb: rounded((rows[0]?.text ?? 0) / 1024) };
}

function rounded(figure: number): number {
  return Number(figure.toFixed(1));
}
