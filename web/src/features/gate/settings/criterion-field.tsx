import type { CriteriaFacts, Criterion } from "@kith/contract/criteria";
import { useQuery } from "@tanstack/react-query";
import { useCommunity } from "../../../app/community/context.ts";
import { CriterionBuilder } from "../../criteria/criterion-builder.tsx";
import { filtersQuery } from "../queries.ts";
import { questionFrom, type SettingsDraft } from "./draft.ts";

interface CriterionFieldProps {
  readonly draft: SettingsDraft;
  readonly criterion: Criterion;
  readonly onCriterion: (criterion: Criterion) => void;
}

/** What must be so of an applicant for a rule to hold: of what they answered, who vouches, and how they came. */
export function CriterionField({ draft, criterion, onCriterion }: CriterionFieldProps) {
  const { slug } = useCommunity();
  const { data } = useQuery(filtersQuery(slug));
  return (
    <CriterionBuilder
      value={criterion}
      onChange={onCriterion}
      facts={factsFor(draft, data?.codes ?? [])}
      saysItself={false}
    />
  );
}

/** Only what a gate knows of somebody who is not inside yet. */
function factsFor({ questions, referee }: SettingsDraft, codes: CriteriaFacts["codes"]): CriteriaFacts {
  return {
    facts: ["answer", "channelCode", ...(referee === "none" ? [] : (["hasReferee"] as const))],
    carriers: [],
    codes,
    questions: questions.map(questionFrom).map(({ id, text, kind, options }) => ({
      id,
      name: text.replace(/[？?。]$/u, ""),
      kind: kind === "number" || kind === "choice" ? kind : "text",
      options,
    })),
  };
}
