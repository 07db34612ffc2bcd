import { useId, type ComponentProps, type ReactNode } from "react";

const control =
  "w-full min-w-0 rounded-box border bg-sheet px-3.5 text-body placeholder:text-faded placeholder:opacity-100 focus:outline-none focus:border-ink focus:shadow-[inset_0_0_0_0.5px_var(--ink)]";

interface TextFieldProps extends Omit<ComponentProps<"input">, "onChange" | "value" | "size"> {
  readonly label: ReactNode;
  readonly value: string;
  readonly onText: (text: string) => void;
  /** Says what belongs here; stands between label and field. */
  readonly hint?: string | undefined;
  /** What is wrong and what to do; null while nothing is. */
  readonly error?: string | null;
  /** So many lines high: a field for sentences. */
  readonly lines?: number;
}

/** A label, what belongs there, a field of 16 px and more, and under it what is wrong. */
export function TextField({
  label,
  value,
  onText,
  hint,
  error = null,
  lines,
  className,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const described = [hint === undefined ? "" : `${id}-hint`, error === null ? "" : `${id}-error`]
    .filter(Boolean)
    .join(" ");
  const shared = {
    id,
    value,
    "aria-invalid": error !== null || undefined,
    "aria-describedby": described || undefined,
  };
  const edge = error === null ? "border-edge" : "border-ink shadow-[inset_0_0_0_0.5px_var(--ink)]";
  return (
    <div className={`grid min-w-0 gap-1 ${className ?? ""}`}>
      <label htmlFor={id} className="text-second font-semibold">
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-second text-faded">
          {hint}
        </p>
      )}
      {lines === undefined ? (
        <input
          {...rest}
          {...shared}
          onChange={(event) => onText(event.currentTarget.value)}
          className={`min-h-12 ${control} ${edge}`}
        />
      ) : (
        <textarea
          {...shared}
          name={rest.name}
          maxLength={rest.maxLength}
          placeholder={rest.placeholder}
          rows={lines}
          onChange={(event) => onText(event.currentTarget.value)}
          className={`block resize-y py-2.5 ${control} ${edge}`}
        />
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** A mark, and what to do about it. */
export function FieldError({ id, error }: { readonly id: string; readonly error: string | null }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-second font-semibold empty:hidden">
      {error !== null && (
        <>
          <svg viewBox="0 0 18 18" className="mt-0.5 size-[18px] flex-none" aria-hidden="true">
            <rect x="1.500" y="1.500" width="15" height="15" rx="3" fill="currentColor" />
            <path
              d="M9 4.500v5.500M9 12.500v.5"
              className="stroke-paper stroke-[1.8] [stroke-linecap:round]"
            />
          </svg>
          {error}
        </>
      )}
    </p>
  );
}
