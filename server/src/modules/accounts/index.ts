/**
 * Who people are to the whole instance, and how they show it: people, sign-in, sessions, one-time links, who runs the
 * instance, and how they are told of things: what they agreed to, and when it is quiet. Tables: people, instance_admins,
 * one_time_links, person_settings, consents, and the schema `auth` in the form better-auth reads.
 *
 * There is no open sign-up: one becomes a person by a one-time link, or at the open gate of a community. The id of a person is also the id of their sign-in.
 * Only hashes of passwords and of links are kept; a session's token is worth nothing without the instance's secret. What
 * somebody agreed to or withdrew is only ever added to.
 */
import type { Bus } from "../../platform/bus.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Database } from "../../platform/db/open.ts";
import type { MailSettings } from "../../platform/delivery/index.ts";
import type { Module } from "../../platform/module.ts";
import { Attempts } from "./attempts.ts";
import { openAuth } from "./auth.ts";
import { mountInstance } from "./instance-routes.ts";
import { newcomersOf, type Newcomers } from "./newcomers.ts";
import { mountNotices } from "./notice-routes.ts";
import { recipientsFor } from "./recipients.ts";
import { mountRoutes } from "./routes.ts";
import { Sessions } from "./sessions.ts";
import { findSession } from "./store.ts";
import { mountUnsubscribe } from "./unsubscribe-routes.ts";

export { actorOf, actorOrNull, type Actor } from "./actor.ts";
export { becomePerson, createAccountInvite, createOrganiserLink, type LinkMade } from "./links.ts";
export { type Newcomers } from "./newcomers.ts";
export { networkOf } from "./rules.ts";
export { createPerson, type PersonMade, type SignInChosen } from "./person.ts";
export { namesOf, runsInstance } from "./queries.ts";
export { keepSignedIn } from "./sign-in.ts";

export interface AccountsOptions {
  readonly ctx: Ctx;
  readonly pool: Database["pool"];
  readonly bus: Bus;
  /** Signs cookies; the same on every node. At least 32 characters. */
  readonly secret: string;
  /** How mail is sent; null where it is not set up. */
  readonly mail: MailSettings | null;
}

export interface Accounts extends Module {
  /** For the gates of communities, where people come who have no account yet. */
  readonly newcomers: Newcomers;
}

/** Sign-in and all that belongs to it. To be mounted before whatever asks `actorOf`. */
export function accountsModule({ ctx, pool, bus, secret, mail }: AccountsOptions): Accounts {
  const sessions = new Sessions(ctx.clock, bus, (keys) => findSession(pool, keys));
  const attempts = new Attempts(ctx.clock);
  const auth = openAuth(ctx, secret);
  return {
    newcomers: newcomersOf({ ctx, auth, attempts, secret }),
    routes: async (http) => {
      mountRoutes(http, { ctx, auth, sessions, attempts, secret });
      mountNotices(http, { ctx, canSendMail: mail !== null });
      mountInstance(http, ctx, mail);
      await mountUnsubscribe(http, { ctx, secret });
    },
    recipients: recipientsFor({ publicUrl: mail?.publicUrl ?? null, secret }),
  };
}
