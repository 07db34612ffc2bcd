import { sql, type Insertable } from "kysely";
import type { Tx } from "../../../platform/db/open.ts";
import type { Tables } from "../../../platform/db/tables.ts";

export async function countCodes(tx: Tx, communityId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("live_codes")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("community_id", "=", communityId)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertCode(tx: Tx, code: Insertable<Tables["live_codes"]>): Promise<void> {
  await tx.insertInto("live_codes").values(code).execute();
}

/** @returns whether there is one that has not ended; nobody else changes it until the transaction ends. */
export async function lockCode(tx: Tx, communityId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("live_codes")
    .select("id")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateCode(
  tx: Tx,
  communityId: string,
  id: string,
  change: { readonly name?: string; readonly ended_at?: Date },
): Promise<void> {
  await tx
    .updateTable("live_codes")
    .set(change)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function setCarriers(
  tx: Tx,
  communityId: string,
  codeId: string,
  carrierIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom("live_code_carriers")
    .where("community_id", "=", communityId)
    .where("live_code_id", "=", codeId)
    .execute();
  const rows = carrierIds.map((carrier_id, position) => ({
    community_id: communityId,
    live_code_id: codeId,
    position,
    carrier_id,
  }));
  await tx.insertInto("live_code_carriers").values(rows).execute();
}
