import { MOST_QUESTIONS, questionKinds, QuestionKind } from "@kith/contract/gate";
import { useState } from "react";
import { Section } from "../../../app/community/page.tsx";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { SelectField } from "../../../ui/fields.tsx";
import { FieldError, TextField } from "../../../ui/text-field.tsx";
import { gateWords } from "../words.ts";
import { moved, newQuestionId, questionsIn, type QuestionDraft, type SettingsDraft } from "./draft.ts";
import { ListActs } from "./list-acts.tsx";
import type { OfSettings } from "./use-settings.ts";

/** What applicants are asked: each with its why. */
export function QuestionsPart({ settings }: OfSettings) {
  const words = useWords(gateWords).settings.questions;
  const { draft, change } = settings;
  const { questions } = draft;
  const add = () => change({ questions: [...questions, newQuestion()] });
  return (
    <Section id="questions" title={words.title}>
      <p className="pt-3 text-second text-faded">{questions.length === 0 ? words.none : words.intro}</p>
      <ol>
        {questions.map((question, index) => (
          <li key={question.id} className="border-b border-line py-5">
            <QuestionEditor settings={settings} question={question} index={index} />
          </li>
        ))}
      </ol>
      {questions.length < MOST_QUESTIONS && (
        <p className="pt-4">
          <Button onClick={add}>{words.add}</Button>
        </p>
      )}
    </Section>
  );
}

const ID_LENGTH = 6;

function newQuestion(): QuestionDraft {
  const id = newQuestionId(crypto.getRandomValues(new Uint8Array(ID_LENGTH)));
  return { id, kind: "shortText", text: "", purpose: "", isRequired: true, options: "", least: "", most: "" };
}

interface QuestionEditorProps extends OfSettings {
  readonly question: QuestionDraft;
  readonly index: number;
}

function QuestionEditor({ settings, question, index }: QuestionEditorProps) {
  const { questions: words, wrong: wrongWords } = useWords(gateWords).settings;
  const { draft, change, wrong } = settings;
  const { questions } = draft;
  const set = (changed: Partial<QuestionDraft>) =>
    change({ questions: questions.with(index, { ...question, ...changed }) });
  const errorAt = (field: "text" | "purpose") =>
    wrong.includes(`questions.${index}.${field}`) ? wrongWords.empty : null;
  return (
    <div className="grid gap-4">
      <QuestionHead settings={settings} question={question} index={index} />
      <TextField
        label={words.text}
        value={question.text}
        onText={(text) => set({ text })}
        error={errorAt("text")}
        maxLength={200}
      />
      <TextField
        label={words.purpose}
        hint={words.purposeHint}
        value={question.purpose}
        onText={(purpose) => set({ purpose })}
        error={errorAt("purpose")}
        maxLength={200}
      />
      <SelectField
        label={words.kind}
        choices={questionKinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={question.kind}
        onChoose={(kind) => set({ kind: QuestionKind.parse(kind) })}
      />
      <ByKind question={question} index={index} wrong={wrong} onSet={set} />
      <Checkbox
        label={words.required}
        note={words.requiredNote}
        isTicked={question.isRequired}
        onTick={(isRequired) => set({ isRequired })}
      />
    </div>
  );
}

/** Which one it is, and its place; one that a rule needs is not removed. */
function QuestionHead({ settings, question, index }: QuestionEditorProps) {
  const words = useWords(gateWords).settings.questions;
  const language = useLanguage();
  const { draft, change } = settings;
  const { questions } = draft;
  const [isHeld, setHeld] = useState(false);
  const usedBy = ruleUsing(draft, question.id);
  const name = words.number(formatCount(language, index + 1));
  const move = (to: number) => change({ questions: moved(questions, index, to) });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 className="text-body">{name}</h3>
        <ListActs
          words={words}
          name={name}
          onUp={index === 0 ? null : () => move(index - 1)}
          onDown={index === questions.length - 1 ? null : () => move(index + 1)}
          onRemove={() => {
            if (usedBy === null) change({ questions: questions.toSpliced(index, 1) });
            else setHeld(true);
          }}
        />
      </div>
      {isHeld && usedBy !== null && (
        <FieldError id={`held-${question.id}`} error={words.usedByRule(formatCount(language, usedBy))} />
      )}
    </>
  );
}

interface ByKindProps {
  readonly question: QuestionDraft;
  readonly index: number;
  readonly wrong: readonly string[];
  readonly onSet: (changed: Partial<QuestionDraft>) => void;
}

/** What only one kind of question has. */
function ByKind({ question, index, wrong, onSet }: ByKindProps) {
  const { questions: words, wrong: wrongWords } = useWords(gateWords).settings;
  const isWrong = (field: string) => wrong.some((path) => path.startsWith(`questions.${index}.${field}`));
  if (question.kind === "choice") {
    return (
      <TextField
        label={words.options}
        value={question.options}
        onText={(options) => onSet({ options })}
        error={isWrong("options") ? wrongWords.options : null}
        lines={4}
      />
    );
  }
  if (question.kind !== "number") return null;
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={words.least}
        value={question.least}
        onText={(least) => onSet({ least })}
        inputMode="decimal"
      />
      <TextField
        label={words.most}
        value={question.most}
        onText={(most) => onSet({ most })}
        error={isWrong("most") || isWrong("least") ? wrongWords.range : null}
        inputMode="decimal"
      />
    </div>
  );
}

/** The number of the first rule that speaks of a question. */
function ruleUsing({ rules }: SettingsDraft, questionId: string): number | null {
  const index = rules.findIndex(({ criterion }) => questionsIn(criterion).includes(questionId));
  return index < 0 ? null : index + 1;
}
