import type { PromiseState } from "@kith/contract/promises";
import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/open.ts";

export interface PromiseRow {
  readonly id: string;
  readonly text: string;
  readonly due_on: string;
  readonly state: PromiseState;
  readonly note: string;
  readonly made_by: string;
  readonly made_at: Date;
  readonly settled_by: string | null;
  readonly settled_at: Date | null;
}

export async function insertPromise(
  tx: Tx,
  communityId: string,
  made: {
    readonly id: string;
    readonly text: string;
    readonly dueOn: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto("promises")
    .values({
      community_id: communityId,
      id: made.id,
      text: made.text,
      due_on: made.dueOn,
      state: "open",
      note: "",
      made_by: made.by,
      made_at: made.at,
    })
    .execute();
}

export async function countPromises(db: Db, communityId: string): Promise<number> {
  const { count } = await db
    .selectFrom("promises")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("community_id", "=", communityId)
    .executeTakeFirstOrThrow();
  return count;
}

/** How a promise stands; nobody else settles it until the transaction ends. */
export async function lockedPromise(tx: Tx, communityId: string, id: string): Promise<PromiseState | null> {
  const row = await tx
    .selectFrom("promises")
    .select("state")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row?.state ?? null;
}

export async function updatePromise(
  tx: Tx,
  communityId: string,
  id: string,
  settled: {
    readonly state: PromiseState;
    readonly note: string;
    readonly settled_by: string | null;
    readonly settled_at: Date | null;
  },
): Promise<void> {
  await tx
    .updateTable("promises")
    .set(settled)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Promises, the latest day first. */
export async function promisesBefore(
  db: Db,
  communityId: string,
  before: readonly [string, string] | null,
  most: number,
): Promise<PromiseRow[]> {
  const after = before === null ? sql`` : sql`and (due_on, id) < (${before[0]}::date, ${before[1]}::uuid)`;
  const { rows } = await sql<PromiseRow>`
    select id, text, to_char(due_on, 'YYYY-MM-DD') as due_on, state, note, made_by, made_at, settled_by, settled_at
    from promises where community_id = ${communityId} ${after}
    order by promises.due_on desc, id desc limit ${most}`.execute(db);
  return rows;
}

/** How many were kept of those that were settled or whose day is over on `today`, and how many are still to come. */
export async function promiseCounts(
  db: Db,
  communityId: string,
  today: string,
): Promise<{ readonly kept: number; readonly of: number; readonly open: number }> {
  const { rows } = await sql<{ kept: number; of: number; open: number }>`
    select count(*) filter (where state = 'kept') as kept,
      count(*) filter (where state <> 'open' or due_on < ${today}::date) as of,
      count(*) filter (where state = 'open' and due_on >= ${today}::date) as open
    from promises where community_id = ${communityId}`.execute(db);
  return rows[0] ?? { kept: 0, of: 0, open: 0 };
}
