import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { charterAt } from "./charter-queries.ts";
import { contentInForce, insertAcceptance } from "./charter-store.ts";
import type { Insider } from "./insider.ts";

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

/** A member accepts the version in force. @throws {Refused} `charterMoved`, where it is no longer; `notOpenYet`. */
export async function acceptInForce(tx: Tx, ctx: Ctx, insider: Insider, version: number): Promise<void> {
  const { communityId, memberId } = insider;
  const inForce = await contentInForce(tx, communityId);
  if (inForce === null) throw new Refused("notOpenYet");
  if (inForce.version !== version) throw new Refused("charterMoved");
  await insertAcceptance(tx, communityId, { memberId, version, at: ctx.clock.now() });
}
