import type { Appoint } from "@kith/contract/members";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import type { Actor } from "../accounts/index.ts";
import { demand, type Insider } from "../charter/index.ts";
import { inCommunity } from "./door.ts";
import { isLasting, refusalToAppoint, refusalToEnd, termStateAt } from "./rules.ts";
import { lockedMember } from "./store.ts";
import { remindOfEnd } from "./term-reminders.ts";
import * as store from "./term-store.ts";

/**
 * Appoints a member to a role for a term, which may lie in the past: that is how it was.
 *
 * @returns the id of the term. @throws {NotFound} @throws {Refused} `notCurrent`, `notClaimed`, `endsBeforeStart`,
 *   `alreadyHeld`. Emits members.terms_changed.
 */
export async function appoint(ctx: Ctx, actor: Actor, slug: string, asked: Appoint): Promise<string> {
  const { memberId, role, reason } = asked;
  return inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "term.appoint", { memberId, role });
    const { communityId, memberId: actorId } = insider;
    const member = await lockedMember(tx, communityId, memberId);
    if (member === undefined) throw new NotFound();
    const startsAt = asked.startsAt === undefined ? ctx.clock.now() : new Date(asked.startsAt);
    const endsAt = asked.endsAt === null ? null : new Date(asked.endsAt);
    const terms = await store.termsOf(tx, communityId, memberId, role);
    const refusal = refusalToAppoint({ state: member.state, terms }, role, startsAt, endsAt);
    if (refusal !== null) throw new Refused(refusal);

    const termId = ctx.ids();
    await store.insertTerm(tx, communityId, { id: termId, memberId, role, startsAt, endsAt });
    await remindOfEnd(tx, ctx, communityId, { id: termId, endsAt });
    const ends: Record<string, string> = endsAt === null ? {} : { endsAt: endsAt.toISOString() };
    const subject = { memberId, termId, role, startsAt: startsAt.toISOString(), ...ends };
    await audit(tx, ctx.clock, { communityId, actorId, power: "term.appoint", subject, reason });
    await emit(tx, "members.terms_changed", { communityId, memberId });
    return termId;
  });
}

/**
 * Ends a term early; one's own, or as an organiser anybody's.
 *
 * @throws {NotFound} @throws {Refused} `termOver`, `lastOrganiser`. Emits members.terms_changed.
 */
export async function endTerm(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  { termId, reason }: { readonly termId: string; readonly reason: string },
): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    const { communityId, memberId: actorId } = insider;
    const organisers = await store.lockedOrganiserTerms(tx, communityId);
    const term = await store.lockedTerm(tx, communityId, termId);
    if (term?.memberId !== actorId) demand(insider, "term.end", { termId });
    if (term === undefined) throw new NotFound();
    const others = organisers.filter(({ id }) => id !== termId);
    const now = ctx.clock.now();
    const refusal = refusalToEnd(term, others, now);
    if (refusal !== null) throw new Refused(refusal);

    await store.setEnded(tx, communityId, [termId], now);
    const { memberId, role } = term;
    const subject = { memberId, termId, role };
    await audit(tx, ctx.clock, { communityId, actorId, power: "term.end", subject, reason });
    await emit(tx, "members.terms_changed", { communityId, memberId });
  });
}

/** Makes sure that a community keeps an organiser when this one goes. @throws {Refused} `lastOrganiser`, while it is open. */
export async function demandAnotherOrganiser(
  tx: Tx,
  ctx: Ctx,
  { communityId, memberId, isClosed }: Pick<Insider, "communityId" | "memberId" | "isClosed">,
): Promise<void> {
  const organisers = await store.lockedOrganiserTerms(tx, communityId);
  const lasting = organisers.filter(
    (term) => isLasting(term) && termStateAt(term, ctx.clock.now()) === "current",
  );
  const isLast = lasting.length > 0 && lasting.every((term) => term.memberId === memberId);
  if (isLast && !isClosed) throw new Refused("lastOrganiser");
}

/** Ends whatever terms a member has, or will have. Emits members.terms_changed if there were any. */
export async function endTermsOf(tx: Tx, ctx: Ctx, communityId: string, memberId: string): Promise<void> {
  const now = ctx.clock.now();
  const terms = await store.termsOf(tx, communityId, memberId);
  const running = terms.filter((term) => ["coming", "current"].includes(termStateAt(term, now)));
  if (running.length === 0) return;
  const ids = running.map(({ id }) => id);
  await store.setEnded(tx, communityId, ids, now);
  await emit(tx, "members.terms_changed", { communityId, memberId });
}
