import { createHash } from "node:crypto";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { cp } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Pool, PoolClient } from "pg";
import { to } from "pg-copy-streams";
import type { Clock } from "../clock.ts";
import { copyTarget, tablesInOrder, type SavedTable } from "./catalog.ts";

/** What a backup holds, as written in its `backup.json`. */
export interface BackupList {
  readonly format: 1;
  readonly madeAt: string;
  readonly version: string;
  readonly migrations: readonly string[];
  readonly tables: readonly (SavedTable & { readonly file: string; readonly sha256: string })[];
}

export class BackupExists extends Error {}

export interface SaveOptions {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly version: string;
  /** The instance's data folder, whose files belong to the backup. */
  readonly dataFolder: string;
  /** Where the backup goes: a folder that does not exist, or is empty. */
  readonly target: string;
  readonly onTable?: (name: string, done: number, all: number) => void;
}

/** Files of the data folder that belong to the instance rather than to this machine. */
export const KEPT_FILES = ["files", "audit-heads.jsonl", "secret"];

/**
 * Saves an instance as it is at one moment, while it runs, whichever server holds its database. The folder appears
 * under its name only when it is whole.
 *
 * @throws {BackupExists}
 */
export async function saveBackup(options: SaveOptions): Promise<BackupList> {
  const { target, dataFolder } = options;
  if (existsSync(target) && readdirSync(target).length > 0) throw new BackupExists(target);
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(path.join(partial, "tables"), { recursive: true, mode: 0o700 });
  const list = await saveTables(options, partial);
  for (const name of KEPT_FILES) {
    const file = path.join(dataFolder, name);
    if (existsSync(file)) await cp(file, path.join(partial, "data", name), { recursive: true });
  }
  writeFileSync(path.join(partial, "backup.json"), `${JSON.stringify(list, null, 2)}\n`);
  rmSync(target, { recursive: true, force: true });
  renameSync(partial, target);
  return list;
}

async function saveTables(
  { pool, clock, version, onTable }: SaveOptions,
  folder: string,
): Promise<BackupList> {
  const client = await pool.connect();
  try {
    // One snapshot for all tables: what is written meanwhile is not seen by any of them.
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ name: string }>("select name from migrations order by name");
    const all = await tablesInOrder(client);
    const tables = [];
    for (const [index, table] of all.entries()) {
      onTable?.(`${table.schema}.${table.name}`, index, all.length);
      tables.push(await saveTable(client, table, folder));
    }
    await client.query("commit");
    const migrations = rows.map(({ name }) => name);
    return { format: 1, madeAt: clock.now().toISOString(), version, migrations, tables };
  } finally {
    client.release(true);
  }
}

async function saveTable(client: PoolClient, table: SavedTable, folder: string) {
  const file = `tables/${table.schema}.${table.name}.copy.gz`;
  const hash = createHash("sha256");
  const hashed = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const rows = client.query(to(`copy ${copyTarget(table)} to stdout`));
  await pipeline(
    rows,
    hashed,
    createGzip({ level: 4 }),
    createWriteStream(path.join(folder, file), { mode: 0o600 }),
  );
  return { ...table, file, sha256: hash.digest("hex") };
}
