import type { Db, Tx } from "../../platform/db/open.ts";

/** Which member made a link that holds at `now`; null for whatever is no such link. */
export async function refereeByToken(
  db: Db,
  communityId: string,
  tokenHash: string,
  now: Date,
): Promise<string | null> {
  const row = await db
    .selectFrom("referee_links")
    .innerJoin("memberships", (join) =>
      join
        .onRef("memberships.community_id", "=", "referee_links.community_id")
        .onRef("memberships.id", "=", "referee_links.member_id"),
    )
    .select("member_id")
    .where("referee_links.community_id", "=", communityId)
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .where("memberships.state", "=", "member")
    .executeTakeFirst();
  return row?.member_id ?? null;
}

export interface RefereeLinkRow {
  readonly id: string;
  readonly memberId: string;
  readonly tokenHash: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

/** One member has one link; a new one takes the place of the one before. */
export async function replaceRefereeLink(tx: Tx, communityId: string, link: RefereeLinkRow): Promise<void> {
  await deleteRefereeLinks(tx, communityId, link.memberId);
  const row = {
    community_id: communityId,
    id: link.id,
    member_id: link.memberId,
    token_hash: link.tokenHash,
    made_at: link.madeAt,
    expires_at: link.expiresAt,
  };
  await tx.insertInto("referee_links").values(row).execute();
}

export async function deleteRefereeLinks(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tx
    .deleteFrom("referee_links")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}
