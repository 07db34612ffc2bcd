import type { DrillView } from "@kith/contract/insight";
import { useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { lostOf } from "./drill.ts";
import { insightWords } from "./words.ts";

/** The number, and the sentence that says what it means. */
export function Survival({ drill }: { readonly drill: DrillView }) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  const [isExplained, setExplained] = useState(false);
  const lost = lostOf(drill);
  const [members, reached] = [drill.members, drill.members - lost].map((n) => formatCount(language, n));
  return (
    <div aria-live="polite">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-1 pt-1.5 pb-2.5 desk:gap-x-6 desk:pt-4 desk:pb-4">
        <p className="text-[4.5rem] leading-[calc(76/72)] font-semibold tracking-[-0.03em] desk:text-[7rem] desk:leading-none">
          {Math.round(drill.survival * 100)}
          <small className="ml-0.5 text-[2rem] tracking-normal desk:text-[3rem]">%</small>
        </p>
        <p className="min-w-0 flex-1 basis-48 pb-1.5 text-fact desk:pb-3 desk:text-thesis desk:leading-[1.6]">
          {words.survival(members ?? "", reached ?? "")}
          <br />
          <b>{lost === 0 ? words.nobodyLost : words.lost(formatCount(language, lost), lost)}</b>{" "}
          <button
            type="button"
            aria-expanded={isExplained}
            className="-my-2.5 inline-flex min-h-11 items-center text-second text-faded underline underline-offset-4"
            onClick={() => setExplained(!isExplained)}
          >
            {words.how}
          </button>
        </p>
      </div>
      {isExplained && <p className="mb-3 max-w-[44em] text-second text-faded">{words.howText}</p>}
      <p className={`pb-2.5 ${drill.isOnlyChat ? "text-fact font-semibold" : "text-caption text-faded"}`}>
        {drill.isOnlyChat ? drill.sentence : words.threshold}
      </p>
    </div>
  );
}
