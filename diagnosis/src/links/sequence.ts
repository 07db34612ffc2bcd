import type { Talk } from "@kith/contract/talk";

/**
 * The order in which messages are linked: that of time, or, where the carrier keeps topics apart, topic after
 * topic, since what is said in one answers nothing in another.
 */
export class Sequence {
  readonly length: number;
  readonly #from: number;
  /** Message at each place; null when places are messages from `from` on. */
  readonly #messages: Int32Array | null;

  /** Messages `from` up to, not including, `end`. */
  constructor(talk: Talk, from: number, end: number) {
    this.length = end - from;
    this.#from = from;
    this.#messages = talk.topics.length > 0 ? byTopic(talk, from, end) : null;
  }

  messageAt(place: number): number {
    return this.#messages === null ? this.#from + place : this.#messages[place]!;
  }

  /** The place of a message; -1 where it is not known without searching. */
  placeOf(message: number): number {
    return this.#messages === null ? message - this.#from : -1;
  }
}

/** A stable counting sort by topic. */
function byTopic(talk: Talk, from: number, end: number): Int32Array {
  const starts = new Int32Array(talk.topics.length + 2);
  for (let i = from; i < end; i++) starts[talk.topic[i]! + 2]!++;
  for (let t = 1; t < starts.length; t++) starts[t]! += starts[t - 1]!;
  const messages = new Int32Array(end - from);
  for (let i = from; i < end; i++) messages[starts[talk.topic[i]! + 1]!++] = i;
  return messages;
}
