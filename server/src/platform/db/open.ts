import { Kysely, PostgresDialect, type Transaction } from "kysely";
import { Pool, types, type PoolConfig } from "pg";
import { NoDatabase } from "../postgres/no-database.ts";
import type { Tables } from "./tables.ts";

/** Typed queries; `Tx` is one that commits or not as a whole. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** One pool serves queries, jobs and sign-in, so that a transaction can span them. */
export interface Database {
  readonly pool: Pool;
  readonly db: Db;
  close(): Promise<void>;
}

/** Where a server is: parts, or a URL. */
export type Connection = Pick<PoolConfig, "host" | "user" | "database" | "connectionString">;

const POOL_SIZE = 12;
const CONNECT_MS = 10_000;

/** A 64-bit count fits into a number as long as it stays below 2^53, which a count of rows does. */
types.setTypeParser(types.builtins.INT8, Number);

/** @throws {NoDatabase} `unreachable`, with what the server or the network said. */
export async function openDatabase(
  connection: Connection,
  onError: (error: Error) => void,
): Promise<Database> {
  const pool = new Pool({ ...connection, max: POOL_SIZE, connectionTimeoutMillis: CONNECT_MS });
  // Idle connections break when a server restarts; the pool opens others. When it ends, they may break as well.
  pool.on("error", (error) => {
    if (!pool.ending) onError(error);
  });
  // The same for connections that are in use: whatever uses them hears of it as well.
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw new NoDatabase("unreachable", error instanceof Error ? error.message : String(error));
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    // A pool that no typed query has used yet is not ended by that.
    if (!pool.ended) await pool.end();
  };
  return { pool, db, close };
}

const PATIENCE_MS = 2000;

/** Whether the database answers within two seconds. */
export async function answersInTime({ pool }: Database): Promise<boolean> {
  const asked = pool.query("select 1").then(
    () => true,
    () => false,
  );
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS).unref());
  return Promise.race([asked, late]);
}
