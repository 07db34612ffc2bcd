/** Where each of many ids stands, in 28 bytes an id instead of the hundred and more of a Map of strings. */
export class IdPlaces {
  #words = new Uint32Array(4 * 1024);
  #slots = new Int32Array(2 * 1024).fill(-1);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds an id that is not there yet; its place is how many were before it. */
  add(id: string): void {
    if ((this.#length + 1) * 2 > this.#slots.length) this.#grow();
    const place = this.#length++;
    this.#words.set(wordsOf(id), 4 * place);
    this.#slots[this.#slotOf(place)] = place;
  }

  /** -1 for one that is not there. */
  placeOf(id: string): number {
    const words = wordsOf(id);
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(words) & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot]!;
      if (place < 0 || words.every((word, k) => word === this.#words[4 * place + k])) return place;
    }
  }

  idAt(place: number): string {
    const hex = [0, 1, 2, 3].map((k) => this.#words[4 * place + k]!.toString(16).padStart(8, "0")).join("");
    return [0, 8, 12, 16, 20].map((from, k, all) => hex.slice(from, all[k + 1])).join("-");
  }

  /** The free slot where a place belongs. */
  #slotOf(place: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.#words.subarray(4 * place, 4 * place + 4)) & mask;
    while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const words = new Uint32Array(2 * this.#words.length);
    words.set(this.#words);
    this.#words = words;
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let place = 0; place < this.#length; place++) this.#slots[this.#slotOf(place)] = place;
  }
}

function wordsOf(id: string): number[] {
  const hex = id.replaceAll("-", "");
  return [0, 8, 16, 24].map((from) => Number.parseInt(hex.slice(from, from + 8), 16));
}

function hashOf(words: ArrayLike<number>): number {
  let hash = 0;
  for (let k = 0; k < 4; k++) hash = Math.imul(hash ^ words[k]!, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
