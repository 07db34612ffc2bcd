import { DAY_MS } from "../calendar.ts";
import { movedCuts } from "../cuts.ts";
import { wilson } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { piecesOf } from "../pieces.ts";
import type { Study } from "../study.ts";
import { labels } from "../text/labels.ts";

const NEEDS = 100;

/** 11. Share of messages that are adverts by their form. Source: diagnosis.md E1. */
export function promotion(study: Study): Line {
  const { scope } = study;
  const { first, end } = scope.window;
  const found: number[] = [];
  let n = 0;
  let roots = 0;
  let promotedRoots = 0;
  for (let i = first; i < end; i++) {
    // Adverts of bots fill a chat as well as those of people do.
    if (scope.talk.author[i]! < 0) continue;
    n++;
    const isPromotion = (scope.label[i]! & labels.promotion) !== 0;
    if (isPromotion) found.push(i);
    const parent = scope.links.parent[i]!;
    // Whoever goes on with their own words answers nobody: a row of adverts is not one post.
    if (parent >= 0 && scope.talk.author[parent] !== scope.talk.author[i]) continue;
    roots++;
    if (isPromotion) promotedRoots++;
  }
  const facts = { promotions: found.length, messages: n, roots, promotedRoots };
  const evidence = piecesOf(found.toReversed(), (message) => shown(study, message));
  if (n < NEEDS) return untold("promotion", "littleNoise", { n, needs: NEEDS, facts, evidence });
  const value = found.length / n;
  const interval = wilson(found.length, n);
  const cuts = movedCuts("promotion", study.cuts);
  return {
    id: "promotion",
    claim: "littleNoise",
    grade: gradeOf(value, interval, cuts),
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

/** With how long its sender had been around: an advert of an old hand is another thing than one of a stranger. */
function shown({ scope, said, firstOf }: Study, message: number): Evidence {
  const person = scope.talk.author[message]!;
  const days = Math.floor((scope.talk.at[message]! - scope.talk.at[firstOf[person]!]!) / DAY_MS);
  return {
    messages: [message],
    people: [person],
    why: "promotion",
    figures: [days, said[person]!],
    disputes: [{ kind: "notPromotion", message }],
  };
}
