import type { Clock } from "../../platform/clock.ts";
import { TooOften } from "../../platform/errors.ts";

/** Whose attempts are counted together, and how many they have within the time. */
export interface Limit {
  readonly key: string;
  readonly most: number;
}

const WITHIN_MS = 15 * 60_000;
const KEPT_AT_MOST = 50_000;

interface Counted {
  count: number;
  readonly until: number;
}

/** Counts attempts in this process: several nodes allow as many times as they are. */
export class Attempts {
  readonly #counted = new Map<string, Counted>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one attempt before it is made, so that many at once are counted too. @throws {TooOften} */
  count(limits: readonly Limit[]): void {
    const now = this.#clock.now().getTime();
    const waits = limits.map(({ key, most }) => this.#wait(key, most, now));
    const longest = Math.max(...waits);
    if (longest > 0) throw new TooOften(Math.ceil(longest / 1000));
  }

  /** Whoever got it right has not been guessing. */
  forgive(key: string): void {
    this.#counted.delete(key);
  }

  /** ms to wait; 0 where none is needed. */
  #wait(key: string, most: number, now: number): number {
    const counted = this.#counted.get(key);
    if (counted === undefined || now >= counted.until) {
      this.#begin(key, now);
      return 0;
    }
    counted.count += 1;
    return counted.count > most ? counted.until - now : 0;
  }

  #begin(key: string, now: number): void {
    this.#counted.delete(key);
    const oldest = this.#counted.keys().next();
    if (this.#counted.size >= KEPT_AT_MOST && !oldest.done) this.#counted.delete(oldest.value);
    this.#counted.set(key, { count: 1, until: now + WITHIN_MS });
  }
}
