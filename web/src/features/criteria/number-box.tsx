import { useId, useState } from "react";
import { FieldError } from "../../ui/text-field.tsx";
import { numberShown, numberTyped } from "./editing.ts";

interface NumberBoxProps {
  /** For ears: what stands around it says the same to eyes. */
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly isRight: (value: number) => boolean;
  /** What to do about a number that is not right. */
  readonly wrong: string;
  /** NaN while nothing that is a number stands there. */
  readonly onNumber: (value: number) => void;
}

/** A number within a line. What is typed stays as it was typed. */
export function NumberBox({ label, unit, value, isRight, wrong, onNumber }: NumberBoxProps) {
  const id = useId();
  const [typed, setTyped] = useState(numberShown(value));
  const [wasLeft, setLeft] = useState(false);
  const isSame = Object.is(numberTyped(typed), value) || numberShown(value) === typed;
  const shown = isSame ? typed : numberShown(value);
  const error = !isRight(value) && (wasLeft || shown !== "") ? wrong : null;
  return (
    <span className="contents">
      <span className="inline-flex items-center gap-2">
        <input
          aria-label={label}
          aria-invalid={error !== null || undefined}
          aria-describedby={error === null ? undefined : id}
          inputMode="decimal"
          value={shown}
          maxLength={12}
          onBlur={() => setLeft(true)}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onNumber(numberTyped(currentTarget.value));
          }}
          className={`min-h-12 w-[5.5em] rounded-box border bg-sheet px-3 text-center text-body focus:border-ink focus:shadow-[inset_0_0_0_0.5px_var(--ink)] focus:outline-none desk:min-h-11 ${error === null ? "border-edge" : "border-ink"}`}
        />
        <span>{unit}</span>
      </span>
      <span className="w-full empty:hidden">{error !== null && <FieldError id={id} error={error} />}</span>
    </span>
  );
}
