import type { Language } from "./language.ts";
import {
  BadRule,
  parseRecurrence,
  weekdays,
  type DayPart,
  type Frequency,
  type Recurrence,
} from "./recurrence.ts";

/** What is described: as `When` in `schedules.ts`. */
interface Described {
  readonly rule: string;
  readonly startsAt: string;
  readonly timeZone: string;
}

/**
 * A schedule in words, by the local time of its zone, such as "Every week on Saturday at 09:00". A rule that is not
 * one of the usual ones is shown as it is written, and said to be one.
 */
export function describeSchedule(when: Described, language: Language): string {
  const say = language === "zh-CN" ? zhCN : en;
  const rule = parsed(when.rule);
  const start = startOf(when.startsAt);
  if (rule === null || start === null) return say.raw(when.rule, when.startsAt);
  const days = daysOf(rule, start, say);
  const times = timesOf(rule, start);
  if (days === null || times === null) return say.raw(when.rule, when.startsAt);
  const core = say.sentence(days, times.length === 0 ? "" : say.list(times));
  return core + endOf(rule, when.timeZone, say);
}

interface Start {
  readonly month: number;
  readonly day: number;
  readonly weekday: DayPart["day"];
  readonly hour: number;
  readonly minute: number;
}

function parsed(text: string): Recurrence | null {
  try {
    return parseRecurrence(text);
  } catch (error) {
    if (error instanceof BadRule) return null;
    throw error;
  }
}

function startOf(text: string): Start | null {
  const at = new Date(`${text.slice(0, 16)}:00Z`);
  if (Number.isNaN(at.getTime())) return null;
  return {
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: weekdays[(at.getUTCDay() + 6) % 7] ?? "MO",
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
  };
}

/** Which days, or null where the rule is not one of the usual ones. */
function daysOf(rule: Recurrence, start: Start, say: Words): string | null {
  const { frequency, interval, byDay, byMonth, byMonthDay } = rule;
  if (rule.byYearDay.length + rule.byWeekNo.length + rule.bySetPos.length + rule.bySecond.length > 0)
    return null;
  const every = say.every(frequency, interval);
  const hasDays = byDay.length + byMonthDay.length > 0;
  switch (frequency) {
    case "MINUTELY":
    case "HOURLY":
      if (hasDays || byMonth.length + rule.byHour.length > 0) return null;
      return frequency === "HOURLY"
        ? say.hourly(every, minutesOf(rule, start))
        : unless(rule.byMinute, every);
    case "DAILY":
      return hasDays || byMonth.length > 0 ? null : every;
    case "WEEKLY":
      if (byMonth.length > 0) return null;
      return say.weekly(interval, say.list(daysInOrder(rule, start).map((day) => say.weekdays[day])));
    case "MONTHLY":
      return byMonth.length > 0
        ? null
        : unlessNull(daysOfMonth(rule, start, say), (days) => say.monthly(every, days));
    case "YEARLY":
      return yearly(rule, start, say);
  }
}

const unless = (parts: readonly number[], text: string) => (parts.length > 0 ? null : text);
const unlessNull = (text: string | null, say: (text: string) => string) => (text === null ? null : say(text));
const minutesOf = ({ byMinute }: Recurrence, { minute }: Start) =>
  byMinute.length > 0 ? byMinute : [minute];

function daysInOrder({ byDay }: Recurrence, { weekday }: Start): DayPart["day"][] {
  if (byDay.length === 0) return [weekday];
  return weekdays.filter((day) => byDay.some((part) => part.day === day));
}

function daysOfMonth({ byDay, byMonthDay }: Recurrence, start: Start, say: Words): string | null {
  if (byDay.length > 0 && byMonthDay.length > 0) return null;
  if (byDay.length > 0) return nthDays(byDay, say);
  const days = byMonthDay.length > 0 ? [...byMonthDay].sort(fromFirstToLast) : [start.day];
  if (days.some((day) => day < -1)) return null;
  const rare = days.filter((day) => day > 28);
  return say.list(days.map((day) => say.monthDay(day))) + (rare.length > 0 ? say.skipping : "");
}

/** Days counted from the end come last. */
const fromFirstToLast = (a: number, b: number) => (a < 0 ? a + 100 : a) - (b < 0 ? b + 100 : b);

function nthDays(parts: readonly DayPart[], say: Words): string | null {
  if (parts.some(({ nth }) => nth === null || nth < -2)) return null;
  return say.list(parts.map(({ day, nth }) => say.nthWeekday(nth ?? 1, say.weekdays[day])));
}

function yearly(rule: Recurrence, start: Start, say: Words): string | null {
  const { byMonth, byDay, byMonthDay } = rule;
  const [month = start.month] = byMonth;
  // Without a month, days are counted through all months, or through the year.
  if (byMonth.length > 1 || (byMonth.length === 0 && byDay.length + byMonthDay.length > 0)) return null;
  const every = say.every("YEARLY", rule.interval);
  if (byDay.length > 0) {
    const days = byMonthDay.length > 0 ? null : nthDays(byDay, say);
    return unlessNull(days, (those) => say.yearlyNth(every, month, those));
  }
  const [day = start.day] = byMonthDay;
  if (byMonthDay.length > 1 || day < 0) return null;
  return say.yearlyDate(every, month, day);
}

/** Times of day as `HH:MM`; none where the frequency is finer than a day; null where there are too many to say. */
function timesOf(rule: Recurrence, start: Start): string[] | null {
  if (rule.frequency === "MINUTELY" || rule.frequency === "HOURLY") return [];
  const hours = rule.byHour.length > 0 ? rule.byHour : [start.hour];
  const minutes = minutesOf(rule, start);
  if (hours.length * minutes.length > 6) return null;
  return hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`));
}

const two = (value: number) => String(value).padStart(2, "0");

function endOf({ count, until }: Recurrence, timeZone: string, say: Words): string {
  if (count !== null) return say.times(count);
  if (until === null) return "";
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return say.until(parts.format(until).replace(", ", " "));
}

interface Words {
  readonly weekdays: Readonly<Record<DayPart["day"], string>>;
  list(items: readonly string[]): string;
  sentence(days: string, times: string): string;
  every(frequency: Frequency, interval: number): string;
  hourly(every: string, minutes: readonly number[]): string;
  weekly(interval: number, days: string): string;
  monthly(every: string, days: string): string;
  yearlyDate(every: string, month: number, day: number): string;
  yearlyNth(every: string, month: number, days: string): string;
  monthDay(day: number): string;
  nthWeekday(nth: number, weekday: string): string;
  readonly skipping: string;
  times(count: number): string;
  until(text: string): string;
  raw(rule: string, startsAt: string): string;
}

const units = {
  MINUTELY: ["minute", "分钟"],
  HOURLY: ["hour", "小时"],
  DAILY: ["day", "天"],
  WEEKLY: ["week", "周"],
  MONTHLY: ["month", "个月"],
  YEARLY: ["year", "年"],
} as const;

const single = { ...units, MONTHLY: ["month", "月"] } as const;

const numerals = ["一", "二", "三", "四", "五"];

const zhCN: Words = {
  weekdays: { MO: "周一", TU: "周二", WE: "周三", TH: "周四", FR: "周五", SA: "周六", SU: "周日" },
  list: (items) => items.join("、"),
  sentence: (days, times) => (times === "" ? days : `${days} ${times}`),
  every: (frequency, interval) =>
    interval === 1 ? `每${single[frequency][1]}` : `每 ${interval} ${units[frequency][1]}`,
  hourly: (every, minutes) => `${every}，在 ${minutes.join("、")} 分`,
  weekly: (interval, days) => (interval === 1 ? `每${days}` : `每 ${interval} 周的${days}`),
  monthly: (every, days) => (every === "每月" ? `每月${spaced(days)}` : `${every}的${spaced(days)}`),
  yearlyDate: (every, month, day) =>
    `${every} ${month} 月 ${day} 日${month === 2 && day === 29 ? "（只在闰年）" : ""}`,
  yearlyNth: (every, month, days) => `${every} ${month} 月${days}`,
  monthDay: (day) => (day === -1 ? "最后一天" : `${day} 日`),
  nthWeekday: (nth, weekday) =>
    nth > 0
      ? `第${numerals[nth - 1] ?? nth}个${weekday}`
      : `${nth === -1 ? "最后一个" : "倒数第二个"}${weekday}`,
  skipping: "（没有这一天的月份跳过）",
  times: (count) => `，共 ${count} 次`,
  until: (text) => `，到 ${text} 为止`,
  raw: (rule, startsAt) => `从 ${startsAt.replace("T", " ")} 起，按规则 ${rule}`,
};

/** A number stands off from Chinese characters, other characters do not. */
const spaced = (text: string) => (/^\d/.test(text) ? ` ${text}` : text);

const months = "January February March April May June July August September October November December".split(
  " ",
);

const en: Words = {
  weekdays: {
    MO: "Monday",
    TU: "Tuesday",
    WE: "Wednesday",
    TH: "Thursday",
    FR: "Friday",
    SA: "Saturday",
    SU: "Sunday",
  },
  list: (items) =>
    items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`,
  sentence: (days, times) => (times === "" ? days : `${days} at ${times}`),
  every: (frequency, interval) =>
    interval === 1 ? `Every ${units[frequency][0]}` : `Every ${interval} ${units[frequency][0]}s`,
  hourly: (every, minutes) => `${every}, at minute ${minutes.join(", ")}`,
  weekly: (interval, days) => `${interval === 1 ? "Every week" : `Every ${interval} weeks`} on ${days}`,
  monthly: (every, days) => `${every} on ${days}`,
  yearlyDate: (every, month, day) =>
    `${every} on ${day} ${months[month - 1]}${month === 2 && day === 29 ? " (leap years only)" : ""}`,
  yearlyNth: (every, month, days) => `${every} on ${days} of ${months[month - 1]}`,
  monthDay: (day) => (day === -1 ? "the last day" : `the ${ordinal(day)}`),
  nthWeekday: (nth, weekday) => {
    const which = ["first", "second", "third", "fourth", "fifth"][nth - 1];
    return `the ${which ?? (nth === -1 ? "last" : "second to last")} ${weekday}`;
  },
  skipping: " (months without it are left out)",
  times: (count) => (count === 1 ? ", once" : `, ${count} times`),
  until: (text) => `, until ${text}`,
  raw: (rule, startsAt) => `By the rule ${rule}, from ${startsAt.replace("T", " ")} on`,
};

function ordinal(value: number): string {
  const suffix = /1[123]$/.test(String(value)) ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return `${value}${suffix}`;
}
