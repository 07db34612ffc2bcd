import type { Ctx } from "../ctx.ts";
import type { Tx } from "../db/open.ts";
import type { Schedule, ScheduleKey } from "./schedule.ts";
import { dueSchedules, fromRow, insertFiring, lockedDue, updateSchedule } from "./store.ts";
import { lastTime, nextTime } from "./when.ts";

/** A time that has come. */
export interface Firing {
  readonly communityId: string;
  readonly scheduleId: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly payload: unknown;
  /** The time by the rule, not the time at which somebody came to it. */
  readonly at: Date;
}

/** What is done at the times of one kind of schedule. */
export interface ScheduleHandler {
  readonly kind: string;
  /** In the transaction that records the firing: it commits with what is done here, or not at all. */
  fire(tx: Tx, firing: Firing): Promise<void>;
}

/** What to do at the times of schedules of a kind. */
export function onSchedule(kind: string, fire: ScheduleHandler["fire"]): ScheduleHandler {
  return { kind, fire };
}

/** Fires what is due. Any number of nodes may have one on the same database. */
export interface Timekeeper {
  /**
   * Fires whatever is due by the clock given. To be called at the start, every 20 seconds, and when the clock was moved.
   *
   * @returns how often something fired.
   */
  readonly fireDue: () => Promise<number>;
}

const PAGE = 200;

/** A time is missed when nobody came to it within this long: `none` then lets it pass. */
const MISSED_AFTER_MS = 5 * 60_000;

/** @param onTrouble told of handlers that fail; their schedules fire again at the next call. */
export function createTimekeeper(
  ctx: Ctx,
  handlers: readonly ScheduleHandler[],
  onTrouble: (message: string) => void,
): Timekeeper {
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  if (byKind.size < handlers.length) throw new Error("two handlers of one kind of schedule");
  return { fireDue: () => fireDue({ ctx, byKind, onTrouble }) };
}

interface Keeping {
  readonly ctx: Ctx;
  readonly byKind: ReadonlyMap<string, ScheduleHandler>;
  readonly onTrouble: (message: string) => void;
}

async function fireDue(keeping: Keeping): Promise<number> {
  const kinds = [...keeping.byKind.keys()];
  const seen: string[] = [];
  let fired = 0;
  for (;;) {
    const now = keeping.ctx.clock.now();
    const due = await dueSchedules(keeping.ctx.db, { now, kinds, limit: PAGE }, seen);
    if (due.length === 0) return fired;
    seen.push(...due.map(({ id }) => id));
    for (const key of due) fired += await fireAll(keeping, key);
  }
}

async function fireAll({ ctx, byKind, onTrouble }: Keeping, key: ScheduleKey): Promise<number> {
  let fired = 0;
  try {
    for (;;) {
      const step = await ctx.db.transaction().execute((tx) => fireOnce(tx, byKind, key, ctx.clock.now()));
      if (step === "notDue") return fired;
      if (step === "fired") fired++;
    }
  } catch (error) {
    onTrouble(`schedule ${key.id}: ${error instanceof Error ? error.message : String(error)}`);
    return fired;
  }
}

async function fireOnce(
  tx: Tx,
  byKind: Keeping["byKind"],
  key: ScheduleKey,
  now: Date,
): Promise<"notDue" | "passed" | "fired"> {
  const row = await lockedDue(tx, key, now);
  const handler = row === null ? undefined : byKind.get(row.kind);
  if (row === null || handler === undefined) return "notDue";
  const schedule = fromRow(row);
  const { at, nextAt } = turnOf(schedule, now);
  // Before the handler, which may change or end the schedule itself.
  await updateSchedule(tx, { ...schedule, nextAt, endedAt: nextAt === null ? now : null });
  if (at === null || !(await insertFiring(tx, key, { at, firedAt: now }))) return "passed";
  const { communityId, id: scheduleId, kind, subject, payload } = schedule;
  await handler.fire(tx, { communityId, scheduleId, kind, subject, payload, at });
  return "fired";
}

/** Which time is fired now, or null for none, and which comes next. */
export function turnOf(
  schedule: Pick<Schedule, "rule" | "startsAt" | "timeZone" | "catchUp" | "nextAt">,
  now: Date,
): { at: Date | null; nextAt: Date | null } {
  const first = schedule.nextAt ?? now;
  if (schedule.catchUp === "all") return { at: first, nextAt: nextTime(schedule, first) };
  const last = lastTime(schedule, now) ?? first;
  const isMissed = now.getTime() - last.getTime() > MISSED_AFTER_MS;
  return { at: schedule.catchUp === "none" && isMissed ? null : last, nextAt: nextTime(schedule, now) };
}
