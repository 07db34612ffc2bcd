import type { Db, Tx } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { accessStanding, type Standing } from "../members/index.ts";
import { sanctionById, sanctionFrom, sanctions, type PlacedSanction } from "./store.ts";

/** A sanction and how whom it was given to stands; neither changes until the transaction ends. */
export interface Held {
  readonly sanction: PlacedSanction;
  readonly member: Standing;
}

/**
 * A sanction of a community. Whatever changes a member's record locks the member first, so nothing that is read of it
 * here is out of date when it is used.
 *
 * @throws {NotFound}, also where they were erased.
 */
export async function accessSanction(tx: Tx, communityId: string, id: string): Promise<Held> {
  const named = await sanctionById(tx, communityId, id);
  if (named === undefined) throw new NotFound();
  const member = await accessStanding(tx, { communityId, memberId: named.memberId });
  const sanction = await sanctionById(tx, communityId, id);
  if (sanction === undefined) throw new NotFound();
  return { sanction, member };
}

/**
 * One's own sanction, in whatever community, also where one no longer belongs.
 *
 * @throws {NotFound} for another's, as for what is not there.
 */
export async function accessOwn(db: Db, actor: Actor, id: string): Promise<PlacedSanction> {
  const row = await ownSanctions(db, actor).where("s.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return sanctionFrom(row);
}

/** What was ever given to a person. */
export function ownSanctions(db: Db, { personId }: Actor) {
  return sanctions(db)
    .innerJoin("memberships as m", (join) =>
      join.onRef("m.community_id", "=", "s.community_id").onRef("m.id", "=", "s.member_id"),
    )
    .where("m.person_id", "=", personId)
    .where("m.state", "<>", "erased");
}
