import type { ActKind, DeclaredKind } from "@kith/contract/ties";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { act, actMany, type NewAct } from "./acts.ts";

/**
 * What ties people, one command for each. They write in the transaction of whatever gives rise to it (a gathering, a
 * match): whoever calls has loaded its members and checked that the actor may.
 */

/** Two members of a community, and what was between them. */
export interface Between {
  readonly communityId: string;
  readonly actorId: string;
  readonly targetId: string;
  readonly at?: Date;
  /** The gathering, the match, the post it is about. */
  readonly objectId?: string | null;
  readonly carrierId?: string | null;
}

/** People signed in at one gathering: everybody has met everybody. Emits ties.acted. */
export async function recordMet(
  tx: Tx,
  ctx: Ctx,
  met: {
    readonly communityId: string;
    readonly memberIds: readonly string[];
    readonly at?: Date;
    readonly objectId?: string | null;
  },
): Promise<void> {
  const { communityId, memberIds, ...when } = met;
  const people = [...new Set(memberIds)];
  const acts = people.flatMap((actorId, index): NewAct[] =>
    people.slice(index + 1).map((targetId) => ({ kind: "met", actorId, targetId, ...when })),
  );
  await actMany(tx, ctx, { communityId, acts });
}

/** A need met an offer, and both said yes. Emits ties.acted. @throws {Refused} `own_tie`. */
export async function recordMatched(tx: Tx, ctx: Ctx, between: Between): Promise<void> {
  await record(tx, ctx, "matched", between);
}

/** Somebody brought two members together, and both said yes. Emits ties.acted. @throws {Refused} `own_tie`. */
export async function recordIntroduced(
  tx: Tx,
  ctx: Ctx,
  { byId, ...between }: Omit<Between, "objectId"> & { readonly byId: string },
): Promise<void> {
  await record(tx, ctx, "introduced", { ...between, objectId: byId });
}

/** One member stands for another. Emits ties.acted. @throws {Refused} `own_tie`. */
export async function recordVouched(tx: Tx, ctx: Ctx, between: Between): Promise<void> {
  await record(tx, ctx, "vouched", between);
}

/** One member thanks another. Emits ties.acted. @throws {Refused} `own_tie`. */
export async function recordThanked(tx: Tx, ctx: Ctx, between: Between): Promise<void> {
  await record(tx, ctx, "thanked", between);
}

/**
 * A member states what another is to them, or states it again. It counts once the other has stated the same, and lasts
 * 400 days from the last time either did. Emits ties.acted. @throws {Refused} `own_tie`. Source: metrics.md `strength`.
 */
export async function declareTie(
  tx: Tx,
  ctx: Ctx,
  { kind, ...between }: Between & { readonly kind: DeclaredKind },
): Promise<void> {
  await act(tx, ctx, { ...between, kind, source: "declared" });
}

async function record(tx: Tx, ctx: Ctx, kind: ActKind, between: Between): Promise<void> {
  await act(tx, ctx, { ...between, kind });
}
