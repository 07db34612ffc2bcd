import type { Question } from "@kith/contract/gate";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Section } from "../../../app/community/page.tsx";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { SelectField } from "../../../ui/fields.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { numberFrom } from "../apply/answers.ts";
import { filtersQuery } from "../queries.ts";
import { factsOf, ruleThatDecides } from "../rule-that-decides.ts";
import { gateWords } from "../words.ts";
import { numbered, questionFrom, type SettingsDraft } from "./draft.ts";

/** An applicant made up on the spot, to see what the rules would say of them. Nothing of it leaves the page. */
export function ExamplePart({ draft }: { readonly draft: SettingsDraft }) {
  const words = useWords(gateWords).settings;
  const { slug } = useCommunity();
  const { data } = useQuery(filtersQuery(slug));
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [hasReferee, setReferee] = useState(false);
  const [codeId, setCode] = useState("");
  if (draft.rules.length === 0) return null;
  const questions = draft.questions.map(questionFrom);
  const given = questions.map(({ id, kind }) => {
    const text = (answers[id] ?? "").trim();
    return [id, kind === "number" ? numberFrom(text) : text] as const;
  });
  const codes = data?.codes ?? [];
  return (
    <Section id="example" title={words.example.title}>
      <div className="grid gap-4 pt-3">
        <p className="text-second text-faded">{words.example.intro}</p>
        {questions.map((question) => (
          <AnswerField
            key={question.id}
            question={question}
            value={answers[question.id] ?? ""}
            onAnswer={(answer) => setAnswers({ ...answers, [question.id]: answer })}
          />
        ))}
        {draft.referee !== "none" && (
          <Checkbox label={words.example.referee} note="" isTicked={hasReferee} onTick={setReferee} />
        )}
        {codes.length > 0 && (
          <SelectField
            label={words.example.code}
            choices={[
              { value: "", label: words.example.noCode },
              ...codes.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={codeId}
            onChoose={setCode}
          />
        )}
        <Said
          draft={draft}
          applicant={{
            questions,
            answers: Object.fromEntries(given),
            hasReferee,
            codeId: codeId === "" ? null : codeId,
          }}
        />
      </div>
    </Section>
  );
}

interface AnswerFieldProps {
  readonly question: Question;
  readonly value: string;
  readonly onAnswer: (answer: string) => void;
}

function AnswerField({ question: { text, kind, options }, value, onAnswer }: AnswerFieldProps) {
  if (kind !== "choice" || options.length === 0) {
    return <TextField label={text} value={value} onText={onAnswer} autoComplete="off" />;
  }
  const choices = options.map((option) => ({ value: option, label: option }));
  return <SelectField label={text} choices={choices} value={value} onChoose={onAnswer} />;
}

interface SaidProps {
  readonly draft: SettingsDraft;
  readonly applicant: Parameters<typeof factsOf>[0];
}

function Said({ draft, applicant }: SaidProps) {
  const { example: words, rules } = useWords(gateWords).settings;
  const language = useLanguage();
  const rule = ruleThatDecides(numbered(draft.rules), factsOf(applicant));
  return (
    <output className="block border-l-2 border-ink pl-3">
      <b className="block">
        {rule === null
          ? words.byPeople
          : words.decidedBy(formatCount(language, rule.number), rules.outcomes[rule.outcome])}
      </b>
      {rule !== null && <span className="break-words text-faded">{rule.reason}</span>}
    </output>
  );
}
