import { expect, test } from "vitest";
import { distribute, isDistributed, NoCitus, parentsFirst } from "../../src/platform/db/distribute.ts";
import { GLOBAL_TABLES } from "../../src/platform/db/tables.ts";
import { ownDatabase } from "./database.ts";

const database = ownDatabase();

test("every table of communities is distributed after those its keys lead to", async () => {
  const { pool } = database.current;
  const order = await parentsFirst(pool, GLOBAL_TABLES);
  expect(order[0]).toBe("communities");
  expect(new Set(order).size).toBe(order.length);
  for (const [parent, child] of [
    ["memberships", "role_terms"],
    ["carriers", "carrier_identities"],
    ["contact_points", "contact_grants"],
  ] as const) {
    expect(order.indexOf(parent), `${parent} before ${child}`).toBeGreaterThan(-1);
    expect(order.indexOf(parent)).toBeLessThan(order.indexOf(child));
  }
  for (const table of GLOBAL_TABLES) expect(order).not.toContain(table);
});

test("a server without Citus is left as it is, and it is said", async () => {
  const { pool } = database.current;
  await expect(distribute(pool, GLOBAL_TABLES)).rejects.toThrow(NoCitus);
  expect(await isDistributed(pool)).toBe(false);
});
