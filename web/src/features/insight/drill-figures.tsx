import type { DrillView } from "@kith/contract/insight";
import type { ReactNode } from "react";
import { formatCount, formatPercent } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { insightWords } from "./words.ts";

interface FigureProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Figure({ title, note, children }: FigureProps) {
  return (
    <section className="mt-7">
      <h2 className="border-b border-line pb-1.5 text-fact font-normal text-faded">{title}</h2>
      {children}
      {note !== undefined && <p className="mt-2 text-caption text-faded">{note}</p>}
    </section>
  );
}

const rowLook = "flex min-h-11 items-center gap-3 border-b border-line py-1.5 text-fact";

/** The same number where the staff are gone too: what members hold by themselves. */
export function WithoutStaff({ drill }: { readonly drill: DrillView }) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  return (
    <Figure title={words.withoutStaff} note={words.withoutStaffNote}>
      <p className="mt-1 text-[2rem] leading-[calc(44/32)] font-semibold" data-testid="without-staff">
        {formatPercent(language, drill.survivalWithoutStaff)}
      </p>
    </Figure>
  );
}

/** Which single carrier most people hang on, the worst first. */
export function Dependence({ drill }: { readonly drill: DrillView }) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  const sorted = drill.carriers.toSorted((one, other) => other.dependence - one.dependence);
  if (sorted.length === 0) return null;
  return (
    <Figure title={words.dependence}>
      <ul>
        {sorted.map(({ id, name, dependence }) => (
          <li key={id} className="border-b border-line py-2">
            <p className="flex items-baseline gap-3 text-fact">
              <span className="min-w-0 truncate">{name}</span>
              <b className="ml-auto">{formatPercent(language, dependence)}</b>
            </p>
            <div className="mt-1 h-1.5 rounded-mark bg-sunk" aria-hidden="true">
              <div className="h-full rounded-mark bg-ink" style={{ width: `${dependence * 100}%` }} />
            </div>
            <p className="mt-1 text-caption text-faded">
              {dependence === 0
                ? words.dependenceNone
                : words.dependenceNote(formatPercent(language, dependence))}
            </p>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** Do the deep ties go through the organiser, or lie among members? */
export function DeepTies({ drill }: { readonly drill: DrillView }) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  const { withStaff, amongMembers } = drill.deepTies;
  const rows = [
    [words.deepStaff, withStaff],
    [words.deepMembers, amongMembers],
  ] as const;
  return (
    <Figure title={words.deep} note={words.deepNote}>
      <dl>
        {rows.map(([label, count]) => (
          <div key={label} className={rowLook}>
            <dt className="min-w-0">{label}</dt>
            <dd className="ml-auto font-semibold whitespace-nowrap">
              {words.deepCount(formatCount(language, count), count)}
            </dd>
          </div>
        ))}
      </dl>
    </Figure>
  );
}
