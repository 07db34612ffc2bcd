import { sql, type Selectable } from "kysely";
import type { Db, Tx } from "../db/open.ts";
import type { Schedule, ScheduleKey } from "./schedule.ts";
import type { SchedulesTable } from "./table.ts";

export type ScheduleRow = Selectable<SchedulesTable>;

export function fromRow(row: ScheduleRow): Schedule {
  return {
    communityId: row.community_id,
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    rule: row.rule,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
    payload: row.payload,
    catchUp: row.catch_up,
    nextAt: row.next_at,
    endedAt: row.ended_at,
  };
}

const changing = (schedule: Schedule) => ({
  rule: schedule.rule,
  starts_at: schedule.startsAt,
  time_zone: schedule.timeZone,
  payload: JSON.stringify(schedule.payload ?? null),
  catch_up: schedule.catchUp,
  next_at: schedule.nextAt,
  ended_at: schedule.endedAt,
});

export async function insertSchedule(tx: Tx, schedule: Schedule, addedAt: Date): Promise<void> {
  const { communityId, id, kind, subject } = schedule;
  await tx
    .insertInto("schedules")
    .values({ community_id: communityId, id, kind, subject, added_at: addedAt, ...changing(schedule) })
    .execute();
}

export async function updateSchedule(tx: Tx, schedule: Schedule): Promise<void> {
  await tx
    .updateTable("schedules")
    .set(changing(schedule))
    .where("community_id", "=", schedule.communityId)
    .where("id", "=", schedule.id)
    .execute();
}

/** The row, if it has not ended; nobody else changes or fires it until the transaction ends. */
export async function lockedOpen(tx: Tx, { communityId, id }: ScheduleKey): Promise<ScheduleRow | null> {
  const row = await tx
    .selectFrom("schedules")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** The same, if it is due and nobody else has it. */
export async function lockedDue(
  tx: Tx,
  { communityId, id }: ScheduleKey,
  now: Date,
): Promise<ScheduleRow | null> {
  const row = await tx
    .selectFrom("schedules")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .where("next_at", "<=", now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ?? null;
}

export async function dueSchedules(
  db: Db,
  { now, kinds, limit }: { readonly now: Date; readonly kinds: readonly string[]; readonly limit: number },
  seen: readonly string[],
): Promise<ScheduleKey[]> {
  const rows = await db
    .selectFrom("schedules")
    .select(["community_id", "id"])
    .where("next_at", "<=", now)
    .where(sql<boolean>`kind = any(${kinds}::text[])`)
    .where(sql<boolean>`not (id = any(${seen}::uuid[]))`)
    .orderBy("next_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ communityId: row.community_id, id: row.id }));
}

/** @returns whether it had not fired at that time before. */
export async function insertFiring(
  tx: Tx,
  { communityId, id }: ScheduleKey,
  { at, firedAt }: { readonly at: Date; readonly firedAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("schedule_firings")
    .values({ community_id: communityId, schedule_id: id, at, fired_at: firedAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}
