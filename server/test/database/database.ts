import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { openDatabase, type Database } from "../../src/platform/db/open.ts";

/** A database of this test file's own: migrated, or empty. */
export function ownDatabase({ isEmpty = false } = {}): { readonly current: Database } {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const server = inject("postgres");
  let database: Database | null = null;
  beforeAll(async () => {
    await asServer(`create database ${name} template ${isEmpty ? "template0" : "kith"}`);
    database = await openDatabase({ ...server, database: name }, () => undefined);
  });
  afterAll(async () => {
    await database?.close();
    await asServer(`drop database ${name} with (force)`);
  });
  async function asServer(statement: string): Promise<void> {
    const client = new Client({ ...server, database: "postgres" });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
  return {
    get current() {
      if (database === null) throw new Error("Not before the tests begin");
      return database;
    },
  };
}
