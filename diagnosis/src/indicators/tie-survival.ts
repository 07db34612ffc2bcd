import { movedCuts } from "../cuts.ts";
import { DRAW_WORDS } from "../draws.ts";
import { componentsOf, giantOf } from "../graph/measures.ts";
import { degreeOf, graphOf, type Edge, type Graph } from "../graph/undirected.ts";
import { clipped, intervalOfDraws, wilson } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import type { Study } from "../study.ts";
import type { Tie } from "../ties.ts";

const NEEDS = 10;
const STRONG_TIES = 2;

/** Measures that cost more than going once through the ties are drawn only so often. Source: diagnosis.md E2. */
const COSTLY_DRAWS = 30;

/**
 * 12. Would ties outlast the chat? Active people with at least two strong ties, and how much hangs together
 * without staff and the tenth with most ties. Whether the ties exist anywhere else an export cannot show, so
 * the best grade is "in doubt". Source: diagnosis.md E1.
 */
export function tieSurvival(study: Study, ties: readonly Tie[]): Line {
  const n = study.actives.length;
  const strong = strongTies(study, ties);
  const held = study.actives.filter((person) => (strong.get(person)?.length ?? 0) >= STRONG_TIES);
  const rest = remaining(study);
  const facts = { held: held.length, actives: n, kept: rest.kept, left: rest.left, removed: rest.removed };
  const evidence = shown(study, ties);
  if (n < NEEDS) return untold("tieSurvival", "tiesOutlast", { n, needs: NEEDS, facts, evidence });
  const value = held.length / n;
  const interval = wilson(held.length, n);
  const cuts = movedCuts("tieSurvival", study.cuts);
  const byTies = gradeOf(value, interval, cuts);
  const byRest = rest.left === 0 ? "fails" : gradeOf(rest.share, rest.interval, cuts);
  const fails = byTies === "fails" && byRest === "fails";
  return {
    id: "tieSurvival",
    claim: "tiesOutlast",
    grade: fails ? "fails" : "inDoubt",
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts,
    evidence,
    leavingOut: "lowers",
  };
}

function strongTies(study: Study, ties: readonly Tie[]): Map<number, Tie[]> {
  const strong = new Map<number, Tie[]>();
  for (const tie of ties) {
    if (!tie.isStrong || tie.recent === 0) continue;
    for (const person of [tie.a, tie.b]) strong.set(person, [...(strong.get(person) ?? []), tie]);
  }
  return strong;
}

interface Remaining {
  readonly share: number;
  readonly interval: { readonly low: number; readonly high: number };
  /** People left, and how many of them still hang together. */
  readonly left: number;
  readonly kept: number;
  readonly removed: number;
}

/** What hangs together when staff and the tenth of the active with most ties are gone. */
function remaining(study: Study): Remaining {
  const whole = giantWithout(study, graphOfPairs(study, null));
  const draws = Float64Array.from({ length: COSTLY_DRAWS }, (_, k) => {
    const draw = Math.floor((k * DRAW_WORDS * 32) / COSTLY_DRAWS) % 200;
    return giantWithout(study, graphOfPairs(study, draw)).share;
  });
  return { ...whole, interval: clipped(intervalOfDraws(whole.share, draws), 0, 1) };
}

function giantWithout(study: Study, graph: Graph): Omit<Remaining, "interval"> {
  const { staff } = study.scope;
  const byTies = study.actives.toSorted((a, b) => degreeOf(graph, b) - degreeOf(graph, a) || a - b);
  const gone = new Set([...staff, ...byTies.slice(0, Math.ceil(byTies.length / 10))]);
  const isActive = new Set(study.actives);
  const left = study.actives.filter((person) => !gone.has(person)).length;
  const kept = giantOf(componentsOf(graph, (person) => gone.has(person) || !isActive.has(person)));
  return { share: left === 0 ? 0 : kept / left, left, kept, removed: study.actives.length - left };
}

/** A pair who exchanged at least this much, over all readings of who answered whom, hangs together. */
const LEAST_EXPECTED = 0.5;

/** Pairs of the window as ties; those of one draw when asked. */
function graphOfPairs({ pairs }: Study, draw: number | null): Graph {
  const edges: Edge[] = [];
  const isDrawn = (pair: number) =>
    draw !== null && ((pairs.mask[pair * DRAW_WORDS + (draw >> 5)]! >>> (draw & 31)) & 1) === 1;
  for (let a = 0; a < pairs.people; a++) {
    for (let pair = pairs.starts[a]!; pair < pairs.starts[a + 1]!; pair++) {
      const b = pairs.to[pair]!;
      const back = pairs.reverse[pair]!;
      if (back >= 0 && a > b) continue;
      const expected = pairs.expected[pair]! + (back < 0 ? 0 : pairs.expected[back]!);
      const stands =
        draw === null ? expected >= LEAST_EXPECTED : isDrawn(pair) || (back >= 0 && isDrawn(back));
      if (stands) edges.push({ a, b });
    }
  }
  return graphOf(pairs.people, edges);
}

const SHOWN_TIES = 40;

/** The strongest ties, with their last words to each other. */
function shown(study: Study, ties: readonly Tie[]): Evidence[] {
  const best = ties
    .filter((tie) => tie.isStrong && tie.recent > 0)
    .toSorted((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)
    .slice(0, SHOWN_TIES);
  const messages = lastMessages(study, best);
  return best.map((tie, index) => ({
    messages: messages[index]!,
    people: [tie.a, tie.b],
    why: "strongTie",
    figures: [tie.given + tie.returned, tie.days],
    disputes: messages[index]!.map((message) => ({ kind: "notAnAnswer" as const, message })),
  }));
}

function lastMessages({ exchanges }: Study, ties: readonly Tie[]): number[][] {
  const place = new Map(ties.map(({ a, b }, index) => [`${a}/${b}`, index]));
  const messages = ties.map((): number[] => []);
  for (let e = exchanges.length - 1; e >= 0; e--) {
    if (exchanges.isLikeliest[e] === 0) continue;
    const [a, b] = [exchanges.from[e]!, exchanges.to[e]!].toSorted((x, y) => x - y);
    const own = messages[place.get(`${a}/${b}`) ?? -1];
    if (own !== undefined && own.length < 3) own.unshift(exchanges.message[e]!);
  }
  return messages;
}
