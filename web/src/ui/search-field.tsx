import { Icon } from "./icon.tsx";

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
}

/** A box to find something in; its name is its placeholder too. */
export function SearchField({ label, value, onText }: SearchFieldProps) {
  return (
    <label className="relative block min-w-0">
      <span className="unseen">{label}</span>
      <Icon
        name="search"
        className="pointer-events-none absolute top-1/2 left-3.5 size-[18px] -translate-y-1/2 text-faded"
      />
      <input
        type="search"
        enterKeyHint="search"
        value={value}
        placeholder={label}
        onChange={(event) => onText(event.currentTarget.value)}
        className="min-h-12 w-full min-w-0 rounded-box border border-edge bg-sheet pr-3.5 pl-10 text-body placeholder:text-faded placeholder:opacity-100 focus:border-ink focus:outline-none focus:shadow-[inset_0_0_0_0.5px_var(--ink)] desk:min-h-11"
      />
    </label>
  );
}
