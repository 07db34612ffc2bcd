import type { Ctx } from "../../../platform/ctx.ts";
import type { Tx } from "../../../platform/db/open.ts";
import { emit } from "../../../platform/events.ts";
import {
  addSchedule,
  endSchedule,
  onSchedule,
  schedulesOf,
  type ScheduleHandler,
} from "../../../platform/schedules/index.ts";
import { carrierById } from "./queries.ts";
import { isExpiringSoon, reminderAt } from "./rules.ts";

const KIND = "charter.way_expiring";
const ONCE = "FREQ=DAILY;COUNT=1";

/** Sees to it that organisers are told before a way in expires, and only of the date that holds. */
export async function remindOfExpiry(
  tx: Tx,
  ctx: Ctx,
  communityId: string,
  { id, expiresAt }: { readonly id: string; readonly expiresAt: Date | null },
): Promise<void> {
  for (const old of await schedulesOf(tx, communityId, { kind: KIND, subject: id })) {
    await endSchedule(tx, ctx, old);
  }
  const at = expiresAt === null ? null : reminderAt(expiresAt, ctx.clock.now());
  if (at === null) return;
  const startsAt = toSecond(at);
  await addSchedule(tx, ctx, { communityId, kind: KIND, subject: id, rule: ONCE, startsAt, timeZone: "UTC" });
}

function toSecond(at: Date): string {
  return new Date(Math.ceil(at.getTime() / 1000) * 1000).toISOString().slice(0, 19);
}

/** Tells charter.way_expiring, unless it was mended meanwhile. */
export function expiryReminder(ctx: Ctx): ScheduleHandler {
  return onSchedule(KIND, async (tx, { communityId, subject }) => {
    const carrier = subject === null ? undefined : await carrierById(tx, communityId, subject);
    if (carrier === undefined || !isExpiringSoon(carrier, ctx.clock.now())) return;
    await emit(tx, "charter.way_expiring", { communityId, carrierId: carrier.id });
  });
}
