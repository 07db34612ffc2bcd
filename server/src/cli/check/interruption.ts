/**
 * Ctrl-C. While bytes are awaited the command hears it and stops in good order. While the engine computes
 * nobody could hear it, so then the system ends the process at once; nothing is being written.
 */
export class Interruption {
  readonly #controller = new AbortController();
  readonly #stop = () => this.#controller.abort();

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  listen(): void {
    process.once("SIGINT", this.#stop);
  }

  ignore(): void {
    process.removeListener("SIGINT", this.#stop);
  }

  leftToTheSystem<T>(compute: () => T): T {
    this.ignore();
    try {
      return compute();
    } finally {
      this.listen();
    }
  }
}
