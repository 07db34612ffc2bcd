import type { ClaimId, Grade, Lifecycle, LineId, VerdictWord } from "@kith/contract/diagnosis";
import type { Line } from "./line.ts";

/** From lines to claims to the two words. A list of rules, never a score. Source: diagnosis.md E3. */

export interface Claim {
  readonly id: ClaimId;
  readonly grade: Grade;
  /** The line that decides it. */
  readonly by: LineId;
}

/** Which line decides a claim, and which others may lower it from "holds" to "in doubt". */
const claimsBy: readonly { claim: ClaimId; by: LineId; lowering: readonly LineId[] }[] = [
  { claim: "sharedNeed", by: "needMet", lowering: ["commonSubject"] },
  { claim: "notInPublic", by: "originalShare", lowering: [] },
  { claim: "backbone", by: "regulars", lowering: ["supplyDepth"] },
  { claim: "mesh", by: "exchangeShare", lowering: [] },
  { claim: "newcomers", by: "newcomerPath", lowering: [] },
  { claim: "littleNoise", by: "promotion", lowering: [] },
  { claim: "tiesOutlast", by: "tieSurvival", lowering: [] },
  { claim: "reach", by: "reach", lowering: [] },
  { claim: "outcomes", by: "outcomes", lowering: [] },
  { claim: "lifeStage", by: "lifeStage", lowering: [] },
];

/** The grade of each claim. Answers that do not come back make the mesh fail whatever its share. */
export function claimsOf(lines: readonly Line[]): Claim[] {
  const gradeOf = (id: LineId) => lines.find((line) => line.id === id)?.grade ?? "notEnough";
  return claimsBy.map(({ claim, by, lowering }) => {
    const own = gradeOf(by);
    if (claim === "mesh" && gradeOf("reciprocity") === "fails")
      return { id: claim, grade: "fails", by: "reciprocity" };
    if (claim === "mesh" && own === "holds" && isNoMoreThanChance(lines))
      return { id: claim, grade: "inDoubt", by: "reciprocity" };
    const isLowered = own === "holds" && lowering.some((id) => gradeOf(id) === "fails");
    return { id: claim, grade: isLowered ? "inDoubt" : own, by };
  });
}

/** Whether answers come back, as far as is known, no more than in talk among whoever happens to be there. */
function isNoMoreThanChance(lines: readonly Line[]): boolean {
  const { value = null, cuts = null } = lines.find(({ id }) => id === "reciprocity") ?? {};
  return value !== null && cuts !== null && value < cuts.pass;
}

/** What the whole export holds; below any of these nothing is said. */
export interface Amount {
  readonly messages: number;
  readonly speakers: number;
  readonly weeks: number;
}

export const leastAmount: Amount = { messages: 50, speakers: 5, weeks: 4 };

const MOST_ROOTS = 0.5;

/** Fewer root posts tell nothing of what a talk is for. */
const LEAST_ROOTS = 20;

/** The share of promoted root posts above which it is an advertising channel, moved by a factor where told to. */
export function promotedRootsCut(factors: Readonly<Partial<Record<string, number>>> = {}): number {
  return MOST_ROOTS * (factors["promotedRoots"] ?? 1);
}

/** The structure word and the rule of E3 that gave it. */
export function structureOf(
  amount: Amount,
  lines: readonly Line[],
  promotedRootsCut = MOST_ROOTS,
): { word: VerdictWord; rule: number; unknown: ClaimId[] } {
  const claims = claimsOf(lines);
  const grade = (id: ClaimId) => claims.find((claim) => claim.id === id)?.grade ?? "notEnough";
  const deciding = (["sharedNeed", "backbone", "mesh"] as const).map((id) => ({ id, grade: grade(id) }));
  const unknown = deciding.filter((claim) => claim.grade === "notEnough").map(({ id }) => id);
  if (isTooLittle(amount)) return { word: "notEnough", rule: 1, unknown };
  if (isMostlyPromotion(lines, promotedRootsCut)) return { word: "advertisingChannel", rule: 2, unknown };
  if (grade("mesh") === "fails") return { ...withoutMesh(lines), unknown };
  const holding = deciding.filter((claim) => claim.grade === "holds").length;
  const doubtful = deciding.filter((claim) => claim.grade === "inDoubt").length;
  const isMet = holding === 3 || (holding === 2 && doubtful === 1);
  const isCommunity = isMet && !isNoMoreThanChance(lines);
  if (isCommunity && grade("tiesOutlast") !== "fails") return { word: "community", rule: 4, unknown };
  const runs = grade("mesh") === "holds" || grade("mesh") === "inDoubt";
  const isLacking = grade("sharedNeed") === "fails" || grade("backbone") === "fails";
  if (runs && isLacking) return { word: "chatGroup", rule: 5, unknown };
  return { word: "undecided", rule: 6, unknown };
}

/** Where staff are not in the middle of it, talk whose answers do not come back is a crowd, not a broadcast. */
function withoutMesh(lines: readonly Line[]): { word: VerdictWord; rule: number } {
  const share = lines.find(({ id }) => id === "exchangeShare")?.grade ?? "notEnough";
  if (share === "holds") return { word: "chatGroup", rule: 3 };
  return share === "notEnough" ? { word: "undecided", rule: 6 } : { word: "broadcastList", rule: 3 };
}

function isTooLittle(amount: Amount): boolean {
  return (
    amount.messages < leastAmount.messages ||
    amount.speakers < leastAmount.speakers ||
    amount.weeks < leastAmount.weeks
  );
}

function isMostlyPromotion(lines: readonly Line[], cut: number): boolean {
  const { roots = 0, promotedRoots = 0 } = lines.find(({ id }) => id === "promotion")?.facts ?? {};
  return roots >= LEAST_ROOTS && promotedRoots / roots > cut;
}

/** What life is judged by where more is known than an export shows. */
export interface LifeFacts {
  readonly stage: string;
  readonly tiesOutlast: Grade;
  readonly ageDays: number;
  /** Since anybody said anything. */
  readonly silentDays: number;
  readonly isClosed: boolean;
  /** Whether anybody came to the last calls, newest first. */
  readonly calls: readonly boolean[];
}

const FORMING_DAYS = 182;
const DEAD_DAYS = 365;
const DEAD_CALLS = 3;

/**
 * The lifecycle of a living community. `unknown` only where it is silent and nothing tells rest from death.
 * Source: diagnosis.md E3.
 */
export function lifeOfCommunity(facts: LifeFacts): Lifecycle {
  const { stage, tiesOutlast, calls } = facts;
  if (facts.isClosed) return "closed";
  if (facts.ageDays < FORMING_DAYS) return "forming";
  if (stage !== "silent") return "alive";
  if (tiesOutlast === "holds" || calls[0] === true) return "dormant";
  const isUnheard = calls.length >= DEAD_CALLS && !calls.includes(true);
  return facts.silentDays >= DEAD_DAYS && tiesOutlast === "fails" && isUnheard ? "dead" : "unknown";
}

/** What an export can say of life: it never proves rest or death. Source: diagnosis.md E3. */
export function lifeOfExport(stage: string, foundedDaysAgo: number | null): Lifecycle {
  if (foundedDaysAgo !== null && foundedDaysAgo < FORMING_DAYS) return "forming";
  return stage === "active" || stage === "pulsing" || stage === "fading" ? "alive" : "unknown";
}
