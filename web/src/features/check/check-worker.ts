import { CheckClient, type AskOf, type Listening, type Trail } from "./client.ts";
import { noteProgress } from "./progress.ts";
import type { Answers, AskKind } from "./protocol.ts";

/** The page's one worker. It is started by the first ask and lives as long as the page. */
const client = new CheckClient(
  () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "kith-check" }),
);

/** Asks the worker, showing its progress where progress is shown. @throws Refused */
export async function askWorker<Kind extends AskKind>(
  trail: Trail<Kind>,
  { signal }: Pick<Listening, "signal"> = {},
): Promise<Answers[Kind]> {
  try {
    return await client.ask(trail, { signal, onProgress: noteProgress });
  } finally {
    noteProgress(null);
  }
}

export type { AskOf, Trail };
