import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { emit } from "../../platform/events.ts";
import { demand, type Insider } from "./insider.ts";
import * as store from "./store.ts";

/** Ends a community: it can be read, and left, but no longer written. Emits charter.community_closed. */
export async function closeCommunity(tx: Tx, ctx: Ctx, insider: Insider, reason: string): Promise<void> {
  const { communityId, memberId } = insider;
  demand(insider, "community.close");
  await store.closeCommunity(tx, communityId, ctx.clock.now());
  await audit(tx, ctx.clock, {
    communityId,
    actorId: memberId,
    power: "community.close",
    subject: {},
    reason,
  });
  await emit(tx, "charter.community_closed", { communityId });
}
