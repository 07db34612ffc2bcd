import { sql, type Selectable } from "kysely";
import { canCopy, copyRows } from "../../platform/db/copy.ts";
import type { Tx } from "../../platform/db/open.ts";
import type { Tables } from "../../platform/db/tables.ts";

export type ActRow = Selectable<Tables["acts"]>;

const COLUMNS = [
  "community_id",
  "id",
  "at",
  "kind",
  "actor_id",
  "target_id",
  "object_id",
  "carrier_id",
  "source",
  "probability",
  "import_id",
] as const satisfies readonly (keyof ActRow)[];

/** A statement holds at most 65,535 values. */
const ROWS_AT_ONCE = 5000;

export async function insertActs(tx: Tx, rows: readonly ActRow[]): Promise<void> {
  if (canCopy(tx)) {
    await copyRows(tx, "acts", COLUMNS, valuesOf(rows));
    return;
  }
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto("acts")
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
}

function* valuesOf(rows: readonly ActRow[]) {
  for (const row of rows) yield COLUMNS.map((column) => row[column]);
}

export async function deleteActsOfImport(tx: Tx, communityId: string, importId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from acts where community_id = ${communityId}
    and import_id = ${importId}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
