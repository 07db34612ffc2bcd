const sizes = {
  22: "size-[22px] text-tiny",
  28: "size-7 text-caption",
  30: "size-[30px] text-second",
  36: "size-9 text-fact",
  40: "size-10 text-[1.0625rem]",
  44: "size-11 text-lead",
} as const;

interface PersonDiscProps {
  /** The surname, or a Latin name's first letter. */
  readonly initial: string;
  readonly size?: keyof typeof sizes;
  readonly look?: "member" | "backbone" | "absent";
  readonly isPicked?: boolean;
}

const looks = {
  member: "border-edge bg-sheet text-ink",
  backbone: "border-ink bg-ink text-paper",
  absent: "border-dashed border-edge bg-transparent text-faded",
} as const;

/** A person: white for a member, filled for the backbone, dashed when absent. The name always stands beside it. */
export function PersonDisc({ initial, size = 28, look = "member", isPicked = false }: PersonDiscProps) {
  const ring = isPicked ? "shadow-[0_0_0_2px_var(--paper),0_0_0_4px_var(--ink)]" : "";
  return (
    <span
      aria-hidden="true"
      className={`song inline-flex flex-none items-center justify-center rounded-full border leading-none! tracking-normal! ${sizes[size]} ${looks[look]} ${ring}`}
    >
      {initial}
    </span>
  );
}
