// A node that brings an archive in. Spawned by tests, which kill it half-way: it says how many posts are in.
import { importTasks } from "../../src/modules/imports/doing.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { aloneOn } from "../../src/platform/db/alone.ts";
import { copyingOn, type Copying } from "../../src/platform/db/copy.ts";
import { openDatabase } from "../../src/platform/db/open.ts";
import { filesIn } from "../../src/platform/files.ts";
import { idsBy } from "../../src/platform/ids.ts";

const [host = "", database = "", dataFolder = "", communityId = "", importId = ""] = process.argv.slice(2);
const { pool, db } = await openDatabase({ host, user: "kith", database }, () => undefined);
const copying: Copying = async (work) => {
  const done = await copyingOn(pool)(work);
  process.stdout.write("batch\n");
  return done;
};
const tools = {
  ctx: { db, clock: systemClock, ids: idsBy(systemClock) },
  copying,
  alone: aloneOn(pool),
  files: filesIn(dataFolder),
};
const tasks = importTasks(tools, new AbortController().signal);
await tasks["imports.run"]?.({ communityId, importId });
process.stdout.write("ended\n");
