import type { Talk } from "@kith/contract/talk";
import { DAY_MS } from "./calendar.ts";

export const WINDOW_DAYS = 56;
export const WINDOW_MESSAGES = 50;
export const WINDOW_PEOPLE = 5;

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
}

/**
 * The newest 56 days that hold 50 messages by 5 people; null when no stretch does. `speaks` says whose
 * messages count: people, not bots. Source: diagnosis.md E3.
 */
export function judgedWindow(talk: Talk, speaks: (message: number) => boolean): JudgedWindow | null {
  const last = talk.length - 1;
  if (last < 0) return null;
  const spoken = new Spoken();
  let first = talk.length;
  for (let end = talk.length; end > 0; end--) {
    const to = talk.at[end - 1]!;
    const from = to - WINDOW_DAYS * DAY_MS;
    while (first > 0 && talk.at[first - 1]! > from) {
      first--;
      if (speaks(first)) spoken.add(talk.author[first]!);
    }
    if (spoken.messages >= WINDOW_MESSAGES && spoken.people >= WINDOW_PEOPLE) {
      return { first, end, from, to, isPresent: end === talk.length };
    }
    if (speaks(end - 1)) spoken.drop(talk.author[end - 1]!);
  }
  return null;
}

class Spoken {
  messages = 0;
  readonly #of = new Map<number, number>();

  get people(): number {
    return this.#of.size;
  }

  add(person: number): void {
    this.messages++;
    this.#of.set(person, (this.#of.get(person) ?? 0) + 1);
  }

  drop(person: number): void {
    this.messages--;
    const left = (this.#of.get(person) ?? 0) - 1;
    if (left > 0) this.#of.set(person, left);
    else this.#of.delete(person);
  }
}
