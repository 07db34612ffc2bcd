import type { Ctx } from "../ctx.ts";
import type { Tx } from "../db/open.ts";
import { addJob, addJobs } from "../jobs/index.ts";
import type { DeliveryKey, Notice } from "./notice.ts";
import { insertDeliveries, insertNotice } from "./store.ts";

/** The work of sending one delivery. */
export const DELIVER = "deliver";

/**
 * Tells people something, if the transaction commits: each once, by whatever way they then agree to. Told again under
 * the same id, it reaches only those who were not named before, and says what it said first.
 *
 * @returns the notice's id, by which `outcomeOf` says what became of it.
 */
export async function deliver(tx: Tx, ctx: Ctx, notice: Notice): Promise<string> {
  const noticeId = notice.id ?? ctx.ids();
  const now = ctx.clock.now();
  await insertNotice(tx, noticeId, notice, now);
  const personIds = [...new Set(notice.personIds)];
  const { communityId } = notice;
  const asked = personIds.map((personId) => ({ id: ctx.ids(), personId }));
  const added = await insertDeliveries(tx, { communityId, noticeId, now }, asked);
  await addJobs(
    tx,
    DELIVER,
    added.map((id) => ({ key: keyOf(id), payload: { communityId, id } })),
  );
  return noticeId;
}

/** Asks for a delivery to be looked at again. */
export async function askFor(tx: Tx, { communityId, id }: DeliveryKey, at: Date): Promise<void> {
  await addJob(tx, DELIVER, { communityId, id }, { key: keyOf(id), runAt: at });
}

const keyOf = (id: string) => `${DELIVER}:${id}`;
