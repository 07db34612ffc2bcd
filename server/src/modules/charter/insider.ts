import type { Role } from "@kith/contract/members";
import type { Tx } from "../../platform/db/open.ts";
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
}

/** Somebody tried to use a power they have not. Whoever lets it pass up writes it into the audit. */
export class PowerLacked extends NotAllowed {
  readonly insider: Insider;
  readonly power: string;
  readonly subject: Readonly<Record<string, string>>;

  constructor(insider: Insider, power: string, subject: Readonly<Record<string, string>>) {
    super("organisersOnly");
    this.insider = insider;
    this.power = power;
    this.subject = subject;
  }
}

export function isOrganiser({ roles }: Pick<Insider, "roles">): boolean {
  return roles.includes("organiser");
}

/**
 * Guards a power of organisers.
 *
 * @param power as the audit names it. @param subject on what it would be used; ids only.
 * @throws {PowerLacked}
 */
export function demandOrganiser(
  insider: Insider,
  power: string,
  subject: Readonly<Record<string, string>> = {},
): void {
  if (!isOrganiser(insider)) throw new PowerLacked(insider, power, subject);
}

/** Whether an organiser may still change something here: a closed community is read and no longer written. */
export function mayManage(insider: Insider): boolean {
  return isOrganiser(insider) && !insider.isClosed;
}

/** @throws {Refused} `communityClosed`. */
export function demandOpen({ isClosed }: Insider): void {
  if (isClosed) throw new Refused("communityClosed");
}
