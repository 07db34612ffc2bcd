import { IANAZone } from "luxon";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Instants outside these years are slips of a clock or of a parser, not times of messages. */
const EARLIEST_MS = Date.UTC(1985, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/** Whether an instant can be the time of a chat message at all. */
export function isPlausibleInstant(ms: number): boolean {
  return ms >= EARLIEST_MS && ms < LATEST_MS;
}

/** The zone name is not in the IANA database. */
export class UnknownZone extends Error {
  readonly zone: string;
  constructor(zone: string) {
    super(`unknown time zone: ${zone}`);
    this.name = "UnknownZone";
    this.zone = zone;
  }
}

/** Turns wall clocks of one zone into instants; asks the zone database once a day, not once a message. */
export class WallClock {
  readonly zone: string;
  readonly #zone: IANAZone;
  #day = Number.NaN;
  #offsetMs = 0;

  /** @throws {UnknownZone} */
  constructor(zone: string) {
    if (!IANAZone.isValidZone(zone)) throw new UnknownZone(zone);
    this.zone = zone;
    this.#zone = IANAZone.create(zone);
  }

  /**
   * The instant, in ms UTC, of a wall clock given as if it were UTC (`Date.UTC(y, m, d, …)`). Where a
   * clock shows a time twice, the first; where it skips one, the instant as far behind the gap.
   */
  instantOf(localMs: number): number {
    const day = Math.floor(localMs / DAY_MS);
    if (day !== this.#day) this.#learn(day);
    return Number.isNaN(this.#offsetMs) ? this.#resolved(localMs) : localMs - this.#offsetMs;
  }

  #learn(day: number): void {
    const before = this.#offsetAt((day - 1) * DAY_MS);
    const after = this.#offsetAt((day + 2) * DAY_MS);
    this.#day = day;
    this.#offsetMs = before === after ? before : Number.NaN;
  }

  #resolved(localMs: number): number {
    const early = localMs - this.#offsetAt(localMs - DAY_MS);
    const late = localMs - this.#offsetAt(localMs + DAY_MS);
    const fits = [early, late].filter((instant) => instant + this.#offsetAt(instant) === localMs);
    return fits.length > 0 ? Math.min(...fits) : Math.max(early, late);
  }

  #offsetAt(utcMs: number): number {
    return this.#zone.offset(utcMs) * MINUTE_MS;
  }
}

/** An epoch number in seconds, milliseconds or microseconds, told by its size; null when implausible. */
export function instantOfEpoch(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const ms = value > 1e14 ? value / 1000 : value > 1e11 ? value : value * 1000;
  const whole = Math.floor(ms);
  return isPlausibleInstant(whole) ? whole : null;
}

const STAMP =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]\s?(上午|下午)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(AM|PM)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** A written date and time: `local` as if it were UTC; `offsetMs` only where the text states it. */
export interface WrittenTime {
  readonly local: number;
  readonly offsetMs: number | null;
}

/** Reads year-first dates: ISO 8601, `2019-7-6 8:43:38 PM`, `2020/1/30 12:00`, `2024年1月2日 下午3:04`. */
export function readWrittenTime(text: string): WrittenTime | null {
  const match = STAMP.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, before, hour = "0", minute = "0", second = "0", fraction, behind, zone] = match;
  const hours = hourOf(Number(hour), before ?? behind);
  const isReal = isRealDate(Number(year), Number(month), Number(day));
  if (hours === null || !isReal || Number(minute) > 59 || Number(second) > 60) return null;
  const ofDay = (hours * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1000 + millisOf(fraction);
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day)) + ofDay;
  return { local, offsetMs: zone === undefined ? null : offsetOf(zone) };
}

function millisOf(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.padEnd(3, "0").slice(0, 3));
}

/** A 12-hour clock's hour on the 24-hour clock, `half` being AM, PM, 上午 or 下午; null when there is no such hour. */
export function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null;
  if (hour < 1 || hour > 12) return hour < 24 ? hour : null;
  return (hour % 12) + (/pm|下午/i.test(half) ? 12 : 0);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has this day; years begin with 100, since clocks of two digits are another matter. */
export function isRealDate(year: number, month: number, day: number): boolean {
  const days = DAYS[month - 1];
  if (days === undefined || year < 100 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : days);
}

function offsetOf(zone: string): number {
  if (zone === "Z" || zone === "z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const digits = zone.slice(1).replace(":", "");
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || "0")) * MINUTE_MS;
}
