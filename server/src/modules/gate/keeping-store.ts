import type { Db, Tx } from "../../platform/db/open.ts";
import { APPLICATION, type Application } from "./application-store.ts";

/** Applications whose time to be deleted has come. */
export async function overdueForDeletion(
  db: Db,
  communityId: string,
  now: Date,
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom("applications")
    .select("id")
    .where("community_id", "=", communityId)
    .where("deletes_at", "<=", now)
    .orderBy("deletes_at")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** Applications whose files' time is over. */
export async function overdueFiles(db: Db, communityId: string, now: Date, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom("application_files as f")
    .innerJoin("applications as a", (join) =>
      join.onRef("a.community_id", "=", "f.community_id").onRef("a.id", "=", "f.application_id"),
    )
    .select("a.id")
    .distinct()
    .where("f.community_id", "=", communityId)
    .where("a.files_until", "<=", now)
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** Applications whose applicants were asked something before an instant and have not answered. */
export async function unanswered(
  tx: Tx,
  communityId: string,
  askedBefore: Date,
  most: number,
): Promise<Application[]> {
  return tx
    .selectFrom("applications")
    .select(APPLICATION)
    .where("community_id", "=", communityId)
    .where("state", "=", "asked")
    .where("asked_at", "<=", askedBefore)
    .orderBy("asked_at")
    .limit(most)
    .forNoKeyUpdate()
    .execute();
}

/** What concerns a member: by what they came in, and what else their person sent. */
export async function applicationsConcerning(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("applications")
    .select("id")
    .where("community_id", "=", communityId)
    .where((eb) =>
      eb.or([
        eb("member_id", "=", memberId),
        eb(
          "person_id",
          "in",
          eb
            .selectFrom("applications as own")
            .select("own.person_id")
            .where("own.community_id", "=", communityId)
            .where("own.member_id", "=", memberId),
        ),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Who named a member as their referee names nobody any more. */
export async function forgetReferee(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tx
    .updateTable("applications")
    .set({ referee_member_id: null, referee_words: "" })
    .where("community_id", "=", communityId)
    .where("referee_member_id", "=", memberId)
    .execute();
}

export async function setDeletion(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("applications")
    .set({ deletes_at: at })
    .where("community_id", "=", communityId)
    .where("id", "in", [...ids])
    .execute();
}
