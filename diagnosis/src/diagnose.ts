import type { Dispute, Lifecycle, LineId, VerdictWord } from "@kith/contract/diagnosis";
import type { Talk } from "@kith/contract/talk";
import { DAY_MS, WEEK_MS } from "./calendar.ts";
import { commonSubject } from "./indicators/common-subject.ts";
import { exchangeShare } from "./indicators/exchange-share.ts";
import { exportEnd, lifeStage, lifeStages } from "./indicators/life-stage.ts";
import { needMet } from "./indicators/need-met.ts";
import { newcomerPath } from "./indicators/newcomers.ts";
import { noticesAnswered } from "./indicators/notices.ts";
import { originalShare } from "./indicators/original-share.ts";
import { promotion } from "./indicators/promotion.ts";
import { reciprocity } from "./indicators/reciprocity.ts";
import { regulars } from "./indicators/regulars.ts";
import { supplyDepth } from "./indicators/supply-depth.ts";
import { tieSurvival } from "./indicators/tie-survival.ts";
import { outcomes, purposeStated, reach } from "./indicators/untaught.ts";
import type { Line } from "./line.ts";
import { meshFigures, type MeshFigures } from "./mesh.ts";
import type { DiagnosisOptions, Known } from "./options.ts";
import { relaysOverruled } from "./relays.ts";
import { scopeOf, timer, type Scope } from "./scope.ts";
import { studyOf, voicesOf, type Study } from "./study.ts";
import { tiesOf, type Tie } from "./ties.ts";
import {
  claimsOf,
  lifeOfCommunity,
  lifeOfExport,
  promotedRootsCut,
  structureOf,
  type Amount,
  type Claim,
} from "./verdict.ts";

/** What a diagnosis found, in numbers. `report/` puts it into words. */
export interface Diagnosis {
  readonly talk: Talk;
  readonly amount: Amount;
  readonly verdict: VerdictWord;
  /** The rule of diagnosis.md E3 that gave the verdict. */
  readonly rule: number;
  readonly life: Lifecycle;
  readonly claims: readonly Claim[];
  readonly lines: readonly Line[];
  /** Deciding claims about which nothing can be said. */
  readonly unknown: readonly string[];
  readonly disputes: readonly Dispute[];
  /** What is known of a living community; null for an export. */
  readonly known: Known | null;
  /** Null when no stretch of the talk can be judged. */
  readonly judged: Judged | null;
}

/** What could be computed because a stretch of the talk can be judged. */
export interface Judged {
  readonly scope: Scope;
  readonly study: Study;
  readonly ties: readonly Tie[];
  readonly mesh: MeshFigures;
}

/** Judges a talk: the same talk and options give the same diagnosis, always. */
export function diagnose(given: Talk, options: DiagnosisOptions = {}): Diagnosis {
  const talk = relaysOverruled(given, options.disputes ?? []);
  const timed = timer(options);
  const scope = timed("scope", () => scopeOf(talk, options));
  const amount = amountOf(talk, scope);
  const disputes = options.disputes ?? [];
  const known = options.known ?? null;
  if (scope === null) {
    const { word, rule, unknown } = structureOf({ ...amount, messages: 0 }, []);
    return {
      talk,
      amount,
      verdict: word,
      rule,
      life: known === null ? "unknown" : livingOf(talk, known, []),
      claims: [],
      lines: [],
      unknown,
      disputes,
      known,
      judged: null,
    };
  }
  const subject = timed("commonSubject", () => commonSubject(voicesOf(scope, options)));
  // Nobody asks for the words any more, and who answers whom takes as much room.
  scope.readings.release();
  const study = timed("study", () => studyOf(scope, options));
  const ties = timed("ties", () => tiesOf(scope));
  const lines = linesOf(study, ties, { subject, options });
  const { word, rule, unknown } = structureOf(amount, lines, promotedRootsCut(options.cuts));
  const mesh = timed("mesh", () => meshFigures(study, ties));
  return {
    talk,
    amount,
    verdict: word,
    rule,
    life: known === null ? lifeOf(scope, lines) : livingOf(talk, known, lines),
    claims: claimsOf(lines),
    lines,
    unknown,
    disputes,
    known,
    judged: { scope, study, ties, mesh },
  };
}

interface Told {
  /** The line that was told before the others. */
  readonly subject: Line;
  readonly options: DiagnosisOptions;
}

/** The lines in the order of the indicators. Source: diagnosis.md E1. */
function linesOf(study: Study, ties: readonly Tie[], { subject, options }: Told): Line[] {
  const timed = timer(options);
  const each: [LineId, () => Line][] = [
    ["needMet", () => needMet(study)],
    ["commonSubject", () => subject],
    ["originalShare", () => originalShare(study)],
    ["regulars", () => regulars(study)],
    ["supplyDepth", () => supplyDepth(study)],
    ["exchangeShare", () => exchangeShare(study)],
    ["reciprocity", () => reciprocity(study)],
    ["noticesAnswered", () => noticesAnswered(study)],
    ["newcomerPath", () => newcomerPath(study)],
    ["purposeStated", () => purposeStated(study)],
    ["promotion", () => promotion(study)],
    ["tieSurvival", () => tieSurvival(study, ties)],
    ["reach", () => reach(study)],
    ["outcomes", () => outcomes()],
    ["lifeStage", () => lifeStage(study)],
  ];
  return each.map(([id, compute]) => (id === "commonSubject" ? compute() : timed(id, compute)));
}

/** What the whole export holds, bots left out. */
function amountOf(talk: Talk, scope: Scope | null): Amount {
  const speakers = new Set<number>();
  const weeks = new Set<number>();
  let messages = 0;
  for (let i = 0; i < talk.length; i++) {
    const author = talk.author[i]!;
    const counts =
      scope === null ? author >= 0 && talk.people[author]!.nature === "person" : scope.counts[i] === 1;
    if (!counts) continue;
    messages++;
    speakers.add(author);
    weeks.add(Math.floor(talk.at[i]! / WEEK_MS));
  }
  return { messages, speakers: speakers.size, weeks: weeks.size };
}

/** Of a community too quiet ever to be judged nothing is told but its age; it counts as silent. */
function livingOf(talk: Talk, known: Known, lines: readonly Line[]): Lifecycle {
  const now = talk.exportedAt ?? talk.at[talk.length - 1] ?? known.foundedAt;
  const stage = lines.find(({ id }) => id === "lifeStage")?.facts["stage"];
  return lifeOfCommunity({
    stage: stage === undefined ? "silent" : (lifeStages[stage] ?? "unknown"),
    tiesOutlast: claimsOf(lines).find(({ id }) => id === "tiesOutlast")?.grade ?? "notEnough",
    ageDays: (now - known.foundedAt) / DAY_MS,
    silentDays: (now - (talk.at[talk.length - 1] ?? known.foundedAt)) / DAY_MS,
    isClosed: known.closedAt !== null && known.closedAt <= now,
    calls: known.calls,
  });
}

function lifeOf(scope: Scope, lines: readonly Line[]): Lifecycle {
  const stage = lifeStages[lines.find(({ id }) => id === "lifeStage")?.facts["stage"] ?? 0] ?? "unknown";
  const founded = scope.talk.events.find(({ kind }) => kind === "created")?.at ?? null;
  return lifeOfExport(stage, founded === null ? null : (exportEnd(scope) - founded) / DAY_MS);
}
