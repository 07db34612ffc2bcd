import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { deliver } from "../../platform/delivery/index.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import type { Actor } from "../accounts/index.ts";
import { demand, type Insider } from "../charter/index.ts";
import { inCommunity } from "./door.ts";
import * as offers from "./hand-over-store.ts";
import { answeredBody, offeredBody } from "./role-notice-words.ts";
import { roleSaid } from "./role-said.ts";
import { memberNames, peopleBehind } from "./roster-queries.ts";
import { refusalToAccept, refusalToHandOver } from "./rules.ts";
import { lockedMember } from "./store.ts";
import { remindOfEnd } from "./term-reminders.ts";
import * as store from "./term-store.ts";

interface Offered {
  readonly termId: string;
  readonly toId: string;
  readonly reason: string;
}

/**
 * Offers a running term to another member: one's own, or as an organiser anybody's. Whoever has it keeps it until the
 * other accepts.
 *
 * @returns the id of the offer. @throws {NotFound} @throws {Refused} `termOver`, `handedToOneself`, `notCurrent`,
 *   `notClaimed`, `alreadyHeld`, `alreadyOffered`.
 */
export async function offerTerm(ctx: Ctx, actor: Actor, slug: string, asked: Offered): Promise<string> {
  const { termId, toId, reason } = asked;
  return inCommunity(ctx, actor, slug, async (tx, insider) => {
    const { communityId, memberId: actorId } = insider;
    const term = await store.lockedTerm(tx, communityId, termId);
    if (term?.memberId !== actorId) demand(insider, "term.hand_over", { termId, toId });
    if (term === undefined) throw new NotFound();
    const to = await lockedMember(tx, communityId, toId);
    if (to === undefined) throw new NotFound();
    const held = await store.termsOf(tx, communityId, toId, term.role);
    const now = ctx.clock.now();
    const refusal = refusalToHandOver(term, { id: toId, state: to.state, terms: held }, now);
    if (refusal !== null) throw new Refused(refusal);
    const id = ctx.ids();
    const offer = { id, termId, toId, offeredBy: actorId, offeredAt: now, reason };
    if (!(await offers.insertOffer(tx, communityId, offer))) throw new Refused("alreadyOffered");

    const subject = { memberId: term.memberId, termId, role: term.role, toId };
    await audit(tx, ctx.clock, { communityId, actorId, power: "term.hand_over", subject, reason });
    await tellOffered(tx, ctx, insider, { id, toId, role: term.role, fromId: term.memberId });
    return id;
  });
}

/**
 * Accepts an offered term, which then begins for whoever accepts and ends for whoever had it, in one act; or declines.
 *
 * @throws {NotFound} for whatever is not offered to them now. @throws {Refused} `termOver`, `alreadyHeld`. Emits
 *   members.terms_changed.
 */
export async function answerOffer(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  { id, isAccepted }: { readonly id: string; readonly isAccepted: boolean },
): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    const { communityId, memberId } = insider;
    // In the order in which whoever ends a term locks: else the two could wait for each other.
    if (isAccepted) await store.lockedOrganiserTerms(tx, communityId);
    const offer = await offers.lockedOffer(tx, communityId, id);
    if (offer?.toId !== memberId) throw new NotFound();
    const term = await store.lockedTerm(tx, communityId, offer.termId);
    if (term === undefined) throw new NotFound();
    if (isAccepted) await takeOver(tx, ctx, insider, { offerId: id, term });
    const at = ctx.clock.now();
    await offers.setAnswered(tx, communityId, id, { at, answer: isAccepted ? "accepted" : "declined" });
    await tellAnswered(tx, ctx, insider, {
      id,
      role: term.role,
      tellIds: [term.memberId, offer.offeredBy],
      isAccepted,
    });
  });
}

async function takeOver(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { offerId, term }: { readonly offerId: string; readonly term: store.StoredTerm },
): Promise<void> {
  const { communityId, memberId } = insider;
  const now = ctx.clock.now();
  const held = await store.termsOf(tx, communityId, memberId, term.role);
  const refusal = refusalToAccept(term, held, now);
  if (refusal !== null) throw new Refused(refusal);

  const termId = ctx.ids();
  const { role, endsAt } = term;
  await store.insertTerm(tx, communityId, { id: termId, memberId, role, startsAt: now, endsAt });
  await store.setEnded(tx, communityId, [term.id], now);
  await remindOfEnd(tx, ctx, communityId, { id: termId, endsAt });
  const subject = { offerId, termId, role, fromTermId: term.id, fromId: term.memberId };
  await audit(tx, ctx.clock, { communityId, actorId: memberId, power: "term.take_over", subject });
  await emit(tx, "members.terms_changed", { communityId, memberId: term.memberId });
  await emit(tx, "members.terms_changed", { communityId, memberId });
}

/** Takes an offer back that was not answered: whoever has the term, whoever offered it, or an organiser. @throws {NotFound} */
export async function withdrawOffer(ctx: Ctx, actor: Actor, slug: string, id: string): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    const { communityId, memberId: actorId } = insider;
    const offer = await offers.lockedOffer(tx, communityId, id);
    const isTheirs = offer?.offeredBy === actorId || offer?.holderId === actorId;
    if (!isTheirs) demand(insider, "term.hand_over", { offerId: id });
    if (offer === undefined) throw new NotFound();
    await offers.setAnswered(tx, communityId, id, { at: ctx.clock.now(), answer: "withdrawn" });
    const subject = { offerId: id, termId: offer.termId, withdrawn: "yes" };
    await audit(tx, ctx.clock, { communityId, actorId, power: "term.hand_over", subject });
  });
}

async function tellOffered(
  tx: Tx,
  ctx: Ctx,
  { communityId, slug }: Insider,
  told: {
    readonly id: string;
    readonly toId: string;
    readonly fromId: string;
    readonly role: store.StoredTerm["role"];
  },
): Promise<void> {
  const names = await memberNames(tx, communityId, [told.fromId]);
  const body = offeredBody(await roleSaid(tx, communityId, told.role), names.get(told.fromId) ?? "");
  const personIds = await peopleBehind(tx, communityId, [told.toId]);
  const url = `/c/${slug}/roles`;
  await deliver(tx, ctx, { id: told.id, communityId, purpose: "service", body, url, personIds });
}

async function tellAnswered(
  tx: Tx,
  ctx: Ctx,
  { communityId, slug, memberId }: Insider,
  told: {
    readonly id: string;
    readonly role: store.StoredTerm["role"];
    readonly tellIds: readonly string[];
    readonly isAccepted: boolean;
  },
): Promise<void> {
  const names = await memberNames(tx, communityId, [memberId]);
  const { role, isAccepted } = told;
  const body = answeredBody(await roleSaid(tx, communityId, role), {
    by: names.get(memberId) ?? "",
    isAccepted,
  });
  const personIds = await peopleBehind(tx, communityId, [...new Set(told.tellIds)]);
  await deliver(tx, ctx, { communityId, purpose: "service", body, url: `/c/${slug}/roles`, personIds });
}
