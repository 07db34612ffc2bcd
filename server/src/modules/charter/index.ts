import type { Ctx } from "../../platform/ctx.ts";
import type { Module } from "../../platform/module.ts";
import type { Door } from "./insider.ts";
import { charterRoutes } from "./routes.ts";

/**
 * Charter: what a community is, and where it meets.
 *
 * Owns communities, community_slugs (global), charter_versions, carriers. Tells charter.community_founded,
 * charter.community_closed, charter.carriers_changed. Hears nothing.
 *
 * Holds: a slug leads to one community of the instance; a carrier that is removed keeps its row; every power used here
 * is in the audit. Who belongs is not known here: commands are given an `Insider`, routes a `Door`.
 */
export function charterModule(ctx: Ctx, door: Door): Module {
  return {
    routes: (http) => {
      charterRoutes(http, ctx, door);
    },
  };
}

export { accessCarrier, addCarrier, changeCarrier, closeCommunity, removeCarrier } from "./commands.ts";
export { acceptCharter } from "./accepting.ts";
export {
  acceptedVersion,
  acceptersOf,
  charterAt,
  charterOf,
  isOpened,
  ruleAt,
  vocabularyOf,
} from "./charter-queries.ts";
export { recordFounding } from "./founding.ts";
export { demandOpen, demand, may, mayStill, PowerLacked, type Door, type Insider } from "./insider.ts";
export {
  carriersOf,
  communitiesWith,
  communityBySlug,
  everyCarrierOf,
  everyCommunityId,
  type Carrier,
} from "./queries.ts";
