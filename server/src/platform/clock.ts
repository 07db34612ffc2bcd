/** What time it is. Injected, so that the demo can move it and tests can hold it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still. */
export function clockAt(instant: Date): Clock {
  return { now: () => new Date(instant) };
}

/** A clock that goes on like another from an instant of its own, and can be put forward. */
export class MovableClock implements Clock {
  readonly #like: Clock;
  #aheadMs: number;

  constructor(from: Date, like: Clock = systemClock) {
    this.#like = like;
    this.#aheadMs = from.getTime() - like.now().getTime();
  }

  now(): Date {
    return new Date(this.#like.now().getTime() + this.#aheadMs);
  }

  /** @param ms not below 0: what happened must not lie in what is yet to come. */
  putForward(ms: number): void {
    if (!(ms >= 0)) throw new RangeError("a clock is only put forward");
    this.#aheadMs += ms;
  }
}
