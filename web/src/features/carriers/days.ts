/** What is written as a day holds through the whole of it, in the reader's zone: instants are exclusive. */

/** The first moment after a day written as `YYYY-MM-DD`; null for none, undefined for what is no day. */
export function endOfDay(day: string): string | null | undefined {
  return momentOf(day, 1);
}

/** The first moment of a day. */
export function startOfDay(day: string): string | null | undefined {
  return momentOf(day, 0);
}

function momentOf(day: string, after: number): string | null | undefined {
  if (day === "") return null;
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const at = new Date(year, month - 1, date + after);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** An instant within the last day that an exclusive end leaves; null for none. */
export function lastDayOf<End extends string | null>(end: End): End {
  return (end === null ? null : new Date(Date.parse(end) - 1).toISOString()) as End;
}

/** The day of an instant as a field of days wants it; "" for none. */
export function dayField(at: string | null): string {
  if (at === null) return "";
  const time = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** So many days from now on. */
export function dayAfter(days: number, now = Date.now()): string {
  return dayField(new Date(now + days * 86_400_000).toISOString());
}
