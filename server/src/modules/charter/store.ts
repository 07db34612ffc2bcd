import type { CarrierKind, CarrierState, FoundCommunity } from "@kith/contract/charter";
import type { Tx } from "../../platform/db/open.ts";

/** @returns whether the slug was free, in the whole instance. */
export async function takeSlug(tx: Tx, slug: string, communityId: string): Promise<boolean> {
  const taken = await tx
    .insertInto("community_slugs")
    .values({ slug, community_id: communityId })
    .onConflict((conflict) => conflict.column("slug").doNothing())
    .returning("slug")
    .executeTakeFirst();
  return taken !== undefined;
}

export async function insertCommunity(
  tx: Tx,
  communityId: string,
  { name, timeZone, language }: Pick<FoundCommunity, "name" | "timeZone" | "language">,
  foundedAt: Date,
): Promise<void> {
  const row = { community_id: communityId, name, time_zone: timeZone, language, founded_at: foundedAt };
  await tx.insertInto("communities").values(row).execute();
}

export async function closeCommunity(tx: Tx, communityId: string, at: Date): Promise<void> {
  await tx
    .updateTable("communities")
    .set({ closed_at: at })
    .where("community_id", "=", communityId)
    .where("closed_at", "is", null)
    .execute();
}

export async function insertCarrier(
  tx: Tx,
  communityId: string,
  carrier: { readonly id: string; readonly kind: CarrierKind; readonly name: string; readonly addedAt: Date },
): Promise<void> {
  await tx
    .insertInto("carriers")
    .values({
      community_id: communityId,
      id: carrier.id,
      kind: carrier.kind,
      name: carrier.name,
      state: "open",
      added_at: carrier.addedAt,
    })
    .execute();
}

/** A carrier that has not been removed; nobody else changes it until the transaction ends. */
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

export async function updateCarrier(
  tx: Tx,
  communityId: string,
  id: string,
  change: { name?: string; state?: CarrierState; removed_at?: Date },
): Promise<void> {
  await tx
    .updateTable("carriers")
    .set(change)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}
