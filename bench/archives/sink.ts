import { closeSync, openSync, writeSync } from "node:fs";

const PIECE_CHARS = 1 << 20;

/** Writes a file of any size piece by piece. */
export class Sink {
  readonly #file: number;
  #waiting: string[] = [];
  #chars = 0;

  constructor(place: string) {
    this.#file = openSync(place, "w");
  }

  write(text: string): void {
    this.#waiting.push(text);
    this.#chars += text.length;
    if (this.#chars >= PIECE_CHARS) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(""));
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#waiting = [];
    this.#chars = 0;
  }
}
