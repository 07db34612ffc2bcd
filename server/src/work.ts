import { keepHeads } from "./platform/audit/index.ts";
import type { Ctx } from "./platform/ctx.ts";
import { createOutbox, mailRoute, type MailSettings, type Outbox } from "./platform/delivery/index.ts";
import { eventTasks } from "./platform/events.ts";
import { every } from "./platform/every.ts";
import type { Instance } from "./platform/instance.ts";
import { startJobs, type Jobs, type Task } from "./platform/jobs/index.ts";
import type { Module } from "./platform/module.ts";
import { createTimekeeper } from "./platform/schedules/index.ts";

/** What a node does besides answering requests: jobs, notices, schedules. */
export interface WorkOptions {
  readonly ctx: Ctx;
  readonly instance: Instance;
  readonly modules: readonly Module[];
  readonly mail: MailSettings | null;
  readonly monotonicMs: () => number;
  readonly onTrouble: (message: string) => void;
}

/** Schedules fire at most this much late. */
const FIRE_EVERY_MS = 20_000;

/** Notices go out by jobs; this finds those that wait for a later time, for a route, or for a sender that died. */
const DELIVER_EVERY_MS = 60_000;

/** Where the audit's chains end is written beside the database at least daily. */
const KEEP_HEADS_EVERY_MS = 6 * 3_600_000;

export interface Work extends Jobs {
  /** Does at once whatever is due by the clock; for when it was put forward. */
  catchUp(): Promise<void>;
}

export async function startWork(options: WorkOptions): Promise<Work> {
  const { ctx, instance, modules, onTrouble } = options;
  const outbox = outboxOf(options);
  const jobs = await startJobs({
    pool: instance.database.pool,
    tasks: tasksOf(modules, outbox),
    // Our own PostgreSQL serves one process only; on an external one there may be other nodes.
    isAlone: instance.isEmbedded,
    onTrouble,
  });
  const handlers = modules.flatMap(({ schedules }) => schedules ?? []);
  const { fireDue } = createTimekeeper(ctx, handlers, onTrouble);
  const keepEnds = () => keepHeads(ctx.db, ctx.clock, instance.dataFolder);
  const rounds = [every(FIRE_EVERY_MS, fireDue, onTrouble), every(KEEP_HEADS_EVERY_MS, keepEnds, onTrouble)];
  if (outbox !== null) rounds.push(every(DELIVER_EVERY_MS, outbox.deliverDue, onTrouble));
  return {
    catchUp: async () => {
      await fireDue();
      await outbox?.deliverDue();
    },
    stop: async () => {
      await Promise.all(rounds.map((end) => end()));
      await Promise.all(modules.map(async (module) => module.stop?.()));
      await jobs.stop();
    },
  };
}

/** Null while no module knows who people are: then nobody can be told anything, and notices wait. */
function outboxOf({ ctx, modules, mail, monotonicMs }: WorkOptions): Outbox | null {
  const [recipients, ...others] = modules.flatMap((module) => module.recipients ?? []);
  if (others.length > 0) throw new Error("two modules say who people are");
  if (recipients === undefined) return null;
  const routes = mail === null ? [] : [mailRoute(mail)];
  return createOutbox(ctx, { recipients, routes, random: Math.random, monotonicMs });
}

/** The work of all modules, by name; hearing events and sending notices are two of them. */
function tasksOf(modules: readonly Module[], outbox: Outbox | null): Record<string, Task> {
  const tasks = {
    ...eventTasks(modules.flatMap(({ subscribers }) => subscribers ?? [])),
    ...outbox?.tasks,
  };
  for (const [name, task] of modules.flatMap((module) => Object.entries(module.tasks ?? {}))) {
    if (name in tasks) throw new Error(`two tasks are called ${name}`);
    tasks[name] = task;
  }
  return tasks;
}
