import type { ContactKind, PlaceKind, PlaceShownTo } from "@kith/contract/members";
import type { Tx } from "../../platform/db/open.ts";

export async function insertContact(
  tx: Tx,
  communityId: string,
  point: {
    readonly id: string;
    readonly memberId: string;
    readonly kind: ContactKind;
    readonly value: string;
    readonly carrierId: string | null;
    readonly addedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto("contact_points")
    .values({
      community_id: communityId,
      id: point.id,
      member_id: point.memberId,
      kind: point.kind,
      value: point.value,
      carrier_id: point.carrierId,
      added_at: point.addedAt,
    })
    .execute();
}

/** How many ways to reach them a member has entered. */
export async function contactsOf(tx: Tx, communityId: string, memberId: string): Promise<number> {
  return countOf(tx, "contact_points", communityId, memberId);
}

/** How many places a member has entered. */
export async function placesOf(tx: Tx, communityId: string, memberId: string): Promise<number> {
  return countOf(tx, "member_places", communityId, memberId);
}

async function countOf(
  tx: Tx,
  table: "contact_points" | "member_places",
  communityId: string,
  memberId: string,
): Promise<number> {
  const { count } = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  return count;
}

/** @returns whether it was there, and theirs. Whoever held it holds it no longer. */
export async function deleteContact(
  tx: Tx,
  communityId: string,
  { id, memberId }: { readonly id: string; readonly memberId: string },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom("contact_points")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Whether a contact point is this member's; it stays until the transaction ends. */
export async function ownsContact(
  tx: Tx,
  communityId: string,
  { id, memberId }: { readonly id: string; readonly memberId: string },
): Promise<boolean> {
  const point = await tx
    .selectFrom("contact_points")
    .select("id")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("member_id", "=", memberId)
    .forKeyShare()
    .executeTakeFirst();
  return point !== undefined;
}

/** Nothing happens when it is held already. */
export async function insertGrant(
  tx: Tx,
  communityId: string,
  grant: { readonly id: string; readonly contactId: string; readonly holderId: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto("contact_grants")
    .values({
      community_id: communityId,
      id: grant.id,
      contact_point_id: grant.contactId,
      holder_id: grant.holderId,
      granted_at: grant.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "contact_point_id", "holder_id"])
        .where("revoked_at", "is", null)
        .doNothing(),
    )
    .execute();
}

/** @returns whether it was held. */
export async function revokeGrant(
  tx: Tx,
  communityId: string,
  grant: { readonly contactId: string; readonly holderId: string; readonly at: Date },
): Promise<boolean> {
  const revoked = await tx
    .updateTable("contact_grants")
    .set({ revoked_at: grant.at })
    .where("community_id", "=", communityId)
    .where("contact_point_id", "=", grant.contactId)
    .where("holder_id", "=", grant.holderId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return revoked.numUpdatedRows > 0n;
}

/** What a member granted, and what they hold. */
export async function revokeAll(tx: Tx, communityId: string, memberId: string, at: Date): Promise<void> {
  await tx
    .updateTable("contact_grants")
    .set({ revoked_at: at })
    .where("community_id", "=", communityId)
    .where("revoked_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("holder_id", "=", memberId),
        eb(
          "contact_point_id",
          "in",
          eb
            .selectFrom("contact_points")
            .select("id")
            .where("community_id", "=", communityId)
            .where("member_id", "=", memberId),
        ),
      ]),
    )
    .execute();
}

export async function insertPlace(
  tx: Tx,
  communityId: string,
  place: {
    readonly id: string;
    readonly memberId: string;
    readonly kind: PlaceKind;
    readonly name: string;
    readonly shownTo: PlaceShownTo;
    readonly addedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto("member_places")
    .values({
      community_id: communityId,
      id: place.id,
      member_id: place.memberId,
      kind: place.kind,
      name: place.name,
      shown_to: place.shownTo,
      added_at: place.addedAt,
    })
    .execute();
}

/** @returns whether it was there, and theirs. */
export async function deletePlace(
  tx: Tx,
  communityId: string,
  { id, memberId }: { readonly id: string; readonly memberId: string },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom("member_places")
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** A member's contact points with all who hold them, what they hold of others, and their places. */
export async function forgetContacts(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tx
    .deleteFrom("contact_points")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
  await tx
    .deleteFrom("contact_grants")
    .where("community_id", "=", communityId)
    .where("holder_id", "=", memberId)
    .execute();
  await tx
    .deleteFrom("member_places")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}
