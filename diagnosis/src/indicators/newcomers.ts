import { DAY_MS } from "../calendar.ts";
import { movedCuts } from "../cuts.ts";
import { wilson, type Interval } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { piecesOf } from "../pieces.ts";
import type { Scope } from "../scope.ts";
import type { Study } from "../study.ts";
import { labels } from "../text/labels.ts";

const NEEDS = 15;

/** So much of what somebody said who got no answer. */
const FIRST_WORDS = 3;

/** So many pieces of evidence are shown first. */
const SHOWN = 5;
const EXPOSURE_MS = 28 * DAY_MS;
const SILENT_FAILS = 0.6;
const SILENT_HOLDS = 0.3;

/** Whoever spoke in the export's first weeks may have been there long before it begins. */
const LEFT_EDGE_MS = 28 * DAY_MS;

/** Somebody who came while the export looks on, with four weeks to stay. */
interface Newcomer {
  readonly person: number;
  readonly first: number;
  readonly last: number;
  /** The first few things they said. */
  readonly words: readonly number[];
  /** The first answer to anything of their first day, by somebody else; -1 for none within a day. */
  readonly answer: number;
  /** Only greetings, stickers or a few words, all within a day of coming. */
  readonly isSilent: boolean;
  readonly staysMs: number;
}

/**
 * 9. Newcomers are answered and stay: the share answered within a day, and how many only ever greeted.
 * Source: diagnosis.md E1; survival by Kaplan and Meier 1958.
 */
export function newcomerPath(study: Study): Line {
  const came = newcomersOf(study);
  const n = came.length;
  const answered = came.filter(({ answer }) => answer >= 0);
  const silent = came.filter(({ isSilent }) => isSilent);
  const staying = stayingAfter(study, came, EXPOSURE_MS);
  const facts = { answered: answered.length, newcomers: n, silent: silent.length, staying };
  const open = came.filter(({ answer }) => answer < 0);
  const evidence = piecesOf([...open, ...answered], shown);
  if (n < NEEDS) return untold("newcomerPath", "newcomers", { n, needs: NEEDS, facts, evidence });
  const value = answered.length / n;
  const interval = wilson(answered.length, n);
  const cuts = movedCuts("newcomerPath", study.cuts);
  const isMet = gradeOf(value, interval, cuts) === "holds";
  const greetOnly = wilson(silent.length, n);
  return {
    id: "newcomerPath",
    claim: "newcomers",
    grade: gradeOfNewcomers(silent.length / n, greetOnly, isMet),
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts,
    evidence,
    leavingOut: open.length >= SHOWN ? "raises" : "either",
  };
}

function gradeOfNewcomers(silentShare: number, silent: Interval, isMet: boolean) {
  if (silent.low > SILENT_FAILS) return "fails";
  return isMet && silentShare <= SILENT_HOLDS ? "holds" : "inDoubt";
}

function newcomersOf(study: Study): Newcomer[] {
  const { scope, firstOf } = study;
  const { talk } = scope;
  const edge = talk.length === 0 ? 0 : talk.at[0]! + LEFT_EDGE_MS;
  const joined = joinsOf(scope);
  const latest = scope.window.to - EXPOSURE_MS;
  const came = new Map<number, number>();
  for (const [person, first] of firstOf.entries()) {
    if (first < scope.regionFirst || first >= scope.window.end || scope.isPerson[person] !== 1) continue;
    if (scope.corrections.notNewcomers.has(person) || scope.staff.has(person) || scope.counts[first] === 0)
      continue;
    const isSeenComing = talk.at[first]! >= edge || joined.has(person);
    if (isSeenComing && talk.at[first]! <= latest) came.set(person, first);
  }
  return told(scope, came);
}

/** People whose joining the export shows. */
function joinsOf({ talk }: Scope): ReadonlySet<number> {
  // A network that drops people makes them join daily; only the first time is coming.
  const joined = new Set<number>();
  for (const event of talk.events) if (event.kind === "joined" && event.person >= 0) joined.add(event.person);
  return talk.platform === "irc" ? new Set() : joined;
}

function told(scope: Scope, came: ReadonlyMap<number, number>): Newcomer[] {
  const { talk } = scope;
  const answers = firstAnswers(scope, came);
  const last = new Map<number, number>();
  const words = new Map<number, number[]>([...came.keys()].map((person) => [person, []]));
  const meant = new Set<number>();
  for (let i = scope.regionFirst; i < scope.window.end; i++) {
    const first = came.get(talk.author[i]!);
    if (first === undefined) continue;
    last.set(talk.author[i]!, i);
    const own = words.get(talk.author[i]!)!;
    if (own.length < FIRST_WORDS && scope.counts[i] === 1) own.push(i);
    if ((scope.label[i]! & labels.meaningful) !== 0) meant.add(talk.author[i]!);
  }
  return [...came]
    .toSorted((a, b) => b[1] - a[1])
    .map(([person, first]) => {
      const staysMs = talk.at[last.get(person) ?? first]! - talk.at[first]!;
      const isSilent = !meant.has(person) && staysMs <= DAY_MS;
      return {
        person,
        first,
        last: last.get(person) ?? first,
        words: words.get(person)!,
        answer: answers.get(person) ?? -1,
        isSilent,
        staysMs,
      };
    });
}

/** For each newcomer the first answer by another person, within a day, to what they said on their first day. */
function firstAnswers(
  { talk, links, counts, window, regionFirst }: Scope,
  came: ReadonlyMap<number, number>,
) {
  const answers = new Map<number, number>();
  for (let i = regionFirst; i < window.end; i++) {
    const parent = links.parent[i]!;
    if (parent < 0 || counts[i] === 0 || talk.author[i] === talk.author[parent]) continue;
    const person = talk.author[parent]!;
    const first = came.get(person);
    if (first === undefined || answers.has(person)) continue;
    const isFirstDay = talk.at[parent]! - talk.at[first]! <= DAY_MS;
    if (isFirstDay && talk.at[i]! - talk.at[parent]! <= DAY_MS) answers.set(person, i);
  }
  return answers;
}

/** Kaplan-Meier share that is still heard of after `ms`: whoever spoke in the last four weeks may yet stay. */
function stayingAfter({ scope }: Study, came: readonly Newcomer[], ms: number): number {
  const censoredFrom = scope.window.to - EXPOSURE_MS;
  const ends = came
    .map(({ staysMs, last }) => ({ staysMs, isGone: scope.talk.at[last]! < censoredFrom }))
    .toSorted((a, b) => a.staysMs - b.staysMs);
  let staying = 1;
  for (const [index, { staysMs, isGone }] of ends.entries()) {
    if (staysMs >= ms) break;
    if (isGone) staying *= 1 - 1 / (ends.length - index);
  }
  return staying;
}

function shown(one: Newcomer): Evidence {
  const days = Math.floor(one.staysMs / DAY_MS);
  return {
    messages: one.answer >= 0 ? [one.first, one.answer] : one.words,
    people: [one.person],
    why: one.answer >= 0 ? "newcomerAnswered" : "newcomerUnanswered",
    figures: [days, one.isSilent ? 1 : 0],
    disputes: [{ kind: "notANewcomer", person: one.person }],
  };
}
