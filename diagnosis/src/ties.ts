import { DAY_MS } from "./calendar.ts";
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
  const acts = new Map<number, TieInMaking>();
  const people = scope.talk.people.length;
  const act = (from: number, to: number, message: number, kind: TieKind) => {
    if (from === to || from < 0 || to < 0 || scope.isPerson[from] !== 1 || scope.isPerson[to] !== 1) return;
    const [a, b] = from < to ? [from, to] : [to, from];
    const key = a * people + b;
    let tie = acts.get(key);
    if (tie === undefined) acts.set(key, (tie = new TieInMaking(a, b)));
    tie.add(scope, { message, kind, isForward: from === a });
  };
  readActs(scope, act);
  return [...acts.keys()].toSorted((x, y) => x - y).map((key) => acts.get(key)!.whole());
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

class TieInMaking {
  readonly #a: number;
  readonly #b: number;
  readonly #byKind: Record<TieKind, number> = { replied: 0, thanked: 0, mentioned: 0 };
  #given = 0;
  #returned = 0;
  #days = 0;
  #lastDay = Number.NaN;
  #lastAt = 0;
  #recent = 0;

  constructor(a: number, b: number) {
    this.#a = a;
    this.#b = b;
  }

  add(
    scope: Scope,
    { message, kind, isForward }: { message: number; kind: TieKind; isForward: boolean },
  ): void {
    const at = scope.talk.at[message]!;
    const ageDays = (scope.window.to - at) / DAY_MS;
    this.#byKind[kind] += tieWeights[kind] * 0.5 ** (ageDays / HALF_LIFE_DAYS);
    if (isForward) this.#given++;
    else this.#returned++;
    const day = scope.calendar.dayOf(at);
    if (day !== this.#lastDay) this.#days++;
    this.#lastDay = day;
    this.#lastAt = at;
    if (message >= scope.window.first) this.#recent++;
  }

  whole(): Tie {
    const kinds = tieKinds.filter((kind) => this.#byKind[kind] >= DEEP_KIND);
    return {
      a: this.#a,
      b: this.#b,
      strength: tieKinds.reduce((sum, kind) => sum + this.#byKind[kind], 0),
      byKind: this.#byKind,
      given: this.#given,
      returned: this.#returned,
      days: this.#days,
      lastAt: this.#lastAt,
      recent: this.#recent,
      isDeep: kinds.length >= 2,
      isStrong: this.#given > 0 && this.#returned > 0 && this.#given + this.#returned >= 3 && this.#days >= 2,
    };
  }
}
