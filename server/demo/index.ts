/**
 * The demo: three communities with known figures, built by the commands of their members, and a clock that can be put
 * forward. Loaded only where a demo is asked for; an ordinary instance has none of its routes.
 *
 * Its time goes on while it runs and stands still while it does not, so that its figures are the same a month later.
 */
import type { Language } from "@kith/contract/language";
import { countAndKeep, Thinking } from "../src/modules/insight/index.ts";
import { MovableClock, systemClock } from "../src/platform/clock.ts";
import type { Ctx } from "../src/platform/ctx.ts";
import { copyingOn } from "../src/platform/db/copy.ts";
import { forgetAll } from "./forget-all.ts";
import type { Database } from "../src/platform/db/open.ts";
import type { Module } from "../src/platform/module.ts";
import { TIME_ZONE } from "./calendar.ts";
import { ctxAt } from "./community.ts";
import { demoStateIn, keepDemoState, type DemoState } from "./folder.ts";
import { loadDemo, signIns } from "./load.ts";
import { demoModule } from "./routes.ts";
import { demoWords, rowsOf, timeIn, type DemoWords } from "./words.ts";

export { demoStateIn, NotADemo } from "./folder.ts";
export { demoWords } from "./words.ts";

/** How often it is written down what time it is. */
const NOTED_EVERY_MS = 60_000;

export class Demo {
  readonly clock: MovableClock;
  readonly words: DemoWords;
  readonly #folder: string;
  readonly #language: Language;
  #isLoaded: boolean;
  #url: string | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** To be opened before the database is. @throws {NotADemo} where the folder holds an instance that is none. */
  constructor(folder: string, language: Language) {
    const state = demoStateIn(folder);
    this.#folder = folder;
    this.#language = language;
    this.words = demoWords(language);
    this.#isLoaded = state?.isLoaded ?? false;
    this.clock = new MovableClock(startOf(state));
    // From here on the folder says that it is a demo's; one that runs there already is not written over.
    if (state === null) this.#note();
  }

  /** Builds the communities and judges them, unless they are there; what broke off half-way is taken out before. */
  async load({ db, pool }: Database, onLoading: () => void): Promise<void> {
    if (this.#isLoaded) return;
    onLoading();
    await forgetAll(pool);
    const now = this.clock.now();
    const built = await loadDemo({ db, copying: copyingOn(pool), now });
    const thinking = new Thinking(pool.options);
    for (const communityId of built) await countAndKeep(ctxAt(db, now), thinking, communityId);
    this.#isLoaded = true;
    this.#note();
  }

  module(ctx: Ctx, catchUp: () => Promise<void>): Module {
    return demoModule({ ctx, clock: this.clock, catchUp, onMoved: () => this.#note() });
  }

  /** @returns what to tell whoever started it. */
  begin(url: string): string {
    this.#url = url;
    this.#note();
    this.#timer = setInterval(() => this.#note(), NOTED_EVERY_MS).unref();
    const now = timeIn(this.#language, TIME_ZONE, this.clock.now());
    return this.words.greeting(rowsOf(signIns, this.#language), now);
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#url = null;
    this.#note();
  }

  #note(): void {
    const now = this.clock.now().toISOString();
    keepDemoState(this.#folder, { isLoaded: this.#isLoaded, now, url: this.#url });
  }
}

/** Where its time goes on. A demo that was killed may have lived a while after it last wrote down what time it was. */
function startOf(state: DemoState | null): Date {
  if (state === null || !state.isLoaded) return systemClock.now();
  const seen = new Date(state.now);
  return state.url === null ? seen : new Date(seen.getTime() + NOTED_EVERY_MS);
}
