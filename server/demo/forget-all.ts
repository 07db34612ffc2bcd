import type { Pool } from "pg";

/**
 * Empties the database of a demo that broke off while it was loaded; its form stays. Only ever called for a folder that
 * says it is a demo's, by whoever has it alone.
 */
export async function forgetAll(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'auth') and tablename <> 'migrations'`,
  );
  await pool.query(`truncate ${rows.map(({ name }) => name).join(", ")}`);
  await pool.query("delete from graphile_worker._private_jobs");
}
