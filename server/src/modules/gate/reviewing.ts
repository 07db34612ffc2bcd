import type { Decide, DecideMany, ManyDecided } from "@kith/contract/applications";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { demand, demandNotPaused, inCommunity, type Insider } from "../members/index.ts";
import {
  insertMessage,
  insertNote,
  lockedApplication,
  messagesOf,
  notesOf,
  updateApplication,
  type Application,
} from "./application-store.ts";
import { demandUndecided } from "./applicant.ts";
import { admit, gateOf, refuse } from "./deciding.ts";
import { admittedBody, askedBody, refusedBody } from "./notice-words.ts";
import { tellApplicant } from "./telling.ts";
import { isUndecided } from "./views.ts";

const MOST_MESSAGES = 100;

/** Somebody at work in a community's queue. */
export interface Reviewer {
  readonly actor: Actor;
  readonly slug: string;
}

/**
 * Decides one application. Of two who decide at once, one does.
 *
 * @throws {NotFound} @throws {Refused} `reasonNeeded`, `alreadyDecided`. Emits gate.admitted or gate.refused.
 */
export async function decide(
  ctx: Ctx,
  { actor, slug }: Reviewer,
  id: string,
  decision: Decide,
): Promise<void> {
  demandReason(decision);
  await inCommunity(ctx, actor, slug, (tx, insider) => decideOne(tx, ctx, insider, { id, ...decision }));
}

/**
 * Decides many, each by itself: what cannot be decided any more does not keep the others from it.
 *
 * @returns what became of each, in the order asked; one that was asked twice, once. @throws {Refused} `reasonNeeded`.
 */
export async function decideMany(
  ctx: Ctx,
  { actor, slug }: Reviewer,
  { ids, ...decision }: DecideMany,
): Promise<ManyDecided> {
  demandReason(decision);
  // Who lacks the power is refused once, not for each.
  await inCommunity(ctx, actor, slug, (_, insider) => Promise.resolve(demandReviewer(insider)));
  const decided: ManyDecided["decided"] = [];
  for (const id of new Set(ids)) {
    decided.push({ id, result: await outcomeOf(ctx, { actor, slug }, id, decision) });
  }
  return { decided };
}

async function outcomeOf(ctx: Ctx, { actor, slug }: Reviewer, id: string, decision: Decide) {
  try {
    await inCommunity(ctx, actor, slug, (tx, insider) => decideOne(tx, ctx, insider, { id, ...decision }));
    return decision.outcome === "admit" ? "admitted" : "refused";
  } catch (error) {
    if (error instanceof NotFound) return "notFound";
    if (error instanceof Refused && error.reason === "alreadyDecided") return "alreadyDecided";
    throw error;
  }
}

function demandReason({ outcome, reason }: Decide): void {
  if (outcome === "refuse" && reason === "") throw new Refused("reasonNeeded");
}

function demandReviewer(insider: Insider, subject: Readonly<Record<string, string>> = {}): void {
  demand(insider, "application.decide", subject);
  demandNotPaused(insider);
}

async function decideOne(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, outcome, reason }: Decide & { readonly id: string },
): Promise<void> {
  demandReviewer(insider, { applicationId: id });
  const application = await accessApplication(tx, insider.communityId, id);
  if (!isUndecided(application)) throw new Refused("alreadyDecided");
  const { memberId } = insider;
  const deciding = { gate: await gateOf(tx, application), decider: { memberId }, reason };
  if (outcome === "admit") {
    await admit(tx, ctx, application, deciding);
    await tellApplicant(tx, ctx, application, admittedBody);
  } else {
    await refuse(tx, ctx, application, deciding);
    await tellApplicant(tx, ctx, application, (community) => refusedBody(community, reason));
  }
}

/** Nobody else decides it until the transaction ends. @throws {NotFound} */
async function accessApplication(tx: Tx, communityId: string, id: string): Promise<Application> {
  const application = await lockedApplication(tx, communityId, id);
  if (application === null) throw new NotFound();
  return application;
}

/** Notes something for the other reviewers; the applicant does not see it. @throws {NotFound} @throws {Refused} */
export async function note(ctx: Ctx, { actor, slug }: Reviewer, id: string, text: string): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "application.note", { applicationId: id });
    demandNotPaused(insider);
    const application = await accessApplication(tx, insider.communityId, id);
    if ((await notesOf(tx, application)).length >= MOST_MESSAGES) throw new Refused("tooManyMessages");
    const written = { id: ctx.ids(), applicationId: id, at: ctx.clock.now(), text };
    const { communityId, memberId: byMember } = insider;
    await insertNote(tx, { communityId, ...written, byMember });
  });
}

/** Asks the applicant something back: it waits for them from then on. @throws {NotFound} @throws {Refused} */
export async function ask(ctx: Ctx, { actor, slug }: Reviewer, id: string, text: string): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "application.talk", { applicationId: id });
    demandNotPaused(insider);
    const application = await accessApplication(tx, insider.communityId, id);
    demandUndecided(application);
    if ((await messagesOf(tx, application)).length >= MOST_MESSAGES) throw new Refused("tooManyMessages");
    const at = ctx.clock.now();
    const { communityId, memberId: byMember } = insider;
    await insertMessage(tx, { communityId, id: ctx.ids(), applicationId: id, at, text, byMember });
    await updateApplication(tx, application, { state: "asked", asked_at: at });
    await tellApplicant(tx, ctx, application, (community) => askedBody(community, text));
  });
}
