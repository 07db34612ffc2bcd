import { inferLinks, linkKinds, type Links } from "../links/infer.ts";
import { Random } from "../random.ts";
import type { Scope } from "../scope.ts";
import type { Study } from "../study.ts";

/** An answer to an answer, by the likeliest readings. */
export interface Return {
  readonly message: number;
  readonly parent: number;
  readonly grandparent: number;
  readonly sets: number;
  /** Whether it comes from the very person who had been answered. */
  readonly isReturn: boolean;
  /** How likely that is when anybody answers in proportion to how much they say. */
  readonly chance: number;
}

/** Answers to answers in the judged window. */
export function returnsOf({ scope, exchanges, said }: Study): Return[] {
  const answer = new Map<number, number>();
  for (let e = 0; e < exchanges.length; e++)
    if (exchanges.isLikeliest[e] === 1) answer.set(exchanges.message[e]!, e);
  const all = said.reduce((sum, count) => sum + count, 0);
  const returns: Return[] = [];
  for (const [message, e] of answer) {
    const before = answer.get(exchanges.parent[e]!);
    if (before === undefined) continue;
    const answered = exchanges.to[before]!;
    returns.push({
      message,
      parent: exchanges.parent[e]!,
      grandparent: exchanges.parent[before]!,
      sets: exchanges.sets[e]!,
      isReturn: exchanges.from[e] === answered,
      chance: scope.counts[message] === 0 ? 0 : said[answered]! / Math.max(1, all - said[exchanges.to[e]!]!),
    });
  }
  return returns;
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
export function inclination({ scope }: Study, returns: readonly Return[]): number {
  const known = inclinations.get(scope.links);
  if (known !== undefined) return known;
  const found = foundInShuffled(scope, returns);
  inclinations.set(scope.links, found);
  return found;
}

/** A verdict tried without a person or with other cuts keeps its links, and what the model is inclined to. */
const inclinations = new WeakMap<Links, number>();

function foundInShuffled(scope: Scope, returns: readonly Return[]): number {
  const modelled = returns.filter(({ message }) => isModelled(scope.links, message)).length;
  if (modelled < LEAST_MODELLED * returns.length) return 0;
  const { first, end } = scope.window;
  const from = Math.max(first, end - LINKED_ANEW);
  const rounds = Math.max(1, Math.min(MOST_ROUNDS, Math.floor(LINKED_ANEW / (end - from))));
  const random = new Random(0x72657475);
  const tally = { all: 0, seen: 0, chance: 0 };
  for (let round = 0; round < rounds; round++) countShuffled(scope, from, random, tally);
  if (tally.all === 0) return 0;
  return Math.max(0, beyondChance(tally.seen / tally.all, tally.chance / tally.all));
}

function isModelled({ kind }: Links, message: number): boolean {
  const word = linkKinds[kind[message]!];
  return word === "model" || word === "mention";
}

function countShuffled(
  { talk, counts, window, corrections }: Scope,
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
    { first: from, end: window.end, unanswering: corrections.notAnswers },
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
