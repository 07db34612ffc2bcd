import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { restoreBackup } from "../../src/platform/backup/restore.ts";
import { saveBackup } from "../../src/platform/backup/save.ts";
import { migrate, migrationsOf } from "../../src/platform/db/migrate.ts";
import { schemaText } from "../../src/platform/db/schema-text.ts";
import { migrateJobs } from "../../src/platform/jobs/index.ts";
import { LOADED_AT, ownDemo } from "../demo/world.ts";
import { ownDatabase } from "./database.ts";
import { everything } from "./everything.ts";

/** Backup, restore and upgrade of a whole instance in which people live: the demo. */

const root = path.resolve(import.meta.dirname, "../../..");
const demo = ownDemo();
const into = ownDatabase({ isEmpty: true });
const older = ownDatabase({ isEmpty: true });
const fromOlder = ownDatabase({ isEmpty: true });

const folder = mkdtempSync(path.join(os.tmpdir(), "kith-whole-"));
const dataFolder = path.join(folder, "data");
mkdirSync(dataFolder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clock = { now: () => LOADED_AT };
const save = (pool: Pool, name: string) =>
  saveBackup({ pool, clock, version: "1.2.3", dataFolder, target: path.join(folder, name) });

function restore(pool: Pool, name: string) {
  const restored = path.join(folder, `${name}-restored`);
  mkdirSync(restored);
  return restoreBackup({ pool, dataFolder: restored, source: path.join(folder, name) });
}

test("whatever three communities hold comes back, row by row", async () => {
  const { pool } = demo.current.database;
  await save(pool, "whole");
  await restore(into.current.pool, "whole");
  const before = await everything(pool);
  for (const table of [
    "people",
    "memberships",
    "posts",
    "acts",
    "contact_grants",
    "imports",
    "audit_entries",
  ])
    expect(before[`public.${table}`]!.length, table).toBeGreaterThan(0);
  expect(await everything(into.current.pool)).toEqual(before);
});

test("a backup that is killed half-way leaves nothing under its name, and the next one is whole", async () => {
  const target = path.join(folder, "killed");
  const { pool } = demo.current.database;
  const { rows } = await pool.query<{ name: string }>("select current_database() as name");
  const { host, user } = inject("postgres");
  const env = {
    PATH: process.env["PATH"],
    KITH_DATA: dataFolder,
    DATABASE_URL: `postgres://${user}@/${rows[0]!.name}?host=${encodeURIComponent(host)}`,
  };
  const started = () =>
    spawn(process.execPath, [path.join(root, "server/bin/kith.mjs"), "backup", target], {
      env,
      stdio: "ignore",
      // Its children are killed with it.
      detached: true,
    });
  const killed = started();
  const gone = new Promise((resolve) => killed.once("exit", resolve));
  while (!existsSync(`${target}.partial/tables`)) await sleep(1);
  process.kill(-killed.pid!, "SIGKILL");
  await gone;
  expect(existsSync(`${target}.partial`)).toBe(true);
  expect(existsSync(target)).toBe(false);
  const again = started();
  expect(await new Promise((resolve) => again.once("exit", resolve))).toBe(0);
  expect(existsSync(`${target}.partial`)).toBe(false);
  const list = JSON.parse(readFileSync(path.join(target, "backup.json"), "utf8")) as { tables: unknown[] };
  expect(list.tables.length).toBeGreaterThan(20);
});

const COMMUNITY = "00000000-0000-7000-8000-0000000000c1";
const MEMBER = "00000000-0000-7000-8000-0000000000a1";
const POST = "00000000-0000-7000-8000-0000000000b1";

/** What an instance held before names could be looked up and notices had settings. */
const LIFE_THEN = `
  insert into communities values ('${COMMUNITY}', '灯下译者', 'Asia/Shanghai', 'zh-CN', '2026-01-01', null);
  insert into memberships (community_id, id, name, state, added_at)
    values ('${COMMUNITY}', '${MEMBER}', 'Ｌｉｎ 知夏', 'unclaimed', '2026-01-01');
  insert into posts (community_id, id, kind, author_id, posted_at, form, flags, mentions, reactions, text, terms)
    values ('${COMMUNITY}', '${POST}', 'topic', '${MEMBER}', '2026-01-02', 0, 0, '{}', 0, '早。', '')`;

test("what an older Kith kept is kept by this one, and so is its backup", async () => {
  const { pool } = older.current;
  const then = migrationsOf().filter(({ name }) => name < "0010");
  await migrate(pool, then);
  await migrateJobs(pool);
  await pool.query(LIFE_THEN);
  await save(pool, "older");

  expect(await migrate(pool)).toEqual(
    migrationsOf()
      .slice(then.length)
      .map(({ name }) => name),
  );
  expect(await schemaText(pool)).toBe(readFileSync(path.join(root, "server/schema.sql"), "utf8"));
  const { rows } = await pool.query<{ name: string; name_key: string; found: boolean; text: string }>(
    `select m.name, m.name_key, m.name_grams @> '{知夏}' as found, p.text
     from memberships m join posts p on p.author_id = m.id`,
  );
  expect(rows).toEqual([{ name: "Ｌｉｎ 知夏", name_key: "lin 知夏", found: true, text: "早。" }]);

  await restore(fromOlder.current.pool, "older");
  expect(await everything(fromOlder.current.pool)).toEqual(await everything(pool));
});
