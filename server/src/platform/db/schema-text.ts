import type { Pool } from "pg";

/**
 * The schema `public` as text, in one fixed order: what `server/schema.sql` holds, so that a review shows what a
 * migration did. PostgreSQL's own tool for this does not come with the embedded server.
 */
export async function schemaText(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`,
  );
  const tables = await Promise.all(rows.map(({ name }) => tableText(pool, name)));
  return `${tables.join("\n\n")}\n`;
}

async function tableText(pool: Pool, table: string): Promise<string> {
  const [columns, constraints, indexes] = await Promise.all([
    textsOf(pool, COLUMNS, table),
    textsOf(pool, CONSTRAINTS, table),
    textsOf(pool, INDEXES, table),
  ]);
  const inside = [...columns, ...constraints].map((line) => `  ${line}`).join(",\n");
  return [`create table ${table} (\n${inside}\n);`, ...indexes.map((index) => `${index};`)].join("\n");
}

const COLUMNS = `
  select concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored' end,
    case when a.attgenerated = '' then 'default ' || pg_get_expr(d.adbin, d.adrelid) end,
    case when a.attnotnull then 'not null' end) as text
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = ('public.' || $1)::regclass and a.attnum > 0 and not a.attisdropped
  order by a.attnum`;

const CONSTRAINTS = `
  select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as text
  from pg_constraint
  where conrelid = ('public.' || $1)::regclass and contype <> 'n'
  order by contype desc, conname`;

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as text
  from pg_index i
  where i.indrelid = ('public.' || $1)::regclass
    and not exists (select from pg_constraint where conindid = i.indexrelid)
  order by 1`;

async function textsOf(pool: Pool, query: string, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(query, [table]);
  return rows.map(({ text }) => text);
}
