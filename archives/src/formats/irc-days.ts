import type { ReadingDesk } from "../reader.ts";
import { isRealDate } from "../time.ts";
import type { IrcLine } from "./irc-lines.ts";

/** What clients write into a log of their own: when it was opened, closed, when a day began. */
const FRAME =
  /^(?:--- (?:Day changed|Log opened|Log closed)|Session (?:Start|Time|Close):|\*{4} (?:BEGIN|ENDING) LOGGING AT) \S+ (?:(?<month>[A-Z][a-z]{2})|(?<number>\d{1,2})月) {1,2}(?<day>\d{1,2})(?: \d\d:\d\d:\d\d)? (?<year>\d{4})$/;

const SESSION_OF = /^Session Ident: (?=[#&])/;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A clock that goes back by more than this has passed midnight; less is two clients' disagreement. */
const BACK_OVER_MIDNIGHT_MS = 6 * HOUR_MS;

/** Whether a line is the client's own, between what was said. */
export function isFrame(line: string): boolean {
  return FRAME.test(line) || SESSION_OF.test(line);
}

/** The day a path names, as if in UTC: `2009-03-03`, `20090303`, or folders for year, month and day. */
export function dateInPath(path: string): number | null {
  const match = /(?<!\d)(\d{4})([-/]?)(\d\d)\2(\d\d)(?!\d)/.exec(path);
  return match === null ? null : dateOf(Number(match[1]), Number(match[3]), Number(match[4]));
}

function dateOf(year: number, month: number, day: number): number | null {
  return isRealDate(year, month, day) ? Date.UTC(year, month - 1, day) : null;
}

/** Puts dates to clocks that only tell hours and minutes. */
export class DayClock {
  #day: number | null;
  #last = Number.NEGATIVE_INFINITY;
  readonly #desk: ReadingDesk;

  constructor(day: number | null, desk: ReadingDesk) {
    this.#day = day;
    this.#desk = desk;
  }

  /** Takes note of what a client says of its log; false when the line is no such thing. */
  turnTo(line: string): boolean {
    const groups = FRAME.exec(line)?.groups;
    if (groups === undefined) return SESSION_OF.test(line);
    const { month, number, day, year } = groups;
    const which = month === undefined ? Number(number) : MONTHS.indexOf(month) + 1;
    this.#day = dateOf(Number(year), which, Number(day)) ?? this.#day;
    this.#last = Number.NEGATIVE_INFINITY;
    return true;
  }

  /** The line's instant in ms UTC, or null where no day is known. */
  instantOf({ date, clock }: IrcLine): number | null {
    if (date !== undefined) this.#day = dateInPath(date);
    if (this.#day === null) return null;
    if (clock === undefined) return this.#desk.clock.instantOf(this.#day + Math.max(this.#last, 0));
    const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
    const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    if (date === undefined && ofDay < this.#last - BACK_OVER_MIDNIGHT_MS) this.#day += DAY_MS;
    this.#last = ofDay;
    return this.#desk.clock.instantOf(this.#day + ofDay);
  }
}
