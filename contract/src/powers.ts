import type { Role } from "./roles.ts";

const organisers = ["organiser"] as const;
const keepers = ["organiser", "moderator"] as const;

/**
 * Who may do what: the one table of it. Whoever holds one of these roles now may; `member` is everybody who belongs. What
 * one may do to what is one's own (one's post, one's term, one's contacts) needs no power and stands where it is done.
 *
 * A name here is the name in the audit, too.
 */
export const powers = {
  "community.close": organisers,

  "charter.edit": organisers,
  "charter.open": organisers,
  "charter.publish": organisers,
  "promise.record": keepers,
  "goal.record": keepers,

  "carrier.add": organisers,
  "carrier.change": organisers,
  "carrier.remove": organisers,
  "carrier.retire": organisers,
  "carrier.code": organisers,

  "member.add": organisers,
  "member.invite_to_claim": organisers,
  "member.erase": organisers,
  "member.verify": organisers,
  "term.appoint": organisers,
  "term.end": organisers,
  "term.hand_over": organisers,
  "audit.read": organisers,
  "place.see": organisers,
  "ties.see_others": organisers,

  "criteria.dry_run": keepers,

  "gate.set": organisers,
  "code.make": organisers,
  "application.read": keepers,
  "application.decide": keepers,
  "application.note": keepers,
  "application.talk": keepers,

  "sanction.read": keepers,
  "sanction.warn": keepers,
  "sanction.pause": keepers,
  "sanction.remove": organisers,
  /** Whichever step, towards an organiser. */
  "sanction.organiser": organisers,
  "sanction.lift": organisers,
  "appeal.decide": organisers,

  "post.remove": keepers,

  "import.read": organisers,
  "import.start": organisers,
  "import.cancel": organisers,
  "import.undo": organisers,

  "health.count_again": organisers,
  "health.see_people": organisers,
  "health.withdraw_dispute": organisers,
} as const satisfies Readonly<Record<string, readonly (Role | "member")[]>>;

export type Power = keyof typeof powers;

/** Whether somebody who belongs, and holds these roles now, has a power. */
export function hasPower(roles: readonly Role[], power: Power): boolean {
  const holders: readonly (Role | "member")[] = powers[power];
  return holders.includes("member") || roles.some((role) => holders.includes(role));
}
