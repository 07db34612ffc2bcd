import type { Ctx } from "../../../platform/ctx.ts";
import { hearing, type Subscriber } from "../../../platform/events.ts";
import { deleteConfirmations } from "./store.ts";

/** Whoever goes is met nowhere; what they confirmed does not count on. */
export function carrierSubscribers(ctx: Ctx): readonly Subscriber[] {
  const forget = ({ communityId, memberId }: { readonly communityId: string; readonly memberId: string }) =>
    ctx.db.transaction().execute((tx) => deleteConfirmations(tx, communityId, memberId));
  return [hearing("members.left", forget), hearing("members.removed", forget)];
}
