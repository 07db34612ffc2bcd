import type { Role } from "@kith/contract/members";
import type { VerificationWay } from "@kith/contract/terms";
import type { Db, Tx } from "../../platform/db/open.ts";

export async function insert(
  tx: Tx,
  row: {
    readonly community_id: string;
    readonly id: string;
    readonly member_id: string;
    readonly way: VerificationWay;
    readonly by: string | null;
    readonly at: Date;
  },
): Promise<void> {
  const { by, at, ...rest } = row;
  await tx
    .insertInto("verifications")
    .values({ ...rest, verified_by: by, verified_at: at, withdrawn_at: null })
    .execute();
}

/** @returns whether there was one. */
export async function withdraw(tx: Tx, communityId: string, memberId: string, at: Date): Promise<boolean> {
  const withdrawn = await tx
    .updateTable("verifications")
    .set({ withdrawn_at: at })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("withdrawn_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return withdrawn !== undefined;
}

export async function verificationsOf(db: Db, communityId: string, memberIds: readonly string[]) {
  return db
    .selectFrom("verifications as v")
    .leftJoin("memberships as m", (join) =>
      join.onRef("m.community_id", "=", "v.community_id").onRef("m.id", "=", "v.verified_by"),
    )
    .select(["v.member_id as memberId", "v.way", "v.verified_by as byId", "m.name as byName"])
    .select("v.verified_at as at")
    .where("v.community_id", "=", communityId)
    .where("v.member_id", "in", [...memberIds])
    .where("v.withdrawn_at", "is", null)
    .execute();
}

/** Who holds one of some roles at `now`, those who have held it longest first. */
export async function staffRows(
  db: Db,
  communityId: string,
  { now, roles }: { readonly now: Date; readonly roles: readonly Role[] },
) {
  return db
    .selectFrom("role_terms as t")
    .innerJoin("memberships as m", (join) =>
      join.onRef("m.community_id", "=", "t.community_id").onRef("m.id", "=", "t.member_id"),
    )
    .select(["t.member_id as memberId", "m.name", "t.role", "t.ends_at as endsAt"])
    .where("t.community_id", "=", communityId)
    .where("t.role", "in", [...roles])
    .where("t.starts_at", "<=", now)
    .where((eb) => eb.or([eb("t.ends_at", "is", null), eb("t.ends_at", ">", now)]))
    .where((eb) => eb.or([eb("t.ended_at", "is", null), eb("t.ended_at", ">", now)]))
    .where("m.state", "=", "member")
    .orderBy("t.starts_at")
    .orderBy("t.id")
    .limit(100)
    .execute();
}
