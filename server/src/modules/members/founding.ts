import type { FoundCommunity } from "@kith/contract/charter";
import type { Founded } from "@kith/contract/members";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { NotFound } from "../../platform/errors.ts";
import { namesOf, type Actor } from "../accounts/index.ts";
import { recordFounding } from "../charter/index.ts";
import { insertMember } from "./store.ts";
import { insertTerm } from "./term-store.ts";

/**
 * Founds a community: the draft of its charter, the founder's membership and a term as organiser that does not lapse.
 *
 * @throws {Refused} `slugTaken` or `slugReserved`, for a slug that was chosen. Emits charter.community_founded.
 */
export async function foundCommunity(ctx: Ctx, actor: Actor, asked: FoundCommunity): Promise<Founded> {
  return ctx.db.transaction().execute(async (tx) => {
    const { personId } = actor;
    const name = (await namesOf(tx, [personId])).get(personId);
    if (name === undefined) throw new NotFound();
    const [memberId, termId, at] = [ctx.ids(), ctx.ids(), ctx.clock.now()];
    const { communityId, slug } = await recordFounding(tx, ctx, asked, memberId);
    await insertMember(tx, communityId, { id: memberId, personId, name, at, joinedAt: at });
    const term = { id: termId, memberId, role: "organiser", startsAt: at, endsAt: null } as const;
    await insertTerm(tx, communityId, term);
    const subject = { memberId, termId, role: "organiser" };
    await audit(tx, ctx.clock, { communityId, actorId: memberId, power: "term.appoint", subject });
    return { communityId, slug, memberId };
  });
}
