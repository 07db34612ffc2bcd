import { sql, type Selectable } from "kysely";
import type { Db, Tx } from "../db/open.ts";
import type { DeliveryKey, LogEntry, Notice } from "./notice.ts";
import type { DeliveriesTable, NoticesTable } from "./table.ts";

export type DeliveryRow = Selectable<DeliveriesTable>;
export type NoticeRow = Selectable<NoticesTable>;

/** Rows in one statement; a statement holds at most 65,535 values. */
const ROWS_AT_ONCE = 1000;

/** Entries of a log that are kept. */
const LOG_LENGTH = 50;

/** One that is there already stays as it is. */
export async function insertNotice(tx: Tx, id: string, notice: Notice, now: Date): Promise<void> {
  await tx
    .insertInto("notices")
    .values({
      community_id: notice.communityId,
      id,
      purpose: notice.purpose,
      body: JSON.stringify(notice.body),
      url: notice.url,
      is_urgent: notice.isUrgent ?? false,
      deadline_at: notice.deadlineAt ?? null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["community_id", "id"]).doNothing())
    .execute();
}

/** @returns the ids of those that were added: a person has one a notice. */
export async function insertDeliveries(
  tx: Tx,
  notice: { readonly communityId: string; readonly noticeId: string; readonly now: Date },
  deliveries: readonly { readonly id: string; readonly personId: string }[],
): Promise<string[]> {
  const added: string[] = [];
  for (let done = 0; done < deliveries.length; done += ROWS_AT_ONCE) {
    const rows = deliveries.slice(done, done + ROWS_AT_ONCE).map(({ id, personId }) => ({
      community_id: notice.communityId,
      id,
      notice_id: notice.noticeId,
      person_id: personId,
      state: "due" as const,
      refused: [],
      attempt: 0,
      due_at: notice.now,
      refs: [],
      log: "[]",
    }));
    const inserted = await tx
      .insertInto("deliveries")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["community_id", "notice_id", "person_id"]).doNothing())
      .returning("id")
      .execute();
    added.push(...inserted.map(({ id }) => id));
  }
  return added;
}

/** The row, which nobody else changes until the transaction ends. */
export async function lockedDelivery(tx: Tx, { communityId, id }: DeliveryKey): Promise<DeliveryRow | null> {
  const row = await tx
    .selectFrom("deliveries")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function noticeFor(tx: Tx, delivery: DeliveryRow): Promise<NoticeRow> {
  return tx
    .selectFrom("notices")
    .selectAll()
    .where("community_id", "=", delivery.community_id)
    .where("id", "=", delivery.notice_id)
    .executeTakeFirstOrThrow();
}

export type Change = Partial<Omit<DeliveryRow, "community_id" | "id" | "notice_id" | "person_id" | "log">>;

/** Changes a delivery and adds to its log. */
export async function change(
  tx: Tx,
  row: DeliveryRow,
  to: Change,
  logged: readonly LogEntry[],
): Promise<void> {
  await tx
    .updateTable("deliveries")
    .set({ ...to, log: JSON.stringify([...row.log, ...logged].slice(-LOG_LENGTH)) })
    .where("community_id", "=", row.community_id)
    .where("id", "=", row.id)
    .execute();
}

/** Notes that a route begins to take it. @throws when it is no longer this process that sends it. */
export async function markGiven(db: Db, row: DeliveryRow, at: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("deliveries")
    .set({ given_at: at })
    .where("community_id", "=", row.community_id)
    .where("id", "=", row.id)
    .where("state", "=", "sending")
    .where("attempt", "=", row.attempt)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`delivery ${row.id} is no longer sent here`);
}

/** Deliveries that may be worked on now: what is due, what waits for one of these routes, what was being sent. */
export async function openDeliveries(
  db: Db,
  { now, routes, limit }: { readonly now: Date; readonly routes: readonly string[]; readonly limit: number },
  seen: readonly string[],
): Promise<DeliveryKey[]> {
  const rows = await db
    .selectFrom("deliveries")
    .select(["community_id", "id"])
    .where((where) =>
      where.or([
        where.and([where("state", "=", "due"), where("due_at", "<=", now)]),
        where.and([where("state", "=", "held"), where("route", "in", ["", ...routes])]),
        where("state", "=", "sending"),
      ]),
    )
    .where(sql<boolean>`not (id = any(${seen}::uuid[]))`)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ communityId: row.community_id, id: row.id }));
}
