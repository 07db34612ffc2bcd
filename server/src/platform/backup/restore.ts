import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Pool, PoolClient } from "pg";
import { from } from "pg-copy-streams";
import { migrate, migrationsOf } from "../db/migrate.ts";
import { migrateJobs } from "../jobs/index.ts";
import { copyTarget, quoted, tablesInOrder, type SavedTable } from "./catalog.ts";
import { KEPT_FILES, type BackupList } from "./save.ts";

/** Why a backup cannot be restored. `detail` is a file or a table. */
export class CannotRestore extends Error {
  readonly reason: "noBackup" | "newer" | "notEmpty" | "damaged";
  readonly detail: string;

  constructor(reason: CannotRestore["reason"], detail: string) {
    super(`${reason}: ${detail}`);
    this.name = "CannotRestore";
    this.reason = reason;
    this.detail = detail;
  }
}

export interface RestoreOptions {
  readonly pool: Pool;
  readonly dataFolder: string;
  readonly source: string;
  readonly onTable?: (name: string, done: number, all: number) => void;
}

/**
 * Puts a backup into an empty instance: its schema as it was, its rows, then what this Kith has added since. All rows
 * or none: whatever fails leaves the tables empty.
 *
 * @throws {CannotRestore}
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupList> {
  const { pool, dataFolder, source } = options;
  const list = listOf(source);
  const known = migrationsOf();
  const newer = list.migrations.find((name) => !known.some((migration) => migration.name === name));
  if (newer !== undefined) throw new CannotRestore("newer", newer);
  await demandEmpty(pool);
  await migrate(
    pool,
    known.filter(({ name }) => list.migrations.includes(name)),
  );
  await migrateJobs(pool);
  await restoreTables(options, list);
  await migrate(pool, known);
  for (const name of KEPT_FILES) {
    const file = path.join(source, "data", name);
    if (existsSync(file)) await cp(file, path.join(dataFolder, name), { recursive: true });
  }
  return list;
}

function listOf(source: string): BackupList {
  try {
    const list = JSON.parse(readFileSync(path.join(source, "backup.json"), "utf8")) as BackupList;
    if (list.format === 1) return list;
    throw new CannotRestore("newer", `format ${String(list.format)}`);
  } catch (error) {
    throw error instanceof CannotRestore ? error : new CannotRestore("noBackup", source);
  }
}

async function demandEmpty(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { schema, name } of await tablesInOrder(client)) {
      const { rowCount } = await client.query(`select from ${quoted(schema)}.${quoted(name)} limit 1`);
      if (rowCount !== 0) throw new CannotRestore("notEmpty", `${schema}.${name}`);
    }
  } finally {
    client.release();
  }
}

async function restoreTables({ pool, source, onTable }: RestoreOptions, list: BackupList): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("set constraints all deferred");
    for (const [index, table] of list.tables.entries()) {
      onTable?.(`${table.schema}.${table.name}`, index, list.tables.length);
      await restoreTable(client, table, source);
    }
    await client.query("commit");
    // What the planner knows of tables so far is that they are empty.
    await client.query("analyze");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function restoreTable(
  client: PoolClient,
  table: BackupList["tables"][number],
  source: string,
): Promise<void> {
  const hash = createHash("sha256");
  const hashed = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const rows = client.query(from(`copy ${copyTarget(table)} from stdin`));
  try {
    await pipeline(createReadStream(path.join(source, table.file)), createGunzip(), hashed, rows);
  } catch {
    throw new CannotRestore("damaged", table.file);
  }
  if (hash.digest("hex") !== table.sha256) throw new CannotRestore("damaged", table.file);
  await continueNumbers(client, table);
}

/** Numbers given by the database go on after those that were restored. */
async function continueNumbers(client: PoolClient, table: SavedTable): Promise<void> {
  const place = `${quoted(table.schema)}.${quoted(table.name)}`;
  for (const column of table.columns) {
    const { rows } = await client.query<{ sequence: string | null }>(
      "select pg_get_serial_sequence($1, $2) as sequence",
      [place, column],
    );
    const sequence = rows[0]?.sequence;
    if (!sequence) continue;
    await client.query(
      `select setval($1, coalesce((select max(${quoted(column)}) from ${place}), 0) + 1, false)`,
      [sequence],
    );
  }
}
