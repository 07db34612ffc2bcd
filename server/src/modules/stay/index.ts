import type { Ctx } from "../../platform/ctx.ts";
import type { Module } from "../../platform/module.ts";
import { stayRoutes } from "./routes.ts";
import { staySubscribers } from "./subscribers.ts";

/**
 * Stay: what is done to members under the rules of the charter, and how they can have it looked at again.
 *
 * Owns sanctions, sanction_evidence, sanction_lifts, appeals. Tells stay.sanctioned, stay.lifted, stay.appealed,
 * stay.decided. Hears its own news, to tell people, and members.erased.
 *
 * Holds: nothing is done to anybody without a rule of a version in force, whose words stay as they were; whoever it was
 * done to sees all of it, and no other member anything; nobody acts on themselves, no moderator on an organiser; an appeal
 * is decided by another organiser where there is one; nothing is ever taken out of the record.
 * Source: requirements.md R12, rules.md 3.1 and Law8.
 */
export function stayModule(ctx: Ctx): Module {
  return {
    routes: (http) => {
      stayRoutes(http, ctx);
    },
    subscribers: staySubscribers(ctx),
  };
}

export { decideAppeal, makeAppeal } from "./appeals.ts";
export { imposeSanction, liftSanction } from "./commands.ts";
