import { LINK_SETS } from "./exchange.ts";
import { Random } from "./random.ts";
import type { Scope } from "./scope.ts";

/** How many times the window is drawn again from its own days and conversations. */
export const DRAWS = 200;

/** Words of 32 bits that hold one bit for each draw. */
export const DRAW_WORDS = Math.ceil(DRAWS / 32);

/** More blocks than this add nothing to an interval: conversations of a day are then drawn in bundles. */
const MOST_BLOCKS = 4096;

/**
 * A block bootstrap: messages of one conversation on one day depend on each other, so they are drawn
 * together. Each block stands in each draw 0, 1, 2 … times (Poisson with mean 1, which is what drawing as
 * many blocks as there are, with replacement, comes to). Source: diagnosis.md E2.
 */
export class Draws {
  /** Block of each message of the window: index `message - first`. */
  readonly block: Int32Array;
  readonly blocks: number;
  readonly #first: number;
  /** How often a block stands in a draw: `block × DRAWS + draw`. */
  readonly times: Uint8Array;
  /** Draws in which a block stands at all, as bits: `block × DRAW_WORDS + word`. */
  readonly present: Uint32Array;
  /** Draws that take each link set, as bits: `set × DRAW_WORDS + word`. */
  readonly #ofSet: Uint32Array;

  constructor(scope: Scope) {
    const { first, end } = scope.window;
    this.#first = first;
    const { block, blocks } = blocksOf(scope, first, end);
    this.block = block;
    this.blocks = blocks;
    this.times = timesOf(blocks);
    this.present = new Uint32Array(blocks * DRAW_WORDS);
    for (let b = 0; b < blocks; b++) {
      for (let draw = 0; draw < DRAWS; draw++) {
        if (this.times[b * DRAWS + draw]! > 0)
          this.present[b * DRAW_WORDS + (draw >> 5)]! |= 1 << (draw & 31);
      }
    }
    this.#ofSet = new Uint32Array(LINK_SETS * DRAW_WORDS);
    for (let draw = 0; draw < DRAWS; draw++) {
      this.#ofSet[(draw % LINK_SETS) * DRAW_WORDS + (draw >> 5)]! |= 1 << (draw & 31);
    }
  }

  blockOf(message: number): number {
    return this.block[message - this.#first]!;
  }

  /** Adds to `mask`, from word `at` on, the draws in which an exchange of `message` in these sets stands. */
  mark(mask: Uint32Array, at: number, message: number, sets: number): void {
    const base = this.blockOf(message) * DRAW_WORDS;
    if (sets === 2 ** LINK_SETS - 1) {
      for (let word = 0; word < DRAW_WORDS; word++) mask[at + word]! |= this.present[base + word]!;
      return;
    }
    for (let word = 0; word < DRAW_WORDS; word++) {
      let drawn = 0;
      for (let rest = sets, set = 0; rest !== 0; rest >>>= 1, set++) {
        if ((rest & 1) === 1) drawn |= this.#ofSet[set * DRAW_WORDS + word]!;
      }
      mask[at + word]! |= drawn & this.present[base + word]!;
    }
  }

  /** Calls back for each draw in which the sets hold, with how often the message's block stands in it. */
  weigh(message: number, sets: number, take: (draw: number, times: number) => void): void {
    const base = this.blockOf(message) * DRAWS;
    for (let draw = 0; draw < DRAWS; draw++) {
      const times = this.times[base + draw]!;
      if (times > 0 && ((sets >>> (draw % LINK_SETS)) & 1) === 1) take(draw, times);
    }
  }
}

/** Numbers blocks of (day, conversation) in order of first message. */
function blocksOf(scope: Scope, first: number, end: number): { block: Int32Array; blocks: number } {
  const found = new Map<number, number>();
  const block = new Int32Array(end - first);
  const days = new Set<number>();
  for (let i = first; i < end; i++) days.add(scope.calendar.dayOf(scope.talk.at[i]!));
  const bundles = Math.max(1, Math.floor(MOST_BLOCKS / days.size));
  const conversations = conversationsADay(scope, first, end);
  for (let i = first; i < end; i++) {
    const day = scope.calendar.dayOf(scope.talk.at[i]!);
    const conversation = conversations > MOST_BLOCKS ? scope.root[i]! % bundles : scope.root[i]!;
    const key = day * 2 ** 31 + conversation;
    if (!found.has(key)) found.set(key, found.size);
    block[i - first] = found.get(key)!;
  }
  return { block, blocks: found.size };
}

function conversationsADay(scope: Scope, first: number, end: number): number {
  const seen = new Set<number>();
  for (let i = first; i < end && seen.size <= MOST_BLOCKS; i++) {
    seen.add(scope.calendar.dayOf(scope.talk.at[i]!) * 2 ** 31 + scope.root[i]!);
  }
  return seen.size;
}

/** P(0), P(≤1), P(≤2) … of a Poisson distribution with mean 1. */
const POISSON = [0.367879, 0.735759, 0.919699, 0.981012, 0.99634, 0.999406, 0.999917, 0.99999];

function timesOf(blocks: number): Uint8Array {
  const random = new Random(0x64726177);
  const times = new Uint8Array(blocks * DRAWS);
  for (let i = 0; i < times.length; i++) {
    const chance = random.unit();
    let often = 0;
    while (often < POISSON.length && chance >= POISSON[often]!) often++;
    times[i] = often;
  }
  return times;
}
