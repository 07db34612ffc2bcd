import type { CriteriaFacts, FactTest, NumberOp } from "@kith/contract/criteria";
import { useState } from "react";
import { useWords } from "../../lib/words.ts";
import { TextField } from "../../ui/text-field.tsx";
import { comparisonOf, comparisonsOf, newAnswer, type Comparison } from "./editing.ts";
import type { FactEditorProps } from "./building.ts";
import { InlineSelect } from "./inline-select.tsx";
import { NumberBox } from "./number-box.tsx";
import { WordTicks } from "./word-ticks.tsx";
import { criteriaWords } from "./words.ts";

type Answer = Extract<FactTest, { fact: "answer" }>;
type AnswerEditorProps = FactEditorProps & { readonly test: Answer };
type Question = CriteriaFacts["questions"][number];

/** A question, and what was answered: a number, some of its choices, or words. */
export function AnswerEditor(props: AnswerEditorProps) {
  const { fact, test, facts, names, onChange } = props;
  const { builder } = useWords(criteriaWords);
  const question = facts.questions.find(({ id }) => id === test.question);
  const gone = { id: test.question, name: names[test.question] ?? builder.gone };
  const questions: readonly Pick<Question, "id" | "name">[] =
    question === undefined ? [gone, ...facts.questions] : facts.questions;
  return (
    <div className="grid min-w-0 justify-items-start gap-2">
      <InlineSelect
        label={builder.question}
        className="max-w-full"
        choices={questions.map(({ id, name }) => ({ value: id, label: name }))}
        value={test.question}
        onChoose={(id) =>
          onChange({ test: newAnswer(facts.questions.find((one) => one.id === id)), isNegated: false })
        }
      />
      {test.op !== "oneOf" ? (
        <NumberAnswer {...props} test={test} />
      ) : question?.kind === "choice" ? (
        <WordTicks
          title={question.name}
          choices={question.options.map((option) => ({ id: option, name: option }))}
          names={{ ...names, ...Object.fromEntries(test.value.map((option) => [option, option])) }}
          value={test.value}
          isNegated={fact.isNegated}
          onChange={(value, isNegated) => onChange({ test: { ...test, value: [...value] }, isNegated })}
        />
      ) : (
        <WordsAnswer {...props} test={test} />
      )}
    </div>
  );
}

function NumberAnswer({
  fact,
  title,
  test,
  onChange,
}: FactEditorProps & { readonly test: Exclude<Answer, { op: "oneOf" }> }) {
  const { builder, ops } = useWords(criteriaWords);
  const compare = (comparison: Comparison) => {
    const op: NumberOp = comparison === "differs" ? "equals" : comparison;
    onChange({ test: { ...test, op }, isNegated: comparison === "differs" });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <InlineSelect
        label={builder.how(title)}
        choices={comparisonsOf("answer").map((value) => ({ value, label: ops[value] }))}
        value={comparisonOf(test.op, fact.isNegated)}
        onChoose={compare}
      />
      <NumberBox
        label={builder.number}
        unit=""
        value={test.value}
        isRight={Number.isFinite}
        wrong={builder.anyNumberWrong}
        onNumber={(value) => onChange({ ...fact, test: { ...test, value } })}
      />
    </div>
  );
}

function WordsAnswer({
  fact,
  title,
  test,
  onChange,
}: FactEditorProps & { readonly test: Extract<Answer, { op: "oneOf" }> }) {
  const { builder } = useWords(criteriaWords);
  const [typed, setTyped] = useState(test.value.join("\n"));
  const shown = linesOf(typed).join("\n") === test.value.join("\n") ? typed : test.value.join("\n");
  return (
    <div className="grid w-full max-w-[28em] gap-2">
      <InlineSelect
        label={builder.how(title)}
        className="justify-self-start"
        choices={[
          { value: "yes", label: builder.among.yes },
          { value: "no", label: builder.among.no },
        ]}
        value={fact.isNegated ? "no" : "yes"}
        onChoose={(chosen) => onChange({ test, isNegated: chosen === "no" })}
      />
      <TextField
        label={builder.answers}
        lines={2}
        value={shown}
        maxLength={2000}
        onText={(text) => {
          setTyped(text);
          onChange({ ...fact, test: { ...test, value: linesOf(text) } });
        }}
      />
      {test.value.length === 0 && <p className="text-second text-faded">{builder.answerMissing}</p>}
    </div>
  );
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 20);
}
