/**
 * How fast a route may be used: a bucket that holds `burst` tokens and gains `perSecond`. Whoever finds it empty is
 * told how long to wait, and then has a turn of its own, so that many who wait do not all come again at once.
 */
export class Pace {
  readonly #intervalMs: number;
  readonly #allowanceMs: number;
  readonly #turns = new Map<string, number>();
  /** When the bucket is next empty of debts. Source: the generic cell rate algorithm, ITU-T I.371. */
  #freeMs = 0;

  constructor({ perSecond, burst }: { readonly perSecond: number; readonly burst: number }) {
    this.#intervalMs = 1000 / perSecond;
    this.#allowanceMs = (burst - 1) * this.#intervalMs;
  }

  /** @param nowMs of a clock that never goes back. @returns 0 when it may go, else ms to wait. */
  waitFor(id: string, nowMs: number): number {
    const turnMs = this.#turns.get(id) ?? this.#takeTurn(nowMs);
    if (turnMs <= nowMs) {
      this.#turns.delete(id);
      return 0;
    }
    this.#turns.set(id, turnMs);
    return turnMs - nowMs;
  }

  #takeTurn(nowMs: number): number {
    const startMs = Math.max(this.#freeMs, nowMs);
    this.#freeMs = startMs + this.#intervalMs;
    return startMs - this.#allowanceMs;
  }
}
