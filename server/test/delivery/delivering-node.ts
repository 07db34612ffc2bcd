// A node that sends by mail whatever is due, and says so when it has begun. Spawned by tests, which kill it.
import { openDatabase } from "../../src/platform/db/open.ts";
import { createOutbox, mailRoute } from "../../src/platform/delivery/index.ts";
import { every } from "../../src/platform/every.ts";
import { startJobs } from "../../src/platform/jobs/index.ts";
import { ctxOf, MovableClock, reachable } from "./world.ts";

const [host = "", database = "", smtpPort = ""] = process.argv.slice(2);
const { pool, db } = await openDatabase({ host, user: "kith", database }, () => undefined);
const mail = mailRoute({
  smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
  from: { name: "Kith", address: "kith@example.net" },
  publicUrl: null,
});
const outbox = createOutbox(ctxOf(db, new MovableClock()), {
  recipients: {
    routesOf: async (_, { personId }) => ({
      ...reachable,
      outward: [{ route: "mail", to: `p${personId.slice(-4)}@example.org`, name: null }],
    }),
  },
  routes: [{ ...mail, pace: { perSecond: 1e6, burst: 1e6 } }],
  random: () => 0.5,
  monotonicMs: () => performance.now(),
});
const onTrouble = (message: string) => void process.stderr.write(`${message}\n`);
await startJobs({ pool, tasks: outbox.tasks, isAlone: true, onTrouble });
process.stdout.write("ready\n");
every(50, outbox.deliverDue, onTrouble);
