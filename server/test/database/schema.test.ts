import { describe, expect, test } from "vitest";
import { citusBreaches } from "../../src/platform/db/breaches.ts";
import { migrate, migrationsOf } from "../../src/platform/db/migrate.ts";
import { GLOBAL_TABLES } from "../../src/platform/db/tables.ts";
import { schemaText } from "../../src/platform/db/schema-text.ts";
import { ownDatabase } from "./database.ts";

const database = ownDatabase({ isEmpty: true });

describe("migrations", () => {
  test("run once, one node at a time, and give the schema that is committed", async () => {
    const { pool } = database.current;
    const ran = await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
    expect(ran.flat()).toEqual(migrationsOf().map(({ name }) => name));
    // `npx vitest run server/test/database -u` writes it anew after a migration was added.
    await expect(await schemaText(pool)).toMatchFileSnapshot("../../schema.sql");
  });

  test("that were changed after they ran, or come from a newer Kith, are refused", async () => {
    const { pool } = database.current;
    const own = migrationsOf();
    const changed = own.map((one, k) => (k === 0 ? { ...one, sql: `${one.sql}\n-- more` } : one));
    await expect(migrate(pool, changed)).rejects.toMatchObject({
      reason: "changed",
      migration: own[0]!.name,
    });
    await expect(migrate(pool, own.slice(0, -1))).rejects.toMatchObject({ reason: "newer" });
  });

  test("that fail leave nothing behind", async () => {
    const { pool } = database.current;
    const failing = { name: "9999_failing.sql", sql: "create table half (one int); select nonsense;" };
    await expect(migrate(pool, [...migrationsOf(), failing])).rejects.toThrow("nonsense");
    const { rows } = await pool.query("select to_regclass('half') as half");
    expect(rows).toEqual([{ half: null }]);
    expect(await migrate(pool)).toEqual([]);
  });
});

describe("the schema can be distributed", () => {
  test("as it stands", async () => {
    expect(await citusBreaches(database.current.pool, GLOBAL_TABLES)).toEqual([]);
  });

  const key = "community_id uuid, id uuid, constraint planted_pkey primary key";
  test.each([
    ["no key", "create table planted (community_id uuid)", "planted: has no primary key"],
    [
      "a key without it",
      "create table planted (id uuid primary key)",
      "planted: planted_pkey lacks community_id",
    ],
    [
      "a key that begins otherwise",
      `create table planted (${key} (id, community_id))`,
      "planted: its key does not begin with community_id",
    ],
    [
      "a unique constraint without it",
      `create table planted (${key} (community_id, id), slug text constraint planted_slug unique)`,
      "planted: planted_slug lacks community_id",
    ],
    [
      "a unique index without it",
      `create table planted (${key} (community_id, id), slug text); create unique index planted_ix on planted (slug)`,
      "planted: planted_ix lacks community_id",
    ],
    [
      "a foreign key that sets null",
      `create table planted (${key} (community_id, id), up uuid,
         constraint planted_up foreign key (community_id, up) references planted on delete set null (up))`,
      "planted: planted_up sets null or a default",
    ],
    [
      "a foreign key without it",
      `create table planted (${key} (community_id, id));
       create table global_things (id uuid primary key);
       create table planting (${key.replace("planted", "planting")} (community_id, id), up uuid,
         constraint planting_up foreign key (up) references global_things)`,
      "planting: planting_up lacks community_id",
    ],
    [
      "ids from a sequence",
      "create table planted (community_id uuid, id bigserial, primary key (community_id, id))",
      "planted_id_seq: ids come from a sequence",
    ],
    [
      "a trigger",
      `create table planted (${key} (community_id, id));
       create function planted_fn() returns trigger language plpgsql as 'begin return new; end';
       create trigger planted_tg after insert on planted execute function planted_fn()`,
      "planted: has trigger planted_tg",
    ],
  ])("a breach is found: %s", async (_, planted, breach) => {
    const client = await database.current.pool.connect();
    try {
      await client.query(`begin; ${planted}`);
      // The same client, so that the transaction is seen.
      const breaches = await citusBreaches(client, [...GLOBAL_TABLES, "global_things"]);
      expect(breaches).toContain(breach);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
