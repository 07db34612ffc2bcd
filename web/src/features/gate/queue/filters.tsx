import { applicationStates, ApplicationState } from "@kith/contract/applications";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { SelectField } from "../../../ui/fields.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { QueueSearch } from "../../../app/community/search.ts";
import { filtersQuery } from "../queries.ts";
import { gateWords } from "../words.ts";
import { useState } from "react";

/** What becomes undefined is no longer looked for. */
type Change = { readonly [Key in keyof QueueSearch]?: QueueSearch[Key] | undefined };

/** Which applications are shown; kept in the address, so that it can be sent to a colleague. */
export function Filters({ search }: { readonly search: QueueSearch }) {
  const words = useWords(gateWords).queue;
  const { slug } = useCommunity();
  const navigate = useNavigate();
  const { data } = useQuery(filtersQuery(slug));
  const set = (changed: Change) =>
    void navigate({
      to: "/c/$slug/gate",
      params: { slug },
      search: filled({ ...search, ...changed }),
      replace: true,
    });
  const isPlain = Object.values(search).every((value) => value === undefined);
  const [isOpen, setOpen] = useState(search.code !== undefined || search.question !== undefined);
  const more = isOpen ? "" : "max-desk:hidden";
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3 border-b border-line py-4">
      <div className="w-44 max-w-full">
        <SelectField
          label={words.show}
          choices={applicationStates.map((value) => ({ value, label: words.filters[value] }))}
          value={search.state ?? "waiting"}
          onChoose={(state) =>
            set({ state: state === "waiting" ? undefined : ApplicationState.parse(state) })
          }
        />
      </div>
      {!isOpen && (
        <Button kind="text" className="desk:hidden" onClick={() => setOpen(true)}>
          {words.filter}
        </Button>
      )}
      {data !== undefined && data.codes.length > 0 && (
        <ByCode className={more} codes={data.codes} search={search} onSet={set} />
      )}
      {data !== undefined && data.questions.length > 0 && (
        <ByAnswer
          className={more}
          key={`${search.question} ${search.answer}`}
          search={search}
          questions={data.questions}
          onSet={set}
        />
      )}
      {!isPlain && (
        <Button
          kind="text"
          isSmall
          onClick={() => set({ state: undefined, code: undefined, question: undefined, answer: undefined })}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}

interface ByCodeProps {
  readonly className: string;
  readonly codes: readonly { readonly id: string; readonly name: string }[];
  readonly search: QueueSearch;
  readonly onSet: (changed: Change) => void;
}

function ByCode({ className, codes, search, onSet }: ByCodeProps) {
  const words = useWords(gateWords).queue;
  return (
    <div className={`w-44 max-w-full ${className}`}>
      <SelectField
        label={words.code}
        choices={[
          { value: "", label: words.anyCode },
          ...codes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={search.code ?? ""}
        onChoose={(code) => onSet({ code: code === "" ? undefined : code })}
      />
    </div>
  );
}

interface ByAnswerProps {
  readonly className: string;
  readonly search: QueueSearch;
  readonly questions: readonly {
    readonly id: string;
    readonly text: string;
    readonly options: readonly string[];
  }[];
  readonly onSet: (changed: Change) => void;
}

/** A question and exactly what was answered to it. */
function ByAnswer({ className, search, questions, onSet }: ByAnswerProps) {
  const words = useWords(gateWords).queue;
  const [question, setQuestion] = useState(search.question ?? "");
  const [answer, setAnswer] = useState(search.answer ?? "");
  const options = questions.find(({ id }) => id === question)?.options ?? [];
  const ask = (text: string) => {
    if (question !== "" && text.trim() !== "") onSet({ question, answer: text.trim() });
    else onSet({ question: undefined, answer: undefined });
  };
  return (
    <>
      <div className={`w-56 max-w-full ${className}`}>
        <SelectField
          label={words.question}
          choices={[
            { value: "", label: words.anyQuestion },
            ...questions.map(({ id, text }) => ({ value: id, label: text })),
          ]}
          value={question}
          onChoose={(id) => {
            setQuestion(id);
            setAnswer("");
            if (id === "" && search.question !== undefined) onSet({ question: undefined, answer: undefined });
          }}
        />
      </div>
      {question !== "" && options.length > 0 && (
        <div className="w-40 max-w-full">
          <SelectField
            label={words.answer}
            choices={options.map((value) => ({ value, label: value }))}
            value={answer}
            onChoose={ask}
          />
        </div>
      )}
      {question !== "" && options.length === 0 && (
        <form
          className="w-40 max-w-full"
          onSubmit={(event) => {
            event.preventDefault();
            ask(answer);
          }}
        >
          <TextField
            label={words.answer}
            value={answer}
            onText={setAnswer}
            enterKeyHint="search"
            onBlur={() => answer !== (search.answer ?? "") && ask(answer)}
          />
        </form>
      )}
    </>
  );
}

function filled(search: Change): QueueSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
