import type { Pool, PoolClient } from "pg";

/**
 * What in the schema would keep it from being distributed over several machines by Citus: tables of communities
 * whose keys lack the community, triggers, foreign keys that set null. Source: docs/adr/0008.
 */
export async function citusBreaches(
  pool: Pool | PoolClient,
  globalTables: readonly string[],
): Promise<string[]> {
  const breaches: string[] = [];
  for (const query of [KEYS, TRIGGERS, SET_NULL, SEQUENCES, FIRST_COLUMN, NO_KEY]) {
    const given = query.includes("$1") ? [globalTables] : [];
    const { rows } = await pool.query<{ breach: string }>(query, given);
    breaches.push(...rows.map(({ breach }) => breach));
  }
  return breaches.toSorted();
}

const OWNED = `
  select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relname = any($1)`;

const KEYS = `
  with owned as (${OWNED})
  select owned.relname || ': ' || k.conname || ' lacks community_id' as breach
  from owned join pg_constraint k on k.conrelid = owned.oid
  where k.contype in ('p', 'u', 'f', 'x') and not exists (
    select from pg_attribute a
    where a.attrelid = owned.oid and a.attname = 'community_id' and a.attnum = any(k.conkey))
  union all
  select owned.relname || ': ' || x.relname || ' lacks community_id'
  from owned join pg_index i on i.indrelid = owned.oid join pg_class x on x.oid = i.indexrelid
  where i.indisunique and not exists (
    select from pg_attribute a
    where a.attrelid = owned.oid and a.attname = 'community_id' and a.attnum = any(i.indkey))`;

const FIRST_COLUMN = `
  with owned as (${OWNED})
  select owned.relname || ': its key does not begin with community_id' as breach
  from owned join pg_index i on i.indrelid = owned.oid and i.indisprimary
  join pg_attribute a on a.attrelid = owned.oid and a.attnum = i.indkey[0]
  where a.attname <> 'community_id'`;

const NO_KEY = `
  with owned as (${OWNED})
  select owned.relname || ': has no primary key' as breach
  from owned where not exists (select from pg_index i where i.indrelid = owned.oid and i.indisprimary)`;

const TRIGGERS = `
  select c.relname || ': has trigger ' || t.tgname as breach
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and not t.tgisinternal`;

const SET_NULL = `
  select c.relname || ': ' || k.conname || ' sets null or a default' as breach
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and k.contype = 'f' and (k.confdeltype in ('n', 'd') or k.confupdtype in ('n', 'd'))`;

const SEQUENCES = `
  select c.relname || ': ids come from a sequence' as breach
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'S'`;
