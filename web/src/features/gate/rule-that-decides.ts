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
    switch (test.fact) {
      case "answer": {
        const answer = answers[test.question] ?? null;
        if (!asked.has(test.question)) return undefined;
        return answer === null || answer === "" ? [] : [answerKey(String(answer))];
      }
      case "channelCode":
        return codeId === null ? [] : [codeId];
      case "hasReferee":
        return hasReferee ?? undefined;
      default:
        return undefined;
    }
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
