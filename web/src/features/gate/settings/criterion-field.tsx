import type { Criterion } from "@kith/contract/criteria";
import { useWords } from "../../../lib/words.ts";
import { SelectField } from "../../../ui/fields.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { numberFrom } from "../apply/answers.ts";
import { gateWords } from "../words.ts";
import type { SettingsDraft } from "./draft.ts";

interface CriterionFieldProps {
  readonly draft: SettingsDraft;
  readonly criterion: Criterion;
  readonly onCriterion: (criterion: Criterion) => void;
}

/** What must be so of an applicant for a rule to hold. */
export function CriterionField({ draft, criterion, onCriterion }: CriterionFieldProps) {
  const words = useWords(gateWords).settings.rules;
  const question = "fact" in criterion && criterion.fact === "answer" ? criterion.question : "";
  return (
    <div className="grid gap-3">
      <SelectField
        label={words.when}
        choices={draft.questions.map(({ id, text }) => ({ value: id, label: text }))}
        value={question}
        onChoose={(id) => onCriterion({ fact: "answer", question: id, op: "equals", value: 0 })}
      />
      <TextField
        label={words.condition}
        value=""
        onText={(text) =>
          onCriterion({ fact: "answer", question, op: "equals", value: numberFrom(text) ?? 0 })
        }
      />
    </div>
  );
}
