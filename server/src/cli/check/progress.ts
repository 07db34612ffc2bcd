import { columnsOf, fitted, paintFor } from "../terminal.ts";
import type { CheckWords } from "./words.ts";

const EVERY_MS = 100;
const KNOTS = 24;

/** A thread that grows on one line of the terminal; silent where standard error is no terminal. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #words: CheckWords;
  readonly #now: () => number;
  #stage = "";
  #beganMs = 0;
  #shownMs = Number.NEGATIVE_INFINITY;
  #isShown = false;

  constructor(stream: NodeJS.WriteStream, words: CheckWords, now: () => number) {
    this.#stream = stream;
    this.#words = words;
    this.#now = now;
  }

  begin(stage: "looking" | "reading" | "judging"): void {
    this.#stage = this.#words[stage];
    this.#beganMs = this.#now();
    this.#shownMs = Number.NEGATIVE_INFINITY;
    this.update(null, 0);
  }

  /** @param share of the stage that is done, 0 to 1, or null while unknown. */
  update(share: number | null, messages: number): void {
    const now = this.#now();
    if (!this.#stream.isTTY || now - this.#shownMs < EVERY_MS) return;
    this.#shownMs = now;
    const parts = [this.#stage, share === null ? "" : `${threadOf(share)} ${Math.floor(100 * share)}%`];
    if (messages > 0) parts.push(this.#words.messages(messages));
    const spentS = (now - this.#beganMs) / 1000;
    if (share !== null && share > 0.02 && spentS > 1)
      parts.push(this.#words.left((spentS * (1 - share)) / share));
    const line = fitted(parts.filter(Boolean).join("  "), columnsOf(this.#stream) - 1);
    const paint = paintFor(this.#stream);
    this.#stream.write(`\r\u001b[2K${line.replace(/━+/, (done) => paint.thread(done))}`);
    this.#isShown = true;
  }

  clear(): void {
    if (this.#isShown) this.#stream.write("\r\u001b[2K");
    this.#isShown = false;
  }
}

function threadOf(share: number): string {
  const done = Math.round(KNOTS * Math.min(1, share));
  return "━".repeat(done) + "┄".repeat(KNOTS - done);
}
