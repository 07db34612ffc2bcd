import type { ReactNode } from "react";
import { formatPercent } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { ProgressThread } from "../../ui/progress-thread.tsx";

interface ProgressCardProps {
  readonly title: string;
  /** 0 to 1; null while unknown. */
  readonly share: number | null;
  /** What is counted, and the time left. */
  readonly facts: readonly string[];
  readonly note: string;
  /** How to stop it. */
  readonly children: ReactNode;
}

/** Long work: how far it is, how long it still needs, whether one may leave, and how to stop it. */
export function ProgressCard({ title, share, facts, note, children }: ProgressCardProps) {
  const language = useLanguage();
  return (
    <section
      aria-label={title}
      className="rounded-box border border-line bg-sheet px-[18px] py-4 desk:px-6 desk:py-5"
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="min-w-0 text-body break-words">{title}</h2>
        <span className="text-second">{share === null ? "" : formatPercent(language, share)}</span>
      </div>
      <div className="my-2">
        <ProgressThread share={share} label={title} />
      </div>
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 text-caption text-faded">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <span>{note}</span>
        <span className="ml-auto">{children}</span>
      </div>
    </section>
  );
}
