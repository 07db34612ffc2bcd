import type { Talk } from "@kith/contract/talk";
import { LAST, Memory, REACH, slotOf } from "./memory.ts";

/**
 * What speaks for and against "message `i` answers candidate `c`", as numbers of features that hold. All are
 * known when `i` is said, so links can be made live. Source: diagnosis.md B.
 */

/** Candidates: the message itself (it begins something) and up to this many before it. */
const MAX_CANDIDATES = 40;
const RECENT = 16;

/** How many messages back pace and crowd are taken from. */
const SURROUNDINGS = 24;
const NEAR = 12;

/** Minute-long clocks and bursts of lines: no pace is faster than this. */
const LEAST_PACE_MS = 10_000;
const OF_EACH_NAMED = 4;
const NAMING_ME = 3;

const DISTANCES = [1, 2, 3, 4, 6, 9, 14, 20, 35, 60, 100];
const PACES = [0.3, 0.7, 1.5, 3, 6, 12, 25, 50, 100, 250];
const CROWDS = [1, 2, 3, 5, 8];
const LIKENESS = [0.0001, 0.05, 0.1, 0.2, 0.35, 0.5];
const LENGTHS = [0, 3, 8, 20, 50, 120];

/** Blocks of feature numbers, one after the other. */
const blocks = [
  ["pattern", 256],
  ["patternDistance", 64 * 12],
  ["distance", 12],
  ["rank", 24],
  ["pause", 12],
  ["pauseNamed", 4 * 12],
  ["crowd", 6 * 64],
  ["likeness", 8],
  ["likenessOwn", 16],
  ["asks", 16],
  ["answered", 16],
  ["length", 64],
  ["links", 4],
  ["between", 12],
  ["start", 1],
  ["startNamed", 8],
  ["startPause", 12],
  ["startOwn", 14],
  ["startAsk", 16],
  ["startLength", 8],
  ["startCalled", 8],
  ["startCrowd", 6 * 12],
] as const;

type Block = (typeof blocks)[number][0];

const offsets = new Map<Block, number>();
export const FEATURES = blocks.reduce((sum, [name, size]) => {
  offsets.set(name, sum);
  return sum + size;
}, 0);

const at = Object.fromEntries(offsets) as Readonly<Record<Block, number>>;

const MAX_FEATURES = 16;

/**
 * Runs of feature numbers that rise with elapsed time or distance. Where training saw too little of a run's
 * far end, the last well-known weight holds there too: an hour's pause and a day's are alike.
 */
export const RARE_BUCKETS: readonly { readonly from: number; readonly length: number }[] = [
  { from: at.distance, length: 12 },
  { from: at.pause, length: 11 },
  { from: at.startPause, length: 11 },
  ...[0, 1, 2, 3].map((named) => ({ from: at.pauseNamed + named * 12, length: 11 })),
];

/**
 * Whether people address each other by name: as a rule (`named`), now and then (`nameless`), or, for training
 * what to think where they do not, never (`hidden`).
 */
export type NamingCustom = "named" | "nameless" | "hidden";

/** The candidates of one message and the features of each, written over from message to message. */
export class Candidates {
  readonly memory: Memory;
  /** Places of the candidates; the first is the message itself. */
  readonly place = new Int32Array(MAX_CANDIDATES);
  readonly features = new Int32Array(MAX_CANDIDATES * MAX_FEATURES);
  readonly featureCount = new Uint8Array(MAX_CANDIDATES);
  count = 0;
  /** Places before this one belong to other talk and are not looked at. */
  first = 0;
  /** The usual pause between messages just now, ms: an hour means little in a quiet chat, much in a busy one. */
  #pace = 1;
  /** How many people spoke just now: in a crowd several conversations run at once. */
  #crowd = 0;
  /** How often the word passed to another within so many messages back, counted as far back as was asked. */
  readonly #between = new Int32Array(REACH + 1);
  #betweenReach = 0;

  /**
   * Whether the message is judged as if nobody were ever addressed by name: where that is not the custom, a
   * missing name tells nothing.
   */
  isPlain = false;
  readonly #custom: NamingCustom;

  constructor(talk: Talk, custom: NamingCustom = "named") {
    this.memory = new Memory(talk);
    this.#custom = custom;
  }

  /** Whether no more than three people spoke just now. */
  get isAmongFew(): boolean {
    return this.#crowd <= 2;
  }

  /** Gathers the candidates of the message at place `i`, which must have been read into memory. */
  gather(i: number): void {
    this.count = 0;
    this.#take(i);
    this.#lookAround(i);
    const { memory } = this;
    const author = memory.author[slotOf(i)]!;
    for (let back = 1; back <= RECENT; back++) this.#take(i - back);
    if (author >= 0) for (let k = 0; k < 2; k++) this.#take(memory.lastOf[author * LAST + k]!);
    if (this.#custom !== "hidden") this.#takeNamed(i, author);
    this.isPlain =
      this.#custom === "hidden" || (this.#custom === "nameless" && !this.#isAnybodyNamed(i, author));
    this.#betweenReach = 0;
    memory.compareWith(i);
    this.#describeStart(i);
    for (let k = 1; k < this.count; k++) this.#describeAnswer(i, k);
  }

  /** The last messages of whoever `i` names, and the last that name its author. */
  #takeNamed(i: number, author: number): void {
    const { memory } = this;
    const base = slotOf(i) * 8;
    for (let n = 0; n < memory.namedCount[slotOf(i)]!; n++) {
      const person = memory.named[base + n]!;
      for (let k = 0; k < OF_EACH_NAMED; k++) this.#take(memory.lastOf[person * LAST + k]!);
    }
    this.#takeNamingMe(i, author);
  }

  #isAnybodyNamed(i: number, author: number): boolean {
    if (this.memory.namedCount[slotOf(i)]! > 0) return true;
    for (let k = 1; k < this.count; k++) if (this.memory.names(this.place[k]!, author)) return true;
    return false;
  }

  #lookAround(i: number): void {
    const { memory } = this;
    const back = Math.max(this.first, i - SURROUNDINGS);
    const spanMs = i - 1 > back ? memory.at[slotOf(i - 1)]! - memory.at[slotOf(back)]! : 0;
    this.#pace = Math.max(LEAST_PACE_MS, spanMs / Math.max(1, i - 1 - back));
    let people = 0;
    for (let j = i - 1; j >= Math.max(this.first, i - NEAR); j--) {
      let isNew = 1;
      for (let k = j + 1; k < i; k++) if (memory.author[slotOf(k)] === memory.author[slotOf(j)]) isNew = 0;
      people += isNew;
    }
    this.#crowd = bucket(CROWDS, people);
  }

  /** Takes note that the message at place `i` answers the one at `parent`, which tells for later answers. */
  answered(i: number, parent: number): void {
    if (parent < this.first || parent >= i || i - parent >= REACH) return;
    const { author, answers } = this.memory;
    if (author[slotOf(parent)] !== author[slotOf(i)]) answers[slotOf(parent)]!++;
  }

  #takeNamingMe(i: number, author: number): void {
    let taken = 0;
    for (let j = i - 1; j > i - REACH && j >= this.first && taken < NAMING_ME; j--) {
      if (this.memory.namedCount[slotOf(j)]! === 0 || !this.memory.names(j, author)) continue;
      this.#take(j);
      taken++;
    }
  }

  #take(place: number): void {
    if (place < this.first || this.count === MAX_CANDIDATES) return;
    if (this.count > 0 && this.place[0]! - place >= REACH) return;
    for (let k = 0; k < this.count; k++) if (this.place[k] === place) return;
    this.place[this.count++] = place;
  }

  #describeAnswer(i: number, k: number): void {
    const { memory } = this;
    const c = this.place[k]!;
    const [q, s] = [slotOf(i), slotOf(c)];
    const [me, other] = [memory.author[q]!, memory.author[s]!];
    const isOwn = me === other ? 1 : 0;
    const named = !this.isPlain && memory.names(i, other) ? 1 : 0;
    const namesMe = !this.isPlain && memory.names(c, me) ? 1 : 0;
    const namesOthers = !this.isPlain && memory.namedCount[q]! - named > 0 ? 1 : 0;
    const isLatest = other >= 0 && memory.lastOf[other * LAST] === c ? 1 : 0;
    const ownLast = me >= 0 ? memory.lastOf[me * LAST]! : -1;
    const silentSince = ownLast < c ? 1 : 0;
    const cNames = !this.isPlain && memory.namedCount[s]! - namesMe > 0 ? 1 : 0;
    const cAsks = memory.isAsk[s]!;
    const pattern =
      isOwn | (named << 1) | (namesMe << 2) | (namesOthers << 3) | (isLatest << 4) | (silentSince << 5);
    const distance = distanceBucket(i - c);
    const pause = bucket(PACES, (memory.at[q]! - memory.at[s]!) / this.#pace);
    const likeness = bucket(LIKENESS, memory.likeness(c));
    this.featureCount[k] = 0;
    this.#add(k, at.pattern + pattern + (cNames << 6) + (cAsks << 7));
    this.#add(k, at.patternDistance + pattern * 12 + distance);
    this.#add(k, at.distance + distance);
    this.#add(k, at.rank + Math.min(this.#othersBetween(i, c), 11) * 2 + isOwn);
    this.#add(k, at.pause + pause);
    this.#add(k, at.pauseNamed + (named | (namesMe << 1)) * 12 + pause);
    this.#add(k, at.crowd + this.#crowd * 64 + pattern);
    this.#add(k, at.likeness + likeness);
    this.#add(k, at.likenessOwn + likeness * 2 + isOwn);
    this.#add(k, at.asks + (cAsks | (memory.isAsk[q]! << 1) | (isOwn << 2) | (named << 3)));
    this.#add(k, at.answered + (Math.min(memory.answers[s]!, 3) * 4 + (cAsks << 1) + isOwn));
    this.#add(k, at.length + lengthBucket(memory.letters[q]!) * 8 + lengthBucket(memory.letters[s]!));
    this.#add(k, at.links + (memory.hasLink[q]! | (memory.hasLink[s]! << 1)));
    this.#add(k, at.between + Math.min(this.#ownBetween(c, me), 5) * 2 + named);
  }

  #describeStart(i: number): void {
    const { memory } = this;
    const q = slotOf(i);
    const me = memory.author[q]!;
    const before = i - 1 >= this.first ? memory.at[slotOf(i - 1)]! : Number.NEGATIVE_INFINITY;
    const ownLast = me >= 0 ? memory.lastOf[me * LAST]! : -1;
    const isAsk = memory.isAsk[q]!;
    const namesSomeone = this.isPlain ? 0 : Math.min(memory.namedCount[q]!, 2);
    const own = ownLast < 0 ? 13 : distanceBucket(i - ownLast);
    this.featureCount[0] = 0;
    this.#add(0, at.start);
    this.#add(0, at.startNamed + namesSomeone * 2 + isAsk);
    const pause = bucket(PACES, (memory.at[q]! - before) / this.#pace);
    this.#add(0, at.startPause + pause);
    this.#add(0, at.startCrowd + this.#crowd * 12 + pause);
    this.#add(0, at.startOwn + own);
    this.#add(
      0,
      at.startAsk +
        (isAsk |
          ((ownLast < 0 ? 1 : 0) << 1) |
          ((i - ownLast > 20 ? 1 : 0) << 2) |
          (memory.hasLink[q]! << 3)),
    );
    this.#add(0, at.startLength + lengthBucket(memory.letters[q]!));
    this.#add(0, at.startCalled + Math.min(this.#callsSinceOwn(i, me, ownLast), 3) * 2 + isAsk);
  }

  /** How many times the word passed to another than the author of `i` between candidate and message. */
  #othersBetween(i: number, c: number): number {
    const { author } = this.memory;
    const me = author[slotOf(i)]!;
    const reach = i - c - 1;
    if (reach === 0) return 0;
    for (let back = Math.max(1, this.#betweenReach); back < reach; back++) {
      const person = author[slotOf(i - back)]!;
      const isOther = person !== me && person !== author[slotOf(i - back - 1)];
      this.#between[back + 1] = this.#between[back]! + (isOther ? 1 : 0);
    }
    this.#betweenReach = Math.max(this.#betweenReach, reach);
    return this.#between[reach]! + (author[slotOf(c + 1)] === me ? 0 : 1);
  }

  #ownBetween(c: number, me: number): number {
    let own = 0;
    if (me >= 0) for (let k = 0; k < LAST; k++) if (this.memory.lastOf[me * LAST + k]! > c) own++;
    return own;
  }

  #callsSinceOwn(i: number, me: number, ownLast: number): number {
    let calls = 0;
    if (this.isPlain) return 0;
    for (let k = 1; k < this.count; k++) {
      const c = this.place[k]!;
      if (c > ownLast && c < i && this.memory.names(c, me)) calls++;
    }
    return calls;
  }

  #add(k: number, feature: number): void {
    this.features[k * MAX_FEATURES + this.featureCount[k]!++] = feature;
  }

  /** Sum of the weights of a candidate's features. */
  score(k: number, weights: Float32Array): number {
    let sum = 0;
    const base = k * MAX_FEATURES;
    for (let f = base; f < base + this.featureCount[k]!; f++) sum += weights[this.features[f]!]!;
    return sum;
  }

  /** The features of a candidate. */
  featuresOf(k: number): Int32Array {
    return this.features.subarray(k * MAX_FEATURES, k * MAX_FEATURES + this.featureCount[k]!);
  }
}

/** Buckets of whole numbers, looked up: the last holds for everything beyond. */
const distances = bucketsOf(DISTANCES);
const lengths = bucketsOf(LENGTHS);

function bucketsOf(bounds: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: bounds.at(-1)! + 2 }, (_, value) => bucket(bounds, value));
}

function distanceBucket(distance: number): number {
  return distances[Math.min(distance, distances.length - 1)]!;
}

function lengthBucket(letters: number): number {
  return lengths[Math.min(letters, lengths.length - 1)]!;
}

/** The number of the first bound that is not below the value; as many as bounds when all are. */
function bucket(bounds: readonly number[], value: number): number {
  let number = 0;
  while (number < bounds.length && value > bounds[number]!) number++;
  return number;
}
