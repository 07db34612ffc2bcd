import { sql, type Selectable } from "kysely";
import type { Tx } from "../../platform/db/open.ts";
import type { Tables } from "../../platform/db/tables.ts";

export type RunRow = Selectable<Tables["diagnosis_runs"]>;
export type DisputeRow = Selectable<Tables["diagnosis_disputes"]>;

/** Keeps a judgement. Of each day the last stays; the report of the newest only. */
export async function insertRun(tx: Tx, run: RunRow): Promise<void> {
  await sql`delete from diagnosis_runs where community_id = ${run.community_id}
    and date_trunc('day', at, 'UTC') = date_trunc('day', ${run.at}::timestamptz, 'UTC')`.execute(tx);
  await sql`update diagnosis_runs set report = null where community_id = ${run.community_id}
    and report is not null`.execute(tx);
  await tx
    .insertInto("diagnosis_runs")
    .values({ ...run, findings: json(run.findings), report: json(run.report) })
    .execute();
}

/** pg writes arrays and objects of its own accord, but an array as PostgreSQL's own kind. */
function json<Value>(value: Value): Value {
  return JSON.stringify(value) as Value;
}

export async function insertDispute(tx: Tx, dispute: DisputeRow): Promise<void> {
  await tx.insertInto("diagnosis_disputes").values(dispute).execute();
}

/** @returns whether there was one standing. */
export async function withdrawDispute(
  tx: Tx,
  { communityId, id, at, by }: { communityId: string; id: string; at: Date; by: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update diagnosis_disputes set withdrawn_at = ${at}
    where community_id = ${communityId} and id = ${id} and withdrawn_at is null
      and (${by}::uuid is null or disputed_by = ${by})`.execute(tx);
  return numAffectedRows === 1n;
}
