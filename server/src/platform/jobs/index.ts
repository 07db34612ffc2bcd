import { EventEmitter } from "node:events";
import { Logger, makeWorkerUtils, runMigrations, type WorkerEvents } from "graphile-worker";
import { sql } from "kysely";
import type { Pool } from "pg";
import type { Db, Tx } from "../db/open.ts";
import { Presence } from "./presence.ts";
import { keepRunning } from "./running.ts";

/**
 * Work that outlives a request: it is asked for in the transaction that gives rise to it, and done at least once by any
 * node, also after a crash. So tasks must bear being done twice.
 */
export type Task = (payload: unknown) => Promise<void>;

export interface JobsOptions {
  readonly pool: Pool;
  readonly tasks: Readonly<Record<string, Task>>;
  /** Whether no other process can be at work on this database: what an earlier one left is then taken up at once. */
  readonly isAlone: boolean;
  readonly onTrouble: (message: string) => void;
}

export interface Jobs {
  /** Waits for what is being done; what is not begun stays for the next start. */
  stop(): Promise<void>;
}

const AT_ONCE = 4;

/** Makes the tables jobs are kept in. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: silent });
}

export async function startJobs({ pool, tasks, isAlone, onTrouble }: JobsOptions): Promise<Jobs> {
  const events: WorkerEvents = new EventEmitter();
  const presence = new Presence(pool, await makeWorkerUtils({ pgPool: pool, logger: silent }), onTrouble);
  events.on("pool:create", ({ workerPool }) => presence.add(workerPool.id));
  events.on("job:error", ({ job, error }) => onTrouble(`job ${job.task_identifier}: ${messageOf(error)}`));
  await presence.begin(isAlone);
  const options = {
    pgPool: pool,
    concurrency: AT_ONCE,
    noHandleSignals: true,
    events,
    logger: silent,
    // Else, where it cannot be written down that a job is done, nobody hears of that and the process ends.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload)]),
    ),
  };
  const running = await keepRunning(options, { letGo: () => presence.letGo(), onTrouble });
  return {
    stop: async () => {
      await running.stop();
      await presence.end();
    },
  };
}

export interface JobOptions {
  readonly runAt?: Date | null;
  readonly key?: string | null;
  /** Not before so long from now by the database's clock. Asked for again under the same key, it keeps its time. */
  readonly withinMs?: number | null;
}

/** Asks for work; it is done only if the transaction commits. A later asking under the same `key` takes its place. */
export async function addJob(
  tx: Tx,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  { runAt = null, key = null, withinMs = null }: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json,
    run_at => coalesce(${runAt}::timestamptz, now() + ${withinMs}::double precision * interval '1 ms'),
    job_key => ${key}::text,
    job_key_mode => ${withinMs === null ? "replace" : "preserve_run_at"})`.execute(tx);
}

/** The same for many at once, each under a key of its own. */
export async function addJobs(
  tx: Tx,
  name: string,
  jobs: readonly { readonly key: string; readonly payload: Readonly<Record<string, unknown>> }[],
): Promise<void> {
  const payloads = jobs.map(({ payload }) => JSON.stringify(payload));
  const keys = jobs.map(({ key }) => key);
  await sql`select from graphile_worker.add_jobs(array(
    select row(${name}, asked.payload::json, null, null, null, asked.key, null, null)::graphile_worker.job_spec
    from unnest(${payloads}::text[], ${keys}::text[]) as asked (payload, key)))`.execute(tx);
}

/** Whether work asked for under a key waits or is being done. */
export async function isAskedFor(db: Db, key: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from graphile_worker.jobs where key = ${key}) as is`.execute(db);
  return rows[0]?.is ?? false;
}

/** What the queue says of its own doings is of no use to whoever runs an instance; failures come as events. */
const silent = new Logger(() => () => undefined);

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
