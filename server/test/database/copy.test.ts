import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { copyRows, copyTransaction, type CopyValue } from "../../src/platform/db/copy.ts";
import { ownDatabase } from "./database.ts";

const database = ownDatabase();
const community = randomUUID();
const importId = randomUUID();
const COLUMNS = ["community_id", "import_id", "post_id", "answered"] as const;

/** So many that they go in many pieces. */
const ROWS = 20_000;

function* rows(last?: () => readonly CopyValue[]): Generator<readonly CopyValue[]> {
  for (let i = 0; i < ROWS; i++) yield [community, importId, randomUUID(), `${i}\t\\N "甲"\n`];
  if (last !== undefined) yield last();
}

const copying = (from: Iterable<readonly CopyValue[]>) =>
  copyTransaction(database.current.pool, (tx) => copyRows(tx, "import_open_replies", COLUMNS, from));

async function there(): Promise<readonly string[]> {
  const found = await database.current.pool.query<{ answered: string }>(
    "select answered from import_open_replies where community_id = $1",
    [community],
  );
  return found.rows.map(({ answered }) => answered);
}

describe("rows that are copied", () => {
  test("are none of them there when the server refuses the last", async () => {
    await expect(copying(rows(() => [community, importId, "no id", ""]))).rejects.toThrow(/uuid/);
    expect(await there()).toEqual([]);
  });

  test("are none of them there when the last cannot be made", async () => {
    const slip = () => {
      throw new Error("a slip");
    };
    await expect(copying(rows(slip))).rejects.toThrow("a slip");
    expect(await there()).toEqual([]);
  });

  test("are all there as they were given, and none at all is none", async () => {
    await copying([]);
    expect(await there()).toEqual([]);
    await copying(rows());
    expect((await there()).toSorted()).toEqual(
      Array.from({ length: ROWS }, (_, i) => `${i}\t\\N "甲"\n`).toSorted(),
    );
  });

  test("leave others their turn while they are made", async () => {
    const seen = { turns: 0, isOver: false };
    const turn = () => {
      seen.turns++;
      if (!seen.isOver) setImmediate(turn);
    };
    function* watched() {
      setImmediate(turn);
      yield* rows();
      seen.isOver = true;
    }
    await copying(watched());
    expect(seen.turns).toBeGreaterThan(5);
  });
});
