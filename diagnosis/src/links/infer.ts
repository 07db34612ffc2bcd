import type { Talk } from "@kith/contract/talk";
import { Readings } from "../text/readings.ts";
import { customOf } from "./custom.ts";
import { Candidates, type NamingCustom } from "./features.ts";
import { REACH, slotOf } from "./memory.ts";
import { LinkModel, type LinkWeights } from "./model.ts";
import { Sequence } from "./sequence.ts";

/** How a link is known. `start`: the message answers nobody. */
export const linkKinds = ["start", "mark", "quote", "mention", "model"] as const;

export type LinkKind = (typeof linkKinds)[number];

/** Which message each message answers, with how sure that is. */
export interface Links {
  /** Messages before this one were not linked: their parents are -1 and of kind `start`. */
  readonly first: number;
  /** One past the last message linked. */
  readonly end: number;
  /** The likeliest parent; -1 for a start. */
  readonly parent: Int32Array;
  /** Index into `linkKinds`. */
  readonly kind: Uint8Array;
  /** Probability of the likeliest reading. */
  readonly probability: Float32Array;
  /**
   * Parents considered, likeliest first, for message `i` at `starts[i - first] … starts[i - first + 1] - 1`;
   * what their probabilities leave over is the probability of a start.
   */
  readonly starts: Uint32Array;
  readonly parents: Int32Array;
  readonly probabilities: Float32Array;
}

/** Readings less probable than this are not kept. */
const LEAST = 0.02;

const MOST_READINGS = 6;

/** How many messages before the first are read, so that topics begun earlier are known to have begun. */
const TOPIC_LEAD_IN = 20_000;

/** A quotation was matched by words and time, which can go wrong; a mark cannot. */
const SURE_OF_QUOTE = 0.98;

export interface LinkOptions {
  /** Link only messages from `first` (the ones before it may be answered) up to, not including, `end`. */
  readonly first?: number;
  readonly end?: number;
  /** Messages said to answer nobody. */
  readonly unanswering?: ReadonlySet<number>;
  /** Leave out marks and quotations, to see how well the model does without. */
  readonly isBlind?: boolean;
  /** Weights in place of the trained ones, while training. */
  readonly weights?: LinkWeights;
  /** Whether people address each other by name, where it is known. */
  readonly custom?: NamingCustom;
  /** What the texts are made of, where they have been read before; from `readFrom` on. */
  readonly readings?: Readings;
}

/**
 * Finds what each message answers: the carrier's own mark, else a quotation, else the model, which weighs who
 * is named, who spoke when, and the words. A link the model makes to somebody named is a `mention`.
 */
export function inferLinks(talk: Talk, options: LinkOptions = {}): Links {
  const { first = 0, end = talk.length } = options;
  const made = new LinksInMaking(talk, first, end);
  const from = readFrom(talk, first);
  const readings = options.readings ?? new Readings(talk, from, end, end);
  const sequence = new Sequence(talk, from, end);
  const candidates = new Candidates(talk, options.custom ?? customOf(talk, first, end));
  const model = new LinkModel(options.weights);
  const { memory } = candidates;
  let topic = -1;
  for (let place = 0; place < sequence.length; place++) {
    const i = sequence.messageAt(place);
    if (talk.topic[i] !== topic) [topic, candidates.first] = [talk.topic[i]!, place];
    memory.read(talk, readings, i, place);
    if (i >= first) {
      if (options.unanswering?.has(i) === true) made.start(i, 1);
      else if (isMarked(talk, i) && options.isBlind !== true) made.explicit(i, sequence);
      else made.modelled(i, place, { sequence, candidates, model });
      candidates.answered(place, made.placeOfParent);
    }
    memory.remember(place);
  }
  return made.whole();
}

/** The first message that is read to link those from `first` on. */
export function readFrom(talk: Talk, first: number): number {
  return Math.max(0, first - (talk.topics.length > 0 ? TOPIC_LEAD_IN : REACH));
}

/** Nobody answers what was not yet said; such a mark is a slip of the export. */
function isMarked(talk: Talk, i: number): boolean {
  return talk.replyTo[i]! >= 0 && talk.replyTo[i]! < i;
}

/** Whether it is said where there is one subject; a channel has many. */
function isInTopic({ topic, topics }: Talk, i: number): boolean {
  return topics[topic[i]!]?.isChannel === false;
}

interface Judging {
  readonly sequence: Sequence;
  readonly candidates: Candidates;
  readonly model: LinkModel;
}

class LinksInMaking {
  readonly parent: Int32Array;
  /** Place of the parent found last, or -1 where it has none in this sequence. */
  placeOfParent = -1;
  readonly #talk: Talk;
  readonly #first: number;
  readonly #end: number;
  readonly #kind: Uint8Array;
  readonly #probability: Float32Array;
  /** Where the readings of each message begin and how many there are, in the order of making. */
  readonly #begins: Uint32Array;
  readonly #counts: Uint8Array;
  #parents = new Int32Array(1024);
  #probabilities = new Float32Array(1024);
  #count = 0;
  readonly #ranked: number[] = [];

  constructor(talk: Talk, first: number, end: number) {
    this.#talk = talk;
    this.#first = first;
    this.#end = end;
    this.parent = new Int32Array(talk.length).fill(-1);
    this.#kind = new Uint8Array(talk.length);
    this.#probability = new Float32Array(talk.length);
    this.#begins = new Uint32Array(end - first);
    this.#counts = new Uint8Array(end - first);
  }

  start(i: number, probability: number): void {
    this.#probability[i] = probability;
    this.placeOfParent = -1;
  }

  explicit(i: number, sequence: Sequence): void {
    const target = this.#talk.replyTo[i]!;
    const isMark = this.#talk.replyBasis[i] === 1;
    this.#link(i, target, isMark ? MARK : QUOTE, isMark ? 1 : SURE_OF_QUOTE);
    this.#begins[i - this.#first] = this.#count;
    this.#keep(i, target, isMark ? 1 : SURE_OF_QUOTE);
    this.placeOfParent = sequence.placeOf(target);
  }

  modelled(i: number, place: number, { sequence, candidates, model }: Judging): void {
    candidates.gather(place);
    const best = model.judge(candidates, isInTopic(this.#talk, i) && place > candidates.first);
    const parent = candidates.place[best]!;
    if (best === 0) {
      this.start(i, model.probability[0]!);
    } else {
      const kind = this.#kindOf(place, parent, candidates);
      this.#link(i, sequence.messageAt(parent), kind, model.probability[best]!);
      this.placeOfParent = parent;
    }
    this.#begins[i - this.#first] = this.#count;
    this.#keepReadings(i, candidates, model.probability, sequence);
  }

  whole(): Links {
    const { starts, parents, probabilities } = this.#inOrder();
    return {
      first: this.#first,
      end: this.#end,
      parent: this.parent,
      kind: this.#kind,
      probability: this.#probability,
      starts,
      parents,
      probabilities,
    };
  }

  #kindOf(place: number, parent: number, { memory }: Candidates): number {
    const person = memory.author[slotOf(parent)]!;
    return person >= 0 && memory.names(place, person) ? MENTION : MODEL;
  }

  #link(i: number, parent: number, kind: number, probability: number): void {
    this.parent[i] = parent;
    this.#kind[i] = kind;
    this.#probability[i] = probability;
  }

  #keepReadings(i: number, candidates: Candidates, probability: Float64Array, sequence: Sequence): void {
    const ranked = this.#ranked;
    ranked.length = 0;
    for (let k = 1; k < candidates.count; k++) if (probability[k]! >= LEAST) ranked.push(k);
    ranked.sort((a, b) => probability[b]! - probability[a]!);
    for (let r = 0; r < Math.min(ranked.length, MOST_READINGS); r++) {
      this.#keep(i, sequence.messageAt(candidates.place[ranked[r]!]!), probability[ranked[r]!]!);
    }
  }

  #keep(i: number, parent: number, probability: number): void {
    if (this.#count === this.#parents.length) this.#grow();
    this.#parents[this.#count] = parent;
    this.#probabilities[this.#count++] = probability;
    this.#counts[i - this.#first]!++;
  }

  #grow(): void {
    const parents = new Int32Array(this.#count * 2);
    const probabilities = new Float32Array(this.#count * 2);
    parents.set(this.#parents);
    probabilities.set(this.#probabilities);
    this.#parents = parents;
    this.#probabilities = probabilities;
  }

  /** Readings in order of messages, whatever the order in which they were made. */
  #inOrder(): Pick<Links, "starts" | "parents" | "probabilities"> {
    const starts = new Uint32Array(this.#counts.length + 1);
    const parents = new Int32Array(this.#count);
    const probabilities = new Float32Array(this.#count);
    for (let m = 0; m < this.#counts.length; m++) {
      const begin = this.#begins[m]!;
      const end = begin + this.#counts[m]!;
      parents.set(this.#parents.subarray(begin, end), starts[m]);
      probabilities.set(this.#probabilities.subarray(begin, end), starts[m]);
      starts[m + 1] = starts[m]! + this.#counts[m]!;
    }
    return { starts, parents, probabilities };
  }
}

const MARK = linkKinds.indexOf("mark");
const QUOTE = linkKinds.indexOf("quote");
const MENTION = linkKinds.indexOf("mention");
const MODEL = linkKinds.indexOf("model");
