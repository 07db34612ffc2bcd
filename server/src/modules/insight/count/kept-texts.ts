import type { Texts } from "@kith/contract/talk";
import { randomUUID } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

/** Most texts are short: whatever a text takes, a block holds many. */
const BLOCK_BYTES = 1 << 20;

/** So many bytes of texts stay in memory; a community of short talk never needs more. */
const HELD_BYTES = 96 << 20;

interface Block {
  readonly bytes: Uint8Array;
  /** Where it lies in the file; null while it does not. */
  readonly place: number | null;
}

/**
 * Texts that are read mostly in their order, in memory as far as they are few, and else in a file that has no name: it
 * goes when it is closed, and when the process is killed. All are added before the first is read. Memory: what is held,
 * and twelve bytes a text.
 */
export class KeptTexts implements Texts {
  readonly #folder: string;
  readonly #heldBytes: number;
  /** By number, the one used last at the end. */
  readonly #held = new Map<number, Block>();
  readonly #places: (number | null)[] = [];
  readonly #sizes: number[] = [];
  #blockOf = new Uint32Array(1024);
  #startOf = new Uint32Array(1024);
  #bytesOf = new Uint32Array(1024);
  #length = 0;
  #inMemory = 0;
  #free = 0;
  #last: { readonly number: number; readonly bytes: Uint8Array } | null = null;
  #file: number | null = null;
  #fileBytes = 0;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  /** @param folder where the file is made, if one is needed. */
  constructor(folder: string, heldBytes = HELD_BYTES) {
    this.#folder = folder;
    this.#heldBytes = heldBytes;
  }

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    if (this.#length === this.#blockOf.length) this.#grow();
    const most = text.length * 3;
    if (most > this.#free || this.#sizes.length === 0) this.#begin(Math.max(most, BLOCK_BYTES));
    const number = this.#sizes.length - 1;
    const bytes = this.#bytes(number);
    const start = bytes.length - this.#free;
    const { written } = this.#encoder.encodeInto(text, bytes.subarray(start));
    this.#blockOf[this.#length] = number;
    this.#startOf[this.#length] = start;
    this.#bytesOf[this.#length++] = written;
    this.#free -= written;
  }

  at(index: number): string {
    const bytes = this.#bytesOf[index] ?? 0;
    if (index >= this.#length || bytes === 0) return "";
    const start = this.#startOf[index]!;
    return this.#decoder.decode(this.#bytes(this.#blockOf[index]!).subarray(start, start + bytes));
  }

  close(): void {
    this.#held.clear();
    this.#last = null;
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #begin(size: number): void {
    const number = this.#sizes.push(size) - 1;
    this.#places.push(null);
    this.#hold(number, new Uint8Array(size));
    this.#free = size;
  }

  #bytes(number: number): Uint8Array {
    if (this.#last?.number === number) return this.#last.bytes;
    const held = this.#held.get(number);
    if (held !== undefined) {
      this.#held.delete(number);
      this.#held.set(number, held);
      this.#last = { number, bytes: held.bytes };
      return held.bytes;
    }
    const bytes = new Uint8Array(this.#sizes[number]!);
    readSync(this.#fileOpen(), bytes, 0, bytes.length, this.#places[number]!);
    this.#hold(number, bytes);
    return bytes;
  }

  #hold(number: number, bytes: Uint8Array): void {
    this.#held.set(number, { bytes, place: this.#places[number] ?? null });
    this.#last = { number, bytes };
    this.#inMemory += bytes.length;
    for (const [other, block] of this.#held) {
      if (this.#inMemory <= this.#heldBytes || this.#held.size === 1) return;
      this.#put(other, block);
    }
  }

  /** What fell out of use lies in the file from then on. It is never written again: the newest block is in use. */
  #put(number: number, { bytes, place }: Block): void {
    if (place === null) {
      writeSync(this.#fileOpen(), bytes, 0, bytes.length, this.#fileBytes);
      this.#places[number] = this.#fileBytes;
      this.#fileBytes += bytes.length;
    }
    this.#held.delete(number);
    this.#inMemory -= bytes.length;
  }

  #fileOpen(): number {
    if (this.#file !== null) return this.#file;
    const name = path.join(this.#folder, `texts-${randomUUID()}`);
    this.#file = openSync(name, "wx+", 0o600);
    rmSync(name, { force: true });
    return this.#file;
  }

  #grow(): void {
    this.#blockOf = larger(this.#blockOf);
    this.#startOf = larger(this.#startOf);
    this.#bytesOf = larger(this.#bytesOf);
  }
}

function larger(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(numbers.length * 2);
  grown.set(numbers);
  return grown;
}
