import type { PoolClient } from "pg";

/** A table as a backup knows it; generated columns are not saved, they come by themselves. */
export interface SavedTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** The schemas a backup holds. */
const SCHEMAS = ["public", "auth", "graphile_worker"];

/** Migrations are run, not copied. */
const LEFT_OUT = ["public.migrations", "graphile_worker.migrations"];

interface Found extends SavedTable {
  readonly id: number;
  readonly needs: readonly number[];
}

/** All tables, each after those its rows refer to. */
export async function tablesInOrder(client: PoolClient): Promise<SavedTable[]> {
  const { rows } = await client.query<Found>(
    `select c.oid::int as id, n.nspname as schema, c.relname as name,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
       array(select k.confrelid::int from pg_constraint k
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'r' and not (n.nspname || '.' || c.relname) = any($2)
     order by 2, 3`,
    [SCHEMAS, LEFT_OUT],
  );
  return inOrder(rows).map(({ schema, name, columns }) => ({ schema, name, columns }));
}

function inOrder(found: readonly Found[]): Found[] {
  const placed: Found[] = [];
  const isPlaced = (id: number) => placed.some((table) => table.id === id);
  let waiting = [...found];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) =>
      needs.every((id) => isPlaced(id) || !waiting.some((one) => one.id === id)),
    );
    // Tables that refer to each other in a ring stand as they come; their keys are deferrable.
    placed.push(...(ready.length > 0 ? ready : waiting.slice(0, 1)));
    waiting = waiting.filter((table) => !placed.includes(table));
  }
  return placed;
}

/** `"schema"."table" ("a", "b")`, as COPY wants it. */
export function copyTarget({ schema, name, columns }: SavedTable): string {
  return `${quoted(schema)}.${quoted(name)} (${columns.map(quoted).join(", ")})`;
}

export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
