import { inferLinks, linkKinds, readFrom, type Links } from "../links/infer.ts";
import { Random } from "../random.ts";
import type { Scope } from "../scope.ts";
import { placesWhere } from "../sort.ts";
import type { Study } from "../study.ts";
import { Readings } from "../text/readings.ts";

/** Answers to answers in the judged window, by the likeliest readings, as columns in order of time. */
export interface Returns {
  readonly length: number;
  readonly message: Int32Array;
  readonly parent: Int32Array;
  readonly grandparent: Int32Array;
  readonly sets: Uint32Array;
  /** 1 where it comes from the very person who had been answered. */
  readonly isReturn: Uint8Array;
  /** How likely that is when anybody answers in proportion to how much they say. */
  readonly chance: Float64Array;
}

export function returnsOf({ scope, exchanges, said }: Study): Returns {
  const answers = likeliestOf(scope, exchanges);
  const found = answers.all.filter((e) => answers.at(exchanges.parent[e]!) >= 0);
  const all = said.reduce((sum, count) => sum + count, 0);
  const returns = {
    length: found.length,
    message: found.map((e) => exchanges.message[e]!),
    parent: found.map((e) => exchanges.parent[e]!),
    grandparent: new Int32Array(found.length),
    sets: new Uint32Array(found.length),
    isReturn: new Uint8Array(found.length),
    chance: new Float64Array(found.length),
  };
  for (let k = 0; k < found.length; k++) {
    const e = found[k]!;
    const before = answers.at(exchanges.parent[e]!);
    const answered = exchanges.to[before]!;
    returns.grandparent[k] = exchanges.parent[before]!;
    returns.sets[k] = exchanges.sets[e]!;
    returns.isReturn[k] = exchanges.from[e] === answered ? 1 : 0;
    if (scope.counts[exchanges.message[e]!] === 0) continue;
    returns.chance[k] = said[answered]! / Math.max(1, all - said[exchanges.to[e]!]!);
  }
  return returns;
}

/** The likeliest exchange of each message that is an answer, and which they are. */
function likeliestOf({ window }: Scope, exchanges: Study["exchanges"]) {
  const { first, end } = window;
  const of = new Int32Array(end - first).fill(-1);
  const all = placesWhere(exchanges.length, (e) => exchanges.isLikeliest[e] === 1);
  for (const e of all) of[exchanges.message[e]! - first] = e;
  return { all, at: (message: number) => (message < first ? -1 : of[message - first]!) };
}

/** How far the seen share is beyond the chance of it: 0 where it is just that, 1 where all comes back. */
export function beyondChance(seen: number, chance: number): number {
  return chance >= 1 ? 0 : (seen - chance) / (1 - chance);
}

/** With fewer answers told by the model than this share, what it is inclined to does not show. */
const LEAST_MODELLED = 0.1;

/** So many messages are linked anew to see what the model is inclined to, small windows several times. */
const LINKED_ANEW = 6_000;
const MOST_ROUNDS = 8;

/**
 * How much comes back, beyond chance, when nobody answers anybody: the words and times of the window with
 * their authors shuffled, linked anew. The model likes one to answer who was answered, so what it finds in such
 * talk is no finding. 0 where links are the carrier's own.
 */
export function inclination({ scope }: Study, returns: Returns): number {
  const known = inclinations.get(scope.links);
  if (known !== undefined) return known;
  const found = foundInShuffled(scope, returns);
  inclinations.set(scope.links, found);
  return found;
}

/** A verdict tried without a person or with other cuts keeps its links, and what the model is inclined to. */
const inclinations = new WeakMap<Links, number>();

function foundInShuffled(scope: Scope, returns: Returns): number {
  const modelled = placesWhere(returns.length, (k) => isModelled(scope.links, returns.message[k]!)).length;
  if (modelled < LEAST_MODELLED * returns.length) return 0;
  const { first, end } = scope.window;
  const from = Math.max(first, end - LINKED_ANEW);
  const rounds = Math.max(1, Math.min(MOST_ROUNDS, Math.floor(LINKED_ANEW / (end - from))));
  const random = new Random(0x72657475);
  const tally = { all: 0, seen: 0, chance: 0 };
  const readings = new Readings(scope.talk, readFrom(scope.talk, from), end, end);
  for (let round = 0; round < rounds; round++) countShuffled({ ...scope, readings }, from, random, tally);
  if (tally.all === 0) return 0;
  return Math.max(0, beyondChance(tally.seen / tally.all, tally.chance / tally.all));
}

function isModelled({ kind }: Links, message: number): boolean {
  const word = linkKinds[kind[message]!];
  return word === "model" || word === "mention";
}

function countShuffled(
  { talk, counts, window, corrections, readings }: Scope,
  from: number,
  random: Random,
  tally: { all: number; seen: number; chance: number },
): void {
  const spoken: number[] = [];
  for (let i = from; i < window.end; i++) if (counts[i] === 1) spoken.push(i);
  const authors = Int32Array.from(spoken, (message) => talk.author[message]!);
  random.shuffle(authors);
  const author = talk.author.slice();
  spoken.forEach((message, place) => (author[message] = authors[place]!));
  const { parent } = inferLinks(
    { ...talk, author },
    { first: from, end: window.end, readings, unanswering: corrections.notAnswers },
  );
  const said = new Map<number, number>();
  for (const person of authors) said.set(person, (said.get(person) ?? 0) + 1);
  const answers = (i: number) =>
    i >= from &&
    counts[i] === 1 &&
    parent[i]! >= from &&
    counts[parent[i]!] === 1 &&
    author[i] !== author[parent[i]!];
  for (const message of spoken) {
    const before = parent[message]!;
    if (!answers(message) || !answers(before)) continue;
    const answered = author[parent[before]!]!;
    tally.all++;
    if (author[message] === answered) tally.seen++;
    tally.chance += said.get(answered)! / Math.max(1, spoken.length - said.get(author[before]!)!);
  }
}
