import type { Language } from "@kith/contract/language";
import type { Question } from "@kith/contract/gate";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { RadioList } from "../../../ui/radio-list.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { answerField } from "./answers.ts";
import { Part } from "./part.tsx";
import type { Applying } from "./use-applying.ts";
import { applyWords } from "./words.ts";

interface QuestionsProps {
  readonly applying: Applying;
  /** Of the community: its questions are in it. */
  readonly language: Language;
}

export function Questions({ applying, language }: QuestionsProps) {
  const words = useWords(applyWords);
  const { questions } = applying.typed.form;
  if (questions.length === 0) return null;
  return (
    <Part id="questions" title={words.questions}>
      {questions.map((question) => (
        <div key={question.id} lang={language} data-path={`/answers/${question.id}`}>
          <QuestionField applying={applying} question={question} />
        </div>
      ))}
    </Part>
  );
}

const LINES = 5;

function QuestionField({ applying, question }: { readonly applying: Applying; readonly question: Question }) {
  const words = useWords(applyWords);
  const path = `/answers/${question.id}`;
  const field = answerField(question.id);
  const trouble = applying.troubles[path];
  const shared = {
    hint: useHint(question),
    error: trouble === undefined ? null : words.troubles[trouble],
    value: applying.typed.fields[field] ?? "",
  };
  const label = <Label question={question} />;
  const onText = (text: string) => applying.change(field, text, path);
  if (question.kind === "choice") {
    const choices = question.options.map((option) => ({ value: option, label: option }));
    return <RadioList {...shared} legend={label} choices={choices} onChoose={onText} />;
  }
  if (question.kind === "longText") {
    return <TextField {...shared} label={label} lines={LINES} onText={onText} />;
  }
  const isNumber = question.kind === "number";
  return (
    <TextField
      {...shared}
      label={label}
      onText={onText}
      inputMode={isNumber ? "decimal" : "text"}
      autoComplete="off"
    />
  );
}

function Label({ question }: { readonly question: Question }) {
  const words = useWords(applyWords);
  const language = useLanguage();
  return (
    <>
      <span className="text-body">{question.text}</span>
      {!question.isRequired && (
        <span lang={language} className="ml-2 font-normal text-faded">
          {words.optional}
        </span>
      )}
    </>
  );
}

/** Why it is asked, and between what a number may be. */
function useHint({ purpose, kind, least, most }: Question): string {
  const words = useWords(applyWords);
  if (kind !== "number" || (least === null && most === null)) return purpose;
  // Years are numbers too: no separators.
  const said = (value: number | null) => (value === null ? null : String(value));
  return words.within(purpose, said(least), said(most));
}
