import type { ProgressList, RecordProgress } from "@kith/contract/charter-pages";
import { PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import { charterOf } from "./charter-queries.ts";
import { insertProgress, lockedRecorded, progressBefore } from "./goal-store.ts";
import { demand, type Insider } from "./insider.ts";
import type { Roster } from "./roster.ts";

/**
 * Records an amount towards the goal in force, or takes one back.
 *
 * @returns the entry's id. @throws {Refused} `noGoal`; `belowNone`, where less than nothing would be left.
 */
export async function recordProgress(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { amount, note }: RecordProgress,
): Promise<string> {
  demand(insider, "goal.record");
  const { communityId, memberId } = insider;
  const { goal, openedAt } = await charterOf(tx, communityId);
  if (goal === null || openedAt === null) throw new Refused("noGoal");
  // In hundredths: sums of halves and tenths are no whole numbers otherwise.
  const total = Math.round((await lockedRecorded(tx, communityId, goal.number)) * 100 + amount * 100) / 100;
  if (total < 0) throw new Refused("belowNone");
  const [id, at] = [ctx.ids(), ctx.clock.now()];
  await insertProgress(tx, communityId, { id, goal: goal.number, amount, total, note, by: memberId, at });
  const subject = { goal: String(goal.number), progressId: id, amount: String(amount) };
  await audit(tx, ctx.clock, { communityId, actorId: memberId, power: "goal.record", subject });
  return id;
}

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

/** What was recorded towards the goal in force, the latest first. */
export async function progressList(
  db: Db,
  roster: Roster,
  { communityId }: Insider,
  cursor: string | undefined,
): Promise<ProgressList> {
  const { goal } = await charterOf(db, communityId);
  if (goal === null) return { entries: [], next: null };
  const place = cursor === undefined ? null : placeAt(cursor, Place);
  const before = place === null ? null : ([new Date(place[0]), place[1]] as const);
  const rows = await progressBefore(db, communityId, { goal: goal.number, before, most: PAGE_SIZE + 1 });
  const page = rows.slice(0, PAGE_SIZE);
  const by = [...new Set(page.map((row) => row.recorded_by))];
  const names = await roster.names(db, communityId, by);
  const last = page.at(-1);
  return {
    entries: page.map((row) => ({
      id: row.id,
      amount: Number(row.amount),
      note: row.note,
      at: row.recorded_at.toISOString(),
      byName: names.get(row.recorded_by) ?? "",
    })),
    next: rows.length > PAGE_SIZE && last ? cursorAt([last.recorded_at.toISOString(), last.id]) : null,
  };
}
