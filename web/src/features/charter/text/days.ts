import type { Language } from "@kith/contract/language";
import { formatDay } from "../../../lib/when.ts";

/** A day of the calendar, wherever the reader is. */
export function formatDayOnly(language: Language, day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return formatDay(language, new Date(year, month - 1, date));
}
