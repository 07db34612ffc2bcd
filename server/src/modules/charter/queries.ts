import { Slug, type CommunityFacts } from "@kith/contract/charter";
import { languageOf } from "@kith/contract/language";
import type { Db } from "../../platform/db/open.ts";
import type { Tables } from "../../platform/db/tables.ts";

const FACTS = [
  "communities.community_id",
  "community_slugs.slug",
  "name",
  "time_zone",
  "language",
  "founded_at",
  "opened_at",
  "closed_at",
] as const;

/** The community a slug leads to, or null. Whoever asks has still to be let in. */
export async function communityBySlug(db: Db, slug: string): Promise<CommunityFacts | null> {
  if (!Slug.safeParse(slug).success) return null;
  const row = await communities(db).where("community_slugs.slug", "=", slug).executeTakeFirst();
  return row === undefined ? null : factsOf(row);
}

/** The same as a table to join with, one row at most: who else asks is spared a way to the database. */
export function communityRow(db: Db, slug: string) {
  return communities(db).where("community_slugs.slug", "=", slug).as("community");
}

/** Several communities, in the order of their names. */
export async function communitiesWith(db: Db, communityIds: readonly string[]): Promise<CommunityFacts[]> {
  if (communityIds.length === 0) return [];
  const rows = await communities(db)
    .where("communities.community_id", "in", [...communityIds])
    .orderBy("name")
    .orderBy("communities.community_id")
    .execute();
  return rows.map(factsOf);
}

/** Every community of the instance, for work that concerns them all. */
export async function everyCommunityId(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("communities").select("community_id").orderBy("community_id").execute();
  return rows.map((row) => row.community_id);
}

function communities(db: Db) {
  return db
    .selectFrom("community_slugs")
    .innerJoin("communities", "communities.community_id", "community_slugs.community_id")
    .select(FACTS);
}

function factsOf(row: Tables["communities"] & { readonly slug: string }): CommunityFacts {
  return {
    communityId: row.community_id,
    slug: row.slug,
    name: row.name,
    timeZone: row.time_zone,
    language: languageOf(row.language),
    foundedAt: row.founded_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}
