import type { Ctx } from "../../platform/ctx.ts";
import { deliver, type Notice } from "../../platform/delivery/index.ts";
import { hearing, type Subscriber } from "../../platform/events.ts";
import { derivedId } from "../../platform/ids.ts";
import { communitiesWith } from "../charter/index.ts";
import { personBehind } from "../members/index.ts";
import { failedBody, finishedBody } from "./notice-words.ts";
import { importById, type ImportRow } from "./store.ts";

/** When an import has ended, whoever brought it in is told. */
export function importSubscribers(ctx: Ctx): readonly Subscriber[] {
  return [
    hearing("imports.finished", (of) => tellImporter(ctx, of, "done")),
    hearing("imports.failed", (of) => tellImporter(ctx, of, "failed")),
  ];
}

/**
 * Once, however often it is heard: the notice has the same id each time. Nobody is told who has left since, nor of what
 * was undone or begun again.
 */
async function tellImporter(
  ctx: Ctx,
  { communityId, importId }: { readonly communityId: string; readonly importId: string },
  ended: "done" | "failed",
): Promise<void> {
  const row = await importById(ctx.db, communityId, importId);
  // What was brought in from a terminal is said there.
  if (row === undefined || row.state !== ended || row.confirmed_by === null) return;
  const personId = await personBehind(ctx.db, communityId, row.confirmed_by);
  const [community] = await communitiesWith(ctx.db, [communityId]);
  if (personId === null || community === undefined) return;
  const said = saidOf(row, community);
  const notice = { ...said, communityId, id: derivedId(importId, ended), purpose: "service" };
  await ctx.db.transaction().execute((tx) => deliver(tx, ctx, { ...notice, personIds: [personId] }));
}

function saidOf(
  { state, failure, file_name, counts }: ImportRow,
  { name, slug }: { readonly name: string; readonly slug: string },
): Pick<Notice, "body" | "url"> {
  if (state === "failed")
    return { body: failedBody(name, file_name, failure ?? "unexpected"), url: `/c/${slug}/imports` };
  const isNew = counts.posts > 0;
  return { body: finishedBody(name, file_name, counts), url: `/c/${slug}/${isNew ? "health" : "imports"}` };
}
