import { movedCuts } from "../cuts.ts";
import { clipped, intervalOfDraws } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { RatioDraws } from "../ratio.ts";
import type { Study } from "../study.ts";
import { beyondChance, inclination, returnsOf, type Return } from "./returns.ts";

const NEEDS = 30;

/**
 * 7. Answers come back, beyond chance. Of the answers given to an answer, the share that comes from the very
 * person who had been answered, less what would come from them if anybody answered in proportion to how much
 * they say, and less what the link model finds of it where there is none: (seen - chance) / (1 - chance), twice.
 * Shuffled authors give 0 however dense the talk.
 * Source: docs/adr/0002; the question is that of Garlaschelli and Loffredo 2004.
 */
export function reciprocity(study: Study): Line {
  const returns = returnsOf(study);
  const n = returns.length;
  const seen = returns.filter(({ isReturn }) => isReturn).length;
  const evidence = returnsShown(study, returns);
  if (n < NEEDS)
    return untold("reciprocity", "mesh", { n, needs: NEEDS, facts: { returned: seen, all: n }, evidence });
  const chance = returns.reduce((sum, one) => sum + one.chance, 0) / n;
  const inclined = inclination(study, returns);
  const excess = (share: number) => beyondChance(beyondChance(share, chance), inclined);
  const ratio = new RatioDraws(study.draws);
  for (const { message, sets, isReturn } of returns) ratio.add(message, sets, isReturn);
  // Less than chance is no less than none; how far it may be off is told from where it stands.
  const found = excess(seen / n);
  const value = Math.max(0, found);
  const interval = clipped(intervalOfDraws(found, ratio.values().map(excess)), 0, 1);
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
    leavingOut: value === 0 || seen === n ? "nothing" : "lowers",
  };
}

/** Returns shown are looked for among so many of the newest. */
const LOOKED_THROUGH = 400;

function returnsShown({ scope }: Study, returns: readonly Return[]): Evidence[] {
  const newest = returns
    .filter(({ isReturn }) => isReturn)
    .toReversed()
    .slice(0, LOOKED_THROUGH);
  return purestFirst(returns, newest).map(({ message, parent, grandparent }) => ({
    messages: [grandparent, parent, message],
    people: [scope.talk.author[message]!, scope.talk.author[parent]!],
    why: "returned",
    figures: [],
    disputes: [
      { kind: "notAnAnswer", message: parent },
      { kind: "notAnAnswer", message },
    ],
  }));
}

/** First those with whose three messages nothing but returns would go, each of its own exchange. */
function purestFirst(returns: readonly Return[], shown: readonly Return[]): Return[] {
  const messagesOf = ({ message, parent, grandparent }: Return) => [message, parent, grandparent];
  const others = new Map<number, number>(shown.flatMap(messagesOf).map((message) => [message, 0]));
  for (const one of returns) {
    if (one.isReturn) continue;
    for (const message of messagesOf(one)) {
      const count = others.get(message);
      if (count !== undefined) others.set(message, count + 1);
    }
  }
  const impurity = (one: Return) => messagesOf(one).reduce((sum, message) => sum + others.get(message)!, 0);
  return shown.toSorted((a, b) => impurity(a) - impurity(b) || b.message - a.message);
}
