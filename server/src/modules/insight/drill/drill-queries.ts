import type { CarrierKind } from "@kith/contract/carriers";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/open.ts";

/**
 * What the drill reads. The database keeps of every member only what can decide their rung: for each carrier one holder
 * of a contact who is staff and one who is not, and two who see a place. So it is a few rows a member, however many
 * grants there are.
 */

interface At {
  readonly communityId: string;
  readonly at: Date;
}

export interface CarrierRow {
  readonly id: string;
  readonly name: string;
  readonly kind: CarrierKind;
}

/** Carriers one can meet at now. */
export async function openCarriers(db: Db, { communityId, at }: At): Promise<CarrierRow[]> {
  const { rows } = await sql<CarrierRow>`
    select id, name, kind from carriers where community_id = ${communityId} and added_at <= ${at}
      and (removed_at is null or removed_at > ${at}) and state in ('open', 'full') order by added_at, id`.execute(
    db,
  );
  return rows;
}

/** Current members by name. */
export async function currentMembers(db: Db, communityId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from memberships where community_id = ${communityId} and state in ('member', 'unclaimed')
    order by name, id`.execute(db);
  return rows;
}

export interface ContactRow {
  readonly of: string;
  readonly heldBy: string;
  readonly carrier: string | null;
}

/** @param staffIds who helps only where staff do. */
export async function contactsHeld(
  db: Db,
  { communityId, at }: At,
  staffIds: readonly string[],
): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select distinct on (p.member_id, p.carrier_id, g.holder_id = any(${staffIds}::uuid[]))
      p.member_id as "of", g.holder_id as "heldBy", p.carrier_id as carrier
    from contact_grants g
    join contact_points p on p.community_id = g.community_id and p.id = g.contact_point_id
    join memberships m on m.community_id = g.community_id and m.id = g.holder_id
    where g.community_id = ${communityId} and g.granted_at <= ${at} and (g.revoked_at is null or g.revoked_at > ${at})
      and m.state in ('member', 'unclaimed') and p.member_id <> g.holder_id`.execute(db);
  return rows;
}

export interface PlaceRow {
  readonly of: string;
  readonly shownTo: "members" | "organisers";
}

export async function placesShown(db: Db, { communityId, at }: At): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select distinct member_id as "of", shown_to as "shownTo" from member_places
    where community_id = ${communityId} and shown_to <> 'nobody' and added_at <= ${at}`.execute(db);
  return rows;
}

/** Who is on which carrier that is no chat. */
export async function offlineMembers(
  db: Db,
  communityId: string,
): Promise<{ carrier: string; member: string }[]> {
  const { rows } = await sql<{ carrier: string; member: string }>`
    select distinct i.carrier_id as carrier, i.member_id as member
    from carrier_identities i join carriers c on c.community_id = i.community_id and c.id = i.carrier_id
    where i.community_id = ${communityId} and c.kind = 'offline' and c.removed_at is null
      and c.state in ('open', 'full')`.execute(db);
  return rows;
}

/** Pairs who hold a contact of each other's that is on no carrier. */
export async function contactPairs(db: Db, { communityId, at }: At): Promise<{ a: string; b: string }[]> {
  const { rows } = await sql<{ a: string; b: string }>`
    select distinct least(p.member_id, g.holder_id) as a, greatest(p.member_id, g.holder_id) as b
    from contact_grants g
    join contact_points p on p.community_id = g.community_id and p.id = g.contact_point_id
    where g.community_id = ${communityId} and p.carrier_id is null and g.granted_at <= ${at}
      and (g.revoked_at is null or g.revoked_at > ${at}) and p.member_id <> g.holder_id`.execute(db);
  return rows;
}

/** `by` knows a way to `of`. */
export interface Link {
  readonly by: string;
  readonly of: string;
}

/** Contacts granted that still lead somewhere: of one's own, to oneself, and of some others. */
export async function contactLinks(
  db: Db,
  asked: At & {
    readonly removed: readonly string[];
    readonly memberId: string;
    readonly of: readonly string[];
  },
): Promise<Link[]> {
  const { communityId, at, removed, memberId, of } = asked;
  const { rows } = await sql<Link>`
    select distinct g.holder_id as by, p.member_id as of
    from contact_grants g
    join contact_points p on p.community_id = g.community_id and p.id = g.contact_point_id
    left join carriers c on c.community_id = p.community_id and c.id = p.carrier_id
    where g.community_id = ${communityId} and g.granted_at <= ${at} and (g.revoked_at is null or g.revoked_at > ${at})
      and p.member_id <> g.holder_id
      and (p.carrier_id is null or (c.state in ('open', 'full') and (c.removed_at is null or c.removed_at > ${at})
        and not p.carrier_id = any(${[...removed]}::uuid[])))
      and (g.holder_id = ${memberId} or p.member_id = ${memberId} or p.member_id = any(${[...of]}::uuid[]))`.execute(
    db,
  );
  return rows;
}
