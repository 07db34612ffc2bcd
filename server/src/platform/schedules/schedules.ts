import type { CatchUp, When } from "@kith/contract/schedules";
import type { Ctx } from "../ctx.ts";
import type { Db, Tx } from "../db/open.ts";
import { NotFound } from "../errors.ts";
import type { Schedule, ScheduleKey } from "./schedule.ts";
import { fromRow, insertSchedule, lockedOpen, updateSchedule } from "./store.ts";
import { demandFires } from "./when.ts";

/** A schedule to be; it catches up the last missed time unless said otherwise. */
export interface NewSchedule extends When {
  readonly communityId: string;
  readonly kind: string;
  readonly subject?: string | null;
  readonly payload?: unknown;
  readonly catchUp?: CatchUp;
}

/** Adds a schedule; times before now are not caught up. @throws {InvalidInput} with a `ScheduleRefusal`. */
export async function addSchedule(tx: Tx, ctx: Ctx, schedule: NewSchedule): Promise<Schedule> {
  const now = ctx.clock.now();
  const added: Schedule = {
    subject: null,
    payload: null,
    catchUp: "last",
    ...schedule,
    id: ctx.ids(),
    nextAt: demandFires(schedule, now),
    endedAt: null,
  };
  await insertSchedule(tx, added, now);
  return added;
}

/** Changes what is given; it goes on with the first time from now on. @throws {NotFound} {InvalidInput} */
export async function changeSchedule(
  tx: Tx,
  ctx: Ctx,
  key: ScheduleKey,
  to: Partial<Pick<Schedule, "rule" | "startsAt" | "timeZone" | "payload" | "catchUp">>,
): Promise<Schedule> {
  const old = await lockedOpen(tx, key);
  if (old === null) throw new NotFound();
  const wanted = { ...fromRow(old), ...to };
  const changed = { ...wanted, nextAt: demandFires(wanted, ctx.clock.now()) };
  await updateSchedule(tx, changed);
  return changed;
}

/** It does not fire again. Nothing happens to one that has ended. */
export async function endSchedule(tx: Tx, ctx: Ctx, key: ScheduleKey): Promise<void> {
  const old = await lockedOpen(tx, key);
  if (old === null) return;
  await updateSchedule(tx, { ...fromRow(old), nextAt: null, endedAt: ctx.clock.now() });
}

/** A community's schedules that have not ended, by when they fire next. */
export async function schedulesOf(
  db: Db,
  communityId: string,
  { kind = null, subject = null }: { readonly kind?: string | null; readonly subject?: string | null } = {},
): Promise<Schedule[]> {
  const rows = await db
    .selectFrom("schedules")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("ended_at", "is", null)
    .$if(kind !== null, (query) => query.where("kind", "=", kind!))
    .$if(subject !== null, (query) => query.where("subject", "=", subject))
    .orderBy("next_at")
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}
