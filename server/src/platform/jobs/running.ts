import { run, type Runner, type RunnerOptions } from "graphile-worker";

interface Care {
  /** Gives back what the run that ended had taken up. */
  readonly letGo: () => Promise<void>;
  readonly onTrouble: (message: string) => void;
}

const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Works off jobs, and begins anew where that ends unasked: a worker that cannot write down that a job is done gives up,
 * and all others with it, though the database may be back a moment later.
 */
export async function keepRunning(options: RunnerOptions, care: Care): Promise<{ stop(): Promise<void> }> {
  const running = new Running(options, care);
  await running.begin();
  return running;
}

class Running {
  readonly #options: RunnerOptions;
  readonly #care: Care;
  #runner: Runner | null = null;
  #isStopped = false;
  #wake: (() => void) | null = null;
  #trying: Promise<void> = Promise.resolve();

  constructor(options: RunnerOptions, care: Care) {
    this.#options = options;
    this.#care = care;
  }

  async begin(): Promise<void> {
    const runner = await run(this.#options);
    this.#runner = runner;
    const over = (error?: unknown) => this.#ended(runner, error);
    runner.promise.then(() => over(), over);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake?.();
    await this.#trying;
    await this.#runner?.stop();
  }

  #ended(runner: Runner, error: unknown): void {
    if (this.#isStopped || this.#runner !== runner) return;
    this.#runner = null;
    this.#care.onTrouble(`jobs are begun anew: ${String(error)}`);
    this.#trying = this.#beginAgain();
  }

  async #beginAgain(): Promise<void> {
    for (let waitMs = RETRY_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_RETRY_MS)) {
      await this.#pause(waitMs);
      if (this.#isStopped) return;
      try {
        await this.#care.letGo();
        await this.begin();
        return;
      } catch (error) {
        this.#care.onTrouble(`jobs cannot begin: ${String(error)}`);
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, ms).unref();
    });
  }
}
