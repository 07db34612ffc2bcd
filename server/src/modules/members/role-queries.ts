import type { Role, RoleList, RoleTermView, VacancyView } from "@kith/contract/members";
import type { HandOverView, VerifiedView } from "@kith/contract/terms";
import { PAGE_SIZE } from "@kith/contract/text";
import { sql } from "kysely";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Db } from "../../platform/db/open.ts";
import { may, mayStill, type Insider } from "../charter/index.ts";
import { offersAt, type OpenOffer } from "./hand-over-store.ts";
import { soleOrganiser } from "./queries.ts";
import { memberNames, staffAt } from "./roster-queries.ts";
import { isEndingSoon, termStateAt, type Term } from "./rules.ts";
import { verifiedOf } from "./verifying.ts";

const MOST_RUNNING = 500;
const TermPlace = z.tuple([z.uuid()]);

interface TermRow extends Term {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly role: Role;
}

/** Who has which role now, what is offered, which roles stand empty; and every term, the one entered last first. */
export async function roleList(ctx: Ctx, insider: Insider, cursor: string | undefined): Promise<RoleList> {
  const { db, clock } = ctx;
  const { communityId } = insider;
  const now = clock.now();
  const before = cursor === undefined ? null : placeAt(cursor, TermPlace)[0];
  const terms = await termRows(db, communityId)
    .$call(behind(before))
    .limit(PAGE_SIZE + 1)
    .execute();
  const running = await termRows(db, communityId).$call(runningAt(now)).limit(MOST_RUNNING).execute();
  const page = terms.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    current: await termViews(ctx, insider, running),
    terms: await termViews(ctx, insider, page),
    vacancies: await vacancies(db, communityId, now),
    handOvers: await handOvers(ctx, insider),
    next: terms.length > PAGE_SIZE && last !== undefined ? cursorAt([last.id]) : null,
    can: { appoint: mayStill(insider, "term.appoint") },
  };
}

/** The terms of one member, the one entered last first. */
export async function termsShown(ctx: Ctx, insider: Insider, memberId: string): Promise<RoleTermView[]> {
  const rows = await termRows(ctx.db, insider.communityId)
    .where("t.member_id", "=", memberId)
    .limit(PAGE_SIZE)
    .execute();
  return termViews(ctx, insider, rows);
}

function termRows(db: Db, communityId: string) {
  return db
    .selectFrom("role_terms as t")
    .innerJoin("memberships as m", (join) =>
      join.onRef("m.community_id", "=", "t.community_id").onRef("m.id", "=", "t.member_id"),
    )
    .select(["t.id as id", "t.member_id as memberId", "m.name as memberName", "t.role as role"])
    .select(["t.starts_at as startsAt", "t.ends_at as endsAt", "t.ended_at as endedAt"])
    .where("t.community_id", "=", communityId)
    .orderBy("t.id", "desc");
}

type TermQuery = ReturnType<typeof termRows>;

const behind = (before: string | null) => (query: TermQuery) =>
  before === null ? query : query.where("t.id", "<", before);

/** Those that run, and those that are to begin. */
const runningAt = (now: Date) => (query: TermQuery) =>
  query
    .where((eb) => eb.or([eb("t.ends_at", "is", null), eb("t.ends_at", ">", now)]))
    .where((eb) => eb.or([eb("t.ended_at", "is", null), eb("t.ended_at", ">", now)]));

/** How terms are looked at: by whom, when, and beside which organiser's that cannot be ended. */
interface Sight {
  readonly insider: Insider;
  readonly sole: { readonly termId: string } | null;
  readonly now: Date;
  readonly verified: ReadonlyMap<string, VerifiedView>;
}

async function termViews(ctx: Ctx, insider: Insider, rows: readonly TermRow[]): Promise<RoleTermView[]> {
  const { db, clock } = ctx;
  const { communityId } = insider;
  const now = clock.now();
  const sole = await soleOrganiser(db, communityId, now);
  const ids = rows.map(({ memberId }) => memberId);
  const verified = await verifiedOf(db, communityId, [...new Set(ids)]);
  return rows.map((row) => termView(row, { insider, sole, now, verified }));
}

function termView(term: TermRow, { insider, sole, now, verified }: Sight): RoleTermView {
  const { id, memberId, memberName, role, startsAt, endsAt, endedAt } = term;
  const state = termStateAt(term, now);
  const isOver = state === "lapsed" || state === "ended";
  const isOwn = memberId === insider.memberId;
  const canWrite = !insider.isClosed;
  const endable = canWrite && !isOver && (isOwn || may(insider, "term.end"));
  return {
    id,
    memberId,
    memberName,
    role,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    state,
    isEndingSoon: state === "current" && isEndingSoon(term, now),
    verified: verified.get(memberId) ?? null,
    can: {
      end: endable && sole?.termId !== id,
      handOver: canWrite && state === "current" && (isOwn || may(insider, "term.hand_over")),
    },
  };
}

/** Terms that are offered to somebody who has not answered. */
async function handOvers({ db, clock }: Ctx, insider: Insider): Promise<HandOverView[]> {
  const { communityId } = insider;
  const offers = await offersAt(db, communityId, clock.now());
  const ids = offers.flatMap(({ holderId, toId }) => [holderId, toId]);
  const names = await memberNames(db, communityId, [...new Set(ids)]);
  return offers.map((offer) => handOverView(offer, insider, names));
}

function handOverView(offer: OpenOffer, insider: Insider, names: ReadonlyMap<string, string>): HandOverView {
  const { id, termId, role, holderId, toId, endsAt, offeredAt, reason } = offer;
  const person = (memberId: string) => ({ id: memberId, name: names.get(memberId) ?? "" });
  const isTheirs = [holderId, offer.offeredBy].includes(insider.memberId);
  return {
    id,
    termId,
    role,
    from: person(holderId),
    to: person(toId),
    endsAt: endsAt?.toISOString() ?? null,
    offeredAt: offeredAt.toISOString(),
    reason,
    can: {
      answer: !insider.isClosed && toId === insider.memberId,
      withdraw: !insider.isClosed && (isTheirs || may(insider, "term.hand_over")),
    },
  };
}

/** Roles that somebody had and nobody has at `now`, and whose term in each ended last. */
async function vacancies(db: Db, communityId: string, now: Date): Promise<VacancyView[]> {
  const { rows } = await sql<{ role: Role; since: Date; memberId: string; name: string }>`
    select distinct on (t.role) t.role, least(t.ends_at, t.ended_at) as since, m.id as "memberId", m.name
    from role_terms t join memberships m on m.community_id = t.community_id and m.id = t.member_id
    where t.community_id = ${communityId} and t.starts_at <= ${now} and least(t.ends_at, t.ended_at) <= ${now}
    order by t.role, least(t.ends_at, t.ended_at) desc, t.id desc`.execute(db);
  const held = new Set((await staffAt(db, communityId, now)).map(({ role }) => role));
  return rows
    .filter(({ role }) => !held.has(role))
    .map(({ role, since, memberId, name }) => ({
      role,
      since: since.toISOString(),
      last: { memberId, name },
    }));
}
