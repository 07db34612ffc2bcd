import type { MemberState } from "@kith/contract/members";
import type { Db, Tx } from "../../platform/db/open.ts";

/** How somebody stands to a community, whether they belong to it or not. */
export interface Standing {
  readonly memberId: string;
  /** Null where nobody has claimed them. */
  readonly personId: string | null;
  readonly name: string;
  readonly state: MemberState;
  readonly joinedAt: Date | null;
  /** When they left, or were removed. */
  readonly leftAt: Date | null;
  /** Whether that is over, the clock tells. */
  readonly pausedUntil: Date | null;
}

const COLUMNS = [
  "id as memberId",
  "person_id as personId",
  "name",
  "state",
  "joined_at as joinedAt",
  "left_at as leftAt",
  "paused_until as pausedUntil",
] as const;

export async function standingOfPerson(
  db: Db,
  communityId: string,
  personId: string,
): Promise<Standing | null> {
  const row = await db
    .selectFrom("memberships")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row ?? null;
}

export async function standingsOf(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<Standing[]> {
  return db
    .selectFrom("memberships")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("id", "in", [...memberIds])
    .execute();
}

export async function lockedStanding(
  tx: Tx,
  communityId: string,
  memberId: string,
): Promise<Standing | null> {
  const row = await tx
    .selectFrom("memberships")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("id", "=", memberId)
    .where("state", "!=", "erased")
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function setPaused(
  tx: Tx,
  communityId: string,
  memberId: string,
  until: Date | null,
): Promise<void> {
  await tx
    .updateTable("memberships")
    .set({ paused_until: until })
    .where("community_id", "=", communityId)
    .where("id", "=", memberId)
    .execute();
}

export async function setReinstated(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tx
    .updateTable("memberships")
    .set({ state: "member", left_at: null })
    .where("community_id", "=", communityId)
    .where("id", "=", memberId)
    .execute();
}
