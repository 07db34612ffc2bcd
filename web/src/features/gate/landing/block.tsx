import type { Landing } from "@kith/contract/gate";
import type { ReactNode } from "react";
import { useLanguage } from "../../../lib/language.tsx";

interface BlockProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One thing to know, under a soft heading. What stands in it is in the community's language. */
export function Block({ title, children }: BlockProps) {
  const language = useLanguage();
  return (
    <section className="min-w-0 border-b border-line py-3 desk:py-5.5">
      <h2 lang={language} className="mb-0.5 text-fact font-normal text-faded">
        {title}
      </h2>
      {children}
    </section>
  );
}

export function Dashed({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li
          key={item}
          className="relative py-px pl-4.5 leading-[27px] break-words before:absolute before:top-3.5 before:left-0 before:h-[1.5px] before:w-[9px] before:bg-ink desk:py-1 desk:before:top-4"
        >
          {item}
        </li>
      ))}
    </ul>
  );
}

export function Rules({ rules }: { readonly rules: Landing["rules"] }) {
  return (
    <ul>
      {rules.map(({ number, text }) => (
        <li key={number} className="flex gap-3 py-px desk:py-1">
          <span className="min-w-[1.6em] flex-none text-faded">R{number}</span>
          <span className="min-w-0 break-words">{text}</span>
        </li>
      ))}
    </ul>
  );
}
