import { WEEK_MS, type SaidLine } from "./script.ts";

/** Where all three live: eight hours ahead the whole year. */
export const TIME_ZONE = "Asia/Shanghai";
const AHEAD_MS = 8 * 3_600_000;

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday. */
const DAYS_FROM_MONDAY = 3;

/** What was said last has been read by now. */
const REST_MS = 2 * 3_600_000;

/**
 * The Monday, midnight where they live, on which a script begins so that it ends less than a week before `now`: who says
 * "see you on Saturday" says it before one.
 */
export function beginningOf(script: readonly SaidLine[], now: Date): Date {
  const lasts = (script.at(-1)?.afterMs ?? 0) + REST_MS;
  const latestLocalMs = now.getTime() - lasts + AHEAD_MS;
  const sinceMondayMs = (((latestLocalMs + DAYS_FROM_MONDAY * DAY_MS) % WEEK_MS) + WEEK_MS) % WEEK_MS;
  return new Date(latestLocalMs - sinceMondayMs - AHEAD_MS);
}
