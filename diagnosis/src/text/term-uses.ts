/**
 * How many different people used each token in each week. What one person says must be noted together,
 * or at least all of one week: of everybody only the last who used a token is remembered, which keeps it small.
 */
export class TermUses {
  readonly #weeks: number;
  /** Open addressing: 1 more than the number of the term, 0 for a free slot. */
  #slots = new Int32Array(1 << 12);
  #tokens = new Int32Array(1 << 11);
  /** `term × weeks + week`. */
  #people: Int32Array;
  /** Who used a term last in each week. */
  #last: Int32Array;
  #count = 0;

  constructor(weeks: number) {
    this.#weeks = weeks;
    this.#people = new Int32Array(this.#tokens.length * weeks);
    this.#last = new Int32Array(this.#people.length).fill(-1);
  }

  note(token: number, person: number, week: number): void {
    const at = this.#termOf(token) * this.#weeks + week;
    if (this.#last[at] === person) return;
    this.#last[at] = person;
    this.#people[at]!++;
  }

  /** How many different tokens were noted. */
  get length(): number {
    return this.#count;
  }

  token(term: number): number {
    return this.#tokens[term]!;
  }

  /** How many people used a token in each week. */
  people(term: number): Int32Array {
    return this.#people.subarray(term * this.#weeks, (term + 1) * this.#weeks);
  }

  /** How many people used a token in the week in which most did. */
  most(term: number): number {
    let most = 0;
    for (let week = 0; week < this.#weeks; week++) {
      most = Math.max(most, this.#people[term * this.#weeks + week]!);
    }
    return most;
  }

  #termOf(token: number): number {
    let slot = slotOf(token, this.#slots.length);
    for (;;) {
      const term = this.#slots[slot]! - 1;
      if (term < 0) return this.#added(token, slot);
      if (this.#tokens[term] === token) return term;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
  }

  #added(token: number, slot: number): number {
    const term = this.#count++;
    this.#slots[slot] = term + 1;
    this.#tokens[term] = token;
    if (this.#count === this.#tokens.length) this.#grow();
    return term;
  }

  /** Twice the slots for twice the terms: never more than half of them are taken. */
  #grow(): void {
    const [tokens, people, last] = [this.#tokens, this.#people, this.#last];
    this.#tokens = new Int32Array(tokens.length * 2);
    this.#tokens.set(tokens);
    this.#people = new Int32Array(people.length * 2);
    this.#people.set(people);
    this.#last = new Int32Array(last.length * 2).fill(-1);
    this.#last.set(last);
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let term = 0; term < tokens.length; term++) {
      let slot = slotOf(tokens[term]!, this.#slots.length);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = term + 1;
    }
  }
}

function slotOf(token: number, slots: number): number {
  return (Math.imul(token, 0x9e3779b1) >>> 7) & (slots - 1);
}
