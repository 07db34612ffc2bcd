import type { CharterView } from "@kith/contract/charter";
import type { Db } from "../../platform/db/open.ts";
import { charterOf, todayIn } from "./charter-queries.ts";
import { promiseCounts } from "./promise-store.ts";
import { communitiesWith } from "./queries.ts";

/** What a newcomer may know of a community before they belong: nothing of it leads to a carrier or to a member. */
export interface PublicCharter {
  readonly name: string;
  readonly slug: string;
  readonly foundedAt: string;
  readonly openedAt: string;
  /** A version that was published: whatever a community cannot open without is there. */
  readonly charter: CharterView;
  /** Kept of those that were settled or are overdue. */
  readonly promises: { readonly kept: number; readonly of: number };
}

/** What a newcomer may read; null for a community that has not opened, or was closed. */
export async function publicCharter(db: Db, communityId: string, now: Date): Promise<PublicCharter | null> {
  const [community] = await communitiesWith(db, [communityId]);
  if (community === undefined || community.openedAt === null || community.closedAt !== null) return null;
  const { name, slug, foundedAt, openedAt } = community;
  const charter = await charterOf(db, communityId);
  const { kept, of } = await promiseCounts(db, communityId, await todayIn(db, communityId, now));
  return { name, slug, foundedAt, openedAt, charter, promises: { kept, of } };
}
