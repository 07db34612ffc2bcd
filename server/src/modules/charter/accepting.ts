import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { charterAt } from "./charter-queries.ts";
import { insertAcceptance } from "./charter-store.ts";

/**
 * Writes down that a member accepted a version of the charter; twice is once. Whether it is the version in force is the
 * caller's to know: somebody may have been admitted under an earlier one.
 *
 * @throws {NotFound} for a version that was never published.
 */
export async function acceptCharter(
  tx: Tx,
  ctx: Ctx,
  accepted: { readonly communityId: string; readonly memberId: string; readonly version: number },
): Promise<void> {
  const { communityId, memberId, version } = accepted;
  if ((await charterAt(tx, communityId, version)) === null) throw new NotFound();
  await insertAcceptance(tx, communityId, { memberId, version, at: ctx.clock.now() });
}
