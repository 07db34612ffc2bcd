/** Recurrence rules as text, taken apart: what of RFC 5545 Kith understands, and why it refuses the rest. */

export const frequencies = ["MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
export type Frequency = (typeof frequencies)[number];

/** In the order of ISO 8601. */
export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof weekdays)[number];

/** A weekday; `nth` counts within the month or year, from the end where negative, null for every one. */
export interface DayPart {
  readonly day: Weekday;
  readonly nth: number | null;
}

/** A rule that is well formed. Whether it ever fires depends on where and when it starts. */
export interface Recurrence {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** Inclusive. */
  readonly until: Date | null;
  readonly weekStart: Weekday;
  readonly byDay: readonly DayPart[];
  readonly byMonth: readonly number[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly bySetPos: readonly number[];
  readonly byHour: readonly number[];
  readonly byMinute: readonly number[];
  readonly bySecond: readonly number[];
}

export const ruleFaults = [
  "noFrequency",
  "unknownPart",
  "badValue",
  "badCombination",
  "badUntil",
  "tooOften",
] as const;
export type RuleFault = (typeof ruleFaults)[number];

/** Why a text is no rule. */
export class BadRule extends Error {
  readonly fault: RuleFault;

  constructor(fault: RuleFault, part: string) {
    super(`${fault}: ${part}`);
    this.fault = fault;
  }
}

const LONGEST = 500;
const MOST_COUNT = 5000;
const MOST_INTERVAL = 1000;
/** Every year has 52 of each weekday; few have a 53rd, and readers of rules differ on what happens in the others. */
const MOST_NTH = 52;

/** How far each list of numbers goes; negative ones count from the end where that makes sense. */
const numberParts = {
  BYMONTH: { least: 1, most: 12, isSigned: false },
  BYMONTHDAY: { least: 1, most: 31, isSigned: true },
  BYYEARDAY: { least: 1, most: 366, isSigned: true },
  BYWEEKNO: { least: 1, most: 53, isSigned: true },
  BYSETPOS: { least: 1, most: 366, isSigned: true },
  BYHOUR: { least: 0, most: 23, isSigned: false },
  BYMINUTE: { least: 0, most: 59, isSigned: false },
  BYSECOND: { least: 0, most: 59, isSigned: false },
} as const;
type NumberPart = keyof typeof numberParts;

const PARTS = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", ...Object.keys(numberParts)];

/** Takes a rule apart, such as `FREQ=MONTHLY;BYDAY=2SA`. @throws {BadRule} Source: RFC 5545, 3.3.10. */
export function parseRecurrence(text: string): Recurrence {
  const parts = partsOf(text);
  const numbers = (name: NumberPart) => numbersOf(name, parts.get(name));
  const rule: Recurrence = {
    frequency: frequencyOf(parts.get("FREQ")),
    interval: wholeOf("INTERVAL", parts.get("INTERVAL"), MOST_INTERVAL) ?? 1,
    count: wholeOf("COUNT", parts.get("COUNT"), MOST_COUNT),
    until: untilOf(parts.get("UNTIL")),
    weekStart: weekdayOf("WKST", parts.get("WKST") ?? "MO"),
    byDay: (parts.get("BYDAY")?.split(",") ?? []).map(dayPartOf),
    byMonth: numbers("BYMONTH"),
    byMonthDay: numbers("BYMONTHDAY"),
    byYearDay: numbers("BYYEARDAY"),
    byWeekNo: numbers("BYWEEKNO"),
    bySetPos: numbers("BYSETPOS"),
    byHour: numbers("BYHOUR"),
    byMinute: numbers("BYMINUTE"),
    bySecond: numbers("BYSECOND"),
  };
  demandCombination(rule);
  if (rule.bySecond.length > 1) throw new BadRule("tooOften", "BYSECOND");
  return rule;
}

function partsOf(text: string): Map<string, string> {
  if (text.length > LONGEST) throw new BadRule("badValue", "rule");
  const parts = new Map<string, string>();
  for (const piece of text.split(";")) {
    const [, name = "", value = ""] = /^([A-Z]+)=([A-Z0-9,+-]+)$/.exec(piece) ?? [];
    if (!PARTS.includes(name) || parts.has(name)) throw new BadRule("unknownPart", piece.slice(0, 40));
    parts.set(name, value);
  }
  return parts;
}

function frequencyOf(value: string | undefined): Frequency {
  if (value === undefined) throw new BadRule("noFrequency", "FREQ");
  if (value === "SECONDLY") throw new BadRule("tooOften", "FREQ");
  const frequency = frequencies.find((one) => one === value);
  if (frequency === undefined) throw new BadRule("badValue", "FREQ");
  return frequency;
}

function wholeOf(name: string, value: string | undefined, most: number): number | null {
  if (value === undefined) return null;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most) throw new BadRule("badValue", name);
  return number;
}

/** In UTC, as the RFC demands wherever the start has a time zone. */
function untilOf(value: string | undefined): Date | null {
  if (value === undefined) return null;
  const iso = value.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6.000Z");
  const until = new Date(iso === value ? Number.NaN : iso);
  // A day that does not exist would be read as one that does.
  if (Number.isNaN(until.getTime()) || until.toISOString() !== iso) throw new BadRule("badUntil", "UNTIL");
  return until;
}

function weekdayOf(name: string, value: string): Weekday {
  const day = weekdays.find((one) => one === value);
  if (day === undefined) throw new BadRule("badValue", name);
  return day;
}

function dayPartOf(value: string): DayPart {
  const [, nth = "", day = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(value) ?? [];
  if (nth !== "" && (Number(nth) === 0 || Math.abs(Number(nth)) > MOST_NTH))
    throw new BadRule("badValue", "BYDAY");
  return { day: weekdayOf("BYDAY", day), nth: nth === "" ? null : Number(nth) };
}

function numbersOf(name: NumberPart, value: string | undefined): number[] {
  const { least, most, isSigned } = numberParts[name];
  const numbers = (value?.split(",") ?? []).map((one) => {
    if (!(isSigned ? /^[+-]?\d{1,3}$/ : /^\d{1,2}$/).test(one)) throw new BadRule("badValue", name);
    const number = Number(one);
    if (Math.abs(number) < least || Math.abs(number) > most) throw new BadRule("badValue", name);
    return number;
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** What the RFC says must not stand together. */
function demandCombination(rule: Recurrence): void {
  const { frequency, byDay, byWeekNo } = rule;
  const isOf = (...those: Frequency[]) => those.includes(frequency);
  const hasNth = byDay.some(({ nth }) => nth !== null);
  const byParts = [
    byDay,
    rule.byMonth,
    rule.byMonthDay,
    rule.byYearDay,
    byWeekNo,
    rule.byHour,
    rule.byMinute,
  ];
  const wrong = {
    UNTIL: rule.count !== null && rule.until !== null,
    BYDAY:
      hasNth &&
      (!isOf("MONTHLY", "YEARLY") ||
        byWeekNo.length > 0 ||
        ((isOf("MONTHLY") || rule.byMonth.length > 0) && byDay.some(({ nth }) => Math.abs(nth ?? 0) > 5))),
    BYMONTHDAY: rule.byMonthDay.length > 0 && isOf("WEEKLY"),
    BYYEARDAY: rule.byYearDay.length > 0 && isOf("DAILY", "WEEKLY", "MONTHLY"),
    BYWEEKNO: byWeekNo.length > 0 && !isOf("YEARLY"),
    BYSETPOS: rule.bySetPos.length > 0 && byParts.every(({ length }) => length === 0),
  };
  for (const [part, isWrong] of Object.entries(wrong)) if (isWrong) throw new BadRule("badCombination", part);
}
