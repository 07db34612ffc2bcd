import { createHash, randomBytes } from "node:crypto";
import type { AddMember, ClaimInvite } from "@kith/contract/members";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import type { Actor } from "../accounts/index.ts";
import { communityBySlug, demand } from "../charter/index.ts";
import { forgetContacts, revokeAll } from "./contact-store.ts";
import { inCommunity, inCommunityEvenClosed } from "./door.ts";
import { eraseIdentities } from "./identities.ts";
import { CLAIM_DAYS, refusalToClaim, refusalToErase } from "./rules.ts";
import * as store from "./store.ts";
import { demandAnotherOrganiser, endTermsOf } from "./terms.ts";

const DAY_MS = 86_400_000;

/** Enters somebody who has not come themselves; they can claim it later. @returns their member id. */
export async function addMember(ctx: Ctx, actor: Actor, slug: string, { name }: AddMember): Promise<string> {
  return inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "member.add");
    const { communityId, memberId: actorId } = insider;
    const [id, at] = [ctx.ids(), ctx.clock.now()];
    await store.insertMember(tx, communityId, { id, personId: null, name, at, joinedAt: null });
    await audit(tx, ctx.clock, { communityId, actorId, power: "member.add", subject: { memberId: id } });
    return id;
  });
}

/**
 * Makes a person a member, or a member again. Whether they may is the caller's to know.
 *
 * @returns their member id. Emits members.joined, unless they belong already.
 */
export async function admitPerson(
  tx: Tx,
  ctx: Ctx,
  {
    communityId,
    personId,
    name,
  }: { readonly communityId: string; readonly personId: string; readonly name: string },
): Promise<string> {
  const at = ctx.clock.now();
  const own = await store.membershipOf(tx, communityId, personId, at);
  if (own?.state === "member") return own.id;
  const memberId = own?.id ?? ctx.ids();
  if (own === undefined) {
    await store.insertMember(tx, communityId, { id: memberId, personId, name, at, joinedAt: at });
  } else {
    await store.setJoined(tx, communityId, memberId, { personId, at });
  }
  await emit(tx, "members.joined", { communityId, memberId });
  return memberId;
}

/**
 * A word by which one person can say that they are this member, within 14 days; told once.
 *
 * @throws {NotFound} @throws {Refused} `alreadyClaimed`, `notCurrent`.
 */
export async function inviteToClaim(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  memberId: string,
): Promise<ClaimInvite> {
  return inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "member.invite_to_claim", { memberId });
    const { communityId, memberId: madeBy } = insider;
    const member = await accessMember(tx, communityId, memberId);
    const refusal = refusalToClaim(member, false);
    if (refusal !== null) throw new Refused(refusal);

    const token = randomBytes(24).toString("base64url");
    const madeAt = ctx.clock.now();
    const expiresAt = new Date(madeAt.getTime() + CLAIM_DAYS * DAY_MS);
    const tokenHash = hashOf(token);
    await store.insertInvite(tx, communityId, {
      id: ctx.ids(),
      memberId,
      tokenHash,
      madeBy,
      madeAt,
      expiresAt,
    });
    const used = { power: "member.invite_to_claim", subject: { memberId } };
    await audit(tx, ctx.clock, { communityId, actorId: madeBy, ...used });
    return { token, expiresAt: expiresAt.toISOString() };
  });
}

/**
 * Takes up an invitation to claim a member.
 *
 * @returns the member id. @throws {NotFound} for whatever is no invitation now. @throws {Refused} as `claimMember`.
 */
export async function takeUpClaim(ctx: Ctx, actor: Actor, slug: string, token: string): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    const community = await communityBySlug(tx, slug);
    if (community === null) throw new NotFound();
    const { communityId, closedAt } = community;
    const memberId = await store.inviteeOf(tx, communityId, hashOf(token), ctx.clock.now());
    if (memberId === null) throw new NotFound();
    if (closedAt !== null) throw new Refused("communityClosed");
    await claimMember(tx, ctx, { communityId, memberId, personId: actor.personId });
    return memberId;
  });
}

/**
 * Makes an unclaimed member a person's own: what they said and did is theirs from then on. Whether it is really them is
 * the caller's to know.
 *
 * @throws {NotFound} @throws {Refused} `alreadyClaimed`, `alreadyMember`, `notCurrent`. Emits members.joined.
 */
export async function claimMember(
  tx: Tx,
  ctx: Ctx,
  { communityId, memberId, personId }: Readonly<Record<"communityId" | "memberId" | "personId", string>>,
): Promise<void> {
  const at = ctx.clock.now();
  const member = await accessMember(tx, communityId, memberId);
  const own = await store.membershipOf(tx, communityId, personId, at);
  const refusal = refusalToClaim(member, own !== undefined);
  if (refusal !== null) throw new Refused(refusal);
  await store.setJoined(tx, communityId, memberId, { personId, at });
  await store.deleteInvites(tx, communityId, memberId);
  await emit(tx, "members.joined", { communityId, memberId });
}

/** Leaves a community, in one step; terms end, and nobody holds a contact of theirs by it, nor they another's.
 *  @throws {NotFound} @throws {Refused} `lastOrganiser`, unless the community is closed. Emits members.left. */
export async function leave(ctx: Ctx, actor: Actor, slug: string): Promise<void> {
  await inCommunityEvenClosed(ctx, actor, slug, async (tx, insider) => {
    const { communityId, memberId } = insider;
    const at = ctx.clock.now();
    await demandAnotherOrganiser(tx, ctx, insider);
    // They may have been removed since they came through the door.
    const member = await store.lockedMember(tx, communityId, memberId);
    if (member?.state !== "member") throw new NotFound();
    await endTermsOf(tx, ctx, communityId, memberId);
    await revokeAll(tx, communityId, memberId, at);
    await store.setLeft(tx, communityId, memberId, { state: "left", at });
    await emit(tx, "members.left", { communityId, memberId });
  });
}

/**
 * Takes somebody who never came themselves out of the community, at their request: name, ids on carriers, contacts and
 * places. Who they were stands nowhere any more; acts and posts keep an id that leads to nobody.
 *
 * @throws {NotFound} @throws {Refused} `alreadyClaimed`: who came themselves decides themselves. Emits members.erased.
 */
export async function eraseMember(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  { memberId, reason }: { readonly memberId: string; readonly reason: string },
): Promise<void> {
  await inCommunityEvenClosed(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "member.erase", { memberId });
    const { communityId, memberId: actorId } = insider;
    const member = await accessMember(tx, communityId, memberId);
    const refusal = refusalToErase(member);
    if (refusal !== null) throw new Refused(refusal);

    await store.eraseMember(tx, communityId, memberId, ctx.clock.now());
    await endTermsOf(tx, ctx, communityId, memberId);
    await eraseIdentities(tx, communityId, memberId);
    await forgetContacts(tx, communityId, memberId);
    await store.deleteInvites(tx, communityId, memberId);
    const subject = { memberId };
    await audit(tx, ctx.clock, { communityId, actorId, power: "member.erase", subject, reason });
    await emit(tx, "members.erased", { communityId, memberId });
  });
}

/** A member who is not erased, to be changed. @throws {NotFound} */
export async function accessMember(tx: Tx, communityId: string, id: string): Promise<store.Membership> {
  const member = await store.lockedMember(tx, communityId, id);
  if (member === undefined) throw new NotFound();
  return member;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
