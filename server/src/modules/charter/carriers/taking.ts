import type { CarrierWay } from "@kith/contract/carriers";
import type { Ctx } from "../../../platform/ctx.ts";
import type { Tx } from "../../../platform/db/open.ts";
import { NotFound, Refused } from "../../../platform/errors.ts";
import type { Insider } from "../insider.ts";
import { carriersOfCode } from "./code-queries.ts";
import { accessCarrier, accessWhole } from "./commands.ts";
import {
  byId,
  everyCarrierOf,
  groupedMoves,
  handedTo,
  offeredView,
  placesOf,
  type Carrier,
} from "./queries.ts";
import { isOffered, mayTake, standingAt } from "./rules.ts";
import * as store from "./store.ts";

/**
 * Tells a member the way into a carrier, and counts them as in it from then on: once, however often they ask.
 *
 * @throws {NotFound} @throws {Refused} `notOffered`.
 */
export async function takeCarrier(tx: Tx, ctx: Ctx, insider: Insider, id: string): Promise<CarrierWay> {
  const { communityId, memberId } = insider;
  const carrier = await accessWhole(tx, communityId, id);
  const handed = await handedTo(tx, communityId, memberId);
  const standing = standingAt(carrier, ctx.clock.now());
  if (!mayTake(standing, handed.has(id))) throw new Refused("notOffered");
  return handOut(tx, ctx, insider, carrier);
}

/**
 * Tells a member the way into whichever carrier of a live code is open now: the one they were told before, while it is,
 * else the first that has room. What was moved counts as what it was moved to.
 *
 * @throws {NotFound} @throws {Refused} `noneOffered`.
 */
export async function meetByCode(tx: Tx, ctx: Ctx, insider: Insider, code: string): Promise<CarrierWay> {
  const { communityId, memberId } = insider;
  const listed = await carriersOfCode(tx, communityId, code);
  if (listed === null) throw new NotFound();
  const places = await lockedPlaces(tx, communityId, listed);
  const handed = await handedTo(tx, communityId, memberId);
  const now = ctx.clock.now();
  const known = places.find((one) => handed.has(one.id) && mayTake(standingAt(one, now), true));
  const chosen = known ?? places.find((one) => isOffered(standingAt(one, now)));
  if (chosen === undefined) throw new Refused("noneOffered");
  return handOut(tx, ctx, insider, chosen);
}

/** Where the carriers of a list lead now, in its order, each once. Locked first, so that the last place has one taker. */
async function lockedPlaces(tx: Tx, communityId: string, ids: readonly string[]): Promise<Carrier[]> {
  const before = placesOf(ids, byId(await everyCarrierOf(tx, communityId)));
  const placeIds = before.map(({ id }) => id);
  await store.lockCarriers(tx, communityId, placeIds);
  const now = byId(await everyCarrierOf(tx, communityId));
  return placeIds.flatMap((id) => now.get(id) ?? []).filter(({ removedAt }) => removedAt === null);
}

async function handOut(tx: Tx, { clock }: Ctx, insider: Insider, carrier: Carrier): Promise<CarrierWay> {
  const { communityId, memberId } = insider;
  await store.insertHandout(tx, communityId, carrier.id, { memberId, at: clock.now() });
  return {
    ...offeredView(carrier),
    link: carrier.link,
    expiresAt: carrier.expiresAt?.toISOString() ?? null,
  };
}

/** Says that one is met at a carrier that people were moved to. @throws {NotFound} @throws {Refused} `noMove`. */
export async function confirmMove(tx: Tx, { clock }: Ctx, insider: Insider, id: string): Promise<void> {
  const { communityId, memberId } = insider;
  await accessCarrier(tx, communityId, id);
  const moves = groupedMoves(byId(await everyCarrierOf(tx, communityId)));
  if (!moves.has(id)) throw new Refused("noMove");
  await store.insertConfirmation(tx, communityId, id, { memberId, at: clock.now() });
}
