import { Email, type PasswordChange, type SignIn } from "@kith/contract/accounts";
import { APIError } from "better-auth/api";
import { verifyPassword } from "better-auth/crypto";
import { tell } from "../../platform/bus.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { NotFound, NotSignedIn } from "../../platform/errors.ts";
import type { SignedIn } from "./actor.ts";
import type { Auth } from "./auth.ts";
import { acceptedHash, refuse } from "./person.ts";
import { usernameOf } from "./queries.ts";
import { SESSIONS_ENDED } from "./sessions.ts";
import * as store from "./store.ts";

/** A session that was begun: whose, and what its browser is to keep. */
export interface Begun {
  readonly personId: string;
  readonly token: string;
}

/**
 * Begins a session for whoever knows the password. An unknown name takes as long as a wrong password, and is answered
 * alike. @throws {NotSignedIn} `wrongSignIn`
 */
export async function signIn(
  ctx: Ctx,
  auth: Auth,
  { login, password }: SignIn,
  userAgent: string,
): Promise<Begun> {
  const headers = new Headers({ "user-agent": userAgent });
  const answer = await (
    Email.safeParse(login).success
      ? auth.api.signInEmail({ body: { email: login, password }, headers })
      : auth.api.signInUsername({ body: { username: login, password }, headers })
  ).catch((error: unknown) => {
    if (error instanceof APIError && error.statusCode < 500) throw new NotSignedIn("wrongSignIn");
    throw error;
  });
  await store.deleteExpiredSessions(ctx.db, answer.user.id, ctx.clock.now());
  return { personId: answer.user.id, token: answer.token };
}

/** Begins a session for somebody who has just shown who they are in another way. */
export async function beginSession(auth: Auth, personId: string, userAgent: string): Promise<Begun> {
  const { internalAdapter } = await auth.$context;
  const session = await internalAdapter.createSession(personId, false, { userAgent });
  return { personId, token: session.token };
}

/** For a clock that was put forward: nobody is signed out by that alone. */
export async function keepSignedIn(db: Db, ms: number): Promise<void> {
  await store.lengthenSessions(db, ms);
}

/** Ends one session of the actor, this one or another. @throws {NotFound} when it is not theirs. */
export async function endSession(ctx: Ctx, { personId }: SignedIn, sessionId: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const isEnded = await store.deleteSession(tx, personId, sessionId);
    if (!isEnded) throw new NotFound();
    await tellEnded(tx, personId);
  });
}

/** Ends all sessions of the actor but this one. @returns how many there were. */
export async function endOtherSessions(ctx: Ctx, actor: SignedIn): Promise<number> {
  return ctx.db.transaction().execute((tx) => endOthers(tx, actor));
}

/**
 * Gives the actor a new password, and ends their other sessions: whoever knew the old one is out.
 *
 * @throws {Refused} `wrongPassword` when the current one is not right; `passwordTooShort`, `passwordIsUsername`.
 */
export async function changePassword(ctx: Ctx, actor: SignedIn, change: PasswordChange): Promise<void> {
  const kept = await store.passwordHashOf(ctx.db, actor.personId);
  const isRight = kept !== null && (await verifyPassword({ hash: kept, password: change.current }));
  if (!isRight) refuse("wrongPassword");
  const hash = await acceptedHash(change.next, await usernameOf(ctx.db, actor.personId));
  await ctx.db.transaction().execute(async (tx) => {
    await store.setPasswordHash(tx, actor.personId, hash, ctx.clock.now());
    await endOthers(tx, actor);
  });
}

async function endOthers(tx: Tx, { personId, sessionId }: SignedIn): Promise<number> {
  const ended = await store.deleteOtherSessions(tx, personId, sessionId);
  await tellEnded(tx, personId);
  return ended;
}

function tellEnded(tx: Tx, personId: string): Promise<void> {
  return tell(tx, SESSIONS_ENDED, { personId });
}
