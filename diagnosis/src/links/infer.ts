import type { Talk } from "@kith/contract/talk";
import { Candidates } from "./features.ts";
import { REACH } from "./memory.ts";
import { LinkModel } from "./model.ts";

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
  readonly weights?: Float32Array;
}

/**
 * Finds what each message answers: the carrier's own mark, else a quotation, else the model, which weighs who
 * is named, who spoke when, and the words. A link the model makes to somebody named is a `mention`.
 */
export function inferLinks(talk: Talk, options: LinkOptions = {}): Links {
  const { first = 0, end = talk.length } = options;
  const made = new LinksInMaking(talk, first, end);
  const from = Math.max(0, first - REACH);
  const candidates = new Candidates(talk, from);
  const model = new LinkModel(options.weights);
  const { memory } = candidates;
  for (let i = from; i < end; i++) {
    memory.read(talk, i);
    if (i >= first) {
      if (options.unanswering?.has(i) === true) made.start(i, 1);
      else if (talk.replyTo[i]! >= 0 && options.isBlind !== true) made.explicit(i);
      else made.modelled(i, candidates, model);
      candidates.answered(i, made.parent[i]!);
    }
    memory.remember(i);
  }
  return made.whole();
}

class LinksInMaking {
  readonly parent: Int32Array;
  readonly #talk: Talk;
  readonly #first: number;
  readonly #end: number;
  readonly #kind: Uint8Array;
  readonly #probability: Float32Array;
  readonly #starts: Uint32Array;
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
    this.#starts = new Uint32Array(end - first + 1);
  }

  start(i: number, probability: number): void {
    this.#probability[i] = probability;
    this.#close(i);
  }

  explicit(i: number): void {
    const basis = this.#talk.replyBasis[i]!;
    const probability = basis === 1 ? 1 : SURE_OF_QUOTE;
    this.#link(i, this.#talk.replyTo[i]!, basis === 1 ? MARK : QUOTE, probability);
    this.#keep(this.#talk.replyTo[i]!, probability);
    this.#close(i);
  }

  modelled(i: number, candidates: Candidates, model: LinkModel): void {
    candidates.gather(i);
    const best = model.judge(candidates);
    const parent = candidates.message[best]!;
    if (parent === i) this.#probability[i] = model.probability[best]!;
    else this.#link(i, parent, this.#kindOf(i, parent, candidates), model.probability[best]!);
    this.#keepReadings(i, candidates, model.probability);
    this.#close(i);
  }

  whole(): Links {
    return {
      first: this.#first,
      end: this.#end,
      parent: this.parent,
      kind: this.#kind,
      probability: this.#probability,
      starts: this.#starts,
      parents: this.#parents.slice(0, this.#count),
      probabilities: this.#probabilities.slice(0, this.#count),
    };
  }

  #kindOf(i: number, parent: number, candidates: Candidates): number {
    const person = this.#talk.author[parent]!;
    return person >= 0 && candidates.memory.names(i, person) ? MENTION : MODEL;
  }

  #link(i: number, parent: number, kind: number, probability: number): void {
    this.parent[i] = parent;
    this.#kind[i] = kind;
    this.#probability[i] = probability;
  }

  #keepReadings(i: number, candidates: Candidates, probability: Float64Array): void {
    const ranked = this.#ranked;
    ranked.length = 0;
    for (let k = 0; k < candidates.count; k++) {
      if (candidates.message[k] !== i && probability[k]! >= LEAST) ranked.push(k);
    }
    ranked.sort((a, b) => probability[b]! - probability[a]!);
    for (let r = 0; r < Math.min(ranked.length, MOST_READINGS); r++) {
      this.#keep(candidates.message[ranked[r]!]!, probability[ranked[r]!]!);
    }
  }

  #keep(parent: number, probability: number): void {
    if (this.#count === this.#parents.length) {
      const parents = new Int32Array(this.#count * 2);
      const probabilities = new Float32Array(this.#count * 2);
      parents.set(this.#parents);
      probabilities.set(this.#probabilities);
      this.#parents = parents;
      this.#probabilities = probabilities;
    }
    this.#parents[this.#count] = parent;
    this.#probabilities[this.#count++] = probability;
  }

  #close(i: number): void {
    this.#starts[i - this.#first + 1] = this.#count;
  }
}

const MARK = linkKinds.indexOf("mark");
const QUOTE = linkKinds.indexOf("quote");
const MENTION = linkKinds.indexOf("mention");
const MODEL = linkKinds.indexOf("model");
