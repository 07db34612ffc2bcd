import type { Pool, PoolClient } from "pg";

/** The server has no Citus: there is nothing to distribute over. */
export class NoCitus extends Error {}

/** Whose shards all others lie beside. */
const ROOT = "communities";

/**
 * Distributes the tables of communities by community, where they are not yet. Those it did not know before are
 * distributed as well, so that it may run after every migration.
 *
 * NOTE: no test here runs this against Citus, since none is to be had where the tests run; that the schema can be
 * distributed, and in which order, is tested. Source: docs/adr/0008.
 *
 * @returns the tables distributed now. @throws {NoCitus}
 */
export async function distribute(pool: Pool, globalTables: readonly string[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    if (!(await hasCitus(client))) throw new NoCitus();
    const { rows } = await client.query<{ name: string }>(
      "select table_name::text as name from citus_tables",
    );
    const done = new Set(rows.map(({ name }) => name));
    const waiting = (await parentsFirst(client, globalTables)).filter((table) => !done.has(table));
    for (const table of waiting) await client.query(statementFor(table), [table]);
    return waiting;
  } finally {
    client.release();
  }
}

/** Whether the schema is distributed already: then whatever a migration adds must be as well. */
export async function isDistributed(pool: Pool): Promise<boolean> {
  if (!(await hasCitus(pool))) return false;
  const { rows } = await pool.query("select from citus_tables where table_name::text = $1", [ROOT]);
  return rows.length > 0;
}

const statementFor = (table: string) =>
  table === ROOT
    ? "select create_distributed_table($1, 'community_id')"
    : `select create_distributed_table($1, 'community_id', colocate_with => '${ROOT}')`;

async function hasCitus(pool: Pool | PoolClient): Promise<boolean> {
  const { rows } = await pool.query("select from pg_extension where extname = 'citus'");
  return rows.length > 0;
}

const TABLES = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relname = any($1) order by 1`;

const PARENTS = `
  select c.relname as child, p.relname as parent
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and k.contype = 'f' and c.oid <> p.oid`;

/** The tables of communities, each after those its foreign keys lead to; the one all others lie beside comes first. */
export async function parentsFirst(
  client: Pool | PoolClient,
  globalTables: readonly string[],
): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(TABLES, [globalTables]);
  const { rows: parents } = await client.query<{ child: string; parent: string }>(PARENTS);
  const ordered = new Set<string>([ROOT]);
  const place = (table: string) => {
    if (ordered.has(table)) return;
    for (const { child, parent } of parents) if (child === table) place(parent);
    ordered.add(table);
  };
  for (const { name } of tables) place(name);
  return [...ordered];
}
