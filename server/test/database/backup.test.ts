import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { audit, keepHeads, verifyAudit } from "../../src/platform/audit/index.ts";
import { restoreBackup } from "../../src/platform/backup/restore.ts";
import { saveBackup } from "../../src/platform/backup/save.ts";
import { ownDatabase } from "./database.ts";
import { everything } from "./everything.ts";

const from = ownDatabase();
const into = ownDatabase({ isEmpty: true });
const damaged = ownDatabase({ isEmpty: true });
const clock = { now: () => new Date("2026-03-01T08:00:00Z") };

const folder = mkdtempSync(path.join(os.tmpdir(), "kith-backup-"));
const dataFolder = path.join(folder, "data");
const target = path.join(folder, "backup");
const COMMUNITY = "00000000-0000-7000-8000-000000000001";

const save = (place = target) =>
  saveBackup({ pool: from.current.pool, clock, version: "1.2.3", dataFolder, target: place });

beforeAll(async () => {
  mkdirSync(path.join(dataFolder, "files/a"), { recursive: true });
  writeFileSync(path.join(dataFolder, "files/a/one.bin"), Uint8Array.of(0, 255, 10));
  writeFileSync(path.join(dataFolder, "postgres.log"), "of this machine only");
  for (const reason of ["plain", "tabs\tand\nlines\\N", "中文，“引号”", "\\.", ""]) await use(reason);
  await keepHeads(from.current.db, clock, dataFolder);
});

beforeEach(() => rmSync(target, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function use(reason: string): Promise<void> {
  return from.current.db
    .transaction()
    .execute((tx) =>
      audit(tx, clock, { communityId: COMMUNITY, actorId: null, power: "p", subject: {}, reason }),
    );
}

describe("a backup", () => {
  test("put into an empty instance gives everything back", async () => {
    await save();
    const restoredFolder = path.join(folder, "restored");
    mkdirSync(restoredFolder);
    await restoreBackup({ pool: into.current.pool, dataFolder: restoredFolder, source: target });
    expect(await everything(into.current.pool)).toEqual(await everything(from.current.pool));
    expect(readFileSync(path.join(restoredFolder, "files/a/one.bin"))).toEqual(Buffer.from([0, 255, 10]));
    expect(existsSync(path.join(restoredFolder, "postgres.log"))).toBe(false);
    expect(await verifyAudit(into.current.db, restoredFolder)).toEqual({ entries: 5, breaches: [] });
  });

  test("is of one moment, though much is written meanwhile", async () => {
    const { pool } = from.current;
    await pool.query(
      "create table paired_a (one int primary key); create table paired_z (one int primary key)",
    );
    const state = { isDone: false };
    const writing = (async () => {
      for (let one = 0; !state.isDone; one++)
        await pool.query(
          `with a as (insert into paired_a values (${one})) insert into paired_z values (${one})`,
        );
    })();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await save();
    state.isDone = true;
    await writing;
    await pool.query("drop table paired_a; drop table paired_z");
    const rows = (name: string) =>
      gunzipSync(readFileSync(path.join(target, `tables/public.${name}.copy.gz`)));
    expect(rows("paired_a").length).toBeGreaterThan(0);
    expect(rows("paired_z")).toEqual(rows("paired_a"));
  });

  test("is not written over another, nor into a folder in use", async () => {
    await save();
    await expect(save()).rejects.toThrow(target);
    expect(existsSync(path.join(target, "backup.json"))).toBe(true);
  });

  test("that was cut short stands under another name, and the next one is whole", async () => {
    mkdirSync(path.join(`${target}.partial`, "tables"), { recursive: true });
    writeFileSync(path.join(`${target}.partial`, "tables/public.old.copy.gz"), "half");
    expect(existsSync(target)).toBe(false);
    await save();
    expect(existsSync(path.join(target, "tables/public.old.copy.gz"))).toBe(false);
    expect(existsSync(`${target}.partial`)).toBe(false);
  });
});

describe("a restore is refused", () => {
  const restore = (source: string) =>
    restoreBackup({ pool: damaged.current.pool, dataFolder: path.join(folder, "none"), source });
  const table = path.join(target, "tables/public.audit_entries.copy.gz");

  test("where there is no backup", async () => {
    await expect(restore(folder)).rejects.toMatchObject({ reason: "noBackup" });
  });

  test("where there are rows already", async () => {
    await save();
    const again = restoreBackup({ pool: from.current.pool, dataFolder, source: target });
    await expect(again).rejects.toMatchObject({ reason: "notEmpty", detail: "public.audit_entries" });
  });

  test.each<[string, () => void]>([
    [
      "changed",
      () =>
        writeFileSync(table, gzipSync(gunzipSync(readFileSync(table)).toString().replace("plain", "other"))),
    ],
    ["cut short", () => writeFileSync(table, readFileSync(table).subarray(0, -20))],
    ["gone", () => rmSync(table)],
  ])("where a file of it is %s, and nothing of it stays", async (_, harm) => {
    await save();
    harm();
    await expect(restore(target)).rejects.toMatchObject({ reason: "damaged" });
    expect(Object.values(await everything(damaged.current.pool)).flat()).toEqual([]);
  });

  test("where a newer Kith made it", async () => {
    await save();
    const file = path.join(target, "backup.json");
    const list = JSON.parse(readFileSync(file, "utf8")) as { migrations: string[] };
    writeFileSync(file, JSON.stringify({ ...list, migrations: [...list.migrations, "9999_later.sql"] }));
    await expect(restore(target)).rejects.toMatchObject({ reason: "newer", detail: "9999_later.sql" });
  });
});
