import type { MemberState, Role } from "@kith/contract/members";
import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/open.ts";
import { communityRow } from "../charter/index.ts";
import { gramsOf, keyOf } from "./rules.ts";

/** A member as the rules need them. */
export interface Membership {
  readonly id: string;
  readonly personId: string | null;
  readonly name: string;
  readonly state: MemberState;
}

/** What a person is in a community, the roles whose terms run at `now`, and until when they may not write. */
export async function membershipOf(
  db: Db,
  communityId: string,
  personId: string,
  now: Date,
): Promise<
  (Membership & { readonly roles: readonly Role[]; readonly pausedUntil: Date | null }) | undefined
> {
  return db
    .selectFrom("memberships as m")
    .select(["m.id", "m.person_id as personId", "m.name", "m.state", "m.paused_until as pausedUntil"])
    .select(rolesAt(now))
    .where("m.community_id", "=", communityId)
    .where("m.person_id", "=", personId)
    .executeTakeFirst();
}

/** Somebody who belongs to a community, as its door has to know them. */
export interface Belonging {
  readonly communityId: string;
  readonly closedAt: Date | null;
  readonly memberId: string;
  readonly pausedUntil: Date | null;
  readonly roles: readonly Role[];
}

/** How somebody belongs to the community a slug leads to; undefined for strangers and where there is none. */
export async function belongingOf(
  db: Db,
  slug: string,
  personId: string,
  now: Date,
): Promise<Belonging | undefined> {
  return db
    .selectFrom(communityRow(db, slug))
    .innerJoin("memberships as m", "m.community_id", "community.community_id")
    .select([
      "community.community_id as communityId",
      "community.closed_at as closedAt",
      "m.id as memberId",
      "m.paused_until as pausedUntil",
    ])
    .select(rolesAt(now))
    .where("m.person_id", "=", personId)
    .where("m.state", "=", "member")
    .executeTakeFirst();
}

/** The roles of a membership `m` whose terms run at an instant. */
function rolesAt(now: Date) {
  return sql<Role[]>`array(
    select distinct t.role from role_terms as t
    where t.community_id = m.community_id and t.member_id = m.id and t.starts_at <= ${now}
      and (t.ends_at is null or t.ends_at > ${now}) and (t.ended_at is null or t.ended_at > ${now})
    order by t.role)`.as("roles");
}

/** A member who is not erased; nobody else changes them until the transaction ends. */
export async function lockedMember(tx: Tx, communityId: string, id: string): Promise<Membership | undefined> {
  return tx
    .selectFrom("memberships")
    .select(["id", "person_id as personId", "name", "state"])
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("state", "!=", "erased")
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Their name as columns. */
function named(name: string) {
  const key = keyOf(name);
  return { name, name_key: key, name_grams: gramsOf(key) };
}

export async function insertMember(
  tx: Tx,
  communityId: string,
  member: {
    readonly id: string;
    readonly personId: string | null;
    readonly name: string;
    readonly at: Date;
    readonly joinedAt: Date | null;
  },
): Promise<void> {
  await tx
    .insertInto("memberships")
    .values({
      community_id: communityId,
      id: member.id,
      person_id: member.personId,
      ...named(member.name),
      state: member.personId === null ? "unclaimed" : "member",
      added_at: member.at,
      joined_at: member.joinedAt,
    })
    .execute();
}

/** Whoever was unclaimed or had left belongs from now on. */
export async function setJoined(
  tx: Tx,
  communityId: string,
  id: string,
  { personId, at }: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable("memberships")
    .set({ person_id: personId, state: "member", joined_at: at, left_at: null })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function setLeft(
  tx: Tx,
  communityId: string,
  id: string,
  { state, at }: { readonly state: "left" | "removed"; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable("memberships")
    .set({ state, left_at: at })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** What stays of an erased member is an id. */
export async function eraseMember(tx: Tx, communityId: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable("memberships")
    .set({ ...named(""), state: "erased", left_at: at })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function insertInvite(
  tx: Tx,
  communityId: string,
  invite: {
    readonly id: string;
    readonly memberId: string;
    readonly tokenHash: string;
    readonly madeBy: string;
    readonly madeAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto("claim_invites")
    .values({
      community_id: communityId,
      id: invite.id,
      member_id: invite.memberId,
      token_hash: invite.tokenHash,
      made_by: invite.madeBy,
      made_at: invite.madeAt,
      expires_at: invite.expiresAt,
    })
    .execute();
}

/** Whom an invitation that can still be used at `now` invites. */
export async function inviteeOf(
  tx: Tx,
  communityId: string,
  tokenHash: string,
  now: Date,
): Promise<string | null> {
  const row = await tx
    .selectFrom("claim_invites")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.member_id ?? null;
}

/** None of them can be used any more. */
export async function deleteInvites(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tx
    .deleteFrom("claim_invites")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}
