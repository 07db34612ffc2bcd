import { Icon } from "../../ui/icon.tsx";

interface InlineSelectProps<Value extends string> {
  /** For ears: what stands around it says the same to eyes. */
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
  readonly className?: string;
}

/** One of a few words of a line, chosen by what the device itself offers for that. */
export function InlineSelect<Value extends string>(props: InlineSelectProps<Value>) {
  const { label, choices, value, onChoose, className = "" } = props;
  return (
    <span className={`relative inline-block min-w-0 ${className}`}>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = choices[event.currentTarget.selectedIndex];
          if (chosen !== undefined) onChoose(chosen.value);
        }}
        className="min-h-12 w-full min-w-0 appearance-none rounded-box border border-edge bg-sheet py-1 pr-9 pl-3.5 text-body focus:border-ink focus:shadow-[inset_0_0_0_0.5px_var(--ink)] focus:outline-none desk:min-h-11"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon
        name="down"
        className="pointer-events-none absolute top-1/2 right-3 size-[18px] -translate-y-1/2 text-faded"
      />
    </span>
  );
}
