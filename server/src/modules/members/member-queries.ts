import type { ContactView, MemberView, MyContacts, PlaceView } from "@kith/contract/members";
import { PAGE_SIZE } from "@kith/contract/text";
import type { Ctx } from "../../platform/ctx.ts";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { everyCarrierOf, may, mayStill, type Insider } from "../charter/index.ts";
import { lineOf, rolesOf, soleOrganiser } from "./queries.ts";
import { termsShown } from "./role-queries.ts";
import { refusalToClaim, refusalToErase } from "./rules.ts";
import { isReliedOn, verifiedOf } from "./verifying.ts";

/** A member as the insider sees them. @throws {NotFound}, for who was erased as for who never was. */
export async function memberView(ctx: Ctx, insider: Insider, memberId: string): Promise<MemberView> {
  const { db, clock } = ctx;
  const { communityId } = insider;
  const row = await memberRow(db, communityId, memberId);
  const isMe = memberId === insider.memberId;
  const [sole, roles, verified, terms, identities, contacts, places] = await Promise.all([
    soleOrganiser(db, communityId, clock.now()),
    rolesOf(db, communityId, [memberId], clock.now()),
    verifiedOf(db, communityId, [memberId]),
    termsShown(ctx, insider, memberId),
    identitiesShown(db, communityId, memberId),
    isMe ? ownContacts(db, insider) : contactsGranted(db, insider, memberId),
    placesShown(db, insider, memberId),
  ]);
  const personId = row.person_id;
  const held = roles.get(memberId) ?? [];
  const isHere = row.state === "member" || row.state === "unclaimed";
  return {
    ...lineOf(row, held),
    // Whoever keeps the rules is told who was removed by them.
    ...(may(insider, "sanction.read") && { state: row.state }),
    leftAt: row.left_at?.toISOString() ?? null,
    isMe,
    terms,
    verified: verified.get(memberId) ?? null,
    identities,
    contacts,
    places,
    can: {
      appoint: mayStill(insider, "term.appoint") && isHere,
      erase: may(insider, "member.erase") && refusalToErase({ personId }) === null,
      inviteToClaim:
        mayStill(insider, "member.invite_to_claim") &&
        refusalToClaim({ state: row.state, personId }, false) === null,
      leave: isMe && (insider.isClosed || sole?.memberId !== memberId),
      verify: !isMe && mayStill(insider, "member.verify") && isReliedOn(held),
    },
  };
}

async function memberRow(db: Db, communityId: string, id: string) {
  const row = await db
    .selectFrom("memberships")
    .select(["id", "name", "state", "joined_at", "left_at", "person_id"])
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("state", "!=", "erased")
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return row;
}

/** What they are called on carriers, removed ones too; the ids they have there stay here. */
async function identitiesShown(db: Db, communityId: string, memberId: string) {
  const rows = await db
    .selectFrom("carrier_identities")
    .select(["id", "carrier_id as carrierId", "name"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("id")
    .limit(PAGE_SIZE)
    .execute();
  const carriers = new Map((await everyCarrierOf(db, communityId)).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, carrierName: carriers.get(row.carrierId) ?? "" }));
}

const CONTACT = ["p.id as id", "p.kind as kind", "p.value as value", "p.carrier_id as carrierId"] as const;

/** What a member granted to the insider, and has not taken back. Nobody sees more by a role they have. */
async function contactsGranted(db: Db, insider: Insider, memberId: string): Promise<ContactView[]> {
  return db
    .selectFrom("contact_grants as g")
    .innerJoin("contact_points as p", (join) =>
      join.onRef("p.community_id", "=", "g.community_id").onRef("p.id", "=", "g.contact_point_id"),
    )
    .select(CONTACT)
    .where("g.community_id", "=", insider.communityId)
    .where("g.holder_id", "=", insider.memberId)
    .where("g.revoked_at", "is", null)
    .where("p.member_id", "=", memberId)
    .orderBy("p.id")
    .execute();
}

async function ownContacts(db: Db, { communityId, memberId }: Insider): Promise<ContactView[]> {
  return db
    .selectFrom("contact_points as p")
    .select(CONTACT)
    .where("p.community_id", "=", communityId)
    .where("p.member_id", "=", memberId)
    .orderBy("p.id")
    .execute();
}

async function placesShown(db: Db, insider: Insider, memberId: string): Promise<PlaceView[]> {
  const rows = await db
    .selectFrom("member_places")
    .select(["id", "kind", "name", "shown_to as shownTo"])
    .where("community_id", "=", insider.communityId)
    .where("member_id", "=", memberId)
    .orderBy("id")
    .execute();
  if (memberId === insider.memberId) return rows;
  return rows.filter(
    ({ shownTo }) => shownTo === "members" || (shownTo === "organisers" && may(insider, "place.see")),
  );
}

/** One's own contact points and places, and who holds what. */
export async function myContacts({ db }: Ctx, insider: Insider): Promise<MyContacts> {
  const grants = await db
    .selectFrom("contact_grants as g")
    .innerJoin("contact_points as p", (join) =>
      join.onRef("p.community_id", "=", "g.community_id").onRef("p.id", "=", "g.contact_point_id"),
    )
    .innerJoin("memberships as h", (join) =>
      join.onRef("h.community_id", "=", "g.community_id").onRef("h.id", "=", "g.holder_id"),
    )
    .select(["p.id as contactId", "g.holder_id as holderId", "h.name as holderName", "g.granted_at as at"])
    .where("g.community_id", "=", insider.communityId)
    .where("p.member_id", "=", insider.memberId)
    .where("g.revoked_at", "is", null)
    .orderBy("g.id")
    .execute();
  const contacts = await ownContacts(db, insider);
  return {
    contacts: contacts.map((contact) => ({
      ...contact,
      grants: grants
        .filter(({ contactId }) => contactId === contact.id)
        .map(({ holderId, holderName, at }) => ({ holderId, holderName, grantedAt: at.toISOString() })),
    })),
    places: await placesShown(db, insider, insider.memberId),
  };
}
