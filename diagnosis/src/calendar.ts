/** Days as the members count them: in the community's time zone. */

export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;

/** Numbers days of a zone from 1970-01-01; asks the zone database once a day. */
export class Calendar {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  /** Messages come in order of time: mostly the same day is asked about again. */
  #lastDay = Number.NaN;
  #lastOffset = 0;

  /** An unknown zone counts in UTC. */
  constructor(timeZone: string) {
    this.#format = formatOf(timeZone);
  }

  /** The number of the local day in which an instant lies. */
  dayOf(at: number): number {
    return Math.floor((at + this.#offset(at)) / DAY_MS);
  }

  /** Clocks change at most once a day; taking the offset of the day's start is an hour off at worst. */
  #offset(at: number): number {
    const utcDay = Math.floor(at / DAY_MS);
    if (utcDay === this.#lastDay) return this.#lastOffset;
    let offset = this.#offsets.get(utcDay);
    if (offset === undefined) {
      offset = offsetAt(this.#format, utcDay * DAY_MS);
      this.#offsets.set(utcDay, offset);
    }
    [this.#lastDay, this.#lastOffset] = [utcDay, offset];
    return offset;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options = {
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  } as const;
  try {
    return new Intl.DateTimeFormat("en-US", { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
  }
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(parts["year"]!, parts["month"]! - 1, parts["day"], parts["hour"], parts["minute"]);
  return local - Math.floor(at / 60_000) * 60_000;
}
