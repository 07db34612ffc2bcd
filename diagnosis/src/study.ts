import { asksOf, type Asks } from "./asks.ts";
import { Draws } from "./draws.ts";
import { exchangesOf, exchangesWithout, type Exchanges } from "./exchange.ts";
import type { DiagnosisOptions } from "./options.ts";
import { PairTable } from "./pairs.ts";
import { timer, type Scope } from "./scope.ts";
import { labels } from "./text/labels.ts";

/** Who speaks in the judged window. */
export interface Voices {
  readonly scope: Scope;
  readonly cuts: Readonly<Partial<Record<string, number>>>;
  /** Messages in the window by each person. */
  readonly said: Int32Array;
  /** People with a meaningful message in the window. */
  readonly actives: readonly number[];
  /** People who said anything in the window. */
  readonly speakers: readonly number[];
}

/** What several lines share, computed once. */
export interface Study extends Voices {
  readonly exchanges: Exchanges;
  readonly draws: Draws;
  readonly pairs: PairTable;
  readonly asks: Asks;
  /** The first message of each person in the whole talk, or -1. */
  readonly firstOf: Int32Array;
}

export function studyOf(scope: Scope, options: DiagnosisOptions = {}): Study {
  const timed = timer(options);
  const exchanges = timed("exchanges", () => exchangesOf(scope));
  const draws = timed("draws", () => new Draws(scope));
  const pairs = timed("pairs", () => PairTable.of(exchanges, scope.talk.people.length, draws));
  const asks = timed("asks", () => asksOf(scope, exchanges));
  const firstOf = firstMessages(scope);
  return { ...voicesOf(scope, options), exchanges, draws, pairs, asks, firstOf };
}

/**
 * The study as if somebody had said nothing and been told nothing. Links, sampled link sets and draws stay as
 * they are, so that nothing but the absence of that person makes a difference.
 */
export function studyWithout(
  { scope, exchanges, draws, pairs, cuts, firstOf }: Study,
  person: number,
): Study {
  const counts = scope.counts.slice();
  for (let i = 0; i < counts.length; i++) if (scope.talk.author[i] === person) counts[i] = 0;
  const isPerson = scope.isPerson.with(person, 0);
  const staff = new Set([...scope.staff].filter((one) => one !== person));
  const left = { ...scope, counts, isPerson, staff };
  const kept = exchangesWithout(exchanges, person);
  const asks = asksOf(left, kept);
  const voices = { ...voicesOf(left), cuts };
  return { ...voices, exchanges: kept, draws, pairs: pairs.without(person), asks, firstOf };
}

/** Remembers what was worked out of a study: thresholds are moved over and over, and nothing else changes then. */
export function ofStudy<T>(work: (study: Study) => T): (study: Study) => T {
  const known = new WeakMap<Exchanges, { readonly result: T }>();
  return (study) => {
    const found = known.get(study.exchanges) ?? { result: work(study) };
    known.set(study.exchanges, found);
    return found.result;
  };
}

export function voicesOf(scope: Scope, options: DiagnosisOptions = {}): Voices {
  const said = new Int32Array(scope.talk.people.length);
  const meant = new Uint8Array(scope.talk.people.length);
  for (let i = scope.window.first; i < scope.window.end; i++) {
    if (scope.counts[i] === 0) continue;
    const author = scope.talk.author[i]!;
    said[author]!++;
    if ((scope.label[i]! & labels.meaningful) !== 0) meant[author] = 1;
  }
  const speakers = [...said.keys()].filter((person) => said[person]! > 0);
  const actives = speakers.filter((person) => meant[person] === 1);
  return { scope, cuts: options.cuts ?? {}, said, actives, speakers };
}

function firstMessages({ talk }: Scope): Int32Array {
  const firstOf = new Int32Array(talk.people.length).fill(-1);
  for (let i = talk.length - 1; i >= 0; i--) if (talk.author[i]! >= 0) firstOf[talk.author[i]!] = i;
  return firstOf;
}
