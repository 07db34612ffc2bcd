import { movedCuts } from "../cuts.ts";
import { LINK_SETS } from "../exchange.ts";
import { clipped, intervalOfDraws } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { RatioDraws } from "../ratio.ts";
import { bestOf, placesWhere } from "../sort.ts";
import { piecesLater } from "../pieces.ts";
import { ofStudy, type Study } from "../study.ts";
import { noticesOf, ownRoot } from "./notices.ts";

const NEEDS = 50;
const ALL_SETS = 2 ** LINK_SETS - 1;

/**
 * 6. Share of the exchanges that touch no staff: does the talk run between members? Source: diagnosis.md A1.
 * Where there are too few exchanges to tell, posts of staff that nobody answered are counted as exchanges with
 * staff: a broadcast into silence fails, and nothing else is said of it.
 */
export function exchangeShare(study: Study): Line {
  const { among, all, silent, draws } = countedOf(study);
  const n = all + silent.length;
  const facts = { among, all, silent: silent.length, staff: study.scope.staff.size };
  const evidence = piecesLater(() => busiestPairs(study));
  const unknown = untold("exchangeShare", "mesh", { n: all, needs: NEEDS, facts, evidence });
  if (n < NEEDS) return unknown;
  const value = among / n;
  const interval = clipped(intervalOfDraws(value, draws), 0, 1);
  const cuts = movedCuts("exchangeShare", study.cuts);
  const grade = gradeOf(value, interval, cuts);
  if (silent.length > 0 && grade !== "fails") return unknown;
  return {
    id: "exchangeShare",
    claim: "mesh",
    grade,
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts,
    evidence: silent.length > 0 ? silent.map((message) => silenceShown(study, message)) : evidence,
    leavingOut: silent.length > 0 ? "raises" : "lowers",
  };
}

/** Exchanges among members and all of them, and what stands in for the missing ones. */
const countedOf = ofStudy((study) => {
  const { exchanges, scope } = study;
  const ratio = new RatioDraws(study.draws);
  const isStaff = new Uint8Array(scope.talk.people.length);
  for (const person of scope.staff) isStaff[person] = 1;
  let among = 0;
  let all = 0;
  for (let e = 0; e < exchanges.length; e++) {
    const isAmongMembers = isStaff[exchanges.from[e]!] === 0 && isStaff[exchanges.to[e]!] === 0;
    ratio.add(exchanges.message[e]!, exchanges.sets[e]!, isAmongMembers);
    if (exchanges.isLikeliest[e] === 0) continue;
    all++;
    if (isAmongMembers) among++;
  }
  const silent = all < NEEDS ? unansweredNotices(study) : [];
  for (const message of silent) ratio.add(message, ALL_SETS, false);
  return { among, all, silent, draws: ratio.values() };
});

/** What staff begin and nobody answers, newest first. */
function unansweredNotices(study: Study): number[] {
  const { exchanges, scope } = study;
  const answered = new Set<number>();
  for (let e = 0; e < exchanges.length; e++)
    if (exchanges.isLikeliest[e] === 1) answered.add(ownRoot(scope, exchanges.parent[e]!));
  return noticesOf(study)
    .filter((notice) => !answered.has(notice))
    .toReversed();
}

function silenceShown({ scope }: Study, message: number): Evidence {
  return {
    messages: [message],
    people: [scope.talk.author[message]!],
    why: "silence",
    figures: [],
    disputes: [{ kind: "notANotice", message }],
  };
}

const SHOWN_PAIRS = 40;
const SHOWN_OF_A_PAIR = 3;

/** Pairs of members who answer each other most, with what they said to each other last. */
function busiestPairs(study: Study): Evidence[] {
  const { pairs } = study;
  const weights = memberWeights(study);
  const among = placesWhere(weights.length, (pair) => weights[pair]! > 0);
  const best = bestOf(among, SHOWN_PAIRS, (a, b) => weights[b]! - weights[a]! || a - b).map((pair) => ({
    from: pairs.fromOf(pair),
    to: pairs.to[pair]!,
    weight: weights[pair]!,
  }));
  const messages = messagesOfPairs(study, best);
  return best.map(({ from, to, weight }, index) => ({
    messages: messages[index]!,
    people: [from, to],
    why: "pair",
    figures: [weight],
    disputes: messages[index]!.map((message) => ({ kind: "notAnAnswer" as const, message })),
  }));
}

/** Answers between two members, both ways, at the entry of the lower of them; 0 elsewhere and with staff. */
function memberWeights({ pairs, scope }: Study): Int32Array {
  const weights = new Int32Array(pairs.to.length);
  for (let pair = 0; pair < weights.length; pair++) {
    const [from, to] = [pairs.fromOf(pair), pairs.to[pair]!];
    const back = pairs.reverse[pair]!;
    if (scope.staff.has(from) || scope.staff.has(to) || (back >= 0 && to < from)) continue;
    weights[pair] = pairs.weight[pair]! + (back < 0 ? 0 : pairs.weight[back]!);
  }
  return weights;
}

/** The last few answers between each of the pairs, in order of time. */
export function messagesOfPairs(
  { exchanges, pairs }: Study,
  wanted: readonly { readonly from: number; readonly to: number }[],
): number[][] {
  const key = (from: number, to: number) => from * pairs.people + to;
  const place = new Map<number, number>();
  wanted.forEach(({ from, to }, index) => {
    place.set(key(from, to), index).set(key(to, from), index);
  });
  const messages = wanted.map((): number[] => []);
  for (let e = exchanges.length - 1; e >= 0; e--) {
    if (exchanges.isLikeliest[e] === 0) continue;
    const index = place.get(key(exchanges.from[e]!, exchanges.to[e]!));
    if (index !== undefined && messages[index]!.length < SHOWN_OF_A_PAIR)
      messages[index]!.unshift(exchanges.message[e]!);
  }
  return messages;
}
