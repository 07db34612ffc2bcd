import type { ActKind, ActSource } from "@kith/contract/ties";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { deleteActsOfImport, insertActs } from "./store.ts";

/** The only door by which acts come in. */

/** What somebody did. Whoever adds it has made sure that its members are of that community. */
export interface NewAct {
  readonly kind: ActKind;
  readonly actorId: string;
  /** Towards whom; null for what is done towards the community. */
  readonly targetId: string | null;
  /** When; now where it is left out. */
  readonly at?: Date;
  /** What it was about: a post, a gathering, whoever introduced the two. */
  readonly objectId?: string | null;
  /** Where it happened; null for here or in person. */
  readonly carrierId?: string | null;
  /** `explicit` where it is left out. */
  readonly source?: ActSource;
  /** How probable it is, above 0 and up to 1; 1 where it is left out. */
  readonly probability?: number;
}

/** Adds one act. Emits ties.acted. @throws {Refused} `own_tie` for an act towards oneself. */
export async function act(tx: Tx, ctx: Ctx, added: NewAct & { readonly communityId: string }): Promise<void> {
  if (added.actorId === added.targetId) throw new Refused("own_tie");
  await actMany(tx, ctx, { communityId: added.communityId, acts: [added] });
}

/**
 * Adds many acts at once, by COPY where the transaction can; acts towards oneself are left out. Emits ties.acted once,
 * unless they belong to an import, which tells of itself when it is finished.
 * @returns how many were added.
 */
export async function actMany(
  tx: Tx,
  ctx: Ctx,
  added: {
    readonly communityId: string;
    readonly acts: readonly NewAct[];
    readonly importId?: string | null;
  },
): Promise<number> {
  const { communityId, importId = null } = added;
  const now = ctx.clock.now();
  const rows = added.acts
    .filter(({ actorId, targetId }) => actorId !== targetId)
    .map((one) => ({
      community_id: communityId,
      id: ctx.ids(),
      at: one.at ?? now,
      kind: one.kind,
      actor_id: one.actorId,
      target_id: one.targetId,
      object_id: one.objectId ?? null,
      carrier_id: one.carrierId ?? null,
      source: one.source ?? ("explicit" as const),
      probability: one.probability ?? 1,
      import_id: importId,
    }));
  if (rows.length === 0) return 0;
  await insertActs(tx, rows);
  if (importId === null) await emit(tx, "ties.acted", { communityId });
  return rows.length;
}

/** Takes the acts of an import away again. @returns how many there were. */
export async function undoActs(tx: Tx, communityId: string, importId: string): Promise<number> {
  return deleteActsOfImport(tx, communityId, importId);
}
