import type { Role } from "@kith/contract/members";
import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/open.ts";

interface NewOffer {
  readonly id: string;
  readonly termId: string;
  readonly toId: string;
  readonly offeredBy: string;
  readonly offeredAt: Date;
  readonly reason: string;
}

/** An offer nobody has answered yet. */
export interface OpenOffer extends NewOffer {
  /** Who has the term. */
  readonly holderId: string;
  readonly role: Role;
  readonly endsAt: Date | null;
}

/** @returns whether the term was not offered to anybody already. */
export async function insertOffer(tx: Tx, communityId: string, offer: NewOffer): Promise<boolean> {
  const row = await tx
    .insertInto("term_offers")
    .values({
      community_id: communityId,
      id: offer.id,
      term_id: offer.termId,
      to_member_id: offer.toId,
      offered_by: offer.offeredBy,
      offered_at: offer.offeredAt,
      reason: offer.reason,
      answered_at: null,
      answer: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "term_id"]).where("answered_at", "is", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockedOffer(tx: Tx, communityId: string, id: string): Promise<OpenOffer | undefined> {
  return openOffers(tx, communityId).where("o.id", "=", id).forUpdate("o").executeTakeFirst();
}

/** The offers of terms that run at `now`, the newest first. */
export async function offersAt(db: Db, communityId: string, now: Date): Promise<OpenOffer[]> {
  return openOffers(db, communityId)
    .where("t.ended_at", "is", null)
    .where((eb) => eb.or([eb("t.ends_at", "is", null), eb("t.ends_at", ">", now)]))
    .where(
      sql<boolean>`exists (select from memberships m where m.community_id = o.community_id
      and m.id = o.to_member_id and m.state = 'member')`,
    )
    .orderBy("o.id", "desc")
    .limit(100)
    .execute();
}

function openOffers(db: Db, communityId: string) {
  return db
    .selectFrom("term_offers as o")
    .innerJoin("role_terms as t", (join) =>
      join.onRef("t.community_id", "=", "o.community_id").onRef("t.id", "=", "o.term_id"),
    )
    .select(["o.id", "o.term_id as termId", "o.to_member_id as toId", "o.offered_by as offeredBy"])
    .select(["o.offered_at as offeredAt", "o.reason", "t.member_id as holderId", "t.role"])
    .select("t.ends_at as endsAt")
    .where("o.community_id", "=", communityId)
    .where("o.answered_at", "is", null);
}

export async function setAnswered(
  tx: Tx,
  communityId: string,
  id: string,
  { at, answer }: { readonly at: Date; readonly answer: "accepted" | "declined" | "withdrawn" },
): Promise<void> {
  await tx
    .updateTable("term_offers")
    .set({ answered_at: at, answer })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}
