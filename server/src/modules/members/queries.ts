import type {
  AuditList,
  CommunityView,
  Home,
  MemberLine,
  MemberList,
  MemberState,
  MyCommunity,
  Role,
} from "@kith/contract/members";
import { PAGE_SIZE } from "@kith/contract/text";
import { sql } from "kysely";
import { z } from "zod";
import { auditTrail } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import {
  acceptedVersion,
  carriersOf,
  charterOf,
  communitiesWith,
  communityBySlug,
  demand,
  may,
  mayStill,
  vocabularyOf,
  type Insider,
} from "../charter/index.ts";
import { memberNames, staffAt } from "./roster-queries.ts";
import { gramsOf, keyOf, stateShown } from "./rules.ts";

/** The communities somebody belongs to. */
export async function homeOf({ db, clock }: Ctx, actor: Actor): Promise<Home> {
  const own = await db
    .selectFrom("memberships")
    .select(["community_id", "id"])
    .where("person_id", "=", actor.personId)
    .where("state", "=", "member")
    .execute();
  const facts = await communitiesWith(
    db,
    own.map((row) => row.community_id),
  );
  const communities: MyCommunity[] = [];
  for (const one of facts) {
    const memberId = own.find((row) => row.community_id === one.communityId)?.id;
    if (memberId === undefined) continue;
    const roles = await rolesOf(db, one.communityId, [memberId], clock.now());
    const vocabulary = await vocabularyOf(db, one.communityId);
    communities.push({ ...one, memberId, roles: roles.get(memberId) ?? [], vocabulary });
  }
  return { communities, can: { found: true } };
}

/** A community as the insider sees it. */
export async function communityView({ db, clock }: Ctx, insider: Insider): Promise<CommunityView> {
  const { communityId, memberId, roles, isClosed, pausedUntil } = insider;
  const facts = await communityBySlug(db, insider.slug);
  if (facts === null) throw new NotFound();
  const [charter, accepted, names, counted, carriers, sole] = await Promise.all([
    charterOf(db, communityId),
    acceptedVersion(db, communityId, memberId),
    memberNames(db, communityId, [memberId]),
    countByState(db, communityId),
    carriersOf(db, communityId),
    soleOrganiser(db, communityId, clock.now()),
  ]);
  const can = {
    addMembers: mayStill(insider, "member.add"),
    appoint: mayStill(insider, "term.appoint"),
    eraseMembers: may(insider, "member.erase"),
    manageCarriers: mayStill(insider, "carrier.add"),
    import: mayStill(insider, "import.start"),
    readAudit: may(insider, "audit.read"),
    editCharter: mayStill(insider, "charter.edit"),
    close: mayStill(insider, "community.close"),
    leave: isClosed || sole?.memberId !== memberId,
  };
  return {
    ...facts,
    charter,
    me: {
      memberId,
      name: names.get(memberId) ?? "",
      roles: [...roles],
      acceptedVersion: accepted,
      pausedUntil: pausedUntil?.toISOString() ?? null,
      can,
    },
    counts: {
      members: counted.get("member") ?? 0,
      unclaimed: counted.get("unclaimed") ?? 0,
      carriers: carriers.length,
    },
  };
}

async function countByState(db: Db, communityId: string): Promise<Map<MemberState, number>> {
  const rows = await db
    .selectFrom("memberships")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .where("community_id", "=", communityId)
    .groupBy("state")
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** The one organiser whose term does not lapse, if there is but one: they cannot go. */
export async function soleOrganiser(
  db: Db,
  communityId: string,
  now: Date,
): Promise<{ readonly termId: string; readonly memberId: string } | null> {
  const lasting = await db
    .selectFrom("role_terms")
    .select(["id as termId", "member_id as memberId"])
    .where("community_id", "=", communityId)
    .where("role", "=", "organiser")
    .where("starts_at", "<=", now)
    .where("ends_at", "is", null)
    .where("ended_at", "is", null)
    .limit(2)
    .execute();
  return lasting.length === 1 ? (lasting[0] ?? null) : null;
}

export interface MembersAsked {
  readonly cursor?: string | undefined;
  readonly search?: string | undefined;
  readonly state?: "unclaimed" | "member" | "left" | undefined;
}

const Place = z.tuple([z.string().max(400), z.uuid()]);

/**
 * The members of a community in the order of their names, a page at a time. A search is answered from an index of signs
 * and pairs of signs, so any part of a name is found without looking at every member.
 */
export async function memberList(
  { db, clock }: Ctx,
  { communityId }: Insider,
  asked: MembersAsked,
): Promise<MemberList> {
  const { rows } = await memberListQuery(communityId, asked).execute(db);
  const page = rows.slice(0, PAGE_SIZE);
  const ids = page.map(({ id }) => id);
  const roles = await rolesOf(db, communityId, ids, clock.now());
  const last = page.at(-1);
  return {
    members: page.map((row) => lineOf(row, roles.get(row.id) ?? [])),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorAt([last.name_key, last.id]) : null,
  };
}

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly state: MemberState;
  readonly joined_at: Date | null;
}

export function lineOf({ id, name, state, joined_at }: MemberRow, roles: readonly Role[]): MemberLine {
  return {
    id,
    name,
    state: stateShown(state),
    roles: [...roles],
    joinedAt: joined_at?.toISOString() ?? null,
  };
}

type ListedRow = MemberRow & { readonly name_key: string };

/** A page of members and one more, which tells that there is another page. */
export function memberListQuery(communityId: string, { cursor, search = "", state }: MembersAsked) {
  const states = statesMeant(state);
  const after = cursor === undefined ? null : placeAt(cursor, Place);
  const key = keyOf(search);
  const isSearch = key !== "";
  // Found first and ordered then: else the planner may walk through the names of everybody until it has found fifty.
  return sql<ListedRow>`
    with found as ${sql.raw(isSearch ? "materialized" : "not materialized")} (
      select id, name, state, joined_at, name_key from memberships
      where community_id = ${communityId} and state = any(${states}::text[])
        ${isSearch ? sql`and name_grams @> ${gramsOf(key)}::text[] and position(${key} in name_key) > 0` : sql``}
        ${after === null ? sql`` : sql`and (name_key, id) > (${after[0]}::text, ${after[1]}::uuid)`})
    select * from found order by name_key, id limit ${PAGE_SIZE + 1}`;
}

function statesMeant(state: MembersAsked["state"]): MemberState[] {
  if (state === undefined) return ["member", "unclaimed"];
  return state === "left" ? ["left", "removed"] : [state];
}

/** The roles whose terms run at `now`, by member. */
export async function rolesOf(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<Map<string, Role[]>> {
  const staff = await staffAt(db, communityId, now);
  const asked = new Set(memberIds);
  const own = staff.filter(({ memberId }) => asked.has(memberId));
  return new Map(
    [...asked].map((id) => [id, own.filter(({ memberId }) => memberId === id).map(({ role }) => role)]),
  );
}

const EntryPlace = z.tuple([z.int().positive()]);

/** Every power used in a community, the newest first; for organisers. */
export async function auditList(
  { db }: Ctx,
  insider: Insider,
  cursor: string | undefined,
): Promise<AuditList> {
  demand(insider, "audit.read");
  const before = cursor === undefined ? null : placeAt(cursor, EntryPlace)[0];
  const entries = await auditTrail(db, insider.communityId, before, PAGE_SIZE + 1);
  const page = entries.slice(0, PAGE_SIZE);
  const actors = page.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const names = await memberNames(db, insider.communityId, [...new Set(actors)]);
  const last = page.at(-1);
  return {
    entries: page.map(({ number, at, actorId, power, subject, reason }) => ({
      number,
      at: at.toISOString(),
      actorId,
      actorName: actorId === null ? null : (names.get(actorId) ?? null),
      power,
      subject: { ...subject },
      reason,
    })),
    next: entries.length > PAGE_SIZE && last !== undefined ? cursorAt([last.number]) : null,
  };
}
