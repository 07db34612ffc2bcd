// A node that begins a job and never ends it. Spawned by tests, which kill it.
import { openDatabase } from "../../src/platform/db/open.ts";
import { startJobs } from "../../src/platform/jobs/index.ts";

const [host = "", database = ""] = process.argv.slice(2);
const { pool } = await openDatabase({ host, user: "kith", database }, () => undefined);
await startJobs({
  pool,
  isAlone: false,
  onTrouble: () => undefined,
  tasks: {
    hang: () => {
      process.stdout.write("begun\n");
      return new Promise(() => undefined);
    },
  },
});
process.stdout.write("ready\n");
