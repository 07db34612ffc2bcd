/** Typed columns that grow while they are written, and an index from hashed text to a number. */

type Column =
  Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A typed array one can push to; doubles when full. */
export class Growing<C extends Column> {
  #values: C;
  #length = 0;
  readonly #make: (length: number) => C;

  constructor(make: (length: number) => C) {
    this.#make = make;
    this.#values = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = this.#make(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  get(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** The values written so far, without spare room. */
  whole(): C {
    return this.#values.slice(0, this.#length) as C;
  }
}

export const float64s = () => new Growing((length) => new Float64Array(length));
export const int32s = () => new Growing((length) => new Int32Array(length));
export const uint16s = () => new Growing((length) => new Uint16Array(length));
export const uint8s = () => new Growing((length) => new Uint8Array(length));

/** A text's 64-bit fingerprint as two 32-bit halves. */
export interface Fingerprint {
  readonly high: number;
  readonly low: number;
}

/** Mixes the parts of a key into a fingerprint; the order and the borders of the parts count. */
export function fingerprintOf(...parts: readonly (string | number)[]): Fingerprint {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const part of parts) {
    const text = typeof part === "number" ? String(part) : part;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      high = Math.imul(high ^ code, 0x9e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
      high ^= high >>> 15;
    }
    high = Math.imul(high ^ 0x1f, 0x85ebca6b);
    low = Math.imul(low ^ 0x1f, 0xc2b2ae35);
  }
  high = Math.imul(high ^ (low >>> 16), 0x2c1b3c6d);
  low = Math.imul(low ^ (high >>> 13), 0x297a2d39);
  return { high: (high ^ (high >>> 16)) >>> 0, low: (low ^ (low >>> 15)) >>> 0 };
}

const EMPTY = -1;

/** From fingerprints to numbers ≥ 0, in sixteen bytes an entry; a million keys need 32 MB. */
export class FingerprintIndex {
  #highs = new Uint32Array(1024);
  #lows = new Uint32Array(1024);
  #values = new Int32Array(1024).fill(EMPTY);
  #count = 0;

  /** The number kept for this key, or -1. */
  get(key: Fingerprint): number {
    return this.#values[this.#slot(key)]!;
  }

  /** Keeps `value` for the key unless there is one already; true when it was new. */
  add(key: Fingerprint, value: number): boolean {
    if (this.#count * 3 > this.#values.length * 2) this.#grow();
    const slot = this.#slot(key);
    if (this.#values[slot] !== EMPTY) return false;
    this.#highs[slot] = key.high;
    this.#lows[slot] = key.low;
    this.#values[slot] = value;
    this.#count++;
    return true;
  }

  #slot({ high, low }: Fingerprint): number {
    const mask = this.#values.length - 1;
    let slot = (high ^ Math.imul(low, 31)) & mask;
    while (this.#values[slot] !== EMPTY && (this.#highs[slot] !== high || this.#lows[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [highs, lows, values] = [this.#highs, this.#lows, this.#values];
    this.#highs = new Uint32Array(values.length * 2);
    this.#lows = new Uint32Array(values.length * 2);
    this.#values = new Int32Array(values.length * 2).fill(EMPTY);
    this.#count = 0;
    for (let i = 0; i < values.length; i++) {
      if (values[i] !== EMPTY) this.add({ high: highs[i]!, low: lows[i]! }, values[i]!);
    }
  }
}
