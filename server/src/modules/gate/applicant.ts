import type { MyApplication, MyApplications } from "@kith/contract/applications";
import { MOST_FILES } from "@kith/contract/gate";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { communitiesWith } from "../charter/index.ts";
import { decidedSince, positionOf } from "./application-queries.ts";
import {
  applicationsBy,
  insertMessage,
  lockedApplication,
  messagesOf,
  updateApplication,
  type Application,
} from "./application-store.ts";
import { gateOf, keptUntil } from "./deciding.ts";
import { daysAfter, hoursUntil, PACE_DAYS } from "./rules.ts";
import { tellAnswer } from "./telling.ts";
import { isUndecided, sharedFacts, withGate } from "./views.ts";

const MOST_MESSAGES = 100;

/** An application as its applicant sees it. @throws {NotFound} for whoever else asks. */
export async function myApplication(ctx: Ctx, { personId }: Actor, id: string): Promise<MyApplication> {
  const [application] = await applicationsBy(ctx.db, personId, { id });
  if (application === undefined) throw new NotFound();
  const { communityId, state, againAt, deletesAt } = application;
  const [community] = await communitiesWith(ctx.db, [communityId]);
  if (community === undefined) throw new NotFound();
  const shared = await sharedFacts(ctx.db, await withGate(ctx.db, application));
  const { slug, name: communityName, language, timeZone } = community;
  const isAgainLater = state === "refused" && againAt !== null && againAt > ctx.clock.now();
  const isOpen = isUndecided(application) && community.closedAt === null;
  return {
    ...shared,
    slug,
    communityName,
    language,
    timeZone,
    ...(await placeInQueue(ctx, application)),
    againAt: isAgainLater ? againAt.toISOString() : null,
    deletedAt: deletesAt?.toISOString() ?? null,
    can: {
      say: isOpen,
      addEvidence: isOpen && shared.evidenceAsked !== null && shared.evidence.length < MOST_FILES,
      withdraw: isUndecided(application),
      applyAgain: !isUndecided(application) && state !== "admitted" && !isAgainLater,
    },
  };
}

async function placeInQueue(
  { db, clock }: Ctx,
  application: Application,
): Promise<Pick<MyApplication, "position" | "aboutHours">> {
  if (application.state !== "waiting") return { position: null, aboutHours: null };
  const since = daysAfter(clock.now(), -PACE_DAYS);
  const [position, decided] = await Promise.all([
    positionOf(db, application),
    decidedSince(db, application.communityId, since),
  ]);
  return { position, aboutHours: hoursUntil(position, decided) };
}

/** What one has sent, the newest first. */
export async function myApplications({ db }: Ctx, { personId }: Actor): Promise<MyApplications> {
  const sent = await applicationsBy(db, personId);
  const communities = await communitiesWith(db, [...new Set(sent.map(({ communityId }) => communityId))]);
  const byId = new Map(communities.map((community) => [community.communityId, community]));
  return {
    applications: sent.flatMap(({ id, communityId, state, sentAt }) => {
      const community = byId.get(communityId);
      if (community === undefined) return [];
      const { slug, name: communityName } = community;
      return [{ id, slug, communityName, state, sentAt: sentAt.toISOString() }];
    }),
  };
}

/** Answers the reviewers, or adds something. It waits for them from then on, at the place it had. @throws {NotFound}
 *  @throws {Refused} `notWaiting`, `tooManyMessages`. */
export async function sayMore(ctx: Ctx, actor: Actor, id: string, text: string): Promise<void> {
  await asApplicant(ctx, actor, id, async (tx, application) => {
    demandUndecided(application);
    if ((await messagesOf(tx, application)).length >= MOST_MESSAGES) throw new Refused("tooManyMessages");
    const { communityId } = application;
    const at = ctx.clock.now();
    await insertMessage(tx, { communityId, id: ctx.ids(), applicationId: id, at, text, byMember: null });
    await updateApplication(tx, application, { state: "waiting", answered_at: at });
    if (application.state === "asked") await tellAnswer(tx, ctx, application, text);
  });
}

/** Takes one's application back. @throws {NotFound} @throws {Refused} `alreadyDecided`. */
export async function withdraw(ctx: Ctx, actor: Actor, id: string): Promise<void> {
  await asApplicant(ctx, actor, id, async (tx, application) => {
    if (application.state === "withdrawn") return;
    if (!isUndecided(application)) throw new Refused("alreadyDecided");
    const at = ctx.clock.now();
    const kept = keptUntil(await gateOf(tx, application), at);
    await updateApplication(tx, application, { state: "withdrawn", ended_at: at, ...kept });
  });
}

export function demandUndecided(application: Application): void {
  if (!isUndecided(application)) throw new Refused("notWaiting");
}

/** On one's own application, which nobody else decides meanwhile. @throws {NotFound} */
export async function asApplicant<Result>(
  ctx: Ctx,
  { personId }: Actor,
  id: string,
  work: (tx: Tx, application: Application) => Promise<Result>,
): Promise<Result> {
  return ctx.db.transaction().execute(async (tx) => {
    const [own] = await applicationsBy(tx, personId, { id });
    const application = own === undefined ? null : await lockedApplication(tx, own.communityId, id);
    if (application === null || application.personId !== personId) throw new NotFound();
    return work(tx, application);
  });
}
