import { DAY_MS } from "../calendar.ts";
import { movedCuts } from "../cuts.ts";
import { likelihoodOf } from "../exchange.ts";
import { wilsonOfUnsure } from "../interval.ts";
import { gradeOf, untold, type Line } from "../line.ts";
import { piecesOf } from "../pieces.ts";
import type { Study } from "../study.ts";
import { labels } from "../text/labels.ts";

const NEEDS = 10;
const HEARD_WITHIN_MS = 3 * DAY_MS;

/**
 * 8. What staff begin gets an answer or a reaction within three days. Posts of the last three days are left
 * out unless they were answered. Source: diagnosis.md E1 (there as its opposite, the unread share).
 */
export function noticesAnswered(study: Study): Line {
  const notices = noticesOf(study);
  const heard = responsesOf(study, notices);
  const last = study.scope.talk.at[study.scope.window.end - 1]!;
  const isRipe = (i: number) => heard.has(i) || last - study.scope.talk.at[i]! >= HEARD_WITHIN_MS;
  const ripe = notices.filter(isRipe);
  const answered = ripe.filter((i) => heard.has(i));
  const n = ripe.length;
  const facts = { answered: answered.length, notices: n, staff: study.scope.staff.size };
  const open = ripe.filter((i) => !heard.has(i)).toReversed();
  const evidence = piecesOf(open.length > 0 ? open : answered.toReversed(), (message) => ({
    messages: [message],
    people: [study.scope.talk.author[message]!],
    why: open.length > 0 ? "unheard" : "heard",
    figures: [],
    disputes: [{ kind: "notANotice" as const, message }],
  }));
  if (n < NEEDS) return untold("noticesAnswered", "mesh", { n, needs: NEEDS, facts, evidence });
  const value = answered.length / n;
  const variance = answered.reduce((sum, i) => sum + heard.get(i)! * (1 - heard.get(i)!), 0);
  const interval = wilsonOfUnsure(answered.length, n, Math.sqrt(variance));
  const cuts = movedCuts("noticesAnswered", study.cuts);
  return {
    id: "noticesAnswered",
    claim: "mesh",
    grade: gradeOf(value, interval, cuts),
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts,
    evidence,
    leavingOut: open.length > 0 ? "raises" : "nothing",
  };
}

/** What staff begin: their posts that answer nobody and say something. */
export function noticesOf({ scope }: Study): number[] {
  const notices: number[] = [];
  for (let i = scope.window.first; i < scope.window.end; i++) {
    if (scope.counts[i] === 0 || !scope.staff.has(scope.talk.author[i]!)) continue;
    const isMeant = (scope.label[i]! & (labels.meaningful | labels.secondHand)) !== 0;
    if (isMeant && scope.links.parent[i]! < 0 && !scope.corrections.notNotices.has(i)) notices.push(i);
  }
  return notices;
}

/** Notices somebody answered or reacted to in time, with how probable that is. */
function responsesOf({ scope, exchanges }: Study, notices: readonly number[]): Map<number, number> {
  const heard = new Map<number, number>();
  const isNotice = new Set(notices);
  for (let e = 0; e < exchanges.length; e++) {
    const root = ownRoot(scope, exchanges.parent[e]!);
    if (exchanges.isLikeliest[e] === 0 || !isNotice.has(root)) continue;
    if (scope.talk.at[exchanges.message[e]!]! - scope.talk.at[root]! > HEARD_WITHIN_MS) continue;
    heard.set(root, Math.max(heard.get(root) ?? 0, likelihoodOf(exchanges.sets[e]!)));
  }
  for (const notice of notices) if (scope.talk.reactions[notice]! > 0) heard.set(notice, 1);
  return heard;
}

/** Where an author's own run of messages began: a notice may be said in several. */
export function ownRoot({ talk, links }: Study["scope"], message: number): number {
  let at = message;
  for (let steps = 0; steps < 20; steps++) {
    const parent = links.parent[at]!;
    if (parent < 0 || talk.author[parent] !== talk.author[at]) break;
    at = parent;
  }
  return at;
}
