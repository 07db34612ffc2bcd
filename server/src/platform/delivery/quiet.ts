import type { QuietHours } from "./ports.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/**
 * When quiet hours that hold at `now` end, or null where none hold. Where clocks go forward over the end, it is the
 * first minute that exists after it.
 */
export function quietEnd(now: Date, quiet: QuietHours | null): Date | null {
  if (quiet === null || !isQuiet(now, quiet)) return null;
  const minuteMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const left = (minutesOf(quiet.to) - localMinutes(now, quiet.timeZone) + DAY_MINUTES) % DAY_MINUTES;
  const end = new Date(minuteMs + left * MINUTE_MS);
  return isQuiet(before(end), quiet) && !isQuiet(end, quiet) ? end : endAcrossShift(minuteMs, quiet);
}

/** The clock was changed on the way: what is left is walked minute by minute. */
function endAcrossShift(fromMs: number, quiet: QuietHours): Date {
  for (let minutes = 1; minutes <= DAY_MINUTES + 180; minutes++) {
    const at = new Date(fromMs + minutes * MINUTE_MS);
    if (!isQuiet(at, quiet)) return at;
  }
  // Quiet all day long, as `from` equal to `to` says it is not.
  throw new RangeError(`quiet hours without an end: ${quiet.from}-${quiet.to}`);
}

const before = (at: Date) => new Date(at.getTime() - 1);

function isQuiet(at: Date, { from, to, timeZone }: QuietHours): boolean {
  const [start, end, minute] = [minutesOf(from), minutesOf(to), localMinutes(at, timeZone)];
  return start <= end ? start <= minute && minute < end : start <= minute || minute < end;
}

function minutesOf(time: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (parts === null) throw new RangeError(`not a time: ${time}`);
  return Number(parts[1]) * 60 + Number(parts[2]);
}

function localMinutes(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  return minutesOf(format.format(at));
}
