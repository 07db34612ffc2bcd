import type { Grade } from "@kith/contract/diagnosis";
import type { PromiseState, PromiseView } from "@kith/contract/promises";
import { useState } from "react";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { GradeMark } from "../../../ui/grade-mark.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { formatDayOnly } from "./days.ts";
import { charterTextWords } from "./words.ts";

interface PromiseRowProps {
  readonly promise: PromiseView;
  readonly isBusy: boolean;
  /** Null for those who may only read. */
  readonly onSettle: ((state: PromiseState, note: string) => void) | null;
}

const grades: Readonly<Record<PromiseState, Grade>> = { open: "notEnough", kept: "holds", broken: "fails" };

/** One promise: what, by when, how it stands and who says so. */
export function PromiseRow({ promise, isBusy, onSettle }: PromiseRowProps) {
  const words = useWords(charterTextWords).promises;
  const language = useLanguage();
  const { text, state, isOverdue, dueOn, note, madeByName, settledByName } = promise;
  return (
    <li className="border-b border-line py-3.5">
      <p className="flex items-start gap-4">
        <span className="min-w-0 flex-1">{text}</span>
        <GradeMark
          grade={isOverdue ? "inDoubt" : grades[state]}
          word={isOverdue ? words.overdue : words.states[state]}
        />
      </p>
      <p className="text-second text-faded">
        {`${formatDayOnly(language, dueOn)} ${words.dueOn} · ${madeByName} ${words.by}`}
        {settledByName !== null && ` · ${settledByName} ${words.states[state]}`}
      </p>
      {note !== "" && <p className="mt-1 text-second">{note}</p>}
      {onSettle !== null && <Settle promise={promise} isBusy={isBusy} onSettle={onSettle} />}
    </li>
  );
}

function Settle({
  promise: { state, text },
  isBusy,
  onSettle,
}: PromiseRowProps & { readonly onSettle: NonNullable<PromiseRowProps["onSettle"]> }) {
  const words = useWords(charterTextWords).promises;
  const [chosen, setChosen] = useState<PromiseState | null>(null);
  const [note, setNote] = useState("");
  const choices: readonly PromiseState[] = state === "open" ? ["kept", "broken"] : ["open"];
  if (chosen === null) {
    return (
      <p className="flex flex-wrap gap-x-5">
        {choices.map((choice) => (
          <Button
            key={choice}
            kind="text"
            isSmall
            onClick={() => (choice === "open" ? onSettle("open", "") : setChosen(choice))}
          >
            {words.settle[choice]}
            <span className="unseen">{`: ${text}`}</span>
          </Button>
        ))}
      </p>
    );
  }
  return (
    <form
      className="mt-3 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSettle(chosen, note);
        setChosen(null);
      }}
    >
      <TextField
        name="note"
        label={words.note}
        value={note}
        onText={setNote}
        maxLength={200}
        autoComplete="off"
      />
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="ink" isSmall busyLabel={isBusy ? words.settling : null}>
          {words.settle[chosen]}
        </Button>
        <Button kind="text" isSmall onClick={() => setChosen(null)}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}
