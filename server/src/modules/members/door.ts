import { Slug } from "@kith/contract/charter";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { demandOpen, PowerLacked, type Door, type Insider } from "../charter/index.ts";
import { namesOfBelonging } from "./roster-queries.ts";
import { belongingOf } from "./store.ts";

/**
 * Lets a person into a community they belong to.
 *
 * @throws {NotFound} for strangers, as for a community that is not there.
 */
export async function accessCommunity(
  { db, clock }: Pick<Ctx, "db" | "clock">,
  actor: Actor,
  slug: string,
): Promise<Insider> {
  if (!Slug.safeParse(slug).success) throw new NotFound();
  const now = clock.now();
  const belonging = await belongingOf(db, slug, actor.personId, now);
  if (belonging === undefined) throw new NotFound();
  const { closedAt, pausedUntil, ...rest } = belonging;
  return {
    ...rest,
    slug,
    personId: actor.personId,
    isClosed: closedAt !== null,
    pausedUntil: pausedUntil !== null && pausedUntil > now ? pausedUntil : null,
  };
}

/**
 * Acts inside a community, in one transaction. Whoever tries what they have no power to do is refused, and the attempt is
 * in the audit.
 *
 * @throws {NotFound} for strangers. @throws {Refused} `communityClosed`. @throws whatever `work` throws.
 */
export async function inCommunity<Result>(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  work: (tx: Tx, insider: Insider) => Promise<Result>,
): Promise<Result> {
  return inCommunityEvenClosed(ctx, actor, slug, (tx, insider) => {
    demandOpen(insider);
    return work(tx, insider);
  });
}

/** The same for what one may do for ever: leave, take back what one granted, have a name taken out. */
export async function inCommunityEvenClosed<Result>(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  work: (tx: Tx, insider: Insider) => Promise<Result>,
): Promise<Result> {
  try {
    return await ctx.db
      .transaction()
      .execute(async (tx) => work(tx, await accessCommunity({ db: tx, clock: ctx.clock }, actor, slug)));
  } catch (error) {
    await recordRefusal(ctx, error);
    throw error;
  }
}

const recorded = new WeakSet<PowerLacked>();

/**
 * Writes into the audit that somebody tried what they have no power to do, if that is what went wrong: once, whoever
 * hears of it first. In a transaction of its own: that of the attempt is undone.
 */
export async function recordRefusal(ctx: Ctx, error: unknown): Promise<void> {
  if (!(error instanceof PowerLacked) || recorded.has(error)) return;
  recorded.add(error);
  const { communityId, memberId } = error.insider;
  const { power, subject } = error;
  await ctx.db.transaction().execute((tx) =>
    audit(tx, ctx.clock, {
      communityId,
      actorId: memberId,
      power: "refused",
      subject: { ...subject, power },
    }),
  );
}

/** The door for modules that stand below members. */
export function communityDoor(ctx: Ctx): Door {
  return {
    enter: (actor, slug) => accessCommunity(ctx, actor, slug),
    act: (actor, slug, work) => inCommunity(ctx, actor, slug, work),
    names: namesOfBelonging,
  };
}
