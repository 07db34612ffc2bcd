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
  for (const i of messages) halves.read(scope, i, weekOf(study, i));
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
    evidence: sharedTerms(study, messages),
    leavingOut: "either",
  };
}

function spokenBy({ scope }: Voices): Int32Array {
  const { first, end } = scope.window;
  return placesWhere(end - first, (k) => scope.counts[first + k] === 1).map((k) => first + k);
}

function weekOf({ scope }: Voices, message: number): number {
  return Math.min(WEEKS - 1, Math.floor((scope.window.to - scope.talk.at[message]!) / WEEK_MS));
}

/** Word counts of two random halves of the members in each week, for several ways of halving. */
class Halves {
  /** `((split × 2 + half) × WEEKS + week) × TERMS + term`. */
  readonly #counts = new Uint32Array(SPLITS * 2 * WEEKS * TERMS);
  readonly #totals = new Float64Array(SPLITS * 2 * WEEKS);
  /** For each person the half they are in, one bit for each split. */
  readonly #side: Uint8Array;
  /** Where the counts of a week begin, for each split the half of one person. */
  readonly #at = new Int32Array(SPLITS);

  constructor(study: Voices) {
    this.#side = new Uint8Array(study.scope.talk.people.length);
    const random = new Random(0x68616c66);
    const order = [...study.speakers];
    for (let split = 0; split < SPLITS; split++) {
      random.shuffle(order);
      order.forEach((person, place) => (this.#side[person]! |= (place % 2) << split));
    }
  }

  read({ talk, readings }: Voices["scope"], message: number, week: number): void {
    const side = this.#side[talk.author[message]!]!;
    for (let split = 0; split < SPLITS; split++) {
      this.#at[split] = (split * 2 + ((side >> split) & 1)) * WEEKS + week;
    }
    const { starts, tokens, first } = readings;
    let count = 0;
    for (let k = starts[message - first]!; k < starts[message - first + 1]!; k++) {
      const token = tokens[k]!;
      if (token === LINK) continue;
      const term = (token ^ (token >>> TERM_BITS)) & (TERMS - 1);
      count++;
      for (let split = 0; split < SPLITS; split++) this.#counts[this.#at[split]! * TERMS + term]!++;
    }
    for (const at of this.#at) this.#totals[at]! += count;
  }

  /** For each week that tells: similarity of the halves inside it less similarity across weeks, over all splits. */
  differences(): number[] {
    const weeks = [...Array(WEEKS).keys()].filter((week) => this.#isTold(week));
    return weeks.map((week) => {
      let sum = 0;
      for (let split = 0; split < SPLITS; split++) sum += this.#difference(split, week, weeks);
      return sum / SPLITS;
    });
  }

  #isTold(week: number): boolean {
    for (let half = 0; half < SPLITS * 2; half++)
      if (this.#totals[half * WEEKS + week]! < LEAST_TERMS) return false;
    return true;
  }

  #difference(split: number, week: number, weeks: readonly number[]): number {
    const [a, b] = [split * 2 * WEEKS, (split * 2 + 1) * WEEKS];
    const others = weeks.filter((other) => other !== week);
    const across = others.reduce(
      (sum, other) => sum + this.#likeness(a + week, b + other) + this.#likeness(a + other, b + week),
      0,
    );
    return this.#likeness(a + week, b + week) - across / (2 * others.length);
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
function sharedTerms(study: Voices, messages: Int32Array): Evidence[] {
  const { talk, readings } = study.scope;
  const uses = new TermUses(WEEKS);
  for (const i of byAuthor(messages, talk)) {
    const week = weekOf(study, i);
    for (let k = readings.starts[i - readings.first]!; k < readings.starts[i - readings.first + 1]!; k++) {
      const token = readings.tokens[k]!;
      if (token !== LINK) uses.note(token, talk.author[i]!, week);
    }
  }
  const rated = [...ratedTerms(uses)];
  const best = rated.toSorted((a, b) => b.rating - a.rating || a.token - b.token).slice(0, SHOWN_TERMS);
  return best.map(({ token, week, most }) => shown(study, messages, token, { week, most }));
}

interface Rated {
  readonly token: number;
  readonly week: number;
  readonly most: number;
  readonly rating: number;
}

function* ratedTerms(uses: TermUses): Generator<Rated> {
  for (let term = 0; term < uses.length; term++) {
    const people = uses.people(term);
    const most = Math.max(...people);
    if (most < 3) continue;
    const rest = (people.reduce((sum, count) => sum + count, 0) - most) / (WEEKS - 1);
    yield { token: uses.token(term), week: people.indexOf(most), most, rating: most - 3 * rest };
  }
}

/** The messages of one person after those of another. */
function byAuthor(messages: Int32Array, { author, people }: Talk): Int32Array {
  return countingSort(messages, author, people.length);
}

function shown(
  study: Voices,
  messages: Int32Array,
  token: number,
  { week, most }: { week: number; most: number },
): Evidence {
  const { starts, tokens, first } = study.scope.readings;
  const found: number[] = [];
  const people = new Set<number>();
  for (const i of messages) {
    const author = study.scope.talk.author[i]!;
    if (weekOf(study, i) !== week || people.has(author)) continue;
    if (!tokens.subarray(starts[i - first], starts[i - first + 1]).includes(token)) continue;
    found.push(i);
    people.add(author);
    if (found.length === SHOWN_OF_A_TERM) break;
  }
  return { messages: found, people: [...people], why: "sharedTerm", figures: [most], disputes: [] };
}
