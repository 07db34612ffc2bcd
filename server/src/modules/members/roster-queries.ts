import {
  memberStates,
  type ContactKind,
  type MemberState,
  type PlaceKind,
  type PlaceShownTo,
  type Role,
} from "@kith/contract/members";
import type { Db } from "../../platform/db/open.ts";
import { carriersOf } from "../charter/index.ts";
import { keyOf } from "./rules.ts";

/** What other modules ask about everybody in a community. None of it is meant to be shown as it is. */

/** Who belongs: those who have come themselves, and those an archive knows whom nobody has claimed yet. */
export interface RosterEntry {
  readonly memberId: string;
  readonly name: string;
  readonly state: Extract<MemberState, "member" | "unclaimed">;
  readonly joinedAt: Date | null;
}

/** Everybody who belongs now, in the order of their ids. */
export async function rosterOf(db: Db, communityId: string): Promise<RosterEntry[]> {
  const rows = await db
    .selectFrom("memberships")
    .select(["id", "name", "state", "joined_at"])
    .where("community_id", "=", communityId)
    .where("state", "in", ["member", "unclaimed"])
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, state, joined_at }) => ({
    memberId: id,
    name,
    state: state === "member" ? state : "unclaimed",
    joinedAt: joined_at,
  }));
}

/** What members are called, by id; "" for who was erased. Ids that lead to nobody are left out. */
export async function memberNames(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  return namesAmong(db, communityId, memberIds, memberStates);
}

/** What those of some members are called who belong now, claimed or not. */
export async function namesOfBelonging(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  return namesAmong(db, communityId, memberIds, ["member", "unclaimed"]);
}

async function namesAmong(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
  states: readonly MemberState[],
): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("memberships")
    .select(["id", "name"])
    .where("community_id", "=", communityId)
    .where("id", "in", [...memberIds])
    .where("state", "in", [...states])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The person behind a member; null where nobody has claimed them, or they do not belong. */
export async function personBehind(db: Db, communityId: string, memberId: string): Promise<string | null> {
  const row = await db
    .selectFrom("memberships")
    .select("person_id")
    .where("community_id", "=", communityId)
    .where("id", "=", memberId)
    .where("state", "=", "member")
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** The people behind several members, of those who belong. */
export async function peopleBehind(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await db
    .selectFrom("memberships")
    .select("person_id")
    .where("community_id", "=", communityId)
    .where("id", "in", [...memberIds])
    .where("state", "=", "member")
    .execute();
  return rows.flatMap(({ person_id }) => person_id ?? []);
}

/** Those who have come themselves, a page at a time in the order of their ids. @param after a member's id, exclusive. */
export async function peopleAfter(
  db: Db,
  communityId: string,
  after: string | null,
  limit: number,
): Promise<{ readonly memberId: string; readonly personId: string }[]> {
  return db
    .selectFrom("memberships")
    .select(["id as memberId", "person_id as personId"])
    .where("community_id", "=", communityId)
    .where("state", "=", "member")
    .where("person_id", "is not", null)
    .$narrowType<{ personId: string }>()
    .$if(after !== null, (query) => query.where("id", ">", after!))
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Who belongs under exactly this name and has come themselves; capitals and widths do not count. Two at most. */
export async function membersCalled(db: Db, communityId: string, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom("memberships")
    .select("id")
    .where("community_id", "=", communityId)
    .where("name_key", "=", keyOf(name))
    .where("state", "=", "member")
    .where("person_id", "is not", null)
    .limit(2)
    .execute();
  return rows.map(({ id }) => id);
}

/** Who was staff at an instant, and as what: a term counts from its start until its end, by the clock alone. */
export async function staffAt(
  db: Db,
  communityId: string,
  time: Date,
): Promise<{ readonly memberId: string; readonly role: Role }[]> {
  return db
    .selectFrom("role_terms")
    .select(["member_id as memberId", "role"])
    .distinct()
    .where("community_id", "=", communityId)
    .where("starts_at", "<=", time)
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", time)]))
    .where((eb) => eb.or([eb("ended_at", "is", null), eb("ended_at", ">", time)]))
    .orderBy("member_id")
    .orderBy("role")
    .execute();
}

/** That one member can reach another by what was granted to them; how, nobody else is told. */
export interface Reach {
  readonly of: string;
  readonly heldBy: string;
  readonly kind: ContactKind;
  /** On which carrier; null for a phone or an address. */
  readonly carrierId: string | null;
}

/** Every grant that is not revoked, among those who belong. */
export async function contactsFor(db: Db, communityId: string): Promise<Reach[]> {
  return db
    .selectFrom("contact_grants as g")
    .innerJoin("contact_points as p", (join) =>
      join.onRef("p.community_id", "=", "g.community_id").onRef("p.id", "=", "g.contact_point_id"),
    )
    .innerJoin("memberships as o", (join) =>
      join.onRef("o.community_id", "=", "g.community_id").onRef("o.id", "=", "p.member_id"),
    )
    .innerJoin("memberships as h", (join) =>
      join.onRef("h.community_id", "=", "g.community_id").onRef("h.id", "=", "g.holder_id"),
    )
    .select(["p.member_id as of", "g.holder_id as heldBy", "p.kind as kind", "p.carrier_id as carrierId"])
    .where("g.community_id", "=", communityId)
    .where("g.revoked_at", "is", null)
    .where("o.state", "in", ["member", "unclaimed"])
    .where("h.state", "in", ["member", "unclaimed"])
    .orderBy("p.member_id")
    .orderBy("g.holder_id")
    .execute();
}

/** That somebody can be found at a place, and by whom. */
export interface KnownPlace {
  readonly memberId: string;
  readonly kind: PlaceKind;
  readonly shownTo: Exclude<PlaceShownTo, "nobody">;
}

/** The places of those who belong, except what nobody may know. */
export async function placesFor(db: Db, communityId: string): Promise<KnownPlace[]> {
  const rows = await db
    .selectFrom("member_places as p")
    .innerJoin("memberships as m", (join) =>
      join.onRef("m.community_id", "=", "p.community_id").onRef("m.id", "=", "p.member_id"),
    )
    .select(["p.member_id", "p.kind", "p.shown_to"])
    .where("p.community_id", "=", communityId)
    .where("p.shown_to", "!=", "nobody")
    .where("m.state", "in", ["member", "unclaimed"])
    .orderBy("p.member_id")
    .orderBy("p.id")
    .execute();
  return rows.map(({ member_id, kind, shown_to }) => ({
    memberId: member_id,
    kind,
    shownTo: shown_to === "members" ? shown_to : "organisers",
  }));
}

/** Carriers where people meet in person, and who goes there. */
export async function offlineCarriers(
  db: Db,
  communityId: string,
): Promise<{ readonly carrierId: string; readonly members: readonly string[] }[]> {
  const carriers = (await carriersOf(db, communityId)).filter(
    ({ kind, state }) => kind === "offline" && (state === "open" || state === "full"),
  );
  if (carriers.length === 0) return [];
  const rows = await db
    .selectFrom("carrier_identities as i")
    .innerJoin("memberships as m", (join) =>
      join.onRef("m.community_id", "=", "i.community_id").onRef("m.id", "=", "i.member_id"),
    )
    .select(["i.carrier_id", "i.member_id"])
    .distinct()
    .where("i.community_id", "=", communityId)
    .where(
      "i.carrier_id",
      "in",
      carriers.map(({ id }) => id),
    )
    .where("m.state", "in", ["member", "unclaimed"])
    .orderBy("i.member_id")
    .execute();
  return carriers.map(({ id }) => ({
    carrierId: id,
    members: rows.filter((row) => row.carrier_id === id).map((row) => row.member_id),
  }));
}
