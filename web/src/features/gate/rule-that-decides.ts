import { answerKey, isMet, type KnownFacts } from "@kith/contract/criteria";
import type { Question, ShownRule } from "@kith/contract/gate";

/** What an applicant lets the rules know. */
export interface Applicant {
  readonly questions: readonly Question[];
  /** By the question's id; null or absent: left empty. */
  readonly answers: Readonly<Record<string, string | number | null>>;
  readonly codeId: string | null;
  /** null: somebody was asked, who may still vouch. */
  readonly hasReferee: boolean | null;
}

/** The facts a gate's rules are judged by; whatever else they speak of is unknown. */
export function factsOf({ questions, answers, codeId, hasReferee }: Applicant): KnownFacts {
  const asked = new Set(questions.map(({ id }) => id));
  return (test) => {
    if (test.fact === "channelCode") return codeId === null ? [] : [codeId];
    if (test.fact === "hasReferee") return hasReferee ?? undefined;
    if (test.fact !== "answer" || !asked.has(test.question)) return undefined;
    const answer = answers[test.question] ?? null;
    return answer === null || answer === "" ? [] : [answerKey(String(answer))];
  };
}

/** The first rule that is met; null where none is, or an earlier one cannot be told yet: then people decide. */
export function ruleThatDecides(rules: readonly ShownRule[], known: KnownFacts): ShownRule | null {
  for (const rule of rules) {
    const met = isMet(rule.criterion, known);
    if (met === null) return null;
    if (met) return rule;
  }
  return null;
}
