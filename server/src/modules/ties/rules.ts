import { declaredKinds, type ActKind, type TieGrade } from "@kith/contract/ties";

/** How strong a tie is. Source: metrics.md `strength`, `deepTie`. */

const DAY_MS = 86_400_000;

/** What one act adds at the moment it happens. Kinds that are not here tie nobody to anybody. */
export const actWeights: Readonly<Partial<Record<ActKind, number>>> = {
  met: 8,
  matched: 5,
  coTask: 5,
  introduced: 3,
  vouched: 3,
  replied: 1,
  thanked: 1,
  mentioned: 0.5,
};

/** Acts that two people do together: each stands both ways. */
export const mutualKinds: readonly ActKind[] = ["met", "matched", "coTask", "introduced"];

/** Kinds that come about away from a chat, and last without it. Source: metrics.md `survival`. */
export const offCarrierKinds: readonly ActKind[] = [
  "met",
  "matched",
  "coTask",
  "introduced",
  "classmate",
  "neighbour",
];

/** Every kind a tie may be made of. */
export const tyingKinds: readonly ActKind[] = [...(Object.keys(actWeights) as ActKind[]), ...declaredKinds];

/** After so long an act is worth half. */
export const HALF_LIFE_MS = 90 * DAY_MS;

/** A kind both have declared counts while either has said so within this time; it does not fade meanwhile. */
export const DECLARED_FOR_MS = 400 * DAY_MS;

const DECLARED = 4;
export const WEAK = 1;
const STRONG = 6;
const DEEP_KIND = 0.5;

/** What is left of an act of weight 1 after some time, ms. */
export function fadedBy(ageMs: number): number {
  return 0.5 ** (ageMs / HALF_LIFE_MS);
}

/** Acts of one kind from one end of a pair to the other, added up. */
export interface Sum {
  readonly kind: ActKind;
  /** By the one whose tie it is, or by the other. */
  readonly by: "given" | "returned";
  /** The sum of what is left of them, before the weight of their kind. */
  readonly left: number;
  readonly lastAt: Date;
}

export interface Tie {
  readonly strength: number;
  /** Strongest first. */
  readonly kinds: readonly { readonly kind: ActKind; readonly strength: number }[];
  readonly grade: TieGrade;
  readonly isDeep: boolean;
  readonly direction: "given" | "returned" | "both";
  /** Null for a tie that is declared only. */
  readonly lastAt: Date | null;
}

/** The tie two people have at an instant, from what each has done towards the other up to then. */
export function tieOf(sums: readonly Sum[], at: Date): Tie {
  const acted = sums.filter(({ kind }) => actWeights[kind] !== undefined);
  const confirmed = confirmedKinds(sums, at);
  const kinds = [...weighed(acted), ...confirmed.map((kind) => ({ kind, strength: DECLARED }))].toSorted(
    (x, y) => y.strength - x.strength || x.kind.localeCompare(y.kind),
  );
  const strength = kinds.reduce((sum, one) => sum + one.strength, 0);
  const direction = confirmed.length > 0 ? "both" : directionOf(acted);
  return {
    strength,
    kinds,
    grade: gradeOf(strength, direction === "both"),
    isDeep: kinds.filter((one) => one.strength >= DEEP_KIND).length >= 2,
    direction,
    lastAt: acted.length === 0 ? null : new Date(Math.max(...acted.map(({ lastAt }) => lastAt.getTime()))),
  };
}

/** Kinds both have declared, either of them not too long ago. */
function confirmedKinds(sums: readonly Sum[], at: Date): ActKind[] {
  return declaredKinds.filter((kind) => {
    const own = sums.filter((sum) => sum.kind === kind);
    const isBoth = own.some(({ by }) => by === "given") && own.some(({ by }) => by === "returned");
    return isBoth && own.some(({ lastAt }) => at.getTime() - lastAt.getTime() <= DECLARED_FOR_MS);
  });
}

function weighed(acted: readonly Sum[]): { kind: ActKind; strength: number }[] {
  const byKind = new Map<ActKind, number>();
  for (const { kind, left } of acted)
    byKind.set(kind, (byKind.get(kind) ?? 0) + (actWeights[kind] ?? 0) * left);
  return [...byKind].map(([kind, strength]) => ({ kind, strength }));
}

function directionOf(acted: readonly Sum[]): Tie["direction"] {
  const isMutual = acted.some(({ kind }) => mutualKinds.includes(kind));
  const isGiven = acted.some(({ by }) => by === "given");
  if (isMutual || (isGiven && acted.some(({ by }) => by === "returned"))) return "both";
  return isGiven ? "given" : "returned";
}

function gradeOf(strength: number, isBothWays: boolean): TieGrade {
  if (strength < WEAK) return "faint";
  return strength >= STRONG && isBothWays ? "strong" : "weak";
}

/** One act between two people, as far as their tie is concerned. */
export interface ActBetween {
  readonly kind: ActKind;
  readonly actorId: string;
  readonly at: Date;
  /** How probable it is that it happened, 1 for what is marked or told. */
  readonly probability: number;
}

/** Adds up the acts between one member and another, as the database does for many. Acts yet to come do not count. */
export function sumsOf(acts: readonly ActBetween[], memberId: string, at: Date): Sum[] {
  const sums = new Map<string, Sum>();
  for (const act of acts) {
    if (act.at > at) continue;
    const by = act.actorId === memberId ? "given" : "returned";
    const key = `${act.kind}/${by}`;
    const before = sums.get(key);
    const left = act.probability * fadedBy(at.getTime() - act.at.getTime());
    const lastAt = before !== undefined && before.lastAt > act.at ? before.lastAt : act.at;
    sums.set(key, { kind: act.kind, by, left: (before?.left ?? 0) + left, lastAt });
  }
  return [...sums.values()];
}
