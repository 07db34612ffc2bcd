import type { StaffList } from "@kith/contract/terms";
import { PAGE_SIZE } from "@kith/contract/text";
import type { Ctx } from "../../platform/ctx.ts";
import { communitiesWith } from "../charter/index.ts";
import { verifiedOf } from "./verifying.ts";

/** The organisers and officials of every community, a page at a time, those appointed last first. @param before a term's id. */
export async function staffOfInstance({ db, clock }: Ctx, before: string | undefined): Promise<StaffList> {
  const now = clock.now();
  const rows = await db
    .selectFrom("role_terms as t")
    .innerJoin("memberships as m", (join) =>
      join.onRef("m.community_id", "=", "t.community_id").onRef("m.id", "=", "t.member_id"),
    )
    .select(["t.id", "t.community_id as communityId", "t.member_id as memberId", "m.name", "t.role"])
    .select("t.ends_at as endsAt")
    .where("t.role", "in", ["organiser", "official"])
    .where("t.starts_at", "<=", now)
    .where((eb) => eb.or([eb("t.ends_at", "is", null), eb("t.ends_at", ">", now)]))
    .where((eb) => eb.or([eb("t.ended_at", "is", null), eb("t.ended_at", ">", now)]))
    .where("m.state", "=", "member")
    .$if(before !== undefined, (query) => query.where("t.id", "<", before!))
    .orderBy("t.id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  const page = rows.slice(0, PAGE_SIZE);
  const ids = [...new Set(page.map(({ communityId }) => communityId))];
  const communities = new Map((await communitiesWith(db, ids)).map((one) => [one.communityId, one]));
  const staff: StaffList["staff"] = [];
  for (const { communityId, memberId, name, role, endsAt } of page) {
    const community = communities.get(communityId);
    if (community === undefined) continue;
    const verified = (await verifiedOf(db, communityId, [memberId])).get(memberId) ?? null;
    const of = { slug: community.slug, name: community.name };
    staff.push({ community: of, memberId, name, role, endsAt: endsAt?.toISOString() ?? null, verified });
  }
  return { staff, next: rows.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null };
}
