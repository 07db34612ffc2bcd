import { messageKinds } from "@kith/contract/archive";
import { untold, type Evidence, type Line } from "../line.ts";
import { countDistinct, placesWhere } from "../sort.ts";
import type { Study } from "../study.ts";

/** Lines an export alone can say little or nothing about; they are shown so that nobody takes silence for good news. */

const LEAST_LETTERS = 12;

/**
 * 10. A statement of what the group is for and who runs it that newcomers can see. That it exists is not yet
 * that it is known: without asking people the best grade is "in doubt". Source: diagnosis.md E1.
 */
export function purposeStated(study: Study): Line {
  const { talk, window } = study.scope;
  const announcement = messageKinds.indexOf("announcement");
  const evidence: Evidence[] = [];
  for (let i = window.end - 1; i >= 0 && evidence.length < 5; i--) {
    if (talk.kind[i] !== announcement || talk.texts.at(i).length < LEAST_LETTERS) continue;
    evidence.push({
      messages: [i],
      people: [talk.author[i]!],
      why: "announcement",
      figures: [],
      disputes: [],
    });
  }
  const hasPurpose = talk.purpose !== null && talk.purpose.trim().length >= LEAST_LETTERS;
  const n = evidence.length + (hasPurpose ? 1 : 0);
  const known = { n, needs: 1, facts: { statements: n, isDescribed: hasPurpose ? 1 : 0 }, evidence };
  const line = untold("purposeStated", "newcomers", known);
  return n === 0 ? line : { ...line, grade: "inDoubt", value: n };
}

/**
 * 13. How many see what is said. Exports carry no read receipts: people who answer or react are a lower bound,
 * shown and never graded. Source: diagnosis.md E1.
 */
export function reach({ scope, exchanges, actives }: Study): Line {
  const { first } = scope.window;
  const likeliest = placesWhere(
    exchanges.length,
    (e) => exchanges.isLikeliest[e] === 1 && scope.root[exchanges.message[e]!]! >= first,
  );
  const heard = countDistinct(
    likeliest.map((e) => scope.root[exchanges.message[e]!]! - first),
    likeliest.map((e) => exchanges.from[e]!),
    scope.window.end - first,
  );
  const shares: number[] = [];
  for (let i = first; i < scope.window.end; i++) {
    if (scope.counts[i] === 0 || scope.links.parent[i]! >= 0 || actives.length < 2) continue;
    const people = Math.max(heard[i - first]!, scope.talk.reactions[i]!);
    shares.push(Math.min(1, people / (actives.length - 1)));
  }
  const median = Float64Array.from(shares).sort()[shares.length >> 1] ?? 0;
  return untold("reach", "reach", { n: shares.length, facts: { atLeast: median, posts: shares.length } });
}

/** 14. What came of it: exports record no outcomes. Source: diagnosis.md E1. */
export function outcomes(): Line {
  return untold("outcomes", "outcomes");
}
