/** Numbers pairs of people from 0 in order of first asking, without an object for each. */
export class PairNumbers {
  /** Open addressing: 1 more than the number of the pair, 0 for a free slot. */
  #slots = new Int32Array(1 << 11);
  #a = new Int32Array(1 << 10);
  #b = new Int32Array(1 << 10);
  length = 0;

  of(a: number, b: number): number {
    const slot = this.#slotOf(a, b);
    const number = this.#slots[slot]! - 1;
    return number < 0 ? this.#added(slot, a, b) : number;
  }

  /** The two of a pair. */
  pair(number: number): readonly [number, number] {
    return [this.#a[number]!, this.#b[number]!];
  }

  /** The numbers in order of the pairs: by the first of the two, then by the second. */
  inOrder(): Int32Array {
    const keys = Float64Array.from({ length: this.length }, (_, k) => this.#a[k]! * SHIFT + this.#b[k]!);
    return Int32Array.from(keys.sort(), (key) => {
      const a = Math.floor(key / SHIFT);
      return this.#slots[this.#slotOf(a, key - a * SHIFT)]! - 1;
    });
  }

  #added(slot: number, a: number, b: number): number {
    const number = this.length++;
    this.#slots[slot] = number + 1;
    this.#a[number] = a;
    this.#b[number] = b;
    if (this.length === this.#a.length) this.#grow();
    return number;
  }

  /** Where a pair stands, or the free slot where it would. */
  #slotOf(a: number, b: number): number {
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) >>> 7) & mask;
    for (;;) {
      const number = this.#slots[slot]! - 1;
      if (number < 0 || (this.#a[number] === a && this.#b[number] === b)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Twice the slots for twice the pairs: never more than half of them are taken. */
  #grow(): void {
    const [a, b] = [this.#a, this.#b];
    this.#a = new Int32Array(a.length * 2);
    this.#a.set(a);
    this.#b = new Int32Array(b.length * 2);
    this.#b.set(b);
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < a.length; number++) {
      this.#slots[this.#slotOf(a[number]!, b[number]!)] = number + 1;
    }
  }
}

/** More than there are people. */
const SHIFT = 2 ** 26;
