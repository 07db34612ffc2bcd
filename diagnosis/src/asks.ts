import { DAY_MS } from "./calendar.ts";
import { likelihoodOf, type Exchanges } from "./exchange.ts";
import type { Scope } from "./scope.ts";
import { countDistinct, placesWhere } from "./sort.ts";
import { labels } from "./text/labels.ts";

/** An answer counts when it comes within a day. */
export const ANSWER_WITHIN_MS = DAY_MS;

/** Questions and requests that begin something in the judged window, and what became of them. */
export interface Asks {
  /** Messages that ask, in order of time; only those that had a whole day to be answered, or were. */
  readonly messages: readonly number[];
  /** For each message of the window the ask it belongs to (the asker goes on asking), or -1. */
  readonly askOf: Int32Array;
  /** By ask (index into `messages`): how many answered within a day, by the likeliest readings. */
  readonly answerers: Int32Array;
  /** By ask: the first answer by the likeliest reading, or -1. */
  readonly firstAnswer: Int32Array;
  /** By ask: how probable it is that anybody answered within a day. */
  readonly probability: Float64Array;
}

export function asksOf(scope: Scope, exchanges: Exchanges): Asks {
  const { first, end } = scope.window;
  const askOf = askChains(scope);
  const begun = placesWhere(end - first, (k) => askOf[k] === first + k);
  /** For each message of the window its place among the asks. */
  const place = new Int32Array(end - first);
  begun.forEach((k, index) => (place[k] = index));
  const answered = new Int32Array(exchanges.length);
  const answerer = new Int32Array(exchanges.length);
  let answers = 0;
  const firstAnswer = new Int32Array(begun.length).fill(-1);
  const unanswered = new Float64Array(begun.length).fill(1);
  for (let e = 0; e < exchanges.length; e++) {
    const parent = exchanges.parent[e]!;
    const ask = parent < first ? -1 : askOf[parent - first]!;
    if (ask < 0 || scope.talk.at[exchanges.message[e]!]! - scope.talk.at[ask]! > ANSWER_WITHIN_MS) continue;
    const index = place[ask - first]!;
    unanswered[index]! *= 1 - likelihoodOf(exchanges.sets[e]!);
    if (exchanges.isLikeliest[e] === 0) continue;
    answered[answers] = index;
    answerer[answers++] = exchanges.from[e]!;
    if (firstAnswer[index]! < 0) firstAnswer[index] = exchanges.message[e]!;
  }
  return withoutUnripe(scope, {
    messages: Array.from(begun, (k) => first + k),
    askOf,
    answerers: countDistinct(answered.subarray(0, answers), answerer, begun.length),
    firstAnswer,
    probability: unanswered.map((p) => 1 - p),
  });
}

/** For each message of the window the ask it belongs to: itself, or an earlier one its author goes on with. */
function askChains(scope: Scope): Int32Array {
  const { first, end } = scope.window;
  const { talk, links, label } = scope;
  const askOf = new Int32Array(end - first).fill(-1);
  const isOwnChain = new Uint8Array(end - first);
  for (let i = first; i < end; i++) {
    if (scope.counts[i] === 0) continue;
    const parent = links.parent[i]!;
    const begins = parent < first;
    const goesOn = !begins && talk.author[parent] === talk.author[i];
    isOwnChain[i - first] = begins || (goesOn && isOwnChain[parent - first] === 1) ? 1 : 0;
    if (goesOn && askOf[parent - first]! >= 0) askOf[i - first] = askOf[parent - first]!;
    else if (isOwnChain[i - first] === 1 && isAsk(label[i]!)) askOf[i - first] = i;
  }
  return askOf;
}

function isAsk(label: number): boolean {
  return (label & labels.ask) !== 0 && (label & (labels.greeting | labels.promotion)) === 0;
}

/** Asks of the last day may still be answered: they are left out unless they were. */
function withoutUnripe(scope: Scope, asks: Asks): Asks {
  const last = scope.talk.at[scope.window.end - 1]!;
  const kept = [...asks.messages.keys()].filter(
    (index) =>
      asks.firstAnswer[index]! >= 0 || last - scope.talk.at[asks.messages[index]!]! >= ANSWER_WITHIN_MS,
  );
  return {
    askOf: asks.askOf,
    messages: kept.map((index) => asks.messages[index]!),
    answerers: Int32Array.from(kept, (index) => asks.answerers[index]!),
    firstAnswer: Int32Array.from(kept, (index) => asks.firstAnswer[index]!),
    probability: Float64Array.from(kept, (index) => asks.probability[index]!),
  };
}
