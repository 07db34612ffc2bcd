import { hourOf, isRealDate, readWrittenTime, type WrittenTime } from "../time.ts";

/** Dates as DiscordChatExporter writes them in tables: by the culture of whoever exported. */

/** Whether `3/4/2020` is the third of April or the fourth of March. */
export type DateOrder = "dayFirst" | "monthFirst";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const NAMED = /^(\d{1,2})[- ]([A-Za-z]{3})[A-Za-z]{0,6}[- ](\d{4}|\d{2})[,]? (.+)$/;
const NUMBERED = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\.?,? (.+)$/;
const CLOCK = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s?(?:([ap])\.?\s?m\.?)?$/i;

/** Reads a date of any of these cultures; `order` decides where the text leaves it open. */
export function readDiscordDate(text: string, order: DateOrder): WrittenTime | null {
  const own = text.trim();
  const yearFirst = readWrittenTime(own);
  if (yearFirst !== null) return yearFirst;
  const named = NAMED.exec(own);
  if (named !== null) {
    const [, day = "", month = "", year = "", clock = ""] = named;
    return writtenTime({ year, month: MONTHS.indexOf(month.toLowerCase()) + 1, day: Number(day) }, clock);
  }
  const [, first = "", mark, second = "", year = "", clock = ""] = NUMBERED.exec(own) ?? [];
  if (mark === undefined) return null;
  const isDayFirst = mark === "." || order === "dayFirst";
  const [day, month] = isDayFirst ? [Number(first), Number(second)] : [Number(second), Number(first)];
  return writtenTime({ year, month, day }, clock);
}

/**
 * What a set of dates says of its order: a number above twelve is a day; failing that, whoever writes
 * AM and PM writes the month first. Null when nothing numbered is among them.
 */
export function orderOfDates(texts: Iterable<string>): { order: DateOrder; isCertain: boolean } | null {
  let guess: DateOrder | null = null;
  for (const text of texts) {
    const [, first = "", mark, second = "", , clock = ""] = NUMBERED.exec(text.trim()) ?? [];
    if (mark === undefined || mark === ".") continue;
    if (Number(first) > 12) return { order: "dayFirst", isCertain: true };
    if (Number(second) > 12) return { order: "monthFirst", isCertain: true };
    guess ??= /[ap]\.?\s?m/i.test(clock) ? "monthFirst" : "dayFirst";
  }
  return guess === null ? null : { order: guess, isCertain: false };
}

interface CalendarDay {
  readonly year: string;
  readonly month: number;
  readonly day: number;
}

function writtenTime({ year, month, day }: CalendarDay, clock: string): WrittenTime | null {
  const [, hour, minute = "", second = "0", half] = CLOCK.exec(clock) ?? [];
  if (hour === undefined) return null;
  const hours = hourOf(Number(hour), half === undefined ? undefined : `${half}m`);
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const isReal = isRealDate(fullYear, month, day) && Number(minute) < 60 && Number(second) < 61;
  if (hours === null || !isReal) return null;
  return { local: Date.UTC(fullYear, month - 1, day, hours, Number(minute), Number(second)), offsetMs: null };
}
