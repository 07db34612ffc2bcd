import type { NewAccount } from "@kith/contract/gate";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotSignedIn } from "../../platform/errors.ts";
import type { Attempts } from "./attempts.ts";
import type { Auth } from "./auth.ts";
import { setCookie, signedToken } from "./cookie.ts";
import { createPerson } from "./person.ts";
import { networkOf, SESSION_DAYS } from "./rules.ts";
import { beginSession, signIn, type Begun } from "./sign-in.ts";

/** In a quarter of an hour. Behind one network there may be a lecture hall of people who apply at once. */
const MOST = { ofNetwork: 100, ofPerson: 20 };

/** By which browser somebody comes. */
export interface Browser {
  readonly userAgent: string;
  readonly isSecure: boolean;
}

/** How those become people who ask to come in. By what right is the caller's to know: an open gate. */
export interface Newcomers {
  /** Counts one attempt to become somebody. @throws {TooOften} */
  countNew(address: string): void;
  /** Counts something that somebody sends again and again. @throws {TooOften} */
  countSent(what: string, personId: string): void;
  /** @returns their person id. @throws {Refused} as `createPerson`; the transaction is lost then. */
  become(tx: Tx, account: NewAccount): Promise<string>;
  /** Begins their session. @returns what to send as `set-cookie`. */
  welcome(personId: string, browser: Browser): Promise<string>;
  /** Whom these words sign in, for who sends again what had arrived before; null for nobody. */
  known(account: NewAccount, browser: Browser): Promise<{ personId: string; cookie: string } | null>;
}

export function newcomersOf(desk: {
  readonly ctx: Ctx;
  readonly auth: Auth;
  readonly attempts: Attempts;
  readonly secret: string;
}): Newcomers {
  const { ctx, auth, attempts, secret } = desk;
  const cookieOf = ({ token }: Begun, isSecure: boolean) =>
    setCookie(signedToken(token, secret), isSecure, SESSION_DAYS * 86_400);
  return {
    countNew: (address) => attempts.count([{ key: `newcomers ${networkOf(address)}`, most: MOST.ofNetwork }]),
    countSent: (what, personId) => attempts.count([{ key: `${what} ${personId}`, most: MOST.ofPerson }]),
    become: (tx, { name, ...signInChosen }) => createPerson(tx, ctx, { name, signIn: signInChosen }),
    welcome: async (personId, { userAgent, isSecure }) =>
      cookieOf(await beginSession(auth, personId, userAgent), isSecure),
    known: async ({ username, email, password }, { userAgent, isSecure }) => {
      const login = username ?? email ?? "";
      const begun = await signIn(ctx, auth, { login, password }, userAgent).catch((error: unknown) => {
        if (error instanceof NotSignedIn) return null;
        throw error;
      });
      return begun === null ? null : { personId: begun.personId, cookie: cookieOf(begun, isSecure) };
    },
  };
}
