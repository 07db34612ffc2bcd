import { readColumns } from "@kith/contract/imports";
import { z } from "zod";
import { emit } from "../../platform/events.ts";
import { addJob, type Task } from "../../platform/jobs/index.ts";
import { forgetImported } from "../members/index.ts";
import { removeImportedPosts, removeImportedTopics, type CarrierImport } from "../talk/index.ts";
import { undoActs } from "../ties/index.ts";
import { endAsFailed } from "./failing.ts";
import { CannotImport, NoLongerWanted, runImport } from "./run.ts";
import { uploadedArchive } from "./source.ts";
import {
  changeImport,
  countFailure,
  forgetTraces,
  importById,
  keysInUse,
  membersStillNamed,
  type ImportRow,
} from "./store.ts";
import { RUN, turnOf, UNDO, type ImportTools } from "./work.ts";

/** The work behind imports: done by any node, at least once, and gone on with after a crash. */

const Asked = z.object({ communityId: z.uuid(), importId: z.uuid(), columns: z.string().optional() });
type Asked = z.infer<typeof Asked>;

/** How soon to ask again while another import of the carrier goes on. */
const ASK_AGAIN_MS = 2000;

/** Broken off more often than this for reasons nobody foresaw, an import has failed. */
const MOST_FAILURES = 3;

export function importTasks(tools: ImportTools, signal: AbortSignal): Readonly<Record<string, Task>> {
  return {
    [RUN]: (payload) => {
      const asked = Asked.parse(payload);
      return inTurn(tools, RUN, asked, (row) => bringIn(tools, row, { asked, signal }));
    },
    [UNDO]: (payload) => inTurn(tools, UNDO, Asked.parse(payload), (row) => takeOut(tools, row, signal)),
  };
}

/** Does it when no other import of the carrier is at work; else, or when this node stops, asks for it again. */
async function inTurn(
  { ctx, alone }: ImportTools,
  task: string,
  asked: Asked,
  work: (row: ImportRow) => Promise<"done" | "later">,
): Promise<void> {
  const row = await importById(ctx.db, asked.communityId, asked.importId);
  if (row === undefined) return;
  const state = { isLater: false };
  const hadTurn = await alone(turnOf(row.carrier_id), async () => {
    state.isLater = (await work(row)) === "later";
  });
  if (hadTurn && !state.isLater) return;
  const { importId } = asked;
  await ctx.db
    .transaction()
    // Under another key: this one is still being done.
    .execute((tx) => addJob(tx, task, asked, { key: `${task} ${importId} again`, withinMs: ASK_AGAIN_MS }));
}

async function bringIn(
  tools: ImportTools,
  row: ImportRow,
  { asked, signal }: { readonly asked: Asked; readonly signal: AbortSignal },
): Promise<"done" | "later"> {
  const { ctx, copying, files } = tools;
  const of = importOf(row);
  if (row.file_key === null) return "done";
  try {
    const source = uploadedArchive(files, row.file_key, row.file_name);
    const columns = readColumns(asked.columns ?? "") ?? undefined;
    await runImport({ ctx, copying, source, columns, signal }, of);
  } catch (error) {
    if (signal.aborted) return "later";
    const failure = error instanceof CannotImport ? error.failure : "unexpected";
    if (!(error instanceof NoLongerWanted)) {
      const isFinal = error instanceof CannotImport || (await countFailure(ctx.db, of)) > MOST_FAILURES;
      if (!isFinal) throw error;
      await endAsFailed(ctx, of, failure);
    }
  }
  await files.remove(row.file_key);
  await changeImport(ctx.db, of, ["done", "failed", "cancelled", "undoing", "undone"], { file_key: null });
  await sweep(tools);
  return "done";
}

const importOf = (row: ImportRow): CarrierImport => ({
  communityId: row.community_id,
  carrierId: row.carrier_id,
  importId: row.id,
});

const POSTS_AT_ONCE = 5000;

/** Takes out what an import added, posts in portions; a portion that is out stays out. */
async function takeOut(
  { ctx, copying }: ImportTools,
  row: ImportRow,
  signal: AbortSignal,
): Promise<"done" | "later"> {
  const of = importOf(row);
  const { communityId, importId, carrierId } = of;
  if (row.state !== "undoing") return "done";
  for (let removed = POSTS_AT_ONCE; removed > 0;) {
    if (signal.aborted) return "later";
    removed = await copying((tx) => removeImportedPosts(tx, communityId, importId, POSTS_AT_ONCE));
  }
  await copying(async (tx) => {
    await undoActs(tx, communityId, importId);
    await forgetTraces(tx, of);
    await removeImportedTopics(tx, communityId, importId, carrierId);
    // Who spoke or acted elsewhere stays, though this import knew them first.
    await forgetImported(tx, communityId, importId, await membersStillNamed(tx, of));
    await changeImport(tx, of, ["undoing"], { state: "undone", ended_at: ctx.clock.now() });
    await emit(tx, "imports.undone", { communityId, importId });
  });
  return "done";
}

const DAY_MS = 86_400_000;

/** Removes what uploads left behind that broke off with their process. */
async function sweep({ ctx, files }: ImportTools): Promise<void> {
  const old = (await files.under("imports")).filter(
    ({ keptAt }) => ctx.clock.now().getTime() - keptAt.getTime() > DAY_MS,
  );
  const used = await keysInUse(
    ctx.db,
    old.map(({ key }) => key),
  );
  for (const { key } of old) if (!used.has(key)) await files.remove(key);
}
