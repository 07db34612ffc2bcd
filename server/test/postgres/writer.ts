// Holds a data folder and writes with eight clients at once, printing the id of each row as it is acknowledged.
// Spawned by tests, which kill it.
import { Pool } from "pg";
import { startEmbedded } from "../../src/platform/postgres/embedded.ts";

const [folder = "", first = "0"] = process.argv.slice(2);
const postgres = await startEmbedded({ folder, onRestart: () => process.stdout.write("restarted\n") });
const pool = new Pool({ ...postgres.connection, max: 8 });
pool.on("error", () => undefined);
await pool.query("create table if not exists acknowledged (id bigint primary key)");
process.stdout.write("up\n");

let next = Number(first);
async function write(): Promise<void> {
  for (;;) {
    const id = next++;
    const isWritten = await pool.query("insert into acknowledged values ($1)", [id]).then(
      () => true,
      () => false,
    );
    if (isWritten) process.stdout.write(`${id}\n`);
    else await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
await Promise.race(Array.from({ length: 8 }, write));
