import { BadRule, parseRecurrence } from "@kith/contract/recurrence";
import type { ScheduleRefusal, When } from "@kith/contract/schedules";
import { RRuleTemporal } from "rrule-temporal";
import { InvalidInput } from "../errors.ts";

/** What the library says when it has looked for a time long enough. */
const NONE_FOUND = /^Maximum (?:iterations|candidate)/;

/**
 * That a schedule can be understood and fires at `now` or later. A local time that is left out when clocks go forward
 * does not fire that day; one that comes twice when they go back fires the first time. Source: RFC 5545, 3.3.10.
 *
 * @returns the first time. @throws {InvalidInput} with a `ScheduleRefusal`.
 */
export function demandFires(when: When, now: Date): Date {
  demandRule(when.rule);
  if (!isZone(when.timeZone)) throw refusal("badTimeZone");
  if (!isLocalTime(when.startsAt)) throw refusal("badStart");
  const first = nextTime(when, now, { isInclusive: true });
  if (first === null) throw refusal("neverFires");
  return first;
}

function demandRule(rule: string): void {
  try {
    parseRecurrence(rule);
  } catch (error) {
    throw error instanceof BadRule ? refusal(error.fault) : error;
  }
}

const refusal = (reason: ScheduleRefusal) => new InvalidInput(reason);

function isZone(name: string): boolean {
  // Offsets such as +08:00 would be taken as well, but know no daylight saving and no history.
  if (!/^[A-Za-z][A-Za-z_]*(?:\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isLocalTime(text: string): boolean {
  const full = withSeconds(text);
  const at = new Date(`${full}.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString() === `${full}.000Z`;
}

const withSeconds = (text: string) => (text.length === 16 ? `${text}:00` : text);

/** The first time after `after`, or at it where that is included; null when there is none. */
export function nextTime(when: When, after: Date, { isInclusive = false } = {}): Date | null {
  return found(() => ruleOf(when).next(after, isInclusive));
}

/** The last time at or before `at`, or null. */
export function lastTime(when: When, at: Date): Date | null {
  return found(() => ruleOf(when).previous(at, true));
}

/** The next `n` times after `after`, fewer where it ends. */
export function nextTimes(when: When, after: Date, n: number): Date[] {
  const times: Date[] = [];
  for (let time = nextTime(when, after); time !== null && times.length < n; time = nextTime(when, time))
    times.push(time);
  return times;
}

function ruleOf({ rule, startsAt, timeZone }: When): RRuleTemporal {
  const start = withSeconds(startsAt).replaceAll(/[:-]/g, "");
  return new RRuleTemporal({ rruleString: `DTSTART;TZID=${timeZone}:${start}\nRRULE:${rule}` });
}

function found(find: () => { readonly epochMilliseconds: number } | null): Date | null {
  try {
    const time = find();
    return time === null ? null : new Date(time.epochMilliseconds);
  } catch (error) {
    if (error instanceof Error && NONE_FOUND.test(error.message)) return null;
    throw error;
  }
}
