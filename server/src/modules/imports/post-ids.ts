import type { Clock } from "../../platform/clock.ts";
import { idAt } from "../../platform/ids.ts";

/** Ids in the order in which they are made: among posts of one instant, that is the order of the archive. */
export class PostIds {
  readonly #clock: Clock;
  #msecs = 0;
  #seq = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const now = this.#clock.now().getTime();
    if (now > this.#msecs) [this.#msecs, this.#seq] = [now, 0];
    else this.#seq++;
    return idAt(this.#msecs, this.#seq);
  }
}
