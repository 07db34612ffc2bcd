import type { ReplyRef } from "@kith/contract/archive";
import type { NameIndex } from "./calls.ts";
import { FingerprintIndex, fingerprintOf } from "./columns.ts";
import type { Order } from "./order.ts";
import type { People } from "./people.ts";
import type { ChatStore } from "./store.ts";
import type { Voices } from "./voices.ts";

const MINUTE_MS = 60_000;

/** Enough words to tell two messages of one minute apart; quotations are cut anywhere behind that. */
const QUOTED_CHARS = 12;

/** How far a quotation's clock may be off: exporters round to the minute. */
const SLACK_MINUTES = 1;

export interface Known {
  readonly store: ChatStore;
  readonly people: People;
  readonly names: NameIndex;
  readonly order: Order;
  readonly voices: Voices;
}

/** For each message, in order of time, the one it answers by mark or quotation; -1 for none. */
export function resolvedReplies(known: Known): Int32Array {
  const { store, order } = known;
  const column = store.replyTo.whole();
  const quotes = new QuoteIndex(known);
  for (const [index, reply] of store.openReplies) {
    const target = reply.id === null ? -1 : store.byId.get(fingerprintOf(reply.id));
    column[index] = target >= 0 ? target : quotes.find(reply);
  }
  return order.arranged(column).map((target, index) => {
    const place = order.placeOf(target);
    // Nobody answers what was not yet said: a quotation matched that way is a mistake.
    return place >= 0 && place < index ? place : -1;
  });
}

/** Finds what a quotation quotes by who said it in which minute, and how it began. */
class QuoteIndex {
  readonly #known: Known;
  readonly #people: Int32Array;
  #firstInMinute: FingerprintIndex | null = null;

  constructor(known: Known) {
    this.#known = known;
    this.#people = known.store.sender.whole().map((sighting) => known.people.of(sighting));
  }

  /** The read position of the message quoted, or -1. */
  find(reply: ReplyRef): number {
    const { people, names } = this.#known;
    const byId = people.byId(reply.sender);
    const person = byId >= 0 ? byId : names.find(reply.name ?? "");
    if (person < 0 || reply.at === null) return -1;
    const minute = Math.floor(reply.at / MINUTE_MS);
    for (const off of [0, -SLACK_MINUTES, SLACK_MINUTES]) {
      const found = this.#inMinute(person, minute + off, reply.text ?? "");
      if (found >= 0) return found;
    }
    return -1;
  }

  #inMinute(person: number, minute: number, quoted: string): number {
    const { store } = this.#known;
    const first = this.#index().get(fingerprintOf(person, minute));
    if (first < 0) return -1;
    const wanted = squeezed(quoted).slice(0, QUOTED_CHARS);
    for (let i = first; i < store.length && i < first + 500; i++) {
      const isThen = Math.floor(store.at.get(i) / MINUTE_MS) === minute;
      if (!isThen || this.#people[i] !== person) continue;
      if (wanted === "" || squeezed(store.texts.at(i)).startsWith(wanted)) return i;
    }
    return wanted === "" ? first : -1;
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
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
