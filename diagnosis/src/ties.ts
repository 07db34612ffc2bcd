import { DAY_MS } from "./calendar.ts";
import { PairNumbers } from "./pair-numbers.ts";
import type { Scope } from "./scope.ts";
import { labels } from "./text/labels.ts";

/** What one act adds to a tie, and how it fades. Source: metrics.md `strength`. */
export const tieWeights = { replied: 1, thanked: 1, mentioned: 0.5 } as const;
export type TieKind = keyof typeof tieWeights;
export const tieKinds: readonly TieKind[] = ["replied", "thanked", "mentioned"];

const HALF_LIFE_DAYS = 90;

/** A tie from here on; below it two people have merely met in passing. */
export const WEAK = 1;

/** Two kinds of act, each of at least this strength, make a tie deep. */
const DEEP_KIND = 0.5;

/** The tie between two people at the end of the judged window. */
export interface Tie {
  /** The lower index of the two. */
  readonly a: number;
  readonly b: number;
  readonly strength: number;
  readonly byKind: Readonly<Record<TieKind, number>>;
  /** Acts of `a` towards `b`, and back. */
  readonly given: number;
  readonly returned: number;
  /** Different days on which either did something towards the other. */
  readonly days: number;
  readonly lastAt: number;
  /** Acts inside the judged window. */
  readonly recent: number;
  readonly isDeep: boolean;
  /** Both ways, at least three exchanges, on at least two days. Source: diagnosis.md E1, 12. */
  readonly isStrong: boolean;
}

/** Every tie of the region, by pair in order; strengths are taken at the end of the window. */
export function tiesOf(scope: Scope): Tie[] {
  const made = new TiesInMaking(scope);
  readActs(scope, (from, to, message, kind) => {
    if (from === to || from < 0 || to < 0 || scope.isPerson[from] !== 1 || scope.isPerson[to] !== 1) return;
    made.add(from, to, message, kind);
  });
  return made.whole();
}

type Act = (from: number, to: number, message: number, kind: TieKind) => void;

function readActs(scope: Scope, act: Act): void {
  const { talk, links, label } = scope;
  for (let i = scope.regionFirst; i < scope.window.end; i++) {
    if (scope.counts[i] === 0) continue;
    const author = talk.author[i]!;
    const parent = links.parent[i]!;
    const answered = parent >= 0 && scope.counts[parent] === 1 ? talk.author[parent]! : -1;
    if (answered >= 0) act(author, answered, i, "replied");
    if (answered >= 0 && (label[i]! & labels.thanks) !== 0) act(author, answered, i, "thanked");
    const { mentions, reactedBy } = talk;
    for (let k = mentions.starts[i]!; k < mentions.starts[i + 1]!; k++) {
      // Answering somebody by name is one act, not two.
      if (mentions.people[k] !== answered) act(author, mentions.people[k]!, i, "mentioned");
    }
    for (let k = reactedBy.starts[i]!; k < reactedBy.starts[i + 1]!; k++)
      act(reactedBy.people[k]!, author, i, "thanked");
  }
}

/** Ties while acts are added to them, as columns: there may be as many as there are messages. */
class TiesInMaking {
  readonly #scope: Scope;
  readonly #numbers = new PairNumbers();
  #columns = new TieColumns(1024);

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  add(from: number, to: number, message: number, kind: TieKind): void {
    const { talk, window, calendar } = this.#scope;
    const tie = this.#numbers.of(Math.min(from, to), Math.max(from, to));
    if (tie === this.#columns.length) this.#columns = this.#columns.grown();
    const columns = this.#columns;
    const at = talk.at[message]!;
    const ageDays = (window.to - at) / DAY_MS;
    columns.byKind[kind][tie]! += tieWeights[kind] * 0.5 ** (ageDays / HALF_LIFE_DAYS);
    if (from < to) columns.given[tie]!++;
    else columns.returned[tie]!++;
    const day = calendar.dayOf(at);
    if (day !== columns.lastDay[tie]) columns.days[tie]!++;
    columns.lastDay[tie] = day;
    columns.lastAt[tie] = at;
    if (message >= window.first) columns.recent[tie]!++;
  }

  whole(): Tie[] {
    return Array.from(this.#numbers.inOrder(), (tie) => {
      const [a, b] = this.#numbers.pair(tie);
      return new TieRow(a, b, this.#columns, tie);
    });
  }
}

class TieColumns {
  readonly length: number;
  readonly byKind: Readonly<Record<TieKind, Float64Array>>;
  readonly given: Int32Array;
  readonly returned: Int32Array;
  readonly days: Int32Array;
  readonly lastDay: Int32Array;
  readonly lastAt: Float64Array;
  readonly recent: Int32Array;

  constructor(length: number) {
    this.length = length;
    const strengths = () => new Float64Array(length);
    this.byKind = { replied: strengths(), thanked: strengths(), mentioned: strengths() };
    this.given = new Int32Array(length);
    this.returned = new Int32Array(length);
    this.days = new Int32Array(length);
    this.lastDay = new Int32Array(length).fill(NO_DAY);
    this.lastAt = new Float64Array(length);
    this.recent = new Int32Array(length);
  }

  grown(): TieColumns {
    const grown = new TieColumns(this.length * 2);
    for (const kind of tieKinds) grown.byKind[kind].set(this.byKind[kind]);
    for (const name of ["given", "returned", "days", "lastDay", "lastAt", "recent"] as const)
      grown[name].set(this[name]);
    return grown;
  }
}

/** No day of any calendar. */
const NO_DAY = -(2 ** 31);

/** One row of the columns, read when it is looked at. */
class TieRow implements Tie {
  readonly a: number;
  readonly b: number;
  readonly #columns: TieColumns;
  readonly #row: number;

  constructor(a: number, b: number, columns: TieColumns, row: number) {
    this.a = a;
    this.b = b;
    this.#columns = columns;
    this.#row = row;
  }

  get byKind(): Readonly<Record<TieKind, number>> {
    const { replied, thanked, mentioned } = this.#columns.byKind;
    const row = this.#row;
    return { replied: replied[row]!, thanked: thanked[row]!, mentioned: mentioned[row]! };
  }

  get strength(): number {
    const { replied, thanked, mentioned } = this.#columns.byKind;
    const row = this.#row;
    return replied[row]! + thanked[row]! + mentioned[row]!;
  }

  get given(): number {
    return this.#columns.given[this.#row]!;
  }

  get returned(): number {
    return this.#columns.returned[this.#row]!;
  }

  get days(): number {
    return this.#columns.days[this.#row]!;
  }

  get lastAt(): number {
    return this.#columns.lastAt[this.#row]!;
  }

  get recent(): number {
    return this.#columns.recent[this.#row]!;
  }

  get isDeep(): boolean {
    const { byKind } = this;
    return tieKinds.filter((kind) => byKind[kind] >= DEEP_KIND).length >= 2;
  }

  get isStrong(): boolean {
    const { given, returned } = this;
    return given > 0 && returned > 0 && given + returned >= 3 && this.days >= 2;
  }
}
