import type { Ctx } from "../../platform/ctx.ts";
import type { Module } from "../../platform/module.ts";
import { carrierNotices } from "./carrier-notices.ts";
import type { Criteria } from "./criteria/criteria.ts";
import { criteriaRoutes } from "./criteria/routes.ts";
import { recordRefusal } from "./door.ts";
import { membersRoutes } from "./routes.ts";
import { termReminder } from "./term-reminders.ts";

/**
 * Members: who belongs to a community, as what, and how they can be found outside it.
 *
 * Owns memberships, role_terms, term_offers, verifications, carrier_identities, contact_points, contact_grants,
 * member_places, claim_invites. Tells members.joined, members.left, members.removed, members.reinstated, members.erased,
 * members.terms_changed. Hears charter.carrier_moved, charter.way_expiring: who is to be told, charter does not know.
 *
 * Holds: strangers find nothing, as if there were nothing; a community that is open has an organiser whose term does not
 * lapse; a term counts by the clock alone; what is granted is seen by its holder only; of who was erased an id remains.
 */
export function membersModule(ctx: Ctx, criteria: Criteria): Module {
  return {
    routes: (http) => {
      // What is only read is asked for outside of any transaction of ours.
      http.addHook("onError", (_request, _reply, error) => recordRefusal(ctx, error));
      membersRoutes(http, ctx);
      criteriaRoutes(http, ctx, criteria);
    },
    subscribers: carrierNotices(ctx),
    schedules: [termReminder(ctx)],
  };
}

export { demand, demandOpen, may, mayStill, type Insider } from "../charter/index.ts";
export {
  addMember,
  admitPerson,
  claimMember,
  eraseMember,
  inviteToClaim,
  leave,
  takeUpClaim,
} from "./commands.ts";
export {
  addContact,
  addPlace,
  grantContact,
  removeContact,
  removePlace,
  revokeContact,
  type GrantAsked,
} from "./contacts.ts";
export { accessCommunity, communityDoor, inCommunity, inCommunityEvenClosed } from "./door.ts";
export { criteriaFrom, type Criteria, type CriteriaScope } from "./criteria/criteria.ts";
export { memberFacts } from "./criteria/fact-store.ts";
export type { FactChoices, FactProvider, FactScope, FactValues } from "./criteria/provider.ts";
export { communityRoster } from "./community-roster.ts";
export { foundCommunity } from "./founding.ts";
export {
  forgetImported,
  identitiesOf,
  recordIdentity,
  type ArchiveOrigin,
  type Stranger,
} from "./identities.ts";
export {
  contactsFor,
  memberNames,
  membersCalled,
  offlineCarriers,
  peopleBehind,
  personBehind,
  placesFor,
  rosterOf,
  staffAt,
  type KnownPlace,
  type Reach,
  type RosterEntry,
} from "./roster-queries.ts";
export {
  accessStanding,
  demandNotPaused,
  pauseMember,
  reinstateMember,
  removeMember,
  standingOf,
  standingsOf,
  organisersAble,
  type OneMember,
  type Standing,
} from "./standing.ts";
export { stateShown } from "./rules.ts";
export { appoint, demandAnotherOrganiser, endTerm } from "./terms.ts";
export { staffShown, verifiedOf } from "./verifying.ts";
