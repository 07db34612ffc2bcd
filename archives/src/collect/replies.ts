import type { ReplyRef } from "@kith/contract/archive";
import { talkFlags } from "@kith/contract/talk";
import type { NameIndex } from "./calls.ts";
import { FingerprintIndex, fingerprintOf } from "./columns.ts";
import type { Order } from "./order.ts";
import type { People } from "./people.ts";
import type { ChatStore } from "./store.ts";

const MINUTE_MS = 60_000;

/** Enough words to tell two messages of one minute apart; quotations are cut anywhere behind that. */
const QUOTED_CHARS = 12;

/** How far a quotation's clock may be off: exporters round to the minute. */
const SLACK_MINUTES = 1;

/** How many messages of others are looked past within a minute. */
const MAX_BETWEEN = 500;

export interface Known {
  readonly store: ChatStore;
  readonly people: People;
  readonly names: NameIndex;
  readonly order: Order;
}

/** For each message, in order of time, the one it answers by mark or quotation; -1 for none. */
export function resolvedReplies(known: Known): Int32Array {
  const { store, order } = known;
  const column = store.replyTo.whole();
  const quotes = new QuoteIndex(known);
  for (const [index, reply] of store.openReplies) {
    const target = reply.id === null ? -1 : store.byId.get(fingerprintOf(reply.id));
    column[index] = target >= 0 ? target : quotes.find(reply, index);
  }
  return order.arranged(column).map((target, index) => {
    const place = order.placeOf(target);
    // Nobody answers what was not yet said: a quotation matched that way is a mistake.
    return place >= 0 && place < index ? place : -1;
  });
}

/** Finds what a quotation quotes by who said it, when, and how it began. */
class QuoteIndex {
  readonly #known: Known;
  readonly #people: Int32Array;
  #firstInMinute: FingerprintIndex | null = null;
  #places: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(known: Known) {
    this.#known = known;
    this.#people = known.store.sender.whole().map((sighting) => known.people.of(sighting));
  }

  /** The read position of the message quoted in the one read at `index`, or -1. */
  find(reply: ReplyRef, index: number): number {
    const person = this.#personOf(reply);
    const wanted = beginningOf(reply.text ?? "");
    if (person < 0) return -1;
    if (reply.at === null) return reply.id === null ? this.#lastLike(person, wanted, index) : -1;
    const minute = Math.floor(reply.at / MINUTE_MS);
    const said = this.#firstOf(person, minute, (i) => this.#beginning(i).startsWith(wanted));
    return said >= 0 ? said : this.#firstOf(person, minute, (i) => this.#mayBe(i, wanted));
  }

  #personOf({ sender, name }: ReplyRef): number {
    const byId = this.#known.people.byId(sender);
    return byId >= 0 ? byId : this.#known.names.find(name ?? "");
  }

  #beginning(i: number): string {
    return beginningOf(this.#known.store.texts.at(i));
  }

  /** What was taken back kept no words to compare, and what holds a picture may be quoted as `[图片]`. */
  #mayBe(i: number, wanted: string): boolean {
    const { store } = this.#known;
    const isRecalled = (store.flags.get(i) & talkFlags.recalled) !== 0;
    return isRecalled || (wanted.startsWith("[") && this.#beginning(i) === "");
  }

  /** The first message somebody wrote in a minute, or in those beside it, that fits; or -1. */
  #firstOf(person: number, minute: number, fits: (i: number) => boolean): number {
    for (const off of [0, -SLACK_MINUTES, SLACK_MINUTES]) {
      const found = this.#inMinute(person, minute + off, fits);
      if (found >= 0) return found;
    }
    return -1;
  }

  #inMinute(person: number, minute: number, fits: (i: number) => boolean): number {
    const { store } = this.#known;
    const first = this.#index().get(fingerprintOf(person, minute));
    for (let i = first; i >= 0 && i < store.length && i < first + MAX_BETWEEN; i++) {
      const isThen = Math.floor(store.at.get(i) / MINUTE_MS) === minute;
      if (isThen && this.#people[i] === person && fits(i)) return i;
    }
    return -1;
  }

  #index(): FingerprintIndex {
    if (this.#firstInMinute !== null) return this.#firstInMinute;
    const index = new FingerprintIndex();
    for (let i = 0; i < this.#people.length; i++) {
      const minute = Math.floor(this.#known.store.at.get(i) / MINUTE_MS);
      index.add(fingerprintOf(this.#people[i]!, minute), i);
    }
    this.#firstInMinute = index;
    return index;
  }

  /** The last message somebody wrote before, beginning so: for quotations that do not tell the time. */
  #lastLike(person: number, wanted: string, index: number): number {
    if (wanted === "") return -1;
    const { order } = this.#known;
    this.#places ??= this.#placesQuoted();
    const places = this.#places.get(`${person}\n${wanted}`) ?? [];
    const before = countBelow(places, order.placeOf(index));
    return before === 0 ? -1 : order.readPosition(places[before - 1]!);
  }

  /** Places in time of what is quoted without one, by who wrote it and how it begins. */
  #placesQuoted(): ReadonlyMap<string, readonly number[]> {
    const { store, order } = this.#known;
    const places = new Map<string, number[]>();
    for (const reply of store.openReplies.values()) {
      const key = `${this.#personOf(reply)}\n${beginningOf(reply.text ?? "")}`;
      if (reply.at === null && reply.id === null) places.set(key, []);
    }
    for (let place = 0; place < store.length; place++) {
      const i = order.readPosition(place);
      places.get(`${this.#people[i]!}\n${this.#beginning(i)}`)?.push(place);
    }
    return places;
  }
}

/** How many of some ascending numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (numbers[middle]! < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** As much of a text as tells it from others, without its blanks, which exporters change. */
function beginningOf(text: string): string {
  return text
    .slice(0, 10 * QUOTED_CHARS)
    .replace(/\s+/g, "")
    .slice(0, QUOTED_CHARS);
}
