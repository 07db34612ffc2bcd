import { WEEK_MS } from "../calendar.ts";
import { movedCuts } from "../cuts.ts";
import { DRAW_WORDS } from "../draws.ts";
import { clipped, intervalOfDraws } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { DrawCounter, DrawThreshold } from "../pairs.ts";
import { piecesOf } from "../pieces.ts";
import { ofStudy, type Study } from "../study.ts";
import { labels } from "../text/labels.ts";
import { keepsAWeekday, WINDOW_DAYS, WINDOW_TALK_DAYS } from "../window.ts";

export const WEEKS = WINDOW_DAYS / 7;
const WEEKS_ACTIVE = 6;
const ANSWERED_BY = 3;

/** Who speaks twice a week is not seen in six of eight weeks on fewer days than these: they show no absence. */
const DAYS_TO_MISS_PEOPLE = 21;

/**
 * 4. Regulars: active in at least 6 of the 8 weeks and answered or thanked by at least 3 different people.
 * Passing takes 5 of them, or a tenth of the active in a small group, but never fewer than 2.
 * Source: diagnosis.md E1.
 */
export function regulars(study: Study): Line {
  const { weeks, heard } = presenceOf(study);
  const found = study.actives.filter(
    (person) => weeks.active(person) >= WEEKS_ACTIVE && heard.count(person) >= ANSWERED_BY,
  );
  const facts = {
    regulars: found.length,
    actives: study.actives.length,
    days: weeks.days,
    weeks: weeks.seen,
  };
  const evidence = piecesOf(
    found.toSorted((a, b) => heard.count(b) - heard.count(a) || study.said[b]! - study.said[a]! || a - b),
    (person) => shown(study, person, weeks.active(person), heard),
  );
  const isHabit = weeks.seen === WEEKS && weeks.isHabit;
  const unknown = (needs: number) =>
    untold("regulars", "backbone", { n: weeks.days, needs, facts, evidence });
  if (weeks.days < WINDOW_TALK_DAYS && !isHabit) return unknown(WINDOW_TALK_DAYS);
  const cuts = cutsFor(study);
  const value = found.length;
  const drawn = intervalOfDraws(value, countsInDraws(study));
  const interval = clipped(
    { low: Math.round(drawn.low), high: Math.round(drawn.high) },
    0,
    study.actives.length,
  );
  const grade = gradeOf(value, interval, cuts);
  if (grade === "fails" && weeks.days < DAYS_TO_MISS_PEOPLE) return unknown(DAYS_TO_MISS_PEOPLE);
  return {
    id: "regulars",
    claim: "backbone",
    grade,
    value,
    interval,
    n: study.actives.length,
    needs: 0,
    cuts,
    facts,
    evidence,
    leavingOut: "lowers",
  };
}

function cutsFor(study: Study) {
  const cuts = movedCuts("regulars", study.cuts);
  const ofActives = Math.max(2, Math.ceil(study.actives.length / 10));
  return { ...cuts, pass: Math.min(cuts.pass, ofActives) };
}

function shown(study: Study, person: number, weeks: number, heard: Hearers): Evidence {
  return {
    messages: heard.answersTo(person),
    people: [person],
    why: "regular",
    figures: [weeks, heard.count(person), study.said[person]!],
    disputes: [{ kind: "nature", person, nature: "bot" }],
  };
}

/** In which of the window's weeks each person said something that means something. */
class WeeksOfPeople {
  /** `person × WEEKS + week`, by draws as bits. */
  readonly mask: Uint32Array;
  readonly #present: Uint8Array;
  days = 0;
  seen = 0;
  /** Whether the days fall on much the same day of the week. */
  isHabit = false;

  constructor(study: Study) {
    const people = study.scope.talk.people.length;
    this.mask = new Uint32Array(people * WEEKS * DRAW_WORDS);
    this.#present = new Uint8Array(people * WEEKS);
    this.#read(study);
  }

  active(person: number): number {
    let weeks = 0;
    for (let week = 0; week < WEEKS; week++) weeks += this.#present[person * WEEKS + week]!;
    return weeks;
  }

  #read({ scope, draws }: Study): void {
    const { talk, window } = scope;
    const days = new Set<number>();
    const weeks = new Set<number>();
    for (let i = window.first; i < window.end; i++) {
      if (scope.counts[i] === 0) continue;
      const week = Math.min(WEEKS - 1, Math.floor((window.to - talk.at[i]!) / WEEK_MS));
      days.add(scope.calendar.dayOf(talk.at[i]!));
      weeks.add(week);
      if ((scope.label[i]! & labels.meaningful) === 0) continue;
      const at = talk.author[i]! * WEEKS + week;
      this.#present[at] = 1;
      const block = draws.blockOf(i) * DRAW_WORDS;
      for (let word = 0; word < DRAW_WORDS; word++)
        this.mask[at * DRAW_WORDS + word]! |= draws.present[block + word]!;
    }
    this.days = days.size;
    this.seen = weeks.size;
    this.isHabit = keepsAWeekday(days);
  }
}

const presenceOf = ofStudy((study) => ({ weeks: new WeeksOfPeople(study), heard: new Hearers(study) }));

/** Who answered or thanked each person, by the likeliest readings. */
class Hearers {
  readonly #pairs: Study["pairs"];
  readonly #counts: Int32Array;

  constructor({ pairs, scope }: Study) {
    this.#pairs = pairs;
    this.#counts = new Int32Array(pairs.people);
    for (let pair = 0; pair < pairs.to.length; pair++) {
      if (pairs.weight[pair]! > 0) this.#counts[pairs.to[pair]!]!++;
    }
    for (const [author, reactors] of reactorsOf(scope)) {
      for (const reactor of reactors) if (!this.#hasAnswered(reactor, author)) this.#counts[author]!++;
    }
  }

  #hasAnswered(from: number, to: number): boolean {
    const pair = this.#pairs.find(from, to);
    return pair >= 0 && this.#pairs.weight[pair]! > 0;
  }

  count(person: number): number {
    return this.#counts[person]!;
  }

  /** The last answer of a few different people, in order of time. */
  answersTo(person: number): number[] {
    const messages = Array.from(this.#pairs.pairsTo(person), (pair) => this.#pairs.last[pair]!);
    return messages
      .filter((message) => message >= 0)
      .toSorted((a, b) => a - b)
      .slice(-ANSWERED_BY);
  }
}

/** The people who reacted to what each person said. */
function reactorsOf({ talk, window, isPerson }: Study["scope"]): Map<number, Set<number>> {
  const { starts, people } = talk.reactedBy;
  const reactors = new Map<number, Set<number>>();
  for (let i = window.first; i < window.end; i++) {
    const author = talk.author[i]!;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const reactor = people[k]!;
      if (author < 0 || reactor === author || isPerson[reactor] !== 1) continue;
      let own = reactors.get(author);
      if (own === undefined) reactors.set(author, (own = new Set()));
      own.add(reactor);
    }
  }
  return reactors;
}

/** The number of regulars in each draw. */
const countsInDraws = ofStudy((study) => {
  const { pairs } = study;
  const { weeks, heard } = presenceOf(study);
  const counter = new DrawCounter();
  const inWeeks = new DrawThreshold(WEEKS_ACTIVE);
  const byPeople = new DrawThreshold(ANSWERED_BY);
  for (const person of study.actives) {
    if (weeks.active(person) < WEEKS_ACTIVE - 2 || heard.count(person) < ANSWERED_BY) continue;
    inWeeks.clear();
    byPeople.clear();
    for (let week = 0; week < WEEKS; week++) inWeeks.add(weeks.mask, (person * WEEKS + week) * DRAW_WORDS);
    for (const pair of pairs.pairsTo(person)) byPeople.add(pairs.mask, pair * DRAW_WORDS);
    const answered = byPeople.reached();
    counter.add(
      inWeeks.reached().map((draws, word) => draws & answered[word]!),
      0,
    );
  }
  return counter.counts();
});
