import type {
  ContactView,
  MemberView,
  MyContacts,
  PlaceView,
  RoleList,
  RoleTermView,
} from "@kith/contract/members";
import { PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { everyCarrierOf, may, mayStill, type Insider } from "../charter/index.ts";
import { lineOf, rolesOf, soleOrganiser } from "./queries.ts";
import { staffAt } from "./roster-queries.ts";
import { refusalToClaim, refusalToErase, termStateAt, type Term } from "./rules.ts";

/** A member as the insider sees them. @throws {NotFound}, for who was erased as for who never was. */
export async function memberView(ctx: Ctx, insider: Insider, memberId: string): Promise<MemberView> {
  const { db, clock } = ctx;
  const { communityId } = insider;
  const row = await memberRow(db, communityId, memberId);
  const isMe = memberId === insider.memberId;
  const [sole, roles, terms, identities, contacts, places] = await Promise.all([
    soleOrganiser(db, communityId, clock.now()),
    rolesOf(db, communityId, [memberId], clock.now()),
    termRows(db, communityId, { memberId, limit: PAGE_SIZE }),
    identitiesShown(db, communityId, memberId),
    isMe ? ownContacts(db, insider) : contactsGranted(db, insider, memberId),
    placesShown(db, insider, memberId),
  ]);
  const personId = row.person_id;
  const isHere = row.state === "member" || row.state === "unclaimed";
  return {
    ...lineOf(row, roles.get(memberId) ?? []),
    // Whoever keeps the rules is told who was removed by them.
    ...(may(insider, "sanction.read") && { state: row.state }),
    leftAt: row.left_at?.toISOString() ?? null,
    isMe,
    terms: terms.map((term) => termView(term, { insider, sole, now: clock.now() })),
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

interface TermRow extends Term {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly role: RoleTermView["role"];
}

const TermPlace = z.tuple([z.uuid()]);

/** Every term of a community, the one entered last first, and which roles stand empty. */
export async function roleList(ctx: Ctx, insider: Insider, cursor: string | undefined): Promise<RoleList> {
  const { db, clock } = ctx;
  const now = clock.now();
  const before = cursor === undefined ? null : placeAt(cursor, TermPlace)[0];
  const terms = await termRows(db, insider.communityId, { before, limit: PAGE_SIZE + 1 });
  const sole = await soleOrganiser(db, insider.communityId, now);
  const page = terms.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    terms: page.map((term) => termView(term, { insider, sole, now })),
    vacancies: await vacancies(db, insider.communityId, now),
    next: terms.length > PAGE_SIZE && last !== undefined ? cursorAt([last.id]) : null,
    can: { appoint: mayStill(insider, "term.appoint") },
  };
}

async function termRows(
  db: Db,
  communityId: string,
  asked: { readonly memberId?: string; readonly before?: string | null; readonly limit: number },
): Promise<TermRow[]> {
  const { memberId, before = null, limit } = asked;
  return db
    .selectFrom("role_terms as t")
    .innerJoin("memberships as m", (join) =>
      join.onRef("m.community_id", "=", "t.community_id").onRef("m.id", "=", "t.member_id"),
    )
    .select(["t.id as id", "t.member_id as memberId", "m.name as memberName", "t.role as role"])
    .select(["t.starts_at as startsAt", "t.ends_at as endsAt", "t.ended_at as endedAt"])
    .where("t.community_id", "=", communityId)
    .$if(memberId !== undefined, (query) => query.where("t.member_id", "=", memberId!))
    .$if(before !== null, (query) => query.where("t.id", "<", before))
    .orderBy("t.id", "desc")
    .limit(limit)
    .execute();
}

/** How a term is looked at: by whom, when, and beside which organiser's that cannot be ended. */
interface Sight {
  readonly insider: Insider;
  readonly sole: { readonly termId: string } | null;
  readonly now: Date;
}

function termView(term: TermRow, { insider, sole, now }: Sight): RoleTermView {
  const { id, memberId, memberName, role, startsAt, endsAt, endedAt } = term;
  const state = termStateAt(term, now);
  const isOver = state === "lapsed" || state === "ended";
  const isTheirs = may(insider, "term.end") || memberId === insider.memberId;
  return {
    id,
    memberId,
    memberName,
    role,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    state,
    can: { end: !isOver && isTheirs && !insider.isClosed && sole?.termId !== id },
  };
}

/** Roles that somebody had and nobody has at `now`. */
async function vacancies(db: Db, communityId: string, now: Date): Promise<RoleList["vacancies"]> {
  const held = await db
    .selectFrom("role_terms")
    .select("role")
    .distinct()
    .where("community_id", "=", communityId)
    .where("starts_at", "<=", now)
    .orderBy("role")
    .execute();
  const current = new Set((await staffAt(db, communityId, now)).map(({ role }) => role));
  return held.map(({ role }) => role).filter((role) => !current.has(role));
}
