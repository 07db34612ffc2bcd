import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../../platform/db/open.ts";
import { answer, type Question } from "./questions.ts";
import type { WorkerGiven } from "./in-worker.ts";

/** A thread that answers one question, with connections of its own, and ends: whatever it costs, requests go on. */

const { connection, question } = workerData as WorkerGiven;
const database = await openDatabase(connection, () => undefined);
try {
  parentPort?.postMessage(await answer(database.db, question satisfies Question));
} finally {
  await database.close();
}
