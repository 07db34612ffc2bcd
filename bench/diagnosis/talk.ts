import { TextPool, type Rows, type Talk, type TalkPerson } from "@kith/contract/talk";
import { chinese, english, type Phrases } from "../../diagnosis/test/phrases.ts";
import { Random } from "../../diagnosis/src/random.ts";

/** Talk of a made-up community of any size, straight into columns: it must not weigh more than the talk itself. */

export interface MadeOptions {
  readonly messages: number;
  /** Share of answers that carry the carrier's reply mark. */
  readonly marks: number;
  /** Over how many days it is spread. */
  readonly days: number;
}

const BEGIN = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Conversations that go on beside each other, and how often the next message begins another. */
const AT_ONCE = 6;
const BEGINS = 0.2;

/** Of answers without a mark, so many name whom they answer. */
const NAMES = 0.3;

/** One conversation that goes on: its first and last message and who is in it. */
interface Going {
  readonly root: number;
  readonly circle: readonly number[];
  last: number;
}

/**
 * Everybody has a circle of acquaintances; somebody asks or shows something, others of the circle come in, and
 * it goes back and forth. The same options give the same talk.
 */
export function madeCommunity(options: MadeOptions): Talk {
  const { messages, days } = options;
  const people = Math.max(24, Math.round(messages / 200));
  const made = new Making(options, people);
  for (let i = 0; i < messages; i++) made.say(i, BEGIN + Math.floor((i / messages) * days * DAY_MS));
  return made.talk(Array.from({ length: people }, (_, index) => personOf(index)));
}

class Making {
  readonly #random = new Random(20_240_101);
  readonly #marks: number;
  readonly #people: number;
  readonly #at: Float64Array;
  readonly #author: Int32Array;
  readonly #replyTo: Int32Array;
  readonly #replyBasis: Uint8Array;
  readonly #mentionStarts: Uint32Array;
  readonly #mentioned: Int32Array;
  #mentions = 0;
  readonly #texts = new TextPool();
  readonly #going: Going[] = [];

  constructor({ messages, marks }: MadeOptions, people: number) {
    this.#marks = marks;
    this.#people = people;
    this.#at = new Float64Array(messages);
    this.#author = new Int32Array(messages);
    this.#replyTo = new Int32Array(messages).fill(-1);
    this.#replyBasis = new Uint8Array(messages);
    this.#mentionStarts = new Uint32Array(messages + 1);
    this.#mentioned = new Int32Array(messages);
  }

  say(i: number, at: number): void {
    this.#at[i] = at;
    if (this.#going.length === 0 || this.#random.unit() < BEGINS) this.#begin(i, at);
    else this.#answer(i, at);
    this.#mentionStarts[i + 1] = this.#mentions;
  }

  #begin(i: number, at: number): void {
    const starter = this.#somebody();
    const circle = Array.from({ length: 4 }, () => this.#acquaintanceOf(starter));
    const going = { root: i, circle: [starter, ...circle], last: i };
    if (this.#going.length < AT_ONCE) this.#going.push(going);
    else this.#going[this.#random.below(AT_ONCE)] = going;
    this.#author[i] = starter;
    this.#write(this.#random.unit() < 0.7 ? "asks" : "shares", at);
  }

  #answer(i: number, at: number): void {
    const going = this.#pick(this.#going);
    const starter = this.#author[going.root]!;
    const last = this.#author[going.last]!;
    const others = going.circle.filter((person) => person !== last);
    const isReturn = last !== starter && this.#random.unit() < 0.45;
    const author = isReturn ? starter : (others[this.#random.below(others.length)] ?? starter);
    const parent = author === starter || this.#random.unit() < 0.6 ? going.last : going.root;
    this.#author[i] = author;
    if (this.#random.unit() < this.#marks) {
      this.#replyTo[i] = parent;
      this.#replyBasis[i] = 1;
    } else if (this.#random.unit() < NAMES) {
      this.#mentioned[this.#mentions++] = this.#author[parent]!;
    }
    going.last = i;
    const isThanks = isReturn && this.#random.unit() < 0.4;
    this.#write(isThanks ? "thanks" : isReturn ? "returns" : "answers", at);
  }

  /** Few say much and many little. */
  #somebody(): number {
    return Math.floor(this.#people * this.#random.unit() ** 2.5);
  }

  /** Mostly people near in number, now and then anybody. */
  #acquaintanceOf(person: number): number {
    if (this.#random.unit() < 0.2) return this.#somebody();
    const other = person + 1 + Math.floor(30 * this.#random.unit() ** 2);
    return other % this.#people;
  }

  #write(kind: keyof Omit<Phrases, "subjects">, at: number): void {
    const phrases = this.#random.unit() < 0.5 ? english : chinese;
    const week = Math.floor((at - BEGIN) / WEEK_MS);
    const subject = phrases.subjects[week % phrases.subjects.length]!;
    const text = this.#pick(phrases[kind])
      .replaceAll("{a}", this.#pick(subject))
      .replaceAll("{b}", this.#pick(subject))
      .replaceAll("{n}", String(1000 + this.#random.below(9000)));
    this.#texts.add(text);
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#random.below(from.length)]!;
  }

  talk(people: readonly TalkPerson[]): Talk {
    const length = this.#at.length;
    const nobody: Rows = { starts: new Uint32Array(length + 1), people: new Int32Array(0) };
    return {
      name: "made",
      platform: "unknown",
      shape: "group",
      purpose: null,
      exportedAt: this.#at[length - 1] ?? null,
      timeZone: "Europe/Berlin",
      carries: { replies: true, mentions: true, joins: true, roster: false },
      length,
      at: this.#at,
      author: this.#author,
      kind: new Uint8Array(length),
      flags: new Uint8Array(length),
      replyTo: this.#replyTo,
      replyBasis: this.#replyBasis,
      mentions: { starts: this.#mentionStarts, people: this.#mentioned.subarray(0, this.#mentions) },
      reactedBy: nobody,
      reactions: new Uint16Array(length),
      topic: new Int32Array(length).fill(-1),
      topics: [],
      texts: this.#texts,
      ids: { length, at: String },
      people,
      events: [],
    };
  }
}

function personOf(index: number): TalkPerson {
  const name = index % 2 === 0 ? `Neighbour${index}` : `邻居${index}号`;
  const role = index === 0 ? "owner" : index < 3 ? "admin" : "member";
  return { id: name, name, names: [name], role, nature: "person", natureBy: null, relayedBy: null };
}
