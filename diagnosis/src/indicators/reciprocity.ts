import { movedCuts } from "../cuts.ts";
import { clipped, intervalOfDraws } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { RatioDraws } from "../ratio.ts";
import { placesWhere } from "../sort.ts";
import { piecesLater } from "../pieces.ts";
import { ofStudy, type Study } from "../study.ts";
import { beyondChance, inclination, returnsOf, type Returns } from "./returns.ts";

const NEEDS = 30;

/**
 * 7. Answers come back, beyond chance. Of the answers given to an answer, the share that comes from the very
 * person who had been answered, less what would come from them if anybody answered in proportion to how much
 * they say, and less what the link model finds of it where there is none: (seen - chance) / (1 - chance), twice.
 * Shuffled authors give 0 however dense the talk.
 * Source: docs/adr/0002; the question is that of Garlaschelli and Loffredo 2004.
 */
export function reciprocity(study: Study): Line {
  const returns = returnsIn(study);
  const n = returns.length;
  const seen = returns.isReturn.reduce((sum, one) => sum + one, 0);
  const evidence = piecesLater(() => returnsShown(study, returns));
  if (n < NEEDS)
    return untold("reciprocity", "mesh", { n, needs: NEEDS, facts: { returned: seen, all: n }, evidence });
  const chance = returns.chance.reduce((sum, chance) => sum + chance, 0) / n;
  const inclined = inclination(study, returns);
  const excess = (share: number) => beyondChance(beyondChance(share, chance), inclined);
  // Less than chance is no less than none; how far it may be off is told from where it stands.
  const found = excess(seen / n);
  const value = Math.max(0, found);
  const interval = clipped(intervalOfDraws(found, sharesInDraws(study).map(excess)), 0, 1);
  const cuts = movedCuts("reciprocity", study.cuts);
  return {
    id: "reciprocity",
    claim: "mesh",
    grade: gradeOf(value, interval, cuts),
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts: { returned: seen, all: n, chance, inclined },
    evidence,
    leavingOut: leavingOut(value, seen === n, inclined),
  };
}

const returnsIn = ofStudy(returnsOf);

/** The share that comes back, in each draw. */
const sharesInDraws = ofStudy((study) => {
  const { length, message, sets, isReturn } = returnsIn(study);
  const ratio = new RatioDraws(study.draws);
  for (let k = 0; k < length; k++) ratio.add(message[k]!, sets[k]!, isReturn[k] === 1);
  return ratio.values();
});

/** Where links are inferred, what is left is linked anew: it may come back more, or less. */
function leavingOut(value: number, isAll: boolean, inclined: number): Line["leavingOut"] {
  if (inclined > 0) return "either";
  return value === 0 || isAll ? "nothing" : "lowers";
}

/** Returns shown are looked for among so many of the newest. */
const LOOKED_THROUGH = 400;

function returnsShown({ scope }: Study, returns: Returns): Evidence[] {
  const newest = placesWhere(returns.length, (k) => returns.isReturn[k] === 1)
    .toReversed()
    .subarray(0, LOOKED_THROUGH);
  return purestFirst(returns, newest).map((k) => {
    const [grandparent, parent, message] = messagesOf(returns, k);
    return {
      messages: [grandparent, parent, message],
      people: [scope.talk.author[message]!, scope.talk.author[parent]!],
      why: "returned",
      figures: [],
      disputes: [
        { kind: "notAnAnswer", message: parent },
        { kind: "notAnAnswer", message },
      ],
    };
  });
}

function messagesOf({ message, parent, grandparent }: Returns, k: number): [number, number, number] {
  return [grandparent[k]!, parent[k]!, message[k]!];
}

/** First those with whose three messages nothing but returns would go, each of its own exchange. */
function purestFirst(returns: Returns, shown: Int32Array): number[] {
  const others = new Map<number, number>();
  for (const k of shown) for (const message of messagesOf(returns, k)) others.set(message, 0);
  for (let k = 0; k < returns.length; k++) {
    if (returns.isReturn[k] === 1) continue;
    countIn(others, returns.grandparent[k]!);
    countIn(others, returns.parent[k]!);
    countIn(others, returns.message[k]!);
  }
  const impurity = (k: number) => messagesOf(returns, k).reduce((sum, one) => sum + others.get(one)!, 0);
  return [...shown].toSorted(
    (a, b) => impurity(a) - impurity(b) || returns.message[b]! - returns.message[a]!,
  );
}

function countIn(counts: Map<number, number>, message: number): void {
  const count = counts.get(message);
  if (count !== undefined) counts.set(message, count + 1);
}
