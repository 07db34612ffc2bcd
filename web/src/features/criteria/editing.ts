import {
  factSorts,
  type CriteriaFacts,
  type Criterion,
  type FactName,
  type FactTest,
  type NumberOp,
} from "@kith/contract/criteria";

/** A criterion as it is edited: groups of facts and groups. What is not filled in yet stands as NaN or as no word. */

/** How the parts of a group are taken together. */
export const joints = ["all", "any", "none", "notAll"] as const;
export type Joint = (typeof joints)[number];

export interface Group {
  readonly joint: Joint;
  readonly parts: readonly Criterion[];
}

/** One fact, as asked or its contrary. */
export interface Fact {
  readonly test: FactTest;
  readonly isNegated: boolean;
}

/** A criterion as a group or as a fact; what is denied twice is said. */
export function read(criterion: Criterion): Group | Fact {
  if ("fact" in criterion) return { test: criterion, isNegated: false };
  if ("all" in criterion) return { joint: "all", parts: criterion.all };
  if ("any" in criterion) return { joint: "any", parts: criterion.any };
  const denied = read(criterion.not);
  if ("test" in denied) return { ...denied, isNegated: !denied.isNegated };
  return { ...denied, joint: CONTRARY[denied.joint] };
}

const CONTRARY: Readonly<Record<Joint, Joint>> = { all: "notAll", notAll: "all", any: "none", none: "any" };

/** At the top there is always a group. */
export function readRoot(criterion: Criterion): Group {
  const own = read(criterion);
  return "test" in own ? { joint: "all", parts: [criterion] } : own;
}

export function written({ joint, parts }: Group): Criterion {
  switch (joint) {
    case "all":
      return { all: parts };
    case "any":
      return { any: parts };
    case "none":
      return { not: { any: parts } };
    case "notAll":
      return { not: { all: parts } };
  }
}

/** At the top, without a part there is nothing to combine: everybody. */
export function writtenRoot(group: Group): Criterion {
  return group.parts.length === 0 ? { all: [] } : written(group);
}

export function writtenFact({ test, isNegated }: Fact): Criterion {
  return isNegated ? { not: test } : test;
}

/** Whether something kept on the device can be shown in a builder, complete or not. */
export function isShaped(kept: unknown): kept is Criterion {
  if (typeof kept !== "object" || kept === null) return false;
  if ("not" in kept) return isShaped(kept.not);
  if ("all" in kept) return Array.isArray(kept.all) && kept.all.every(isShaped);
  if ("any" in kept) return Array.isArray(kept.any) && kept.any.every(isShaped);
  if (!("fact" in kept) || typeof kept.fact !== "string" || !Object.hasOwn(factSorts, kept.fact))
    return false;
  return !("op" in kept) || kept.op !== "oneOf" || ("value" in kept && Array.isArray(kept.value));
}

/** How many parts there are, the criterion itself among them. */
export function sizeOf(criterion: Criterion): number {
  if ("fact" in criterion) return 1;
  if ("not" in criterion) return 1 + sizeOf(criterion.not);
  const parts = "all" in criterion ? criterion.all : criterion.any;
  return parts.reduce((sum, part) => sum + sizeOf(part), 1);
}

const USUAL_DAYS = 30;

/** A fact somebody has just chosen. */
export function newFact(fact: FactName, { questions }: CriteriaFacts): FactTest {
  switch (fact) {
    case "joinedDaysAgo":
    case "quietDays":
      return { fact, op: "atLeast", value: USUAL_DAYS };
    case "meaningfulActs":
      return { fact, inDays: USUAL_DAYS, op: "atLeast", value: 1 };
    case "metMembers":
    case "ties":
      return { fact, op: "atLeast", value: 1 };
    case "role":
      return { fact, op: "oneOf", value: [] };
    case "state":
      return { fact, op: "oneOf", value: ["member"] };
    case "onCarrier":
    case "channelCode":
      return { fact, op: "oneOf", value: [] };
    case "acceptedCharter":
    case "hasReferee":
      return { fact };
    case "answer":
      return newAnswer(questions[0]);
  }
}

/** What is asked of the answer to a question; without a question, of one that has still to be chosen. */
export function newAnswer(question: CriteriaFacts["questions"][number] | undefined): FactTest {
  const id = question?.id ?? "";
  if (question?.kind === "number") return { fact: "answer", question: id, op: "equals", value: Number.NaN };
  return { fact: "answer", question: id, op: "oneOf", value: [] };
}

/** Facts that can be asked for: those of which there is something to choose from. */
export function factsToAdd({ facts, carriers, codes, questions }: CriteriaFacts): readonly FactName[] {
  const among: Partial<Record<FactName, readonly unknown[]>> = {
    onCarrier: carriers,
    channelCode: codes,
    answer: questions,
  };
  return facts.filter((fact) => among[fact]?.length !== 0);
}

/** The number somebody typed, or NaN. */
export function numberTyped(typed: string): number {
  const text = typed.normalize("NFKC").trim();
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** A number as it stands in its field. */
export function numberShown(value: number | null): string {
  return value === null || Number.isNaN(value) ? "" : String(value);
}

/** What each sort of number may be at most. */
export function mostOf(fact: FactName): number {
  return fact === "joinedDaysAgo" || fact === "quietDays" ? 3650 : 10_000;
}

/** Comparisons to choose from; `differs` is the contrary of `equals`. */
export type Comparison = NumberOp | "differs";

export function comparisonsOf(fact: FactName): readonly Comparison[] {
  return fact === "answer"
    ? ["equals", "differs", "atLeast", "moreThan", "atMost", "lessThan"]
    : ["atLeast", "lessThan"];
}

const CONTRARY_OP: Readonly<Record<NumberOp, Comparison>> = {
  atLeast: "lessThan",
  lessThan: "atLeast",
  atMost: "moreThan",
  moreThan: "atMost",
  equals: "differs",
};

export function comparisonOf(op: NumberOp, isNegated: boolean): Comparison {
  return isNegated ? CONTRARY_OP[op] : op;
}

export function isNumberFact(fact: FactName): boolean {
  return factSorts[fact] === "number";
}
