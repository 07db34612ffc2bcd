import type { RefereeLink, Vouch, VouchRequests } from "@kith/contract/gate";
import { randomBytes } from "node:crypto";
import type { Ctx } from "../../platform/ctx.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { accessCommunity, demandNotPaused, inCommunity } from "../members/index.ts";
import { vouchingAsked } from "./application-queries.ts";
import { applicationById, lockedApplication, updateApplication } from "./application-store.ts";
import { hashOf } from "./applying.ts";
import { decideByRules, gateOf } from "./deciding.ts";
import { admittedBody, refusedBody } from "./notice-words.ts";
import { replaceRefereeLink } from "./referee-store.ts";
import { daysAfter } from "./rules.ts";
import { tellApplicant } from "./telling.ts";
import { isUndecided } from "./views.ts";

const LINK_DAYS = 14;

/**
 * A link by which somebody can name the member who made it, within 14 days; told once, and the one made before ends. It
 * opens nothing: who comes by it applies as everybody does.
 */
export async function makeRefereeLink(ctx: Ctx, actor: Actor, slug: string): Promise<RefereeLink> {
  return inCommunity(ctx, actor, slug, async (tx, insider) => {
    demandNotPaused(insider);
    const token = randomBytes(24).toString("base64url");
    const madeAt = ctx.clock.now();
    const expiresAt = daysAfter(madeAt, LINK_DAYS);
    const { communityId, memberId } = insider;
    const link = { id: ctx.ids(), memberId, tokenHash: hashOf(token), madeAt, expiresAt };
    await replaceRefereeLink(tx, communityId, link);
    return { token, path: `/join/${slug}?referee=${token}`, expiresAt: expiresAt.toISOString() };
  });
}

/** Who named the one who asks as their referee. */
export async function vouchRequests(ctx: Ctx, actor: Actor, slug: string): Promise<VouchRequests> {
  const { communityId, memberId } = await accessCommunity(ctx, actor, slug);
  const asked = await vouchingAsked(ctx.db, communityId, memberId);
  return {
    requests: asked.map(({ id, name, sentAt }) => ({
      applicationId: id,
      applicantName: name,
      askedAt: sentAt.toISOString(),
    })),
  };
}

/**
 * Vouches for somebody, or does not: then nobody is told. Where a rule waited for it, it decides now.
 *
 * @throws {NotFound} unless one was named. @throws {Refused} `alreadyAnswered`, `alreadyDecided`.
 */
export async function vouch(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  { applicationId, vouches, words }: Vouch & { readonly applicationId: string },
): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    demandNotPaused(insider);
    const { communityId, memberId } = insider;
    const application = await lockedApplication(tx, communityId, applicationId);
    if (application === null || application.refereeMemberId !== memberId) throw new NotFound();
    if (application.refereeState !== "asked") throw new Refused("alreadyAnswered");
    if (!isUndecided(application)) throw new Refused("alreadyDecided");
    const change = vouches
      ? { referee_state: "vouched" as const, referee_words: words }
      : { referee_state: "declined" as const };
    await updateApplication(tx, application, change);
    if (!vouches) return;
    const vouched = { ...application, refereeState: "vouched" as const };
    if (!(await decideByRules(tx, ctx, vouched, await gateOf(tx, application)))) return;
    const after = await applicationById(tx, communityId, applicationId);
    const reason = after?.reason ?? "";
    const body = after?.state === "admitted" ? admittedBody : (name: string) => refusedBody(name, reason);
    await tellApplicant(tx, ctx, application, body);
  });
}
