import type { AddCarrier, ChangeCarrier } from "@kith/contract/charter";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { demand, type Insider } from "./insider.ts";
import { carriersOf } from "./queries.ts";
import * as store from "./store.ts";

const MOST_CARRIERS = 200;

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

/** @returns the id of the new carrier. @throws {Refused} `tooManyCarriers`. Emits charter.carriers_changed. */
export async function addCarrier(tx: Tx, ctx: Ctx, insider: Insider, asked: AddCarrier): Promise<string> {
  demand(insider, "carrier.add");
  const present = await carriersOf(tx, insider.communityId);
  if (present.length >= MOST_CARRIERS) throw new Refused("tooManyCarriers");
  const id = ctx.ids();
  await store.insertCarrier(tx, insider.communityId, { id, ...asked, addedAt: ctx.clock.now() });
  await recordCarrier(tx, ctx, insider, { id, power: "carrier.add", to: { kind: asked.kind } });
  return id;
}

/** Renames a carrier, or says how it is. @throws {NotFound}. Emits charter.carriers_changed if it is otherwise now. */
export async function changeCarrier(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, name, state, reason = "" }: ChangeCarrier & { readonly id: string },
): Promise<void> {
  demand(insider, "carrier.change", { carrierId: id });
  const carrier = await accessCarrier(tx, insider.communityId, id);
  const isRenamed = name !== undefined && name !== carrier.name;
  const isOtherwise = state !== undefined && state !== carrier.state;
  if (!isRenamed && !isOtherwise) return;
  const changed = { ...(isRenamed && { name }), ...(isOtherwise && { state }) };
  await store.updateCarrier(tx, insider.communityId, id, changed);
  // Names stay out of the audit: a carrier may be called after somebody.
  const to = isOtherwise ? { state } : { renamed: "yes" };
  await recordCarrier(tx, ctx, insider, { id, power: "carrier.change", to, reason });
}

/**
 * Removes a carrier from the list. Members, ties, topics and what was said there stay as they are: only the place is
 * gone. @throws {NotFound}. Emits charter.carriers_changed.
 */
export async function removeCarrier(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, reason = "" }: { readonly id: string; readonly reason?: string | undefined },
): Promise<void> {
  demand(insider, "carrier.remove", { carrierId: id });
  await accessCarrier(tx, insider.communityId, id);
  await store.updateCarrier(tx, insider.communityId, id, { removed_at: ctx.clock.now() });
  await recordCarrier(tx, ctx, insider, { id, power: "carrier.remove", to: {}, reason });
}

/**
 * A carrier that has not been removed; it stays as it is until the transaction ends, and whoever else asks for it waits.
 *
 * @throws {NotFound}
 */
export async function accessCarrier(tx: Tx, communityId: string, id: string) {
  const carrier = await store.lockedCarrier(tx, communityId, id);
  if (carrier === undefined) throw new NotFound();
  return carrier;
}

interface CarrierPower {
  readonly id: string;
  readonly power: string;
  readonly to: Readonly<Record<string, string>>;
  readonly reason?: string;
}

async function recordCarrier(tx: Tx, ctx: Ctx, insider: Insider, used: CarrierPower): Promise<void> {
  const { id, power, to, reason = "" } = used;
  const { communityId, memberId } = insider;
  const subject = { carrierId: id, ...to };
  await audit(tx, ctx.clock, { communityId, actorId: memberId, power, subject, reason });
  await emit(tx, "charter.carriers_changed", { communityId, carrierId: id });
}
