import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from, to } from "pg-copy-streams";
import { filesAt } from "../../server/src/cli/files.ts";
import { begin, runImport, seenIn } from "../../server/src/modules/imports/index.ts";
import { foundCommunity, inCommunity } from "../../server/src/modules/members/index.ts";
import { createPerson } from "../../server/src/modules/accounts/index.ts";
import { systemClock } from "../../server/src/platform/clock.ts";
import { copyingOn } from "../../server/src/platform/db/copy.ts";
import { migrate } from "../../server/src/platform/db/migrate.ts";
import { openDatabase, type Database } from "../../server/src/platform/db/open.ts";
import { migrateJobs } from "../../server/src/platform/jobs/index.ts";
import { idsBy } from "../../server/src/platform/ids.ts";
import { peakRssMb } from "../support/process.ts";

/** The two things measured, each in a process of its own, on databases of one server. */

const USER = "kith";
const onError = () => undefined;

/** A fresh database of the newest form. */
export async function prepared(host: string, name: string): Promise<void> {
  const server = new Client({ host, user: USER, database: "postgres" });
  await server.connect();
  await server.query(`create database ${name}`);
  await server.end();
  const database = await openDatabase({ host, user: USER, database: name }, onError);
  await migrate(database.pool);
  await migrateJobs(database.pool);
  await database.close();
}

/** Where a database is. */
interface Place {
  readonly host: string;
  readonly name: string;
}

/** Brings each archive into a new community of its own, as a job or `kith import` does; the last is measured. */
export async function importInto({ host, name }: Place, archives: readonly string[]) {
  const database = await openDatabase({ host, user: USER, database: name }, onError);
  const brought: { communityId: string; seconds: number }[] = [];
  for (const archive of archives) brought.push(await bringIn(database, archive));
  const { communityId, seconds } = brought.at(-1)!;
  const { rows } = await database.pool.query<{ messages: number; acts: number }>(
    `select (select count(*) from posts where community_id = $1) as messages,
       (select count(*) from acts where community_id = $1) as acts`,
    [communityId],
  );
  await database.close();
  const communityIds = brought.map((one) => one.communityId);
  return { ...rows[0]!, communityIds, seconds, peakRssMb: peakRssMb() };
}

async function bringIn(database: Database, archive: string) {
  const ctx = { db: database.db, clock: systemClock, ids: idsBy(systemClock) };
  const personId = await ctx.db.transaction().execute((tx) => createPerson(tx, ctx, { name: "Organiser" }));
  const { slug, communityId } = await foundCommunity(ctx, { personId }, COMMUNITY);
  const files = await filesAt(archive);
  const source = () => Promise.resolve(files);
  const start = performance.now();
  const seen = await seenIn(source, {});
  const importId = ctx.ids();
  const asked = {
    fileName: "archive",
    mayImport: "yes",
    purpose: "Measuring",
    retention: "A minute",
  } as const;
  const carrierId = await inCommunity(ctx, { personId }, slug, (tx, insider) =>
    begin(tx, ctx, insider, { importId, key: null, bytes: 0, asked, seen }),
  );
  const signal = new AbortController().signal;
  const copying = copyingOn(database.pool);
  await runImport({ ctx, copying, source, signal }, { communityId, carrierId, importId });
  return { communityId, seconds: (performance.now() - start) / 1000 };
}

const COMMUNITY = {
  name: "Measured",
  purpose: "Measuring",
  sharedNeed: "Figures",
  motive: "service",
  timeZone: "UTC",
  language: "en",
} as const;

/** The post rows of a community as COPY writes them. */
export async function rowsToFile(
  host: string,
  name: string,
  communityId: string,
  file: string,
): Promise<void> {
  const client = new Client({ host, user: USER, database: name });
  await client.connect();
  const rows = `copy (select * from posts where community_id = ${client.escapeLiteral(communityId)}) to stdout`;
  await pipeline(client.query(to(rows)), createWriteStream(file));
  await client.end();
}

/** A bare COPY of the rows of each file, one after the other; the last is measured. */
export async function copyPosts(
  { host, name }: Place,
  files: readonly string[],
): Promise<{ seconds: number }> {
  const client = new Client({ host, user: USER, database: name });
  await client.connect();
  let seconds = 0;
  for (const file of files) {
    const start = performance.now();
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      client.query(from("copy posts from stdin")),
    );
    seconds = (performance.now() - start) / 1000;
  }
  await client.end();
  return { seconds };
}
