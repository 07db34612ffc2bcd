// A node that fires what is due by the time it is given, again and again. Whatever fires is written down in the same
// transaction. With `hang` it is written down and then nothing happens any more: tests kill it there.
import { sql } from "kysely";
import { openDatabase } from "../../src/platform/db/open.ts";
import { every } from "../../src/platform/every.ts";
import { createTimekeeper, onSchedule } from "../../src/platform/schedules/index.ts";
import { ctxOf, MovableClock } from "./world.ts";

const [host = "", database = "", now = "", mode = ""] = process.argv.slice(2);
const { db } = await openDatabase({ host, user: "kith", database }, () => undefined);
const clock = new MovableClock();
clock.to(now);
const note = onSchedule("rhythm.note", async (tx, { scheduleId, at }) => {
  await sql`insert into fired (schedule_id, at) values (${scheduleId}, ${at})`.execute(tx);
  process.stdout.write("fired\n");
  if (mode === "hang") await new Promise(() => undefined);
});
const { fireDue } = createTimekeeper(ctxOf(db, clock), [note], (message) => {
  process.stderr.write(`${message}\n`);
});
every(10, fireDue, () => undefined);
process.stdout.write("ready\n");
