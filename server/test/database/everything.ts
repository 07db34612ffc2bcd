import type { Pool } from "pg";
import { tablesInOrder } from "../../src/platform/backup/catalog.ts";

/** Every row of every table, as text. */
export async function everything(pool: Pool): Promise<Record<string, string[]>> {
  const client = await pool.connect();
  const all: Record<string, string[]> = {};
  for (const { schema, name } of await tablesInOrder(client)) {
    const { rows } = await client.query<{ row: string }>(
      `select t::text as row from ${schema}.${name} t order by 1`,
    );
    all[`${schema}.${name}`] = rows.map(({ row }) => row);
  }
  client.release();
  return all;
}
