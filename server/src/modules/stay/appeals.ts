import type { DecideAppeal } from "@kith/contract/stay";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import type { Actor } from "../accounts/index.ts";
import { demand, demandNotPaused, organisersAble, type Insider } from "../members/index.ts";
import { accessOwn, accessSanction, type Held } from "./access.ts";
import { undo } from "./commands.ts";
import { refusalToAppeal, refusalToDecide, shortenedEnd } from "./rules.ts";
import * as store from "./store.ts";

/**
 * Appeals against one's own sanction, also where one no longer belongs.
 *
 * @throws {NotFound} for another's. @throws {Refused} `alreadyAppealed`, `alreadyLifted`, `appealTooLate`. Emits
 *   stay.appealed.
 */
export async function makeAppeal(
  ctx: Ctx,
  actor: Actor,
  { sanctionId, text }: { readonly sanctionId: string; readonly text: string },
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const { communityId } = await accessOwn(tx, actor, sanctionId);
    const { sanction } = await accessSanction(tx, communityId, sanctionId);
    const madeAt = ctx.clock.now();
    const refusal = refusalToAppeal(sanction, madeAt);
    if (refusal !== null) throw new Refused(refusal);
    await store.insertAppeal(tx, communityId, { id: ctx.ids(), sanctionId, text, madeAt });
    await emit(tx, "stay.appealed", { communityId, sanctionId });
  });
}

/**
 * Decides the appeal against a sanction; whoever sanctioned does so only where no other organiser can.
 *
 * @throws {NotFound} where there is none. @throws {Refused} `ownSanction`, `alreadyDecided`, `decidedBySame`,
 *   `notShorter`. Emits stay.decided, and members.reinstated where somebody belongs again by it.
 */
export async function decideAppeal(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { sanctionId, ...asked }: DecideAppeal & { readonly sanctionId: string },
): Promise<void> {
  const { communityId, memberId: by } = insider;
  demand(insider, "appeal.decide", { sanctionId });
  demandNotPaused(insider);
  const held = await accessSanction(tx, communityId, sanctionId);
  const { sanction, member } = held;
  if (sanction.appeal === null) throw new NotFound();
  await demandMayDecide(tx, ctx, insider, held);
  const until = endDecided(sanction, asked);

  const { outcome, reason } = asked;
  const decision = { outcome, reason, by, at: ctx.clock.now(), isBySame: by === sanction.givenBy, until };
  await store.setDecided(tx, communityId, sanction.appeal.id, decision);
  if (outcome !== "upheld") await undo(tx, ctx, held);
  const subject = { memberId: member.memberId, sanctionId, outcome };
  await audit(tx, ctx.clock, { communityId, actorId: by, power: "appeal.decide", subject });
  await emit(tx, "stay.decided", { communityId, sanctionId });
}

async function demandMayDecide(tx: Tx, ctx: Ctx, insider: Insider, { sanction, member }: Held) {
  const { communityId, memberId: deciderId } = insider;
  const able = await organisersAble(tx, communityId, ctx.clock.now());
  const refusal = refusalToDecide(sanction, {
    isSelf: member.memberId === deciderId,
    deciderId,
    able: able.filter((id) => id !== member.memberId),
  });
  if (refusal !== null) throw new Refused(refusal);
}

/** @throws {Refused} `notShorter`: only a pause can be shortened, and not by nothing. */
function endDecided(sanction: store.Sanction, { outcome, days }: DecideAppeal): Date | null {
  if (outcome !== "shortened" || days === null) return null;
  const end = shortenedEnd(sanction, days);
  if (end === null) throw new Refused("notShorter");
  return end;
}
