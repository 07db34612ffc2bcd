import type { Carried } from "@kith/contract/charter-content";
import type { Role } from "@kith/contract/members";
import type { Db } from "../../platform/db/open.ts";
import { acceptersOf, type Roster } from "../charter/index.ts";
import { memberNames } from "./roster-queries.ts";

/** Who belongs, for charter, which stands below members and does not know. */
export const communityRoster: Roster = { names: memberNames, carried, accepted, peopleAfter };

async function carried(db: Db, communityId: string, at: Date): Promise<Carried> {
  const rows = await db
    .selectFrom("role_terms")
    .select(["role", "starts_at"])
    .where("community_id", "=", communityId)
    .where("role", "in", ["organiser", "backbone"])
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", at)]))
    .where((eb) => eb.or([eb("ended_at", "is", null), eb("ended_at", ">", at)]))
    .execute();
  const has = (role: Role, counts: (startsAt: Date) => boolean) =>
    rows.some((row) => row.role === role && counts(row.starts_at));
  return {
    hasOrganiser: has("organiser", (startsAt) => startsAt <= at),
    hasBackbone: has("backbone", () => true),
  };
}

async function accepted(
  db: Db,
  communityId: string,
  version: number,
): Promise<{ count: number; of: number }> {
  const belonging = db
    .selectFrom("memberships")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("community_id", "=", communityId)
    .where("state", "=", "member");
  const all = await belonging.executeTakeFirstOrThrow();
  const some = await belonging
    .where("id", "in", acceptersOf(db, communityId, version))
    .executeTakeFirstOrThrow();
  return { count: some.count, of: all.count };
}

async function peopleAfter(
  db: Db,
  communityId: string,
  after: string | null,
  most: number,
): Promise<{ memberId: string; personId: string }[]> {
  const rows = await db
    .selectFrom("memberships")
    .select(["id", "person_id"])
    .where("community_id", "=", communityId)
    .where("state", "=", "member")
    .where("person_id", "is not", null)
    .$if(after !== null, (query) => query.where("id", ">", after ?? ""))
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.flatMap(({ id, person_id }) =>
    person_id === null ? [] : [{ memberId: id, personId: person_id }],
  );
}
