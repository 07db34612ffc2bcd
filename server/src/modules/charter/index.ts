import type { Ctx } from "../../platform/ctx.ts";
import type { Files } from "../../platform/files.ts";
import type { Module } from "../../platform/module.ts";
import { imageRoutes } from "./carriers/image-routes.ts";
import { expiryReminder } from "./carriers/reminders.ts";
import { carrierRoutes } from "./carriers/routes.ts";
import { carrierSubscribers } from "./carriers/subscribers.ts";
import type { Door } from "./insider.ts";
import { charterRoutes } from "./routes.ts";
import { charterSubscribers } from "./announcing.ts";
import { recordRoutes } from "./record-routes.ts";
import type { Roster } from "./roster.ts";
import { charterTextRoutes } from "./text-routes.ts";

/**
 * Charter: what a community is, and where it meets.
 *
 * Owns communities, community_slugs (global), charter_drafts, charter_versions, charter_acceptances, goals, goal_progress,
 * promises, carriers, carrier_handouts, carrier_confirmations, live_codes, live_code_carriers. Tells
 * charter.community_founded, charter.community_closed, charter.published, charter.carriers_changed, charter.carrier_moved, charter.way_expiring. Hears members.left, members.removed.
 *
 * Holds: a slug leads to one community of the instance; what was published never changes, and the number of a rule never
 * stands for another; nothing opens while something it needs is missing; a carrier that is removed keeps its row; every power used here
 * is in the audit. Who belongs is not known here: commands are given an `Insider`, routes a `Door`.
 */
export function charterModule({ ctx, door, files, roster }: CharterTools): Module {
  const parts = { ctx, door, roster };
  return {
    routes: async (http) => {
      charterRoutes(http, ctx, door);
      charterTextRoutes(http, parts);
      recordRoutes(http, parts);
      carrierRoutes(http, ctx, door);
      await imageRoutes(http, { ctx, door, files });
    },
    subscribers: [...carrierSubscribers(ctx), ...charterSubscribers(ctx, roster)],
    schedules: [expiryReminder(ctx)],
  };
}

/** What charter is given; `files` holds pictures of codes. */
export interface CharterTools {
  readonly ctx: Ctx;
  readonly door: Door;
  readonly files: Files;
  readonly roster: Roster;
}

export { closeCommunity } from "./commands.ts";
export { accessCarrier, addCarrier, changeCarrier, moveCarrier, removeCarrier } from "./carriers/commands.ts";
export { imageTypeOf } from "./carriers/images.ts";
export {
  carrierById,
  carriersOf,
  confirmersOf,
  everyCarrierOf,
  offeredCarriers,
  type Carrier,
} from "./carriers/queries.ts";
export { acceptCharter } from "./accepting.ts";
export {
  acceptedVersion,
  acceptersOf,
  charterAt,
  charterOf,
  isOpened,
  ruleAt,
  todayIn,
  vocabularyOf,
} from "./charter-queries.ts";
export { recordFounding } from "./founding.ts";
export { changeDraft } from "./drafting.ts";
export { recordProgress } from "./goal.ts";
export { publicCharter, type PublicCharter } from "./landing.ts";
export { makePromise, settlePromise } from "./promises.ts";
export { openCommunity, publishCharter } from "./publishing.ts";
export type { Roster } from "./roster.ts";
export { demandOpen, demand, may, mayStill, PowerLacked, type Door, type Insider } from "./insider.ts";
export { communitiesWith, communityBySlug, communityRow, everyCommunityId } from "./queries.ts";
