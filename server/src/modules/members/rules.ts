import type { MemberRefusal, MemberState, Role } from "@kith/contract/members";
import { TERM_ENDS_SOON_DAYS, type TermRefusal } from "@kith/contract/terms";

/** How long an invitation to claim a member can be used. */
export const CLAIM_DAYS = 14;

const DAY_MS = 86_400_000;

export interface Term {
  readonly startsAt: Date;
  /** Exclusive; null where no end was set. */
  readonly endsAt: Date | null;
  /** When it was ended early; exclusive as well. */
  readonly endedAt: Date | null;
}

export type TermState = "coming" | "current" | "lapsed" | "ended";

/** How a term stands at `now`. It lapses by the clock alone: nothing has to be done for that. */
export function termStateAt({ startsAt, endsAt, endedAt }: Term, now: Date): TermState {
  if (endedAt !== null && now >= endedAt) return "ended";
  if (endsAt !== null && now >= endsAt) return "lapsed";
  return now >= startsAt ? "current" : "coming";
}

/** Whether a term ends so soon that it is time to decide what comes after it. */
export function isEndingSoon({ endsAt }: Term, now: Date): boolean {
  return endsAt !== null && endsAt.getTime() - now.getTime() <= TERM_ENDS_SOON_DAYS * DAY_MS;
}

/** Whether a term, if nothing is done, never ends. */
export function isLasting({ endsAt, endedAt }: Term): boolean {
  return endsAt === null && endedAt === null;
}

export interface Appointee {
  readonly state: MemberState;
  /** Their terms in the same role. */
  readonly terms: readonly Term[];
}

/** Roles that give power over others: nobody can use it whom nobody knows. */
const POWERFUL: ReadonlySet<Role> = new Set(["organiser", "moderator"]);

/** Why somebody may not be appointed for this term, or null. The first reason that holds wins. */
export function refusalToAppoint(
  { state, terms }: Appointee,
  role: Role,
  startsAt: Date,
  endsAt: Date | null,
): MemberRefusal | null {
  if (state !== "member" && state !== "unclaimed") return "notCurrent";
  if (state === "unclaimed" && POWERFUL.has(role)) return "notClaimed";
  if (endsAt !== null && endsAt <= startsAt) return "endsBeforeStart";
  return terms.some((term) => overlaps(term, startsAt, endsAt)) ? "alreadyHeld" : null;
}

function overlaps(term: Term, startsAt: Date, endsAt: Date | null): boolean {
  const end = endOf(term);
  // A term that was called off before it began covers nothing.
  if (end <= term.startsAt.getTime()) return false;
  return startsAt.getTime() < end && (endsAt === null || term.startsAt < endsAt);
}

function endOf({ endsAt, endedAt }: Term): number {
  return Math.min(endsAt?.getTime() ?? Infinity, endedAt?.getTime() ?? Infinity);
}

/**
 * Why a term may not be ended at `now`, or null.
 *
 * @param others the other terms of organisers, if this is one: somebody whose term does not lapse must remain.
 */
export function refusalToEnd(
  term: Term & { readonly role: Role },
  others: readonly Term[],
  now: Date,
): MemberRefusal | null {
  const state = termStateAt(term, now);
  if (state === "lapsed" || state === "ended") return "termOver";
  if (term.role !== "organiser") return null;
  const remains = others.some((other) => isLasting(other) && termStateAt(other, now) === "current");
  return remains ? null : "lastOrganiser";
}

/**
 * Why a term may not be offered to somebody at `now`, or null; they are to accept it themselves.
 *
 * @param to their terms are those in the same role.
 */
export function refusalToHandOver(
  term: Term & { readonly memberId: string },
  to: Appointee & { readonly id: string },
  now: Date,
): MemberRefusal | TermRefusal | null {
  const state = termStateAt(term, now);
  if (state !== "current") return "termOver";
  if (to.id === term.memberId) return "handedToOneself";
  if (to.state === "unclaimed") return "notClaimed";
  if (to.state !== "member") return "notCurrent";
  return refusalToAccept(term, to.terms, now);
}

/** Why an offered term may not be taken over at `now`, or null. @param held the terms they have in the same role. */
export function refusalToAccept(term: Term, held: readonly Term[], now: Date): MemberRefusal | null {
  if (termStateAt(term, now) !== "current") return "termOver";
  return held.some((one) => overlaps(one, now, term.endsAt)) ? "alreadyHeld" : null;
}

/** Why somebody may not be erased by an organiser, or null: who came themselves decides themselves. */
export function refusalToErase({ personId }: { readonly personId: string | null }): MemberRefusal | null {
  return personId === null ? null : "alreadyClaimed";
}

/** Why a person may not become this member, or null. @param isMember whether they belong already. */
export function refusalToClaim(
  { state, personId }: { readonly state: MemberState; readonly personId: string | null },
  isMember: boolean,
): MemberRefusal | null {
  if (personId !== null) return "alreadyClaimed";
  if (state !== "unclaimed") return "notCurrent";
  return isMember ? "alreadyMember" : null;
}

/** A state as whoever may not know of sanctions is told it: somebody who was removed has left, for all they know. */
export function stateShown(state: MemberState): MemberState {
  return state === "removed" ? "left" : state;
}

const LONGEST_NAME = 80;
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;

/** A name from an archive, fit to be shown: one line, not too long, never empty. */
export function tidyName(name: string): string {
  const line = name.normalize("NFC").replace(UNSEEN, " ").replace(/\s+/gu, " ").trim();
  // Cut between signs, never within one.
  return Array.from(line).slice(0, LONGEST_NAME).join("").trim() || "?";
}

/** What a name is ordered and compared by: capitals and widths do not count. */
export function keyOf(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** The signs of a key one by one and two by two; whoever has a part of a name has all grams of that part. */
export function gramsOf(key: string): string[] {
  const signs = Array.from(key);
  return [
    ...new Set(signs.flatMap((sign, k) => [sign, ...signs.slice(k + 1, k + 2).map((next) => sign + next)])),
  ];
}
