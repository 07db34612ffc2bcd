import type { ClaimId, ConditionView } from "@kith/contract/diagnosis";
import { lifeStages } from "../indicators/life-stage.ts";
import type { Line } from "../line.ts";
import type { Desk } from "./desk.ts";

/** The sentence, why it is so, and the three conditions. */

type Facts = Readonly<Record<string, number>>;

export function headlineOf({ words, diagnosis }: Desk): string {
  const { verdict, claims, judged } = diagnosis;
  const isInDoubt = claims.some(({ id, grade }) => isDeciding(id) && grade === "inDoubt");
  const word = verdict === "community" && isInDoubt ? "communityInDoubt" : verdict;
  const isPast = judged !== null && isSilent(diagnosis.lines);
  return isPast ? words.pastHeadline[word] : words.headline[word];
}

function isDeciding(id: ClaimId): boolean {
  return id === "sharedNeed" || id === "backbone" || id === "mesh" || id === "tiesOutlast";
}

function stageOf(lines: readonly Line[]): (typeof lifeStages)[number] {
  return lifeStages[factsOf(lines, "lifeStage")["stage"] ?? 0] ?? "unknown";
}

function isSilent(lines: readonly Line[]): boolean {
  return stageOf(lines) === "silent";
}

function factsOf(lines: readonly Line[], id: Line["id"]): Facts {
  return lines.find((line) => line.id === id)?.facts ?? {};
}

/** One to three sentences: what decided, and where it stands in its time. */
export function summaryOf(desk: Desk): string[] {
  const { words, diagnosis } = desk;
  if (diagnosis.judged === null || diagnosis.verdict === "notEnough") {
    const { messages, speakers, weeks } = diagnosis.amount;
    const isTooLittle = messages < 50 || speakers < 5 || weeks < 4;
    return [isTooLittle ? words.because.tooLittle(messages, speakers, weeks) : words.because.noStretch()];
  }
  return [...reasonOf(desk), ...lifeOf(desk)];
}

function reasonOf({ words, diagnosis }: Desk): string[] {
  const { lines, verdict } = diagnosis;
  const { because } = words;
  const exchange = factsOf(lines, "exchangeShare");
  const share = (exchange["among"] ?? 0) / Math.max(1, exchange["all"] ?? 0);
  const silent = exchange["silent"] ?? 0;
  const regulars = factsOf(lines, "regulars")["regulars"] ?? 0;
  switch (verdict) {
    case "advertisingChannel": {
      const promotion = factsOf(lines, "promotion");
      return [because.promotion(promotion["promotedRoots"] ?? 0, promotion["roots"] ?? 0)];
    }
    case "broadcastList":
      return silent > 0 ? [because.silence(silent)] : broadcastReasons({ words, lines, share });
    case "community":
      return [
        because.community(regulars, share),
        because.tiesUnknown(factsOf(lines, "tieSurvival")["survival"]),
      ];
    case "chatGroup":
      return [`${because.lively()}${lackOf({ words, lines, regulars })}`];
    case "undecided":
      return [doubtOf({ words, diagnosis })];
    case "notEnough":
      return [];
  }
}

function broadcastReasons(of: { words: Desk["words"]; lines: readonly Line[]; share: number }): string[] {
  const { words, lines, share } = of;
  const isOneWay = !isFailed(lines, "exchangeShare");
  const notices = factsOf(lines, "noticesAnswered");
  const heard =
    (notices["notices"] ?? 0) > 0
      ? [words.because.unheard(notices["answered"] ?? 0, notices["notices"] ?? 0)]
      : [];
  return [isOneWay ? words.because.oneWay() : words.because.broadcast(share), ...heard];
}

function lackOf(of: { words: Desk["words"]; lines: readonly Line[]; regulars: number }): string {
  const { words, lines, regulars } = of;
  if (isFailed(lines, "reciprocity")) return words.because.noReturn();
  const need = factsOf(lines, "needMet");
  return isFailed(lines, "needMet")
    ? words.because.noNeed(need["answered"] ?? 0, need["asks"] ?? 0)
    : words.because.noBackbone(regulars);
}

function isFailed(lines: readonly Line[], id: Line["id"]): boolean {
  return lines.some((line) => line.id === id && line.grade === "fails");
}

function doubtOf({ words, diagnosis }: Pick<Desk, "words" | "diagnosis">): string {
  const named = (grade: string) =>
    diagnosis.claims
      .filter(({ id, grade: own }) => isDeciding(id) && id !== "tiesOutlast" && own === grade)
      .map(({ id }) => words.claim[id]);
  const unknown = named("notEnough");
  if (unknown.length > 0) return words.because.unknown(unknown);
  const isThin = diagnosis.claims.some(({ id, grade }) => id === "tiesOutlast" && grade === "fails");
  const survival = factsOf(diagnosis.lines, "tieSurvival");
  if (isThin) return words.because.thinTies(survival["kept"] ?? 0, survival["left"] ?? 0);
  return words.because.doubtful([...named("fails"), ...named("inDoubt")]);
}

function lifeOf({ words, dates, diagnosis }: Desk): string[] {
  const { judged, lines } = diagnosis;
  if (judged === null) return [];
  const { last = 0, usual = 0 } = factsOf(lines, "lifeStage");
  const share = usual === 0 ? 0 : last / usual;
  const stage = stageOf(lines);
  if (stage === "silent") return [words.because.silentSince(dates.day(judged.scope.window.to))];
  if (stage === "active") return [words.because.asUsual(share)];
  if (stage === "pulsing") return [words.because.pulsing(share)];
  return stage === "fading" ? [words.because.fading(share)] : [];
}

/** The three conditions of a living community. Source: requirements.md R07, R31. */
export function conditionsOf({ words, diagnosis }: Desk): ConditionView[] {
  const { lines, claims } = diagnosis;
  const gradeOf = (id: ClaimId) => claims.find((claim) => claim.id === id)?.grade ?? "notEnough";
  const condition = (
    id: ConditionView["id"],
    claim: ClaimId,
    line: Line["id"],
    told: ConditionView["fact"],
  ) => {
    const grade = gradeOf(claim);
    const own = lines.find((one) => one.id === line);
    const isTold = own !== undefined && own.grade !== "notEnough";
    const fact = isTold ? told : [words.missing[line](own?.n ?? 0, own?.needs ?? 0)];
    return { id, title: words.condition[id], grade, gradeWord: words.grade[grade], fact };
  };
  const need = factsOf(lines, "needMet");
  const original = factsOf(lines, "originalShare");
  const topShare = factsOf(lines, "supplyDepth")["topShare"] ?? 0;
  const regulars = factsOf(lines, "regulars")["regulars"] ?? 0;
  return [
    condition(
      "v1Need",
      "sharedNeed",
      "needMet",
      words.condition.need(need["answered"] ?? 0, need["asks"] ?? 0),
    ),
    condition(
      "v2Insider",
      "notInPublic",
      "originalShare",
      words.condition.insider(original["own"] ?? 0, original["valued"] ?? 0),
    ),
    condition("v3Backbone", "backbone", "regulars", words.condition.backbone(regulars, topShare)),
  ];
}

/** What would settle what is open. */
export function settleOf({ words, diagnosis }: Desk): string[] {
  const { verdict, judged, amount, lines } = diagnosis;
  if (verdict === "community" || verdict === "broadcastList" || verdict === "advertisingChannel") return [];
  const isTooLittle = amount.messages < 50 || amount.speakers < 5 || amount.weeks < 4;
  if (judged === null)
    return [isTooLittle ? words.settle.messages() : words.settle.days(), words.settle.ask()];
  const open = lines
    .filter(({ claim, grade, id }) => isDeciding(claim) && grade === "notEnough" && id !== "noticesAnswered")
    .map((line) => words.settle.line(words.missing[line.id](line.n, line.needs)));
  return verdict === "chatGroup" ? [] : [...open, words.settle.ask()];
}
