import { useId, type ReactNode } from "react";
import { FieldError } from "./text-field.tsx";

interface RadioListProps<Value extends string> {
  readonly legend: ReactNode;
  readonly hint?: string;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly text?: string }[];
  readonly value: string;
  readonly onChoose: (value: Value) => void;
  readonly error?: string | null;
  /** In two columns where there is room. */
  readonly isWide?: boolean;
}

/** One of a few, all in sight. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { legend, hint, choices, value, onChoose, error = null, isWide = false } = props;
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={error === null ? undefined : `${id}-error`}>
      <legend className="text-second font-semibold">{legend}</legend>
      {hint !== undefined && <p className="mt-1 text-second text-faded">{hint}</p>}
      <div
        className={`mt-1.5 border-t border-line ${isWide ? "desk:grid desk:grid-cols-2 desk:gap-x-8" : ""}`}
      >
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-12 items-center gap-3 border-b border-line py-2 active:bg-sunk"
          >
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChoose(choice.value)}
              className="size-5 flex-none appearance-none rounded-full border border-edge bg-sheet checked:border-[6px] checked:border-ink focus-visible:rounded-full"
            />
            <span className="min-w-0">
              <span className={value === choice.value ? "font-semibold" : ""}>{choice.label}</span>
              {choice.text !== undefined && (
                <span className="block text-second text-faded">{choice.text}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      <div className="mt-1.5 empty:hidden">
        <FieldError id={`${id}-error`} error={error} />
      </div>
    </fieldset>
  );
}
