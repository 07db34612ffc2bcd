import type { Db, Tx } from "../../platform/db/open.ts";

/** A goal that comes into force again keeps what was recorded towards it. */
export async function insertGoal(tx: Tx, communityId: string, number: number): Promise<void> {
  await tx
    .insertInto("goals")
    .values({ community_id: communityId, number, recorded: 0 })
    .onConflict((conflict) => conflict.columns(["community_id", "number"]).doNothing())
    .execute();
}

/** What was recorded towards a goal; nobody else records until the transaction ends. */
export async function lockedRecorded(tx: Tx, communityId: string, number: number): Promise<number> {
  const row = await tx
    .selectFrom("goals")
    .select("recorded")
    .where("community_id", "=", communityId)
    .where("number", "=", number)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return Number(row.recorded);
}

export async function insertProgress(
  tx: Tx,
  communityId: string,
  entry: {
    readonly id: string;
    readonly goal: number;
    readonly amount: number;
    readonly total: number;
    readonly note: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto("goal_progress")
    .values({
      community_id: communityId,
      id: entry.id,
      goal_number: entry.goal,
      amount: entry.amount,
      note: entry.note,
      recorded_by: entry.by,
      recorded_at: entry.at,
    })
    .execute();
  await tx
    .updateTable("goals")
    .set({ recorded: entry.total })
    .where("community_id", "=", communityId)
    .where("number", "=", entry.goal)
    .execute();
}

export interface ProgressRow {
  readonly id: string;
  readonly amount: string;
  readonly note: string;
  readonly recorded_by: string;
  readonly recorded_at: Date;
}

/** What was recorded towards a goal, the latest first. */
export async function progressBefore(
  db: Db,
  communityId: string,
  {
    goal,
    before,
    most,
  }: { readonly goal: number; readonly before: readonly [Date, string] | null; readonly most: number },
): Promise<ProgressRow[]> {
  return db
    .selectFrom("goal_progress")
    .select(["id", "amount", "note", "recorded_by", "recorded_at"])
    .where("community_id", "=", communityId)
    .where("goal_number", "=", goal)
    .$if(before !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple("recorded_at", "id"), "<", eb.tuple(before?.[0] ?? new Date(0), before?.[1] ?? "")),
      ),
    )
    .orderBy("recorded_at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute();
}
