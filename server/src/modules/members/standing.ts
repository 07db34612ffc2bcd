import type { Ctx } from "../../platform/ctx.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import type { Insider } from "../charter/index.ts";
import { revokeAll } from "./contact-store.ts";
import { staffAt } from "./roster-queries.ts";
import * as store from "./standing-store.ts";
import type { Standing } from "./standing-store.ts";
import { setLeft } from "./store.ts";
import { demandAnotherOrganiser, endTermsOf } from "./terms.ts";

export type { Standing } from "./standing-store.ts";

export interface OneMember {
  readonly communityId: string;
  readonly memberId: string;
}

/** How a person stands to a community; null for whoever never had to do with it. */
export async function standingOf(db: Db, communityId: string, personId: string): Promise<Standing | null> {
  return store.standingOfPerson(db, communityId, personId);
}

/** How members stand, by id; ids that lead to nobody are left out. */
export async function standingsOf(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<Map<string, Standing>> {
  const standings = memberIds.length === 0 ? [] : await store.standingsOf(db, communityId, memberIds);
  return new Map(standings.map((standing) => [standing.memberId, standing]));
}

/** The organisers who can act now: they belong, their term runs, and they may write; or those who may not, too. */
export async function organisersAble(
  db: Db,
  communityId: string,
  now: Date,
  { evenPaused = false } = {},
): Promise<string[]> {
  const staff = await staffAt(db, communityId, now);
  const ids = staff.filter(({ role }) => role === "organiser").map(({ memberId }) => memberId);
  const standings = await standingsOf(db, communityId, ids);
  return [...standings.values()]
    .filter(({ state }) => state === "member")
    .filter(({ pausedUntil }) => evenPaused || pausedUntil === null || pausedUntil <= now)
    .map(({ memberId }) => memberId);
}

/** How a member stands, whom nobody else changes until the transaction ends. @throws {NotFound}, also for the erased. */
export async function accessStanding(tx: Tx, { communityId, memberId }: OneMember): Promise<Standing> {
  const standing = await store.lockedStanding(tx, communityId, memberId);
  if (standing === null) throw new NotFound();
  return standing;
}

/** @throws {Refused} `paused`, for whoever may read and not write now. */
export function demandNotPaused({ pausedUntil }: Pick<Insider, "pausedUntil">): void {
  if (pausedUntil !== null) throw new Refused("paused");
}

/**
 * Lets a member read and not write until an instant, exclusive; null lets them write again. By what right is the
 * caller's to know.
 */
export async function pauseMember(
  tx: Tx,
  { communityId, memberId }: OneMember,
  until: Date | null,
): Promise<void> {
  await store.setPaused(tx, communityId, memberId, until);
}

/**
 * Ends somebody's membership against their will: as if they had left, except that they did not. Terms end and contacts are
 * revoked. By what right is the caller's to know; whoever calls has locked no row of the community before.
 *
 * @throws {NotFound} @throws {Refused} `notCurrent`, `lastOrganiser`. Emits members.removed.
 */
export async function removeMember(tx: Tx, ctx: Ctx, { communityId, memberId }: OneMember): Promise<void> {
  const at = ctx.clock.now();
  await demandAnotherOrganiser(tx, ctx, { communityId, memberId, isClosed: false });
  const { state } = await accessStanding(tx, { communityId, memberId });
  if (state !== "member") throw new Refused("notCurrent");
  await endTermsOf(tx, ctx, communityId, memberId);
  await revokeAll(tx, communityId, memberId, at);
  await setLeft(tx, communityId, memberId, { state: "removed", at });
  await emit(tx, "members.removed", { communityId, memberId });
}

/**
 * Takes a removal back: they belong again as since they joined. Terms and contacts that ended stay ended.
 *
 * @throws {Refused} `notCurrent`, for whoever is not removed now. Emits members.reinstated.
 */
export async function reinstateMember(tx: Tx, { communityId, memberId }: OneMember): Promise<void> {
  const { state } = await accessStanding(tx, { communityId, memberId });
  if (state !== "removed") throw new Refused("notCurrent");
  await store.setReinstated(tx, communityId, memberId);
  await emit(tx, "members.reinstated", { communityId, memberId });
}
