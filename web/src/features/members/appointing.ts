/** The last moment of a day in the reader's zone, as an instant; null for no day, undefined for one that is not to come. */
export function endOfDay(day: string, now: number): string | null | undefined {
  if (day === "") return null;
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  // A term's end is exclusive: it runs through the whole of that day.
  const end = new Date(year, month - 1, date + 1);
  return Number.isNaN(end.getTime()) || end.getTime() <= now ? undefined : end.toISOString();
}
