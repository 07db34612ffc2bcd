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
        {questions.map(({ id, text, kind, options }) =>
          kind === "choice" && options.length > 0 ? (
            <SelectField
              key={id}
              label={text}
              choices={options.map((value) => ({ value, label: value }))}
              value={answers[id] ?? ""}
              onChoose={(answer) => setAnswers({ ...answers, [id]: answer })}
            />
          ) : (
            <TextField
              key={id}
              label={text}
              value={answers[id] ?? ""}
              onText={(answer) => setAnswers({ ...answers, [id]: answer })}
              autoComplete="off"
            />
          ),
        )}
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
