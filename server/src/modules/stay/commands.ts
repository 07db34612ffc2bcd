import { LADDER_DAYS, type ImposeSanction } from "@kith/contract/stay";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { charterOf } from "../charter/index.ts";
import {
  accessStanding,
  demand,
  demandAnotherOrganiser,
  demandNotPaused,
  organisersAble,
  pauseMember,
  reinstateMember,
  removeMember,
  type Insider,
  type Standing,
} from "../members/index.ts";
import { postsOfIds } from "../talk/index.ts";
import { accessSanction, type Held } from "./access.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

const DAY_MS = 86_400_000;

/**
 * Warns, pauses or removes a member, under a rule of the charter in force.
 *
 * @returns the id of the sanction. @throws {PowerLacked} @throws {NotFound} @throws {Refused} any of `stayRefusals` that
 *   is about giving one. Emits stay.sanctioned, and members.removed for a removal.
 */
export async function imposeSanction(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  asked: ImposeSanction,
): Promise<string> {
  const { communityId } = insider;
  const { memberId, step } = asked;
  demand(insider, `sanction.${step}`, { memberId });
  demandNotPaused(insider);
  if (memberId === insider.memberId) throw new Refused("ownSanction");
  const of = { communityId, memberId };
  // Whoever ends a term of organisers locks those before any member; so does this.
  if (step === "remove") await demandAnotherOrganiser(tx, ctx, { ...of, isClosed: false });
  const member = await accessStanding(tx, of);
  await demandAbove(tx, ctx, insider, member);
  const now = ctx.clock.now();
  const { recent, latestId } = await store.recordSince(tx, communityId, memberId, ladderFrom(now));
  const isInOrder = asked.rule === null || rules.isInOrder(step, asked.rule, recent, now);
  await demandMayImpose(tx, insider, member, { asked, latestId, isInOrder });
  const until = asked.days === null ? null : rules.endAfter(now, asked.days);
  const given = { id: ctx.ids(), ...asked, ruleNumber: asked.rule ?? 0, givenBy: insider.memberId };
  const ground = isInOrder ? null : asked.ground;
  const evidence = await evidenceFor(tx, of, asked.postIds);
  await store.insertSanction(tx, communityId, { ...given, ground, givenAt: now, until });
  await store.insertEvidence(tx, communityId, given.id, evidence);
  if (step === "remove") await removeMember(tx, ctx, of);
  if (step === "pause") await settlePause(tx, ctx, of);
  await recordImposed(tx, ctx, insider, { ...asked, id: given.id, until, isSkipped: ground !== null });
  return given.id;
}

/** From when on earlier steps count. */
export function ladderFrom(now: Date): Date {
  return new Date(now.getTime() - LADDER_DAYS * DAY_MS);
}

/** Organisers are sanctioned by organisers alone. @throws {PowerLacked} */
async function demandAbove(tx: Tx, ctx: Ctx, insider: Insider, { memberId }: Standing): Promise<void> {
  const organisers = await organisersAble(tx, insider.communityId, ctx.clock.now(), { evenPaused: true });
  if (organisers.includes(memberId)) demand(insider, "sanction.organiser", { memberId });
}

interface Weighed {
  readonly asked: ImposeSanction;
  readonly latestId: string | null;
  readonly isInOrder: boolean;
}

async function demandMayImpose(
  tx: Tx,
  { communityId }: Insider,
  member: Standing,
  { asked, latestId, isInOrder }: Weighed,
): Promise<void> {
  const charter = await charterOf(tx, communityId);
  const refusal = rules.refusalToImpose({
    state: member.state,
    isOpened: charter.openedAt !== null,
    rule: asked.rule,
    isRuleThere: charter.rules.some(({ number }) => number === asked.rule),
    isCharterRead: charter.version === asked.charterVersion,
    isRecordRead: latestId === asked.afterId,
    isInOrder,
    hasGround: asked.ground !== null,
  });
  if (refusal !== null) throw new Refused(refusal);
}

/** Their own posts, as they read now. @throws {Refused} `notTheirPost`, also for one that was taken away. */
async function evidenceFor(
  tx: Tx,
  { communityId, memberId }: { readonly communityId: string; readonly memberId: string },
  postIds: readonly string[],
): Promise<store.Evidence[]> {
  if (postIds.length === 0) return [];
  const posts = await postsOfIds(tx, { communityId }, postIds);
  const theirs = posts.filter(({ authorId, text }) => authorId === memberId && text !== "");
  if (theirs.length < postIds.length) throw new Refused("notTheirPost");
  return theirs.map(({ id, text, postedAt }) => ({ postId: id, text, postedAt }));
}

/** Lets a member write again when the last of their pauses ends, as their record says it now. */
async function settlePause(
  tx: Tx,
  ctx: Ctx,
  of: { readonly communityId: string; readonly memberId: string },
): Promise<void> {
  const now = ctx.clock.now();
  const { recent } = await store.recordSince(tx, of.communityId, of.memberId, ladderFrom(now));
  await pauseMember(tx, of, rules.pausedUntil(recent, now));
}

interface Imposed extends ImposeSanction {
  readonly id: string;
  readonly until: Date | null;
  readonly isSkipped: boolean;
}

/** Ids and numbers only: reasons name people, and can be forgotten where they stand. */
async function recordImposed(tx: Tx, ctx: Ctx, insider: Insider, imposed: Imposed): Promise<void> {
  const { communityId, memberId: actorId } = insider;
  const { id: sanctionId, memberId, step, rule, charterVersion, until, isSkipped } = imposed;
  const subject = {
    memberId,
    sanctionId,
    rule: `R${rule}`,
    version: String(charterVersion),
    ...(until !== null && { until: until.toISOString() }),
    ...(isSkipped && { skipped: "yes" }),
  };
  await audit(tx, ctx.clock, { communityId, actorId, power: `sanction.${step}`, subject });
  await emit(tx, "stay.sanctioned", { communityId, sanctionId });
}

/**
 * Takes a sanction back without an appeal; what it did is undone, as far as it can be. It stays in the record.
 *
 * @throws {NotFound} @throws {Refused} `ownSanction`, `alreadyLifted`, `appealOpen`. Emits stay.lifted, and
 *   members.reinstated where somebody belongs again by it.
 */
export async function liftSanction(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { sanctionId, reason }: { readonly sanctionId: string; readonly reason: string },
): Promise<void> {
  const { communityId, memberId: by } = insider;
  demand(insider, "sanction.lift", { sanctionId });
  demandNotPaused(insider);
  const held = await accessSanction(tx, communityId, sanctionId);
  const refusal = rules.refusalToLift(held.sanction, held.member.memberId === by);
  if (refusal !== null) throw new Refused(refusal);

  await store.insertLift(tx, communityId, { sanctionId, by, at: ctx.clock.now(), reason });
  await undo(tx, ctx, held);
  const subject = { memberId: held.member.memberId, sanctionId };
  await audit(tx, ctx.clock, { communityId, actorId: by, power: "sanction.lift", subject });
  await emit(tx, "stay.lifted", { communityId, sanctionId });
}

/** What a sanction did ends, once it is written down that it holds no more or less long. */
export async function undo(tx: Tx, ctx: Ctx, { sanction, member }: Held): Promise<void> {
  const of = { communityId: sanction.communityId, memberId: member.memberId };
  if (sanction.step === "pause") await settlePause(tx, ctx, of);
  if (rules.isOutBy(sanction, member)) await reinstateMember(tx, of);
}
