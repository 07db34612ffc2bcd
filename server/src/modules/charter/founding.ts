import type { FoundCommunity } from "@kith/contract/charter";
import { emptyCharter } from "@kith/contract/charter-content";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { insertDraft } from "./charter-store.ts";
import { refusalToSlug, slugsFor } from "./rules.ts";
import * as store from "./store.ts";

/**
 * Writes down a new community, its slug and the draft of its charter; who belongs to it is the caller's to add, in the
 * same transaction.
 *
 * @param founderId the founder's member id.
 * @throws {Refused} `slugTaken` or `slugReserved`, for a slug that was chosen. Emits charter.community_founded.
 */
export async function recordFounding(
  tx: Tx,
  ctx: Ctx,
  asked: FoundCommunity,
  founderId: string,
): Promise<{ communityId: string; slug: string }> {
  const communityId = ctx.ids();
  const at = ctx.clock.now();
  const slug = await takenSlug(tx, asked, communityId);
  await store.insertCommunity(tx, communityId, asked, at);
  const { purpose = "", sharedNeed = "", motive = null } = asked;
  await insertDraft(tx, communityId, { ...emptyCharter, purpose, sharedNeed, motive }, at);
  await audit(tx, ctx.clock, { communityId, actorId: founderId, power: "community.found", subject: {} });
  await emit(tx, "charter.community_founded", { communityId });
  return { communityId, slug };
}

/** @returns the slug that was chosen, or the first that is free. */
async function takenSlug(tx: Tx, { name, slug }: FoundCommunity, communityId: string): Promise<string> {
  const refusal = slug === undefined ? null : refusalToSlug(slug);
  if (refusal !== null) throw new Refused(refusal);
  // The end of an id is random.
  const wanted = slug === undefined ? slugsFor(name, communityId.slice(-8)) : [slug];
  for (const one of wanted) {
    if (await store.takeSlug(tx, one, communityId)) return one;
  }
  throw new Refused("slugTaken");
}
