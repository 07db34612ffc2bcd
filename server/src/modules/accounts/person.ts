import type { AccountRefusal } from "@kith/contract/accounts";
import { hashPassword } from "better-auth/crypto";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import type { Actor } from "./actor.ts";
import { refusalToPassword } from "./rules.ts";
import * as store from "./store.ts";

/** What a person signs in with. */
export interface SignInChosen {
  /** As `Username` of the contract gives it: normalised, in small letters; null: by the address alone. */
  readonly username: string | null;
  readonly password: string;
  readonly email?: string | null;
}

/** What makes a person; without `signIn` they cannot sign in. */
export interface PersonMade {
  readonly name: string;
  readonly signIn?: SignInChosen;
}

/**
 * Makes a person and, in the same step, what they sign in with, and returns their id. With a sign-in it takes a tenth of
 * a second of a processor.
 *
 * @throws {Refused} `passwordTooShort`, `passwordIsUsername`, `usernameTaken`, `emailTaken`; the transaction is lost then.
 */
export async function createPerson(
  tx: Tx,
  { clock, ids }: Pick<Ctx, "clock" | "ids">,
  made: PersonMade,
): Promise<string> {
  const [personId, at] = [ids(), clock.now()];
  await store.insertPerson(tx, { id: personId, name: made.name, at });
  if (made.signIn === undefined) return personId;
  const { username, password, email = null } = made.signIn;
  const passwordHash = await acceptedHash(password, username ?? email);
  const taken = await store.insertSignIn(tx, {
    personId,
    accountId: ids(),
    username,
    email,
    passwordHash,
    at,
  });
  if (taken !== null) refuse(taken === "username" ? "usernameTaken" : "emailTaken");
  return personId;
}

/** @throws {Refused} when it will not do as a password. */
export async function acceptedHash(password: string, username: string | null): Promise<string> {
  const refusal = refusalToPassword(password, username);
  if (refusal !== null) refuse(refusal);
  // The library compares what Unicode holds for the same; so must what it compares with.
  return hashPassword(password);
}

/** @throws {Refused} always. */
export function refuse(reason: AccountRefusal): never {
  throw new Refused(reason);
}

export async function renameSelf(ctx: Ctx, { personId }: Actor, name: string): Promise<void> {
  await ctx.db.transaction().execute((tx) => store.renamePerson(tx, personId, name));
}
