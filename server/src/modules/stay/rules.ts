import type { MemberState } from "@kith/contract/members";
import {
  APPEAL_DAYS,
  LADDER_DAYS,
  type AppealOutcome,
  type SanctionState,
  type SanctionStep,
  type StayRefusal,
} from "@kith/contract/stay";

const DAY_MS = 86_400_000;

/** A sanction as the rules need it. */
export interface SanctionFacts {
  readonly id: string;
  readonly step: SanctionStep;
  readonly ruleNumber: number;
  readonly givenBy: string;
  readonly givenAt: Date;
  /** When a pause was to end. */
  readonly until: Date | null;
  readonly isWithdrawn: boolean;
  readonly appeal: {
    /** Null while it waits. */
    readonly outcome: AppealOutcome | null;
    /** When a pause ends that was shortened. */
    readonly until: Date | null;
  } | null;
}

/** Whether it no longer holds because somebody said so. */
export function isLifted({ isWithdrawn, appeal }: Pick<SanctionFacts, "isWithdrawn" | "appeal">): boolean {
  return isWithdrawn || appeal?.outcome === "lifted";
}

/** When a pause ends, exclusive; null for what is no pause, or holds no more. */
export function endOf(sanction: SanctionFacts): Date | null {
  return isLifted(sanction) ? null : (sanction.appeal?.until ?? sanction.until);
}

/** Until when somebody may not write: the latest end of their pauses, if it is still to come. */
export function pausedUntil(sanctions: readonly SanctionFacts[], now: Date): Date | null {
  const ends = sanctions.flatMap((sanction) => endOf(sanction) ?? []).filter((end) => end > now);
  return ends.toSorted((a, b) => a.getTime() - b.getTime()).at(-1) ?? null;
}

/** How whoever was sanctioned stands to the community. */
export interface Stand {
  readonly state: MemberState;
  readonly joinedAt: Date | null;
}

/** Whether this is the removal by which somebody is out now; who came in again since is not, whatever happened then. */
export function isOutBy(sanction: SanctionFacts, { state, joinedAt }: Stand): boolean {
  if (sanction.step !== "remove" || isLifted(sanction) || state !== "removed") return false;
  return joinedAt === null || joinedAt <= sanction.givenAt;
}

export function stateOf(sanction: SanctionFacts, stand: Stand, now: Date): SanctionState {
  if (isLifted(sanction)) return "lifted";
  if (sanction.step === "warn") return "given";
  if (sanction.step === "remove") return isOutBy(sanction, stand) ? "removed" : "over";
  const end = endOf(sanction);
  return end !== null && end > now ? "running" : "over";
}

/**
 * Whether a step comes in its order: a warning always does, the others after an earlier step under the same rule that
 * was not lifted and is not too long ago.
 *
 * @param earlier what happened to them before, in any order.
 */
export function isInOrder(
  step: SanctionStep,
  ruleNumber: number,
  earlier: readonly SanctionFacts[],
  now: Date,
): boolean {
  if (step === "warn") return true;
  const since = now.getTime() - LADDER_DAYS * DAY_MS;
  return earlier.some(
    (one) => one.ruleNumber === ruleNumber && !isLifted(one) && one.givenAt.getTime() > since,
  );
}

export interface Imposing {
  readonly state: MemberState;
  readonly isOpened: boolean;
  /** Null where none was cited. */
  readonly rule: number | null;
  readonly isRuleThere: boolean;
  /** Whether what whoever acts has read of the charter is what is in force. */
  readonly isCharterRead: boolean;
  /** Whether they have seen all that happened to the member before. */
  readonly isRecordRead: boolean;
  readonly isInOrder: boolean;
  readonly hasGround: boolean;
}

/** Why somebody may not be sanctioned like that, or null. The first reason that holds wins. */
export function refusalToImpose(of: Imposing): StayRefusal | null {
  if (of.rule === null) return "ruleMissing";
  if (of.state === "unclaimed") return "notClaimed";
  if (of.state !== "member") return "notCurrent";
  if (!of.isOpened) return "charterNotOpened";
  if (!of.isCharterRead) return "charterChanged";
  if (!of.isRuleThere) return "ruleUnknown";
  if (!of.isRecordRead) return "recordChanged";
  return of.isInOrder || of.hasGround ? null : "groundMissing";
}

/** Until when whoever was sanctioned may appeal, exclusive. */
export function appealBefore({ givenAt }: Pick<SanctionFacts, "givenAt">): Date {
  return new Date(givenAt.getTime() + APPEAL_DAYS * DAY_MS);
}

/** Why whoever was sanctioned may not appeal, or null. */
export function refusalToAppeal(sanction: SanctionFacts, now: Date): StayRefusal | null {
  if (sanction.appeal !== null) return "alreadyAppealed";
  if (isLifted(sanction)) return "alreadyLifted";
  return now >= appealBefore(sanction) ? "appealTooLate" : null;
}

/** Why a sanction may not be taken back without an appeal, or null. */
export function refusalToLift(sanction: SanctionFacts, isSelf: boolean): StayRefusal | null {
  if (isSelf) return "ownSanction";
  if (isLifted(sanction)) return "alreadyLifted";
  return sanction.appeal !== null && sanction.appeal.outcome === null ? "appealOpen" : null;
}

export interface Deciding {
  readonly isSelf: boolean;
  readonly deciderId: string;
  /** The organisers who can act now, without whoever was sanctioned. */
  readonly able: readonly string[];
}

/** Why somebody may not decide the appeal there is, or null. Whoever sanctioned does so only if nobody else can. */
export function refusalToDecide(sanction: SanctionFacts, by: Deciding): StayRefusal | null {
  if (by.isSelf) return "ownSanction";
  if (sanction.appeal !== null && sanction.appeal.outcome !== null) return "alreadyDecided";
  const isSame = sanction.givenBy === by.deciderId;
  return isSame && by.able.some((id) => id !== by.deciderId) ? "decidedBySame" : null;
}

/** When a pause ends that is to last only so many days from its beginning; null where that is not shorter. */
export function shortenedEnd({ until, givenAt }: SanctionFacts, days: number): Date | null {
  const end = new Date(givenAt.getTime() + days * DAY_MS);
  return until !== null && end < until ? end : null;
}

/** When a pause ends that begins now. */
export function endAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}
