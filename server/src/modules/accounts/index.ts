/**
 * Who people are to the whole instance, and how they show it: people, sign-in, sessions, one-time links, and who runs the
 * instance. Tables: people, instance_admins, one_time_links, and the schema `auth` in the form better-auth reads.
 *
 * There is no open sign-up: one becomes a person by a one-time link. The id of a person is also the id of their sign-in.
 * Only hashes of passwords and of links are kept; a session's token is worth nothing without the instance's secret.
 */
import type { Bus } from "../../platform/bus.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Database } from "../../platform/db/open.ts";
import type { Module } from "../../platform/module.ts";
import { Attempts } from "./attempts.ts";
import { openAuth } from "./auth.ts";
import { mountRoutes } from "./routes.ts";
import { Sessions } from "./sessions.ts";
import { findSession } from "./store.ts";

export { actorOf, actorOrNull, type Actor } from "./actor.ts";
export { becomePerson, createAccountInvite, createOrganiserLink, type LinkMade } from "./links.ts";
export { createPerson, type PersonMade, type SignInChosen } from "./person.ts";
export { namesOf } from "./queries.ts";
export { keepSignedIn } from "./sign-in.ts";

export interface AccountsOptions {
  readonly ctx: Ctx;
  readonly pool: Database["pool"];
  readonly bus: Bus;
  /** Signs cookies; the same on every node. At least 32 characters. */
  readonly secret: string;
}

/** Sign-in and all that belongs to it. To be mounted before whatever asks `actorOf`. */
export function accountsModule({ ctx, pool, bus, secret }: AccountsOptions): Module {
  const sessions = new Sessions(ctx.clock, bus, (keys) => findSession(pool, keys));
  const attempts = new Attempts(ctx.clock);
  const auth = openAuth(ctx, secret);
  return { routes: (http) => mountRoutes(http, { ctx, auth, sessions, attempts, secret }) };
}
