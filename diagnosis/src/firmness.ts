import type { LineId, VerdictWord } from "@kith/contract/diagnosis";
import type { Diagnosis } from "./diagnose.ts";
import { exchangeShare } from "./indicators/exchange-share.ts";
import { needMet } from "./indicators/need-met.ts";
import { promotion } from "./indicators/promotion.ts";
import { reciprocity } from "./indicators/reciprocity.ts";
import { regulars } from "./indicators/regulars.ts";
import { supplyDepth } from "./indicators/supply-depth.ts";
import { tieSurvival } from "./indicators/tie-survival.ts";
import type { Line } from "./line.ts";
import type { Study } from "./study.ts";
import { studyWithout } from "./study.ts";
import { promotedRootsCut, structureOf } from "./verdict.ts";

/** How firm a verdict is: whose absence, and which threshold, would change it. Source: diagnosis.md E2. */
export interface Firmness {
  readonly withoutPerson: readonly { readonly person: number; readonly verdict: VerdictWord }[];
  readonly withCut: readonly {
    readonly line: LineId;
    readonly isUp: boolean;
    readonly verdict: VerdictWord;
  }[];
}

const PEOPLE_TRIED = 5;
const MOVED_BY = 0.1;

/** Lines a verdict hangs on. */
const DECIDING: readonly LineId[] = ["needMet", "regulars", "exchangeShare", "reciprocity", "tieSurvival"];

/** Tries the verdict without each of the five people with most exchanges, and with each cut moved by a tenth. */
export function firmnessOf(diagnosis: Diagnosis): Firmness {
  const { judged } = diagnosis;
  if (judged === null) return { withoutPerson: [], withCut: [] };
  const withoutPerson = busiest(judged.study).flatMap((person) => {
    const verdict = verdictWithout(diagnosis, person);
    return verdict === diagnosis.verdict ? [] : [{ person, verdict }];
  });
  const withCut = DECIDING.flatMap((line) =>
    [true, false].flatMap((isUp) => {
      const verdict = verdictWithCut(diagnosis, line, isUp);
      return verdict === diagnosis.verdict ? [] : [{ line, isUp, verdict }];
    }),
  );
  return { withoutPerson, withCut };
}

function busiest({ exchanges, scope }: Study): number[] {
  const times = new Map<number, number>();
  for (let e = 0; e < exchanges.length; e++) {
    if (exchanges.isLikeliest[e] === 0) continue;
    for (const person of [exchanges.from[e]!, exchanges.to[e]!])
      times.set(person, (times.get(person) ?? 0) + 1);
  }
  return [...times]
    .filter(([person]) => scope.isPerson[person] === 1)
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, PEOPLE_TRIED)
    .map(([person]) => person);
}

/** The links stay as they are; what the person said and was told is left out of every count. */
function verdictWithout({ amount, lines, judged }: Diagnosis, person: number): VerdictWord {
  if (judged === null) return "notEnough";
  const study = studyWithout(judged.study, person);
  const ties = judged.ties.filter(({ a, b }) => a !== person && b !== person);
  const told = decidingLines(study, ties);
  return structureOf({ ...amount, speakers: amount.speakers - 1 }, replaced(lines, told)).word;
}

type Ties = Parameters<typeof tieSurvival>[1];

/** The lines a verdict hangs on, told anew. */
const retold = {
  needMet,
  regulars,
  supplyDepth,
  exchangeShare,
  reciprocity,
  promotion,
  tieSurvival,
} as const satisfies Partial<Record<LineId, (study: Study, ties: Ties) => Line>>;

type Retold = keyof typeof retold;

function decidingLines(study: Study, ties: Ties): Line[] {
  return Object.values(retold).map((tell) => tell(study, ties));
}

function verdictWithCut(diagnosis: Diagnosis, id: LineId, isUp: boolean): VerdictWord {
  const factor = isUp ? 1 + MOVED_BY : 1 - MOVED_BY;
  return verdictWithCuts(diagnosis, { [`${id}.pass`]: factor, [`${id}.fail`]: factor });
}

const GRADED: readonly Retold[] = [
  "needMet",
  "regulars",
  "supplyDepth",
  "exchangeShare",
  "reciprocity",
  "tieSurvival",
];

/** Every threshold that can change the word: where a deciding line passes and fails, and the share of adverts. */
export const movable: readonly string[] = [
  ...GRADED.flatMap((line) => [`${line}.pass`, `${line}.fail`]),
  "promotedRoots",
];

/** The verdict had some of the `movable` thresholds been so many times as high; nothing else is counted anew. */
export function verdictWithCuts(
  { amount, lines, judged, verdict }: Diagnosis,
  factors: Readonly<Partial<Record<string, number>>>,
): VerdictWord {
  if (judged === null) return verdict;
  const study = { ...judged.study, cuts: factors };
  const moved = GRADED.filter((id) => Object.keys(factors).some((name) => name.startsWith(`${id}.`)));
  const told = moved.map((id) => retold[id](study, judged.ties));
  return structureOf(amount, replaced(lines, told), promotedRootsCut(factors)).word;
}

function replaced(lines: readonly Line[], told: readonly Line[]): Line[] {
  return lines.map((line) => told.find(({ id }) => id === line.id) ?? line);
}
