import { useId, type ComponentProps, type ReactNode } from "react";

export type ButtonKind = "primary" | "secondary" | "ink" | "text";

const looks: Readonly<Record<ButtonKind | "off", string>> = {
  off: "cursor-not-allowed bg-sunk text-faded",
  primary: "bg-thread text-on-thread active:bg-thread-press",
  secondary: "border border-edge active:bg-sunk",
  ink: "bg-ink text-paper active:opacity-85",
  text: "linked px-0! active:text-faded",
};

/** How a button looks, for links that act as one. 48 px high on a phone, 44 from `desk` on. */
export function buttonLook(kind: ButtonKind | "off", isSmall = false): string {
  const size = isSmall ? "min-h-11 px-4 text-fact" : "min-h-12 px-5 text-body desk:min-h-11";
  return `inline-flex max-w-full items-center justify-center gap-2 rounded-box text-center leading-tight font-semibold transition-colors duration-[120ms] ${size} ${looks[kind]}`;
}

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  readonly kind?: ButtonKind;
  readonly isSmall?: boolean;
  /** Why it cannot be pressed now; written under it. */
  readonly refusal?: string | null;
  /** What the label becomes while it works; the width stays. */
  readonly busyLabel?: string | null;
  readonly children: ReactNode;
}

export function Button(props: ButtonProps) {
  const {
    kind = "secondary",
    isSmall = false,
    refusal = null,
    busyLabel = null,
    children,
    className = "",
    ...rest
  } = props;
  const reasonId = useId();
  const isOff = refusal !== null;
  const look = buttonLook(isOff ? "off" : kind, isSmall);
  const button = (
    <button
      type="button"
      aria-disabled={isOff || busyLabel !== null ? true : undefined}
      aria-describedby={isOff ? reasonId : undefined}
      {...rest}
      onClick={isOff || busyLabel !== null ? undefined : rest.onClick}
      className={`${look} ${className}`}
    >
      <Label busyLabel={busyLabel}>{children}</Label>
    </button>
  );
  if (!isOff) return button;
  return (
    <span className="grid gap-1">
      {button}
      <span id={reasonId} className="text-caption text-faded">
        {refusal}
      </span>
    </span>
  );
}

/** Both labels lie on top of each other, so that the wider one sets the width. */
function Label({
  busyLabel,
  children,
}: Pick<ButtonProps, "children"> & { readonly busyLabel: string | null }) {
  if (busyLabel === null) return children;
  return (
    <span className="grid *:col-start-1 *:row-start-1">
      <span className="invisible inline-flex items-center gap-2" aria-hidden="true">
        {children}
      </span>
      <span className="self-center">{busyLabel}</span>
    </span>
  );
}
