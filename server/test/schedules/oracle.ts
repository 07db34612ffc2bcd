import { parseRecurrence, weekdays, type Recurrence } from "@kith/contract/recurrence";
import type { When } from "@kith/contract/schedules";

/**
 * Recurrence read off a calendar, day by day, without any cleverness: for daily, weekly, monthly and yearly rules
 * without positions; week numbers with weekdays and weeks from Monday. Source: RFC 5545, 3.3.10.
 */
export function naiveTimes(when: When, limit: number, days: number): Date[] {
  const rule = parseRecurrence(when.rule);
  const start = new Date(`${when.startsAt}Z`);
  const times: Date[] = [];
  for (let n = 0; n < days; n++) {
    const day = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + n));
    if (!isDay(day, start, rule)) continue;
    for (const local of timesOn(day, start, rule)) {
      if (local < start) continue;
      const at = instantOf(local, when.timeZone);
      if (at === null) continue;
      if (rule.until !== null && at > rule.until) return times;
      times.push(at);
      if (times.length === (rule.count ?? Infinity) || times.length === limit) return times;
    }
  }
  return times;
}

const DAY_MS = 86_400_000;

function isDay(day: Date, start: Date, rule: Recurrence): boolean {
  const startDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()));
  return isPeriod(day, startDay, rule) && isWithin(day, start, rule);
}

/** Whether the day's period is one of every `interval`. */
function isPeriod(day: Date, startDay: Date, rule: Recurrence): boolean {
  const { frequency, interval, weekStart, byWeekNo } = rule;
  // A week belongs to one year, though its days may lie in two.
  const yearOf = (date: Date) => (byWeekNo.length > 0 ? thursdayOf(date) : date).getUTCFullYear();
  const months = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
  const weekOf = (date: Date) => {
    const since = (date.getUTCDay() + 6 - weekdays.indexOf(weekStart) + 7) % 7;
    return Math.round((date.getTime() / DAY_MS - since) / 7);
  };
  const passed = {
    DAILY: (day.getTime() - startDay.getTime()) / DAY_MS,
    WEEKLY: weekOf(day) - weekOf(startDay),
    MONTHLY: months(day) - months(startDay),
    YEARLY: yearOf(day) - yearOf(startDay),
  } as Record<string, number>;
  return passed[frequency]! % interval === 0;
}

function isWithin(day: Date, start: Date, rule: Recurrence): boolean {
  const { frequency, byMonth, byMonthDay, byDay, byYearDay, byWeekNo } = rule;
  const month = day.getUTCMonth() + 1;
  if (byMonth.length > 0 && !byMonth.includes(month)) return false;
  if (byMonthDay.length > 0 && !byMonthDay.some((one) => isMonthDay(day, one))) return false;
  if (byYearDay.length > 0 && !byYearDay.some((one) => isYearDay(day, one))) return false;
  if (byWeekNo.length > 0 && !byWeekNo.some((one) => isWeek(day, one))) return false;
  if (byDay.length > 0) return byDay.some((part) => isWeekday(day, part, rule));
  if (byMonthDay.length + byYearDay.length > 0 || frequency === "DAILY") return true;
  if (frequency === "WEEKLY") return day.getUTCDay() === start.getUTCDay();
  const isStartDay = day.getUTCDate() === start.getUTCDate();
  if (frequency === "MONTHLY" || byMonth.length > 0) return isStartDay;
  return isStartDay && day.getUTCMonth() === start.getUTCMonth();
}

const monthLength = (day: Date) =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

function isMonthDay(day: Date, wanted: number): boolean {
  return day.getUTCDate() === (wanted > 0 ? wanted : monthLength(day) + 1 + wanted);
}

function isYearDay(day: Date, wanted: number): boolean {
  const [begin, end] = [0, 1].map((n) => Date.UTC(day.getUTCFullYear() + n, 0, 1));
  const index = (day.getTime() - begin!) / DAY_MS + 1;
  return index === (wanted > 0 ? wanted : (end! - begin!) / DAY_MS + 1 + wanted);
}

const thursdayOf = (at: Date) => new Date(at.getTime() + (3 - ((at.getUTCDay() + 6) % 7)) * DAY_MS);

/** By the weeks of ISO 8601, which begin on Monday and belong to the year of their Thursday. */
function isWeek(day: Date, wanted: number): boolean {
  const own = thursdayOf(day);
  const weekOf = (at: Date) =>
    Math.ceil(((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / DAY_MS + 1) / 7);
  const last = weekOf(thursdayOf(new Date(Date.UTC(own.getUTCFullYear(), 11, 28))));
  return weekOf(own) === (wanted > 0 ? wanted : last + 1 + wanted);
}

function isWeekday(
  day: Date,
  { day: weekday, nth }: Recurrence["byDay"][number],
  { frequency, byMonth }: Recurrence,
): boolean {
  if (weekdays[(day.getUTCDay() + 6) % 7] !== weekday) return false;
  if (nth === null) return true;
  const isOfMonth = frequency === "MONTHLY" || byMonth.length > 0;
  const year = day.getUTCFullYear();
  const index = isOfMonth ? day.getUTCDate() : (day.getTime() - Date.UTC(year, 0, 1)) / DAY_MS + 1;
  const length = isOfMonth ? monthLength(day) : (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY_MS;
  return nth > 0 ? Math.ceil(index / 7) === nth : Math.ceil((length - index + 1) / 7) === -nth;
}

function timesOn(day: Date, start: Date, { byHour, byMinute }: Recurrence): Date[] {
  const hours = byHour.length > 0 ? byHour : [start.getUTCHours()];
  const minutes = byMinute.length > 0 ? byMinute : [start.getUTCMinutes()];
  return hours.flatMap((hour) =>
    minutes.map(
      (minute) => new Date(day.getTime() + hour * 3_600_000 + minute * 60_000 + start.getUTCSeconds() * 1000),
    ),
  );
}

/** The first instant at which clocks in the zone show a local time, or null where they skip it. */
export function instantOf(local: Date, timeZone: string): Date | null {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  const shown = local.toISOString().slice(0, 19).replace("T", " ");
  for (let minutes = -14 * 60; minutes <= 14 * 60; minutes += 15) {
    const at = new Date(local.getTime() + minutes * 60_000);
    if (format.format(at) === shown) return at;
  }
  return null;
}
