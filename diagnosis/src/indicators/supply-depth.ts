import { movedCuts } from "../cuts.ts";
import { DRAWS } from "../draws.ts";
import { clipped, intervalOfDraws } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { ofStudy, type Study } from "../study.ts";
import { labels } from "../text/labels.ts";

const NEEDS = 30;
const MOST = 0.8;

/** People beyond these give too little to be among the few who give most. */
const FOLLOWED_SUPPLIERS = 400;

/**
 * 5. How many people the supply hangs on: the smallest number that gives at least 80 % of answers and shares.
 * Source: metrics.md `busFactor`.
 */
export function supplyDepth(study: Study): Line {
  const suppliers = suppliersOf(study);
  const n = suppliers.reduce((sum, [, messages]) => sum + messages.length, 0);
  const topShare = n === 0 ? 0 : (suppliers[0]?.[1].length ?? 0) / n;
  const facts = { supplies: n, suppliers: suppliers.length, topShare, top: suppliers[0]?.[0] ?? -1 };
  const evidence = suppliers.slice(0, 40).map(([person, messages]) => shown(person, messages, n));
  if (n < NEEDS) return untold("supplyDepth", "backbone", { n, needs: NEEDS, facts, evidence });
  const value = fewest(
    suppliers.map(([, messages]) => messages.length),
    n,
  );
  const drawn = intervalOfDraws(value, depthInDraws(study));
  const interval = clipped({ low: Math.round(drawn.low), high: Math.round(drawn.high) }, 1, suppliers.length);
  const cuts = movedCuts("supplyDepth", study.cuts);
  return {
    id: "supplyDepth",
    claim: "backbone",
    grade: gradeOf(value, interval, cuts),
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts,
    evidence,
    leavingOut: "either",
  };
}

/** Who supplies, with what: those who give most first. */
const suppliersOf = ofStudy((study) => {
  const given = new Map<number, number[]>();
  for (const message of suppliesOf(study)) {
    const author = study.scope.talk.author[message]!;
    const own = given.get(author);
    if (own === undefined) given.set(author, [message]);
    else own.push(message);
  }
  return [...given].toSorted((a, b) => b[1].length - a[1].length || a[0] - b[0]);
});

/** Answers to asks, and what people bring of their own accord; adverts and things passed on are neither. */
export function suppliesOf({ scope, exchanges, asks }: Study): number[] {
  const { first, end } = scope.window;
  const isSupply = new Uint8Array(end - first);
  for (let e = 0; e < exchanges.length; e++) {
    if (exchanges.isLikeliest[e] === 0 || exchanges.parent[e]! < first) continue;
    if (asks.askOf[exchanges.parent[e]! - first]! >= 0) isSupply[exchanges.message[e]! - first] = 1;
  }
  const supplies: number[] = [];
  for (let i = first; i < end; i++) {
    if (scope.counts[i] === 0) continue;
    const label = scope.label[i]!;
    const isOwn = (label & (labels.promotion | labels.secondHand)) === 0;
    const isShare = (label & labels.share) !== 0 && (label & labels.ask) === 0;
    if (isOwn && (isShare || (isSupply[i - first] === 1 && (label & labels.meaningful) !== 0)))
      supplies.push(i);
  }
  return supplies;
}

function shown(person: number, messages: readonly number[], all: number): Evidence {
  return {
    messages: messages.slice(-2),
    people: [person],
    why: "supplier",
    figures: [messages.length, messages.length / all],
    disputes: [{ kind: "nature", person, nature: "bot" }],
  };
}

/** The smallest number of the sorted counts that holds most of all. */
function fewest(sorted: readonly number[], all: number): number {
  let held = 0;
  let people = 0;
  for (const count of sorted) {
    if (held >= MOST * all) break;
    held += count;
    people++;
  }
  return people;
}

const depthInDraws = ofStudy((study) => {
  const { draws } = study;
  const suppliers = suppliersOf(study);
  const followed = suppliers
    .slice(0, FOLLOWED_SUPPLIERS)
    .map(([, messages]) => countsInDraws(draws, messages));
  const others = countsInDraws(
    draws,
    suppliers.slice(FOLLOWED_SUPPLIERS).flatMap(([, messages]) => messages),
  );
  return Float64Array.from({ length: DRAWS }, (_, draw) => {
    const counts = followed.map((own) => own[draw]!).toSorted((a, b) => b - a);
    const all = counts.reduce((sum, count) => sum + count, others[draw]!);
    return all === 0 ? Number.NaN : fewest(counts, all);
  });
});

function countsInDraws(draws: Study["draws"], messages: readonly number[]): Uint32Array {
  const counts = new Uint32Array(DRAWS);
  for (const message of messages) {
    const base = draws.blockOf(message) * DRAWS;
    for (let draw = 0; draw < DRAWS; draw++) counts[draw]! += draws.times[base + draw]!;
  }
  return counts;
}
