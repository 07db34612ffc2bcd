import type { NatureView, ReportView } from "@kith/contract/diagnosis";
import { useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { reportWords } from "./words.ts";
import { useCardLinks } from "./card-links.ts";
import type { Correction } from "./corrections.ts";

interface NaturesProps {
  readonly report: Pick<ReportView, "natures">;
  /** Absent where nothing can be put right. */
  readonly onCorrect?: ((correction: Correction) => void) | undefined;
}

const FEW = 8;

/** Who was taken for a bot, a relay or staff, and why. Each can be overruled. */
export function Natures({ report, onCorrect }: NaturesProps) {
  const words = useWords(reportWords);
  const language = useLanguage();
  const [count, setCount] = useState(FEW);
  const left = report.natures.length - count;
  if (report.natures.length === 0) return null;
  return (
    <section aria-labelledby="natures" className="mt-9">
      <h2 id="natures" className="text-lead leading-[calc(28/18)]">
        {words.natures}
      </h2>
      <p className="mt-0.5 max-w-[44em] text-second text-faded">{words.naturesIntro}</p>
      <ul className="mt-2 border-t-[1.5px] border-ink">
        {report.natures.slice(0, count).map((nature) => (
          <Nature key={`${nature.person}-${nature.nature}`} nature={nature} onCorrect={onCorrect} />
        ))}
      </ul>
      {left > 0 && (
        <Button kind="text" isSmall onClick={() => setCount(count + 40)}>
          {words.more(formatCount(language, Math.min(40, left)))}
        </Button>
      )}
    </section>
  );
}

function Nature({ nature, onCorrect }: { readonly nature: NatureView } & Pick<NaturesProps, "onCorrect">) {
  const words = useWords(reportWords);
  const language = useLanguage();
  const links = useCardLinks();
  const { word, overrule } = words.natureWords[nature.nature];
  return (
    <li className="grid gap-x-4 border-b border-line py-2 desk:grid-cols-[minmax(0,240px)_minmax(0,1fr)_auto] desk:items-center">
      <p className="flex min-w-0 items-center gap-2">
        <b className="truncate text-fact">{links.person(nature.person, nature.name)}</b>
        <span className="rounded-mark border border-edge px-1.5 text-tiny whitespace-nowrap text-faded">
          {word}
        </span>
        <span className="ml-auto text-second whitespace-nowrap text-faded desk:ml-0">
          {words.messages(formatCount(language, nature.messages), nature.messages)}
        </span>
      </p>
      <p className="text-second text-faded">{nature.why}</p>
      {onCorrect !== undefined && (
        <button
          type="button"
          className={`${buttonLook("text", true)} justify-self-start print:hidden`}
          onClick={() =>
            onCorrect({
              dispute: nature.overrule,
              label: `${nature.name}：${overrule}`,
              line: null,
              evidence: null,
              before: null,
            })
          }
        >
          {overrule}
        </button>
      )}
    </li>
  );
}
