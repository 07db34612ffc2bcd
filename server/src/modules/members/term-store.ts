import type { Role } from "@kith/contract/members";
import type { Db, Tx } from "../../platform/db/open.ts";
import type { Term } from "./rules.ts";

export interface StoredTerm extends Term {
  readonly id: string;
  readonly memberId: string;
  readonly role: Role;
}

const COLUMNS = [
  "id",
  "member_id as memberId",
  "role",
  "starts_at as startsAt",
  "ends_at as endsAt",
  "ended_at as endedAt",
] as const;

export async function insertTerm(
  tx: Tx,
  communityId: string,
  term: { readonly id: string; readonly memberId: string; readonly role: Role; readonly startsAt: Date } & {
    readonly endsAt: Date | null;
  },
): Promise<void> {
  await tx
    .insertInto("role_terms")
    .values({
      community_id: communityId,
      id: term.id,
      member_id: term.memberId,
      role: term.role,
      starts_at: term.startsAt,
      ends_at: term.endsAt,
    })
    .execute();
}

/** A member's terms, in one role if it is said. */
export async function termsOf(
  tx: Tx,
  communityId: string,
  memberId: string,
  role?: Role,
): Promise<StoredTerm[]> {
  return tx
    .selectFrom("role_terms")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .$if(role !== undefined, (query) => query.where("role", "=", role!))
    .execute();
}

export async function termById(db: Db, communityId: string, id: string): Promise<StoredTerm | undefined> {
  return db
    .selectFrom("role_terms")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** One term; whoever ends it has locked those of organisers before. */
export async function lockedTerm(tx: Tx, communityId: string, id: string): Promise<StoredTerm | undefined> {
  return tx
    .selectFrom("role_terms")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Every term of organisers that was not ended. To be asked for before any other row is locked: of two who end each
 * other's at once the second then waits, and finds itself the last.
 */
export async function lockedOrganiserTerms(tx: Tx, communityId: string): Promise<StoredTerm[]> {
  return tx
    .selectFrom("role_terms")
    .select(COLUMNS)
    .where("community_id", "=", communityId)
    .where("role", "=", "organiser")
    .where("ended_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
}

export async function setEnded(tx: Tx, communityId: string, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("role_terms")
    .set({ ended_at: at })
    .where("community_id", "=", communityId)
    .where("id", "in", [...ids])
    .execute();
}
