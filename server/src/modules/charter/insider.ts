import type { Role } from "@kith/contract/members";
import { hasPower, type Power } from "@kith/contract/powers";
import type { Db, Tx } from "../../platform/db/open.ts";
import { NotAllowed, Refused } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";

/** Somebody inside a community, as its door let them in. */
export interface Insider {
  readonly communityId: string;
  readonly slug: string;
  readonly memberId: string;
  readonly personId: string;
  /** Those whose terms run now. */
  readonly roles: readonly Role[];
  readonly isClosed: boolean;
  /** Until when they may read and not write; null for whoever may write now. */
  readonly pausedUntil: Date | null;
}

/** How one comes into a community. It is kept by members, who know who belongs; here is only what it must do. */
export interface Door {
  /** @throws {NotFound} for strangers, as for a community that is not there. */
  enter(actor: Actor, slug: string): Promise<Insider>;
  /** Acts inside, in one transaction. @throws {NotFound} for strangers. @throws {Refused} `communityClosed`. */
  act<Result>(
    actor: Actor,
    slug: string,
    work: (tx: Tx, insider: Insider) => Promise<Result>,
  ): Promise<Result>;
  /** What those of some members are called who belong now, by id. */
  names(db: Db, communityId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Somebody tried to use a power they have not. Whoever lets it pass up writes it into the audit. */
export class PowerLacked extends NotAllowed {
  readonly insider: Insider;
  readonly power: Power;
  readonly subject: Readonly<Record<string, string>>;

  constructor(insider: Insider, power: Power, subject: Readonly<Record<string, string>>) {
    super("powerLacked");
    this.insider = insider;
    this.power = power;
    this.subject = subject;
  }
}

/** Whether somebody has a power now, by the table of the contract. */
export function may({ roles }: Pick<Insider, "roles">, power: Power): boolean {
  return hasPower(roles, power);
}

/** The same, where it changes something: a closed community is read and no longer written. */
export function mayStill(insider: Pick<Insider, "roles" | "isClosed">, power: Power): boolean {
  return may(insider, power) && !insider.isClosed;
}

/**
 * Guards a power.
 *
 * @param subject on what it would be used; ids only.
 * @throws {PowerLacked}
 */
export function demand(insider: Insider, power: Power, subject: Readonly<Record<string, string>> = {}): void {
  if (!may(insider, power)) throw new PowerLacked(insider, power, subject);
}

/** @throws {Refused} `communityClosed`. */
export function demandOpen({ isClosed }: Insider): void {
  if (isClosed) throw new Refused("communityClosed");
}
