import type { Insertable, Updateable } from "kysely";
import type { Tx } from "../../../platform/db/open.ts";
import type { Tables } from "../../../platform/db/tables.ts";

type CarrierRow = Insertable<Tables["carriers"]>;
export type CarrierChange = Omit<Updateable<Tables["carriers"]>, "community_id" | "id" | "kind">;
type NewCarrier = Pick<CarrierRow, "community_id" | "id" | "kind" | "name" | "state" | "added_at">;

export async function insertCarrier(tx: Tx, carrier: NewCarrier, change: CarrierChange): Promise<void> {
  await tx
    .insertInto("carriers")
    .values({ ...empty, ...carrier })
    .execute();
  if (Object.keys(change).length > 0) await updateCarrier(tx, carrier.community_id, carrier.id, change);
}

const empty = {
  purpose: "",
  removed_at: null,
  owner_id: null,
  starts_at: null,
  expires_at: null,
  capacity: null,
  headcount: null,
  counted_at: null,
  link: null,
  place: null,
  timetable: null,
  image_key: null,
  image_type: null,
  ended_at: null,
  moved_to_id: null,
  moved_at: null,
};

/** One that has not been removed; nobody else changes it until the transaction ends. */
export async function lockedCarrier(tx: Tx, communityId: string, id: string) {
  return tx
    .selectFrom("carriers")
    .select(["id", "kind", "name", "state"])
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Nobody else changes these until the transaction ends; in one order, so that nobody waits for each other. */
export async function lockCarriers(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .selectFrom("carriers")
    .select("id")
    .where("community_id", "=", communityId)
    .where("id", "in", [...ids])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

export async function updateCarrier(
  tx: Tx,
  communityId: string,
  id: string,
  change: CarrierChange,
): Promise<void> {
  await tx
    .updateTable("carriers")
    .set(change)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Once a member and carrier. */
export async function insertHandout(
  tx: Tx,
  communityId: string,
  carrierId: string,
  { memberId, at }: { readonly memberId: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto("carrier_handouts")
    .values({ community_id: communityId, carrier_id: carrierId, member_id: memberId, handed_at: at })
    .onConflict((conflict) => conflict.columns(["community_id", "carrier_id", "member_id"]).doNothing())
    .execute();
}

/** Once a member and carrier. */
export async function insertConfirmation(
  tx: Tx,
  communityId: string,
  carrierId: string,
  { memberId, at }: { readonly memberId: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto("carrier_confirmations")
    .values({ community_id: communityId, carrier_id: carrierId, member_id: memberId, confirmed_at: at })
    .onConflict((conflict) => conflict.columns(["community_id", "carrier_id", "member_id"]).doNothing())
    .execute();
}

/** Who has left is met nowhere: should they come back, they are asked again. */
export async function deleteConfirmations(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tx
    .deleteFrom("carrier_confirmations")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}
