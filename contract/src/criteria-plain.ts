import { isFactMet, type Criterion, type FactTest, type KnownFacts } from "./criteria.ts";

/** Facts, each as asked or its contrary. */
export interface PlainTest {
  readonly test: FactTest;
  readonly isNegated: boolean;
}

/** A criterion in which only facts are negated, and `all` and `any` take turns. */
export type Plain =
  | PlainTest
  | { readonly joint: "all"; readonly parts: readonly Plain[] }
  | { readonly joint: "any"; readonly parts: readonly Plain[] };

/**
 * The same criterion as people say it: "not" is drawn inwards (De Morgan), what is twice denied is said, groups of one
 * and groups within their like are dissolved. It has the same answer whatever is known. An empty `all` is met by
 * everybody, an empty `any` by nobody.
 */
export function plainly(criterion: Criterion, isNegated = false): Plain {
  if ("not" in criterion) return plainly(criterion.not, !isNegated);
  if ("all" in criterion) return joined(isNegated ? "any" : "all", criterion.all, isNegated);
  if ("any" in criterion) return joined(isNegated ? "all" : "any", criterion.any, isNegated);
  return { test: criterion, isNegated };
}

function joined(joint: "all" | "any", parts: readonly Criterion[], isNegated: boolean): Plain {
  const plain = parts
    .map((part) => plainly(part, isNegated))
    .flatMap((part) => (isJoint(part, joint) ? part.parts : [part]));
  const empty = plain.find((part) => "joint" in part && part.parts.length === 0);
  // Everybody meets "A or everybody"; nobody meets "A and nobody".
  if (empty !== undefined) return empty;
  const [only, another] = plain;
  return only !== undefined && another === undefined ? only : { joint, parts: plain };
}

function isJoint(plain: Plain, joint: "all" | "any"): plain is Extract<Plain, { joint: string }> {
  return "joint" in plain && plain.joint === joint;
}

/**
 * The facts that decide what a criterion answers: of an `any` that is met, those that are met; of an `all` that is not,
 * those that are not; where it cannot be told, those that are unknown. Each once.
 */
export function decisive(criterion: Criterion, known: KnownFacts): FactTest[] {
  const found = new Map(deciding(plainly(criterion), known).map((test) => [JSON.stringify(test), test]));
  return [...found.values()];
}

function deciding(plain: Plain, known: KnownFacts): FactTest[] {
  if ("test" in plain) return [plain.test];
  const answer = answerTo(plain, known);
  return plain.parts
    .filter((part) => answerTo(part, known) === answer)
    .flatMap((part) => deciding(part, known));
}

function answerTo(plain: Plain, known: KnownFacts): boolean | null {
  if ("test" in plain) {
    const isMet = isFactMet(plain.test, known(plain.test));
    return isMet === null ? null : isMet !== plain.isNegated;
  }
  const answers = plain.parts.map((part) => answerTo(part, known));
  const settling = plain.joint === "any";
  if (answers.includes(settling)) return settling;
  return answers.includes(null) ? null : !settling;
}
