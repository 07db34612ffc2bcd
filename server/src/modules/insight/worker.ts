import { workerData } from "node:worker_threads";
import { openDatabase } from "../../platform/db/open.ts";
import { answer } from "./questions.ts";
import type { WorkerGiven } from "./in-worker.ts";

/** A thread that answers one question, with connections of its own, and ends: whatever it costs, requests go on. */

const { connection, question, scratch, port } = workerData as WorkerGiven;
const database = await openDatabase(connection, () => undefined);
try {
  port.postMessage(await answer(database.db, question, scratch), []);
} finally {
  await database.close();
}
