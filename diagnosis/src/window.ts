import type { Talk } from "@kith/contract/talk";
import { DAY_MS, WEEK_MS, type Calendar } from "./calendar.ts";

export const WINDOW_DAYS = 56;
export const WINDOW_MESSAGES = 50;
export const WINDOW_PEOPLE = 5;

/** A stretch seen on fewer days, unless it keeps a day of the week, shows moments and not a life. */
export const WINDOW_TALK_DAYS = 14;

const WEEKS = WINDOW_DAYS / 7;

/** The stretch of talk that is judged. */
export interface JudgedWindow {
  /** The first message inside. */
  readonly first: number;
  /** One past the last message inside. */
  readonly end: number;
  /** ms UTC, open at the start and closed at the end. */
  readonly from: number;
  readonly to: number;
  /** Whether it is the export's newest stretch; if not, too little was said after it. */
  readonly isPresent: boolean;
  /** On how many different days anything counted was said. */
  readonly talkDays: number;
}

/**
 * Stretches of 56 days that can be judged, newest first, each ending at least four weeks before the one
 * before: 50 messages by 5 people, on 14 different days or as a weekly habit. `speaks` says whose messages count.
 * Source: diagnosis.md E3; the days and the further ones back: docs/adr/0004.
 */
export function* judgeableWindows(
  talk: Talk,
  calendar: Calendar,
  speaks: (message: number) => boolean,
): Generator<JudgedWindow> {
  const spoken = new Spoken(talk, calendar);
  let first = talk.length;
  let before = Number.POSITIVE_INFINITY;
  for (let end = talk.length; end > 0; end--) {
    const to = talk.at[end - 1]!;
    const from = to - WINDOW_DAYS * DAY_MS;
    while (first > 0 && talk.at[first - 1]! > from) {
      first--;
      if (speaks(first)) spoken.add(first);
    }
    if (to <= before - STEP_MS && spoken.isEnough(first, end, speaks)) {
      before = to;
      const isPresent = talk.at[talk.length - 1]! - to <= PRESENT_MS;
      yield { first, end, from, to, isPresent, talkDays: spoken.days };
    }
    if (speaks(end - 1)) spoken.drop(end - 1);
  }
}

/** A stretch that ends this near the export's end is its present. */
const PRESENT_MS = 14 * DAY_MS;

const STEP_MS = (WINDOW_DAYS / 2) * DAY_MS;

/** What a stretch holds while it slides back. */
class Spoken {
  readonly #talk: Talk;
  readonly #calendar: Calendar;
  #messages = 0;
  /** Messages of each person, and of how many people there are any. */
  readonly #said: Int32Array;
  #people = 0;
  readonly #days = new Map<number, number>();

  constructor(talk: Talk, calendar: Calendar) {
    this.#talk = talk;
    this.#calendar = calendar;
    this.#said = new Int32Array(talk.people.length);
  }

  add(message: number): void {
    this.#messages++;
    if (this.#said[this.#talk.author[message]!]!++ === 0) this.#people++;
    change(this.#days, this.#calendar.dayOf(this.#talk.at[message]!), 1);
  }

  drop(message: number): void {
    this.#messages--;
    if (--this.#said[this.#talk.author[message]!]! === 0) this.#people--;
    change(this.#days, this.#calendar.dayOf(this.#talk.at[message]!), -1);
  }

  get days(): number {
    return this.#days.size;
  }

  isEnough(first: number, end: number, speaks: (message: number) => boolean): boolean {
    if (this.#messages < WINDOW_MESSAGES || this.#people < WINDOW_PEOPLE) return false;
    if (this.#days.size >= WINDOW_TALK_DAYS) return true;
    return (
      this.#days.size >= WEEKS && keepsAWeekday(this.#days.keys()) && this.#isInEveryWeek(first, end, speaks)
    );
  }

  #isInEveryWeek(first: number, end: number, speaks: (message: number) => boolean): boolean {
    const to = this.#talk.at[end - 1]!;
    const weeks = new Set<number>();
    for (let i = first; i < end && weeks.size < WEEKS; i++) {
      if (speaks(i)) weeks.add(Math.min(WEEKS - 1, Math.floor((to - this.#talk.at[i]!) / WEEK_MS)));
    }
    return weeks.size === WEEKS;
  }
}

/** A weekly habit keeps its day of the week in so many of the eight weeks. */
const HABIT_WEEKS = 6;

/** Whether people meet weekly, rather than being seen now and then: mostly on the same day of the week. */
export function keepsAWeekday(days: Iterable<number>): boolean {
  const counts = new Uint32Array(7);
  for (const day of days) counts[((day % 7) + 7) % 7]!++;
  return counts.some((weeks) => weeks >= HABIT_WEEKS);
}

function change(counts: Map<number, number>, key: number, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
