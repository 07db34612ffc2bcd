import type { Language } from "@kith/contract/language";

/** Times as people say them: near ones by the clock and the day, far ones by the date. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "刚刚", "12 分钟前", "今天 09:30", "昨天 22:14", "11月18日 21:06", "2025年3月2日". */
export function formatWhen(language: Language, at: string | number | Date, now = Date.now()): string {
  const time = new Date(at);
  const ago = now - time.getTime();
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (ago >= 0 && ago < MINUTE_MS) return language === "en" ? "just now" : "刚刚";
  if (ago >= 0 && ago < HOUR_MS) return relative.format(-Math.floor(ago / MINUTE_MS), "minute");
  const days = daysBetween(time, new Date(now));
  if (days === 0 || days === 1) return `${relative.format(-days, "day")} ${clockOf(language, time)}`;
  if (time.getFullYear() === new Date(now).getFullYear()) {
    return `${dayOf(language, time, false)} ${clockOf(language, time)}`;
  }
  return dayOf(language, time, true);
}

/** The whole of it, for whoever wants to know exactly. */
export function formatExactly(language: Language, at: string | number | Date): string {
  const time = new Date(at);
  return `${dayOf(language, time, true)} ${clockOf(language, time)}`;
}

/** "2025年3月2日", "2 Mar 2025". */
export function formatDay(language: Language, at: string | number | Date): string {
  return dayOf(language, new Date(at), true);
}

function dayOf(language: Language, time: Date, hasYear: boolean): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    ...(hasYear ? { year: "numeric" } : {}),
    month: language === "en" ? "short" : "long",
    day: "numeric",
  }).format(time);
}

function clockOf(language: Language, time: Date): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(time);
}

/** Midnights between two instants, in the reader's zone. */
function daysBetween(earlier: Date, later: Date): number {
  const day = (time: Date) => Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
  return Math.round((day(later) - day(earlier)) / DAY_MS);
}
