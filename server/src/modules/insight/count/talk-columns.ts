import type { Rows, Texts } from "@kith/contract/talk";

/** Columns that grow: nobody knows how many posts will come. */

type Numbers = Float64Array | Int32Array | Uint16Array | Uint8Array;

export class Column<Values extends Numbers> {
  readonly #make: (length: number) => Values;
  #values: Values;
  #length = 0;

  constructor(make: (length: number) => Values) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = this.#make(2 * this.#length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  whole(): Values {
    return this.#values.subarray(0, this.#length) as Values;
  }
}

/** Runs of people, one for each message. */
export class Runs {
  readonly #starts = new Column((length) => new Int32Array(length));
  readonly #people = new Column((length) => new Int32Array(length));
  #length = 0;

  push(people: readonly number[]): void {
    this.#starts.push(this.#length);
    for (const person of people) this.#people.push(person);
    this.#length += people.length;
  }

  whole(): Rows {
    this.#starts.push(this.#length);
    return { starts: Uint32Array.from(this.#starts.whole()), people: this.#people.whole() };
  }
}

/** Runs of people by message, for pairs that come in no order. */
export function runsOf(pairs: readonly (readonly [message: number, person: number])[], length: number): Rows {
  const starts = new Uint32Array(length + 1);
  for (const [message] of pairs) starts[message + 1]!++;
  for (let message = 0; message < length; message++) starts[message + 1]! += starts[message]!;
  const next = starts.slice();
  const people = new Int32Array(pairs.length);
  for (const [message, person] of pairs) people[next[message]!++] = person;
  return { starts, people };
}

/** Texts made when they are asked for. */
export function textsBy(length: number, at: (index: number) => string): Texts {
  return { length, at };
}
