import type { Carried } from "@kith/contract/charter-content";
import type { Db } from "../../platform/db/open.ts";

/** What charter asks about those who belong. It is kept by members, who stand above. */
export interface Roster {
  /** What members are called, by id; those who are gone too. */
  names(db: Db, communityId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Who carries the community at an instant: organisers by terms that run, the backbone by terms that run or will. */
  carried(db: Db, communityId: string, at: Date): Promise<Carried>;
  /** How many belong who came themselves, and how many of them accepted a version of the charter. */
  accepted(
    db: Db,
    communityId: string,
    version: number,
  ): Promise<{ readonly count: number; readonly of: number }>;
  /** Those who belong and came themselves, in the order of their ids, after one of them. */
  peopleAfter(
    db: Db,
    communityId: string,
    after: string | null,
    most: number,
  ): Promise<readonly { readonly memberId: string; readonly personId: string }[]>;
}
