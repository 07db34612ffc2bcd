import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../src/platform/db/migrate.ts";
import { openDatabase } from "../../src/platform/db/open.ts";
import { migrateJobs } from "../../src/platform/jobs/index.ts";
import { startEmbedded, type EmbeddedPostgres } from "../../src/platform/postgres/embedded.ts";

/** Nobody may be connected to what is copied. */
async function asTemplate({ host, user, database }: EmbeddedPostgres["connection"]): Promise<void> {
  const client = new Client({ host, user, database: "postgres" });
  await client.connect();
  await client.query(`alter database ${database} allow_connections false`);
  await client.query("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", [
    database,
  ]);
  await client.end();
}

declare module "vitest" {
  interface ProvidedContext {
    readonly postgres: { readonly host: string; readonly user: string };
  }
}

/** One PostgreSQL for all tests of a run, with a migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), "kith-tests-")), "data");
  mkdirSync(folder);
  const postgres = await startEmbedded({ folder });
  const database = await openDatabase(postgres.connection, () => undefined);
  await migrate(database.pool);
  await migrateJobs(database.pool);
  await database.close();
  await asTemplate(postgres.connection);
  project.provide("postgres", { host: postgres.connection.host, user: postgres.connection.user });
  return async () => {
    await postgres.stop();
    rmSync(path.dirname(folder), { recursive: true, force: true });
  };
}
