import type { AddCarrier, ChangeCarrier, MoveCarrier } from "@kith/contract/carriers";
import type { Power } from "@kith/contract/powers";
import { audit } from "../../../platform/audit/index.ts";
import type { Ctx } from "../../../platform/ctx.ts";
import type { Tx } from "../../../platform/db/open.ts";
import { NotFound, Refused } from "../../../platform/errors.ts";
import { emit } from "../../../platform/events.ts";
import { demand, type Insider } from "../insider.ts";
import { carrierById, carriersOf, type Carrier } from "./queries.ts";
import { remindOfExpiry } from "./reminders.ts";
import { firstState, isInUse, refusalToBe, refusalToMove } from "./rules.ts";
import * as store from "./store.ts";

const MOST_CARRIERS = 200;

/**
 * @returns the id of the new carrier. @throws {Refused} `tooManyCarriers`, `serviceEnded`, `endsBeforeStart`. Whether
 *   the owner belongs is the caller's to know. Emits charter.carriers_changed.
 */
export async function addCarrier(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { kind, name, ...asked }: AddCarrier,
): Promise<string> {
  demand(insider, "carrier.add");
  const { communityId } = insider;
  const present = await carriersOf(tx, communityId);
  if (present.length >= MOST_CARRIERS) throw new Refused("tooManyCarriers");
  const [id, added_at] = [ctx.ids(), ctx.clock.now()];
  const state = firstState(kind);
  const change = changeOf(ctx, asked);
  demandCanBe({ kind, state, startsAt: change.starts_at ?? null, expiresAt: change.expires_at ?? null });
  const ended_at = isInUse(state) ? null : added_at;
  const row = { community_id: communityId, id, kind, name, state, added_at };
  await store.insertCarrier(tx, row, { ...change, ended_at });
  await remindOfExpiry(tx, ctx, communityId, { id, expiresAt: change.expires_at ?? null });
  await recordCarrier(tx, ctx, insider, { id, power: "carrier.add", to: { kind } });
  return id;
}

/**
 * Writes down how a carrier is now.
 *
 * @throws {NotFound} @throws {Refused} `serviceEnded`, `endsBeforeStart`. Whether the owner belongs is the caller's to know. Emits
 *   charter.carriers_changed if it is otherwise now.
 */
export async function changeCarrier(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, reason = "", ...asked }: ChangeCarrier & { readonly id: string },
): Promise<void> {
  demand(insider, "carrier.change", { carrierId: id });
  const { communityId } = insider;
  const carrier = await accessWhole(tx, communityId, id);
  const change = { ...changeOf(ctx, asked), ...stateChange(ctx, carrier, asked) };
  const changed = Object.entries(change).filter(([column, value]) => isOther(rowOf(carrier)[column], value));
  if (changed.length === 0) return;
  demandCanBe({ ...carrier, ...facts(change) });
  await store.updateCarrier(tx, communityId, id, Object.fromEntries(changed));
  if (change.expires_at !== undefined) {
    await remindOfExpiry(tx, ctx, communityId, { id, expiresAt: change.expires_at });
  }
  // What was written stays out of the audit: a carrier may be called after somebody, and its link is for members.
  const to = {
    changed: changed.map(([column]) => column).join(" "),
    ...(asked.state && { state: asked.state }),
  };
  await recordCarrier(tx, ctx, insider, { id, power: "carrier.change", to, reason });
}

/** The columns that what was asked for changes; a count is of now. */
function changeOf(ctx: Ctx, asked: Omit<ChangeCarrier, "reason" | "state">): store.CarrierChange {
  const { name, purpose, ownerId, startsAt, expiresAt, capacity, headcount, link, place, timetable } = asked;
  const counted_at = headcount === null ? null : ctx.clock.now();
  const columns = {
    name,
    purpose,
    owner_id: ownerId,
    capacity,
    link,
    place,
    timetable,
    starts_at: dateOf(startsAt),
    expires_at: dateOf(expiresAt),
    ...(headcount !== undefined && { headcount, counted_at }),
  };
  return given(columns);
}

/** Only what was said, so that the rest stays as it is. */
function given(columns: object): store.CarrierChange {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

const dateOf = (at: string | null | undefined) => (typeof at === "string" ? new Date(at) : at);

/** One that is in use again is met at again: whoever was moved off it is no longer. */
function stateChange(
  { clock }: Ctx,
  carrier: Carrier,
  { state }: Pick<ChangeCarrier, "state">,
): store.CarrierChange {
  if (state === undefined || state === carrier.state) return {};
  if (isInUse(state)) return { state, ended_at: null, moved_to_id: null, moved_at: null };
  return { state, ended_at: carrier.endedAt ?? clock.now() };
}

function facts({ state, starts_at, expires_at }: store.CarrierChange) {
  return {
    ...(state !== undefined && { state }),
    ...(starts_at !== undefined && { startsAt: starts_at }),
    ...(expires_at !== undefined && { expiresAt: expires_at }),
  };
}

function demandCanBe(asked: Parameters<typeof refusalToBe>[0]): void {
  const refusal = refusalToBe(asked);
  if (refusal !== null) throw new Refused(refusal);
}

/** The carrier in the names of its columns, to see what changes. */
function rowOf(carrier: Carrier): Readonly<Record<string, unknown>> {
  return {
    name: carrier.name,
    purpose: carrier.purpose,
    owner_id: carrier.ownerId,
    capacity: carrier.capacity,
    link: carrier.link,
    place: carrier.place,
    timetable: carrier.timetable,
    starts_at: carrier.startsAt,
    expires_at: carrier.expiresAt,
    state: carrier.state,
    ended_at: carrier.endedAt,
    moved_to_id: carrier.movedToId,
    moved_at: carrier.movedAt,
  };
}

/** A count is news even where the number is the old one: it is of now. */
function isOther(was: unknown, is: unknown): boolean {
  if (was instanceof Date && is instanceof Date) return was.getTime() !== is.getTime();
  return was !== is;
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
 * Says that people are met at another carrier from now on; one that is in use is retired by it, one that is closed stays
 * closed. Nothing of what was there is touched. Members are asked to confirm.
 *
 * @throws {NotFound} @throws {Refused} `moveToItself`, `moveToUnused`. Emits charter.carriers_changed and
 *   charter.carrier_moved.
 */
export async function moveCarrier(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, toId, reason }: MoveCarrier & { readonly id: string },
): Promise<void> {
  demand(insider, "carrier.retire", { carrierId: id, toId });
  const { communityId } = insider;
  await store.lockCarriers(tx, communityId, [id, toId]);
  const [from, to] = [await accessWhole(tx, communityId, id), await accessWhole(tx, communityId, toId)];
  const refusal = refusalToMove(from, to);
  if (refusal !== null) throw new Refused(refusal);

  const now = ctx.clock.now();
  const state = from.state === "closed" ? "closed" : "retired";
  const ended_at = from.endedAt ?? now;
  await store.updateCarrier(tx, communityId, id, { state, ended_at, moved_to_id: toId, moved_at: now });
  await recordCarrier(tx, ctx, insider, { id, power: "carrier.retire", to: { toId }, reason });
  await emit(tx, "charter.carrier_moved", { communityId, carrierId: id, toId });
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

/** The same with all that is known of it; counted after it was locked, so that what others did is in it. */
export async function accessWhole(tx: Tx, communityId: string, id: string): Promise<Carrier> {
  await accessCarrier(tx, communityId, id);
  const carrier = await carrierById(tx, communityId, id);
  if (carrier === undefined) throw new NotFound();
  return carrier;
}

interface CarrierPower {
  readonly id: string;
  readonly power: Power;
  readonly to: Readonly<Record<string, string>>;
  readonly reason?: string;
}

/** Into the audit, and to whoever wants to know. */
export async function recordCarrier(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, power, to, reason = "" }: CarrierPower,
): Promise<void> {
  const { communityId, memberId } = insider;
  const subject = { carrierId: id, ...to };
  await audit(tx, ctx.clock, { communityId, actorId: memberId, power, subject, reason });
  await emit(tx, "charter.carriers_changed", { communityId, carrierId: id });
}
