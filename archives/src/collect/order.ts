/** The order of time, when messages were not read in it. */
export class Order {
  /** Read position of the i-th message in time; null when they are the same. */
  readonly #read: Int32Array | null;
  readonly #placed: Int32Array | null;

  constructor(at: Float64Array) {
    this.#read = orderOf(at);
    this.#placed = this.#read === null ? null : inverseOf(this.#read);
  }

  /** Whether messages were read in order of time. */
  get isNatural(): boolean {
    return this.#read === null;
  }

  /** Where the message stood that is `index`-th in time. */
  readPosition(index: number): number {
    return this.#read === null ? index : this.#read[index]!;
  }

  /** Which place in time the message has that was read as the `position`-th. */
  placeOf(position: number): number {
    return this.#placed === null || position < 0 ? position : this.#placed[position]!;
  }

  /** A column in order of time. */
  arranged<C extends Float64Array | Int32Array | Uint16Array | Uint8Array>(column: C): C {
    const read = this.#read;
    return read === null ? column : (column.map((_, index) => column[read[index]!]!) as C);
  }
}

function orderOf(at: Float64Array): Int32Array | null {
  let isNatural = true;
  for (let i = 1; i < at.length && isNatural; i++) isNatural = at[i - 1]! <= at[i]!;
  if (isNatural) return null;
  // Equal instants keep the order in which they were read.
  return Int32Array.from(at, (_, index) => index).sort((a, b) => at[a]! - at[b]! || a - b);
}

function inverseOf(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) places[order[i]!] = i;
  return places;
}
