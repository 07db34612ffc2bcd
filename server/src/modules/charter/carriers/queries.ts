import type {
  CarrierImageType,
  CarrierKind,
  CarrierState,
  CarrierView,
  MoveView,
  OfferedCarrier,
} from "@kith/contract/carriers";
import { sql } from "kysely";
import type { Clock } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/open.ts";
import { may, mayStill, type Insider } from "../insider.ts";
import {
  destinationOf,
  isExpiringSoon,
  isInUse,
  isOffered,
  mayTake,
  standingAt,
  type Standing,
} from "./rules.ts";
import "./tables.ts";

/** A place a community meets at, or met at. */
export interface Carrier extends Standing {
  readonly id: string;
  readonly kind: CarrierKind;
  readonly name: string;
  readonly state: CarrierState;
  readonly purpose: string;
  readonly ownerId: string | null;
  readonly countedAt: Date | null;
  readonly link: string | null;
  readonly place: string | null;
  readonly timetable: string | null;
  readonly imageKey: string | null;
  readonly imageType: CarrierImageType | null;
  readonly addedAt: Date;
  readonly endedAt: Date | null;
  readonly movedToId: string | null;
  readonly movedAt: Date | null;
  readonly removedAt: Date | null;
}

/** The carriers of a community, the oldest first; removed ones too, since what was said there keeps its place. */
export async function everyCarrierOf(db: Db, communityId: string): Promise<Carrier[]> {
  const rows = await carrierRows(db, communityId).orderBy("c.added_at").orderBy("c.id").execute();
  return rows.map((row) => ({ ...row, hasWay: hasWay(row) }));
}

/** The carriers that have not been removed, the oldest first. */
export async function carriersOf(db: Db, communityId: string): Promise<Carrier[]> {
  const all = await everyCarrierOf(db, communityId);
  return all.filter(({ removedAt }) => removedAt === null);
}

/** One that has not been removed, or undefined. */
export async function carrierById(db: Db, communityId: string, id: string): Promise<Carrier | undefined> {
  const row = await carrierRows(db, communityId)
    .where("c.id", "=", id)
    .where("c.removed_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, hasWay: hasWay(row) };
}

function carrierRows(db: Db, communityId: string) {
  return db
    .selectFrom("carriers as c")
    .select(["c.id", "c.kind", "c.name", "c.state", "c.purpose", "c.capacity", "c.headcount"])
    .select(["c.link", "c.place", "c.timetable", "c.owner_id as ownerId", "c.counted_at as countedAt"])
    .select(["c.starts_at as startsAt", "c.expires_at as expiresAt", "c.ended_at as endedAt"])
    .select(["c.image_key as imageKey", "c.image_type as imageType", "c.added_at as addedAt"])
    .select(["c.moved_to_id as movedToId", "c.moved_at as movedAt", "c.removed_at as removedAt"])
    .select((eb) =>
      eb
        .selectFrom("carrier_handouts as h")
        .select(sql<number>`count(*)::int`.as("count"))
        .where("h.community_id", "=", communityId)
        .whereRef("h.carrier_id", "=", "c.id")
        .where(sql<boolean>`(c.counted_at is null or h.handed_at >= c.counted_at)`)
        .$asScalar()
        .$notNull()
        .as("handedOut"),
    )
    .where("c.community_id", "=", communityId);
}

function hasWay({
  link,
  place,
  imageKey,
}: {
  readonly link: string | null;
  readonly place: string | null;
  readonly imageKey: string | null;
}): boolean {
  return link !== null || place !== null || imageKey !== null;
}

/**
 * Where newcomers are sent now: open, begun, not full, not expired, and with a way in. For members only; the way in
 * itself is told to one of them at a time, who is counted by it (`takeCarrier`).
 */
export async function offeredCarriers(db: Db, clock: Clock, communityId: string): Promise<OfferedCarrier[]> {
  const now = clock.now();
  const all = await carriersOf(db, communityId);
  return all.filter((one) => isOffered(standingAt(one, now))).map(offeredView);
}

export function offeredView({
  id,
  kind,
  name,
  purpose,
  place,
  timetable,
  link,
  imageKey,
}: Carrier): OfferedCarrier {
  return { id, kind, name, purpose, place, timetable, hasLink: link !== null, hasImage: imageKey !== null };
}

/** What is looked at besides the carrier: by whom and when, who people are, what was handed to whoever looks. */
export interface CarrierSight {
  readonly insider: Insider;
  readonly now: Date;
  readonly names: ReadonlyMap<string, string>;
  readonly all: ReadonlyMap<string, Carrier>;
  readonly handed: ReadonlySet<string>;
}

export function carrierView(carrier: Carrier, sight: CarrierSight): CarrierView {
  const { insider, now } = sight;
  const standing = standingAt(carrier, now);
  const isNamed = may(insider, "carrier.change");
  const { movedToId } = carrier;
  return {
    ...offeredView(carrier),
    owner: ownerOf(carrier, sight.names),
    state: carrier.state,
    standing,
    isOffered: isOffered(standing),
    startsAt: iso(carrier.startsAt),
    expiresAt: iso(carrier.expiresAt),
    isExpiringSoon: isExpiringSoon(carrier, now),
    capacity: carrier.capacity,
    headcount: headcountOf(carrier),
    link: isNamed ? carrier.link : null,
    addedAt: carrier.addedAt.toISOString(),
    endedAt: iso(carrier.endedAt),
    movedTo: movedToId === null ? null : nameOf(sight.all.get(movedToId)),
    can: {
      change: mayStill(insider, "carrier.change"),
      remove: mayStill(insider, "carrier.remove"),
      take: !insider.isClosed && carrier.hasWay && mayTake(standing, sight.handed.has(carrier.id)),
    },
  };
}

function ownerOf({ ownerId }: Carrier, names: ReadonlyMap<string, string>): CarrierView["owner"] {
  const name = ownerId === null ? undefined : names.get(ownerId);
  return ownerId === null || name === undefined ? null : { id: ownerId, name };
}

function headcountOf({ headcount, countedAt, handedOut }: Carrier): CarrierView["headcount"] {
  if (headcount === null || countedAt === null) return null;
  return { counted: headcount, countedAt: countedAt.toISOString(), handedOutSince: handedOut };
}

function nameOf(carrier: Carrier | undefined): { id: string; name: string } | null {
  return carrier === undefined ? null : { id: carrier.id, name: carrier.name };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** The carriers that were handed to a member. */
export async function handedTo(db: Db, communityId: string, memberId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("carrier_handouts")
    .select("carrier_id")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
  return new Set(rows.map((row) => row.carrier_id));
}

/** Where members are met now instead of where they were, and who said that they know: the latest move first. */
export async function movesOf(
  db: Db,
  { communityId, memberId }: Pick<Insider, "communityId" | "memberId">,
  all: ReadonlyMap<string, Carrier>,
): Promise<MoveView[]> {
  const grouped = groupedMoves(all);
  if (grouped.size === 0) return [];
  const confirmed = await db
    .selectFrom("carrier_confirmations")
    .select("carrier_id")
    .select(sql<number>`count(*)::int`.as("count"))
    .select(sql<Date | null>`max(confirmed_at) filter (where member_id = ${memberId})`.as("mineAt"))
    .where("community_id", "=", communityId)
    .where("carrier_id", "in", [...grouped.keys()])
    .groupBy("carrier_id")
    .execute();
  const counts = new Map(confirmed.map((row) => [row.carrier_id, row]));
  const moves = [...grouped].map(([toId, { to, from, askedAt }]) => ({
    from: from.map(({ id, name }) => ({ id, name })),
    to: { id: toId, name: to.name },
    askedAt: askedAt.toISOString(),
    confirmed: counts.get(toId)?.count ?? 0,
    confirmedByMeAt: iso(counts.get(toId)?.mineAt ?? null),
  }));
  return moves.toSorted((one, other) => other.askedAt.localeCompare(one.askedAt));
}

/** What each carrier that is in use took over, by its id. */
export function groupedMoves(
  all: ReadonlyMap<string, Carrier>,
): Map<string, { readonly to: Carrier; readonly from: Carrier[]; readonly askedAt: Date }> {
  const moves = new Map<string, { to: Carrier; from: Carrier[]; askedAt: Date }>();
  for (const from of all.values()) {
    if (from.movedAt === null) continue;
    const to = destinationOf(from, all);
    if (to === from || to.removedAt !== null || !isInUse(to.state)) continue;
    const known = moves.get(to.id);
    const askedAt = known === undefined || from.movedAt > known.askedAt ? from.movedAt : known.askedAt;
    moves.set(to.id, { to, from: [...(known?.from ?? []), from], askedAt });
  }
  return moves;
}

/** Where the carriers of a list lead now, in its order, each once; what was moved counts as what it was moved to. */
export function placesOf(ids: readonly string[], all: ReadonlyMap<string, Carrier>): Carrier[] {
  const places = ids.flatMap((id) => {
    const listed = all.get(id);
    return listed === undefined ? [] : [destinationOf(listed, all)];
  });
  return [...new Set(places)].filter(({ removedAt }) => removedAt === null);
}

/** Who has said that they are met at a carrier now, to be named in another query. */
export function confirmersOf(db: Db, communityId: string, carrierId: string) {
  return db
    .selectFrom("carrier_confirmations")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("carrier_id", "=", carrierId);
}

export function byId(carriers: readonly Carrier[]): Map<string, Carrier> {
  return new Map(carriers.map((one) => [one.id, one]));
}
