import type { Ctx } from "../../platform/ctx.ts";
import type { Files } from "../../platform/files.ts";
import type { Module } from "../../platform/module.ts";
import type { Newcomers } from "../accounts/index.ts";
import { gateSchedules, gateSubscribers, gateTasks } from "./keeping.ts";
import { Landings, type Talk } from "./landing.ts";
import { mountApplicant } from "./applicant-routes.ts";
import { mountGate } from "./gate-routes.ts";
import { mountJoin } from "./join-routes.ts";
import { landingHeads } from "./preview.ts";
import { mountReview } from "./review-routes.ts";

/**
 * Gate: how one comes into a community, and by which way.
 *
 * Owns gates, gate_landings, channel_codes, gate_days, gate_visits, visit_salts (global), applications and their
 * messages, notes and files, referee_links. Tells gate.applied, gate.admitted, gate.refused. Hears members.erased,
 * members.left, members.terms_changed.
 *
 * Holds: nothing that a stranger can load names a carrier's way in or a member, except organisers; an application stays
 * asked as it was asked; of two who decide, one does; every decision says by whom or by which rule; nobody is paid for
 * bringing people, and no name of a visitor is kept. Source: R08, R09, R10; claims 8-10, 28, 51; Law8, Law10, Law19.
 */
export function gateModule(parts: {
  readonly ctx: Ctx;
  readonly files: Files;
  readonly newcomers: Newcomers;
  readonly talk: Talk;
}): Module {
  const { ctx, files, newcomers, talk } = parts;
  const landings = new Landings(ctx, talk);
  return {
    routes: async (http) => {
      mountJoin(http, { ctx, landings, newcomers });
      await mountApplicant(http, { ctx, files, newcomers });
      mountGate(http, ctx);
      mountReview(http, { ctx, files });
      http.addHook("onClose", () => landings.stop());
    },
    headedPages: [landingHeads(landings)],
    tasks: gateTasks({ ctx, files }),
    schedules: gateSchedules(ctx),
    subscribers: gateSubscribers(ctx),
  };
}

export { apply } from "./applying.ts";
export { changeCode, codeReport, endCode, makeCode } from "./codes.ts";
export { gateFacts } from "./fact-queries.ts";
export { ask, decide, decideMany } from "./reviewing.ts";
export { setGate } from "./settings.ts";
export { countView } from "./visits.ts";
export { firstSettings as gateToBeginWith } from "./rules.ts";
