import type { Grade } from "@kith/contract/diagnosis";
import type { ReactNode } from "react";

const colours: Readonly<Record<Grade, string>> = {
  holds: "text-moss",
  inDoubt: "text-amber",
  fails: "text-ink",
  notEnough: "text-slate",
};

/** Shape, word and colour together: none of them speaks alone. */
export function GradeMark({ grade, word }: { readonly grade: Grade; readonly word: string }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-second font-semibold whitespace-nowrap ${colours[grade]}`}
    >
      <svg viewBox="0 0 18 18" className="size-[18px] flex-none" aria-hidden="true">
        {shapes[grade]}
      </svg>
      {word}
    </span>
  );
}

const shapes: Readonly<Record<Grade, ReactNode>> = {
  holds: (
    <>
      <circle cx="9" cy="9" r="8" fill="currentColor" />
      <path
        d="m5.300 9.200 2.600 2.600 4.800-5.200"
        className="fill-none stroke-paper stroke-[1.8] [stroke-linecap:round] [stroke-linejoin:round]"
      />
    </>
  ),
  inDoubt: (
    <>
      <circle cx="9" cy="9" r="7.200" fill="none" stroke="currentColor" strokeWidth="1.600" />
      <path d="M9 1.800a7.200 7.200 0 0 1 0 14.400z" fill="currentColor" />
    </>
  ),
  fails: (
    <>
      <rect x="1.500" y="1.500" width="15" height="15" rx="3" fill="currentColor" />
      <path d="m6 6 6 6M12 6l-6 6" className="stroke-paper stroke-[1.8] [stroke-linecap:round]" />
    </>
  ),
  notEnough: (
    <circle
      cx="9"
      cy="9"
      r="7.200"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.600"
      strokeDasharray="2.800 2.400"
    />
  ),
};
