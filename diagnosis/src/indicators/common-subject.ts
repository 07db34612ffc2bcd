import type { Talk } from "@kith/contract/talk";
import { WEEK_MS } from "../calendar.ts";
import { movedCuts } from "../cuts.ts";
import type { Interval } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { Random } from "../random.ts";
import { countingSort, placesWhere } from "../sort.ts";
import type { Voices } from "../study.ts";
import { LINK } from "../text/tokens.ts";
import { TermUses } from "../text/term-uses.ts";
import { WEEKS } from "./regulars.ts";

const NEEDS_MESSAGES = 300;
const NEEDS_AUTHORS = 8;
const SPLITS = 8;
const TERM_BITS = 12;
const TERMS = 1 << TERM_BITS;

/** A week in which either half says less than this tells nothing. */
const LEAST_TERMS = 40;

/** Two-sided 90 % of Student's distribution for 1 … 7 degrees of freedom. */
const STUDENT = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895];

/**
 * 2. A common subject: the two halves of the members, drawn at random, are more alike in what they talk of
 * within one week than across weeks. Similarity is 1 less the Jensen-Shannon divergence of their words.
 * Source: diagnosis.md E1; why weeks and not authors are shuffled: docs/adr/0003.
 */
export function commonSubject(study: Voices): Line {
  const { scope, actives } = study;
  const messages = spokenBy(study);
  const n = messages.length;
  const facts = { messages: n, authors: actives.length };
  const few = { n, needs: NEEDS_MESSAGES, facts };
  if (n < NEEDS_MESSAGES || actives.length < NEEDS_AUTHORS) return untold("commonSubject", "sharedNeed", few);
  const halves = new Halves(study);
  const weeks = messagesByWeek(study, messages);
  weeks.forEach((said, week) => halves.read(scope, said, week));
  const differences = halves.differences();
  if (differences.length < 3) return untold("commonSubject", "sharedNeed", few);
  const { mean, interval } = meanOf(differences);
  const cuts = movedCuts("commonSubject", study.cuts);
  return {
    id: "commonSubject",
    claim: "sharedNeed",
    grade: gradeOf(mean, interval, cuts),
    value: mean,
    interval,
    n,
    needs: NEEDS_MESSAGES,
    cuts,
    facts: { ...facts, weeks: differences.length },
    evidence: sharedTerms(study, weeks),
    leavingOut: "either",
  };
}

function spokenBy({ scope }: Voices): Int32Array {
  const { first, end } = scope.window;
  return placesWhere(end - first, (k) => scope.counts[first + k] === 1).map((k) => first + k);
}

/** The messages of each week, the newest week first; they are in order of time, so those of a week lie together. */
function messagesByWeek({ scope }: Voices, messages: Int32Array): Int32Array[] {
  const { talk, window } = scope;
  const weeks: Int32Array[] = [];
  let end = messages.length;
  for (let week = 0; week < WEEKS; week++) {
    const since = week === WEEKS - 1 ? Number.NEGATIVE_INFINITY : window.to - (week + 1) * WEEK_MS;
    let begin = end;
    while (begin > 0 && talk.at[messages[begin - 1]!]! > since) begin--;
    weeks.push(messages.subarray(begin, end));
    end = begin;
  }
  return weeks;
}

/** Word counts of two random halves of the members in each week, for several ways of halving. */
class Halves {
  /** `((split × 2 + half) × WEEKS + week) × TERMS + term`. */
  readonly #counts = new Uint32Array(SPLITS * 2 * WEEKS * TERMS);
  readonly #totals = new Float64Array(SPLITS * 2 * WEEKS);
  /** For each person the half they are in, one bit for each split. */
  readonly #side: Uint8Array;
  /** How often each term was used in the week being read, and for each split in its second half: four to a number. */
  readonly #uses = new Uint8Array(TERMS);
  readonly #firstFour = new Int32Array(TERMS);
  readonly #lastFour = new Int32Array(TERMS);

  constructor(study: Voices) {
    this.#side = new Uint8Array(study.scope.talk.people.length);
    const random = new Random(0x68616c66);
    const order = [...study.speakers];
    for (let split = 0; split < SPLITS; split++) {
      random.shuffle(order);
      order.forEach((person, place) => (this.#side[person]! |= (place % 2) << split));
    }
  }

  /** Reads what was said in a week. */
  read({ talk, readings }: Voices["scope"], messages: Int32Array, week: number): void {
    const { starts, tokens, first } = readings;
    for (const message of messages) {
      const side = this.#side[talk.author[message]!]!;
      const [firstFour, lastFour] = [FOUR[side & 15]!, FOUR[side >> 4]!];
      for (let k = starts[message - first]!; k < starts[message - first + 1]!; k++) {
        const token = tokens[k]!;
        if (token === LINK) continue;
        const term = (token ^ (token >>> TERM_BITS)) & (TERMS - 1);
        this.#firstFour[term] = this.#firstFour[term]! + firstFour;
        this.#lastFour[term] = this.#lastFour[term]! + lastFour;
        if (++this.#uses[term]! === MOST_USES) this.#settle(term, week);
      }
    }
    for (let term = 0; term < TERMS; term++) this.#settle(term, week);
  }

  /** Takes over what was counted of a term, before four counts no longer fit into one number. */
  #settle(term: number, week: number): void {
    const uses = this.#uses[term]!;
    if (uses === 0) return;
    for (let split = 0; split < SPLITS; split++) {
      const four = (split < 4 ? this.#firstFour : this.#lastFour)[term]!;
      const second = (four >>> ((split % 4) * 8)) & 255;
      const at = split * 2 * WEEKS + week;
      this.#add(at, term, uses - second);
      this.#add(at + WEEKS, term, second);
    }
    this.#uses[term] = 0;
    this.#firstFour[term] = 0;
    this.#lastFour[term] = 0;
  }

  #add(at: number, term: number, uses: number): void {
    this.#counts[at * TERMS + term]! += uses;
    this.#totals[at]! += uses;
  }

  /** For each week that tells: similarity of the halves inside it less similarity across weeks, over all splits. */
  differences(): number[] {
    const weeks = [...Array(WEEKS).keys()].filter((week) => this.#isTold(week));
    const sums = new Float64Array(weeks.length);
    for (let split = 0; split < SPLITS; split++) {
      this.#differencesOf(split, weeks).forEach((difference, k) => (sums[k]! += difference));
    }
    return Array.from(sums, (sum) => sum / SPLITS);
  }

  #isTold(week: number): boolean {
    for (let half = 0; half < SPLITS * 2; half++)
      if (this.#totals[half * WEEKS + week]! < LEAST_TERMS) return false;
    return true;
  }

  #differencesOf(split: number, weeks: readonly number[]): number[] {
    const [a, b] = [split * 2 * WEEKS, (split * 2 + 1) * WEEKS];
    const likeness = weeks.map((week) => weeks.map((other) => this.#likeness(a + week, b + other)));
    return weeks.map((_, week) => {
      let across = 0;
      for (let other = 0; other < weeks.length; other++) {
        if (other !== week) across = across + likeness[week]![other]! + likeness[other]![week]!;
      }
      return likeness[week]![week]! - across / (2 * (weeks.length - 1));
    });
  }

  #likeness(x: number, y: number): number {
    const [xTotal, yTotal] = [this.#totals[x]!, this.#totals[y]!];
    let divergence = 0;
    for (let term = 0; term < TERMS; term++) {
      const [p, q] = [this.#counts[x * TERMS + term]! / xTotal, this.#counts[y * TERMS + term]! / yTotal];
      if (p > 0) divergence += p * Math.log2((2 * p) / (p + q));
      if (q > 0) divergence += q * Math.log2((2 * q) / (p + q));
    }
    return 1 - divergence / 2;
  }
}

/** More uses of a term do not fit into the eight bits of a count. */
const MOST_USES = 255;

/** For four bits a number with each of them in a byte of its own. */
const FOUR = Int32Array.from({ length: 16 }, (_, bits) =>
  [0, 1, 2, 3].reduce((number, bit) => number | (((bits >> bit) & 1) << (bit * 8)), 0),
);

function meanOf(values: readonly number[]): { mean: number; interval: Interval } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const reach =
    STUDENT[Math.min(values.length - 2, STUDENT.length - 1)]! * Math.sqrt(variance / values.length);
  return { mean, interval: { low: mean - reach, high: mean + reach } };
}

const SHOWN_TERMS = 20;
const SHOWN_OF_A_TERM = 3;

/** Words that many people used in one week and few in the others, with who used them. */
function sharedTerms(study: Voices, weeks: readonly Int32Array[]): Evidence[] {
  const { talk, readings } = study.scope;
  const { starts, tokens, first } = readings;
  const uses = new TermUses(WEEKS);
  weeks.forEach((messages, week) => {
    for (const i of byAuthor(messages, talk)) {
      const author = talk.author[i]!;
      for (let k = starts[i - first]!; k < starts[i - first + 1]!; k++) {
        if (tokens[k] !== LINK) uses.note(tokens[k]!, author, week);
      }
    }
  });
  const rated = [...ratedTerms(uses)];
  const best = rated.toSorted((a, b) => b.rating - a.rating || a.token - b.token).slice(0, SHOWN_TERMS);
  return best.map(({ token, week, most }) => shown(study, weeks[week]!, token, most));
}

interface Rated {
  readonly token: number;
  readonly week: number;
  readonly most: number;
  readonly rating: number;
}

function* ratedTerms(uses: TermUses): Generator<Rated> {
  for (let term = 0; term < uses.length; term++) {
    if (uses.most(term) < 3) continue;
    const people = uses.people(term);
    const most = uses.most(term);
    const rest = (people.reduce((sum, count) => sum + count, 0) - most) / (WEEKS - 1);
    yield { token: uses.token(term), week: people.indexOf(most), most, rating: most - 3 * rest };
  }
}

/** The messages of one person after those of another. */
function byAuthor(messages: Int32Array, { author, people }: Talk): Int32Array {
  return countingSort(messages, author, people.length);
}

function shown({ scope }: Voices, messages: Int32Array, token: number, most: number): Evidence {
  const { starts, tokens, first } = scope.readings;
  const found: number[] = [];
  const people = new Set<number>();
  for (const i of messages) {
    const author = scope.talk.author[i]!;
    if (people.has(author)) continue;
    let k = starts[i - first]!;
    const end = starts[i - first + 1]!;
    while (k < end && tokens[k] !== token) k++;
    if (k === end) continue;
    found.push(i);
    people.add(author);
    if (found.length === SHOWN_OF_A_TERM) break;
  }
  return { messages: found, people: [...people], why: "sharedTerm", figures: [most], disputes: [] };
}
