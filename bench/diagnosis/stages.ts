interface Ended {
  readonly began: number;
  readonly ms: number;
}

/** Shares time out to stages that lie inside each other and tell only when they end. */
export class StageClock {
  readonly now: () => number;
  readonly #own = new Map<string, number>();
  /** Ended stages that no other stage was found to hold yet. */
  #open: Ended[] = [];

  constructor(now: () => number) {
    this.now = now;
  }

  readonly ended = (stage: string, ms: number): void => {
    const began = this.now() - ms;
    const inside = this.#open.filter((one) => one.began >= began);
    const ownMs = ms - inside.reduce((sum, one) => sum + one.ms, 0);
    this.#open = [...this.#open.filter((one) => one.began < began), { began, ms }];
    this.#own.set(stage, (this.#own.get(stage) ?? 0) + ownMs);
  };

  /** Seconds each stage took for itself; what none of them took is `rest`. */
  seconds(all: number): Record<string, number> {
    const told = [...this.#own].map(([stage, ms]) => [stage, Math.max(0, ms / 1000)] as const);
    const rest = all - told.reduce((sum, [, seconds]) => sum + seconds, 0);
    return Object.fromEntries([...told, ["rest", Math.max(0, rest)]]);
  }
}
