import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Pool, PoolClient } from "pg";

/** A numbered file of plain SQL, such as `0001_audit.sql`. Forward only: what has run is never changed. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** The database is not what these sources expect. */
export class WrongSchema extends Error {
  readonly reason: "changed" | "newer";
  readonly migration: string;

  constructor(reason: WrongSchema["reason"], migration: string) {
    super(`${reason}: ${migration}`);
    this.name = "WrongSchema";
    this.reason = reason;
    this.migration = migration;
  }
}

/** Any constant will do, if it is the same in every node. */
const LOCK = 20_261_122;

const folder = path.resolve(import.meta.dirname, "../../../migrations");

/** All migrations, in order. */
export function migrationsOf(place = folder): Migration[] {
  return readdirSync(place)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .toSorted()
    .map((name) => ({ name, sql: readFileSync(path.join(place, name), "utf8") }));
}

/**
 * Runs what has not run, each migration in a transaction of its own, one node at a time.
 *
 * @returns the names of those that ran. @throws {WrongSchema} when one that ran was changed since, or is not known
 *   here because a newer Kith was at work on this database.
 */
export async function migrate(pool: Pool, migrations = migrationsOf()): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const done = await doneSoFar(client);
    demandSame(done, migrations);
    const waiting = migrations.filter(({ name }) => !done.has(name));
    for (const migration of waiting) await run(client, migration);
    return waiting.map(({ name }) => name);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [LOCK]).catch(() => undefined);
    client.release();
  }
}

/** What would run at the next start; nothing is changed. */
export async function migrationsWaiting(pool: Pool): Promise<{ done: number; waiting: string[] }> {
  const { rows: exist } = await pool.query<{ is: boolean }>(
    "select to_regclass('migrations') is not null as is",
  );
  const { rows } = exist[0]?.is
    ? await pool.query<{ name: string }>("select name from migrations")
    : { rows: [] };
  const done = new Set(rows.map(({ name }) => name));
  const waiting = migrationsOf().filter(({ name }) => !done.has(name));
  return { done: done.size, waiting: waiting.map(({ name }) => name) };
}

async function doneSoFar(client: PoolClient): Promise<Map<string, string>> {
  await client.query(
    `create table if not exists migrations (
       name text primary key,
       checksum text not null,
       ran_at timestamptz not null default now()
     )`,
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from migrations",
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function demandSame(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, checksumOf(migration)]));
  for (const [name, checksum] of done) {
    const own = known.get(name);
    if (own === undefined) throw new WrongSchema("newer", name);
    if (own !== checksum) throw new WrongSchema("changed", name);
  }
}

async function run(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await client.query("insert into migrations (name, checksum) values ($1, $2)", [
      migration.name,
      checksumOf(migration),
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

function checksumOf({ sql }: Migration): string {
  return createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex");
}
