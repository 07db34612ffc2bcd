import { getMigrations } from "better-auth/db/migration";
import { expect, test } from "vitest";
import { openAuth } from "../../src/modules/accounts/auth.ts";
import { idsBy } from "../../src/platform/ids.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { SECRET } from "../app.ts";
import { ownDatabase } from "../database/database.ts";

const migrated = ownDatabase();
const empty = ownDatabase({ isEmpty: true });

const missing = async ({ db }: (typeof migrated)["current"]) => {
  const auth = openAuth({ db, clock: systemClock, ids: idsBy(systemClock) }, SECRET);
  const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems, compileMigrations } = await getMigrations(
    auth.options,
  );
  return {
    toBeCreated,
    toBeAdded,
    toBeAddedIndexes,
    schemaProblems,
    sql: (await compileMigrations()).trim(),
  };
};

test("our migrations make every table, column and index the sign-in library reads", async () => {
  expect(await missing(migrated.current)).toEqual({
    toBeCreated: [],
    toBeAdded: [],
    toBeAddedIndexes: [],
    schemaProblems: [],
    sql: ";",
  });
});

test("what is missing would be told", async () => {
  const { toBeCreated } = await missing(empty.current);
  expect(toBeCreated.map(({ table }) => table).toSorted()).toEqual([
    "accounts",
    "sessions",
    "users",
    "verifications",
  ]);
  await migrated.current.pool.query("alter table auth.users drop column image");
  const { toBeAdded } = await missing(migrated.current);
  expect(toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([["users", ["image"]]]);
});

test("the indexes it would make on an empty database are ours as well", async () => {
  // It does not miss an index of one column in a table that exists already.
  const { sql } = await missing(empty.current);
  const wanted = [...sql.matchAll(/create index "(\w+)" on "auth"\."\w+" \("(\w+)"\)/g)].map(
    ([, name, column]) => `${name} ${column}`,
  );
  const { rows } = await migrated.current.pool.query<{ index: string }>(
    `select indexname || ' ' || substring(indexdef from '\\((\\w+)\\)') as index
     from pg_indexes where schemaname = 'auth'`,
  );
  expect(wanted).toHaveLength(3);
  expect(rows.map(({ index }) => index)).toEqual(expect.arrayContaining(wanted));
});
