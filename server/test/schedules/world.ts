import { v7 } from "uuid";
import type { Ctx } from "../../src/platform/ctx.ts";
import type { Db } from "../../src/platform/db/open.ts";
import type { NewSchedule } from "../../src/platform/schedules/index.ts";

/** What tests of schedules share. */

export const COMMUNITY = "00000000-0000-7000-8000-000000000001";
export const BEGINNING = new Date("2026-03-02T00:00:00Z");

export class MovableClock {
  at = BEGINNING;
  now = () => this.at;
  to(time: string): void {
    this.at = new Date(time);
  }
}

export function ctxOf(db: Db, clock: MovableClock): Ctx {
  return { db, clock, ids: () => v7() };
}

/** Every day at 09:00 in Shanghai, which is 01:00 in UTC; from the day the clock begins. */
export const daily: NewSchedule = {
  communityId: COMMUNITY,
  kind: "rhythm.note",
  rule: "FREQ=DAILY",
  startsAt: "2026-03-02T09:00",
  timeZone: "Asia/Shanghai",
};
