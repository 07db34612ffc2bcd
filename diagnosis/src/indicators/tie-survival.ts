import { movedCuts } from "../cuts.ts";
import { DRAW_WORDS } from "../draws.ts";
import { clipped, intervalOfDraws, wilson } from "../interval.ts";
import type { Known } from "../options.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { UndirectedPairs } from "../undirected-pairs.ts";
import { bestOf, placesWhere } from "../sort.ts";
import { piecesLater } from "../pieces.ts";
import { ofStudy, type Study } from "../study.ts";
import type { Tie } from "../ties.ts";
import { messagesOfPairs } from "./exchange-share.ts";

const NEEDS = 10;
const STRONG_TIES = 2;

/** Measures that cost more than going once through the ties are drawn only so often. Source: diagnosis.md E2. */
const COSTLY_DRAWS = 30;

/**
 * 12. Would ties outlast the chat? Active people with at least two strong ties, and how much hangs together
 * without staff and the tenth with most ties. Whether the ties exist anywhere else an export cannot show, so
 * the best grade is "in doubt". Of a living community both are known: who is tied away from its chats, and how many
 * would be found without staff; then they decide. Source: diagnosis.md E1.
 */
export function tieSurvival(study: Study, ties: readonly Tie[]): Line {
  const n = study.actives.length;
  const known = knownOf(study);
  const strong = known === null ? strongTies(study, ties) : tiesElsewhere(study, known);
  const held = study.actives.filter((person) => strong[person]! >= STRONG_TIES);
  const rest = remaining(study);
  const survival = known?.survivalWithoutStaff ?? Number.NaN;
  const facts = {
    held: held.length,
    actives: n,
    kept: rest.kept,
    left: rest.left,
    removed: rest.removed,
    ...(known === null ? {} : { survival }),
  };
  const evidence = piecesLater(() => shown(study, ties));
  if (n < NEEDS) return untold("tieSurvival", "tiesOutlast", { n, needs: NEEDS, facts, evidence });
  const value = held.length / n;
  const interval = wilson(held.length, n);
  const cuts = movedCuts("tieSurvival", study.cuts);
  const byTies = gradeOf(value, interval, cuts);
  const byStructure = rest.left === 0 ? "fails" : gradeOf(rest.share, rest.interval, cuts);
  // All members are counted, so there is nothing uncertain about their share.
  const byRest = known === null ? byStructure : gradeOf(survival, { low: survival, high: survival }, cuts);
  const grade = byTies === byRest ? byTies : "inDoubt";
  return {
    id: "tieSurvival",
    claim: "tiesOutlast",
    grade: known === null && grade === "holds" ? "inDoubt" : grade,
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts,
    evidence,
    // Whoever says nothing any more is no active person either, and answers left over answer somebody else.
    leavingOut: "either",
  };
}

/** How many strong ties each person has that were alive in the window. */
function strongTies({ scope }: Study, ties: readonly Tie[]): Int32Array {
  const strong = new Int32Array(scope.talk.people.length);
  for (const tie of ties) {
    if (tie.recent === 0 || !tie.isStrong) continue;
    strong[tie.a]!++;
    strong[tie.b]!++;
  }
  return strong;
}

/** What is known of ties away from the chats, or null where nothing is. */
function knownOf({ scope: { known } }: Study): KnownAway | null {
  if (known === null || known.survivalWithoutStaff === null) return null;
  return { offCarrier: known.offCarrier, survivalWithoutStaff: known.survivalWithoutStaff };
}

interface KnownAway extends Pick<Known, "offCarrier"> {
  readonly survivalWithoutStaff: number;
}

/** How many people each person is tied to away from the chats. */
function tiesElsewhere({ scope }: Study, { offCarrier }: KnownAway): Int32Array {
  const tied = new Int32Array(scope.talk.people.length);
  for (const [a, b] of offCarrier) {
    if (scope.isPerson[a] !== 1 || scope.isPerson[b] !== 1) continue;
    tied[a]!++;
    tied[b]!++;
  }
  return tied;
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
const remaining = ofStudy((study): Remaining => {
  const pairs = new UndirectedPairs(study.pairs);
  const whole = giantWithout(study, pairs, pairs.expecting(LEAST_EXPECTED));
  const draws = Float64Array.from({ length: COSTLY_DRAWS }, (_, k) => {
    const draw = Math.floor((k * DRAW_WORDS * 32) / COSTLY_DRAWS) % 200;
    return giantWithout(study, pairs, pairs.drawn(draw)).share;
  });
  return { ...whole, interval: clipped(intervalOfDraws(whole.share, draws), 0, 1) };
});

/** A pair who exchanged at least this much, over all readings of who answered whom, hangs together. */
const LEAST_EXPECTED = 0.5;

/** @param standing the pairs that are ties. */
function giantWithout(
  { scope, actives }: Study,
  pairs: UndirectedPairs,
  standing: Int32Array,
): Omit<Remaining, "interval"> {
  const degree = pairs.degrees(standing);
  const byTies = actives.toSorted((a, b) => degree[b]! - degree[a]! || a - b);
  const gone = new Set([...scope.staff, ...byTies.slice(0, Math.ceil(byTies.length / 10))]);
  const isLeft = new Uint8Array(degree.length);
  for (const person of actives) if (!gone.has(person)) isLeft[person] = 1;
  const left = isLeft.reduce((sum, one) => sum + one, 0);
  const kept = pairs.giantAmong(standing, isLeft);
  return { share: left === 0 ? 0 : kept / left, left, kept, removed: actives.length - left };
}

const SHOWN_TIES = 40;

/** The strongest ties, with their last words to each other. */
function shown(study: Study, ties: readonly Tie[]): Evidence[] {
  const alive = placesWhere(ties.length, (tie) => ties[tie]!.recent > 0 && ties[tie]!.isStrong);
  const best = bestOf(alive, SHOWN_TIES, (x, y) => ties[y]!.strength - ties[x]!.strength || x - y).map(
    (tie) => ties[tie]!,
  );
  const messages = messagesOfPairs(
    study,
    best.map(({ a, b }) => ({ from: a, to: b })),
  );
  return best.map((tie, index) => ({
    messages: messages[index]!,
    people: [tie.a, tie.b],
    why: "strongTie",
    figures: [tie.given + tie.returned, tie.days],
    disputes: messages[index]!.map((message) => ({ kind: "notAnAnswer" as const, message })),
  }));
}
