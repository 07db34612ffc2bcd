import type { FoundCommunity } from "@kith/contract/charter";
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
