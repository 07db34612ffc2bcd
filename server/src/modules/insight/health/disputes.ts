import type { DisputeView } from "@kith/contract/insight";
import type { Language } from "@kith/contract/language";
import type { Db } from "../../../platform/db/open.ts";
import { may, type Insider } from "../../members/index.ts";
import { disputesOf, namesOfMembers } from "../queries.ts";
import type { DisputeRow } from "../store.ts";
import { wordsIn } from "../words.ts";

/** Disputes that stand, as somebody may see them: organisers all, everybody their own and those about themselves. */
export async function disputeViews(db: Db, insider: Insider, language: Language): Promise<DisputeView[]> {
  const all = await disputesOf(db, insider.communityId);
  const { memberId } = insider;
  const seen = may(insider, "health.see_people")
    ? all
    : all.filter((one) => one.disputed_by === memberId || one.member_id === memberId);
  const names = await namesOfMembers(
    db,
    insider.communityId,
    seen.map((one) => one.disputed_by),
  );
  return seen.map((one) => ({
    id: one.id,
    kind: one.kind,
    label: labelOf(one, language),
    by: { memberId: one.disputed_by, name: names.get(one.disputed_by) || wordsIn(language).erased },
    at: one.disputed_at.toISOString(),
    postId: one.post_id,
    memberId: one.member_id,
    canWithdraw: may(insider, "health.withdraw_dispute") || one.disputed_by === memberId,
  }));
}

function labelOf({ kind, nature }: DisputeRow, language: Language): string {
  const { dispute } = wordsIn(language);
  if (kind === "nature") return nature === "bot" ? dispute.bot : dispute.person;
  return dispute[kind];
}
