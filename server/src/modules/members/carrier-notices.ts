import type { Ctx } from "../../platform/ctx.ts";
import { deliver } from "../../platform/delivery/index.ts";
import { hearing, type Subscriber } from "../../platform/events.ts";
import { derivedId } from "../../platform/ids.ts";
import { carrierById, communitiesWith, everyCarrierOf } from "../charter/index.ts";
import { expiringBody, movedBody } from "./role-notice-words.ts";
import { peopleAfter, peopleBehind } from "./roster-queries.ts";
import { organisersAble } from "./standing.ts";

const AT_ONCE = 1000;

/** Who is told when carriers move or their ways in expire: charter does not know who belongs. */
export function carrierNotices(ctx: Ctx): readonly Subscriber[] {
  return [
    hearing("charter.carrier_moved", (news) => tellMoved(ctx, news)),
    hearing("charter.way_expiring", (news) => tellExpiring(ctx, news)),
  ];
}

/** Everybody who belongs is asked to confirm, each once, however often it is heard. */
async function tellMoved(
  ctx: Ctx,
  { communityId, carrierId, toId }: Readonly<Record<"communityId" | "carrierId" | "toId", string>>,
): Promise<void> {
  const [community] = await communitiesWith(ctx.db, [communityId]);
  const carriers = await everyCarrierOf(ctx.db, communityId);
  const [from, to] = [carrierId, toId].map((id) => carriers.find((one) => one.id === id));
  // What was taken back or moved on since is told by its own news.
  if (community === undefined || from === undefined || to === undefined || from.movedToId !== toId) return;
  if (from.movedAt === null) return;
  const id = derivedId(carrierId, `${toId} ${from.movedAt.toISOString()}`);
  const body = movedBody(community.name, { from: from.name, to: to.name });
  const notice = { id, communityId, purpose: "service", body, url: `/c/${community.slug}/carriers` };
  for (let after: string | null = null; ;) {
    const page = await peopleAfter(ctx.db, communityId, after, AT_ONCE);
    const personIds = page.map(({ personId }) => personId);
    if (page.length > 0)
      await ctx.db.transaction().execute((tx) => deliver(tx, ctx, { ...notice, personIds }));
    after = page.at(-1)?.memberId ?? null;
    if (page.length < AT_ONCE) return;
  }
}

async function tellExpiring(
  ctx: Ctx,
  { communityId, carrierId }: Readonly<Record<"communityId" | "carrierId", string>>,
): Promise<void> {
  const { db } = ctx;
  const [community] = await communitiesWith(db, [communityId]);
  const carrier = await carrierById(db, communityId, carrierId);
  const expiresAt = carrier?.expiresAt ?? null;
  if (community === undefined || carrier === undefined || expiresAt === null) return;
  const organisers = await organisersAble(db, communityId, ctx.clock.now(), { evenPaused: true });
  const tellIds = [...new Set([...organisers, ...(carrier.ownerId === null ? [] : [carrier.ownerId])])];
  const personIds = await peopleBehind(db, communityId, tellIds);
  const said = { community: community.name, timeZone: community.timeZone };
  const body = expiringBody(said, { carrier: carrier.name, expiresAt });
  const id = derivedId(carrierId, expiresAt.toISOString());
  const notice = {
    id,
    communityId,
    purpose: "service",
    body,
    url: `/c/${community.slug}/carriers`,
    personIds,
  };
  await ctx.db.transaction().execute((tx) => deliver(tx, ctx, notice));
}
