import { formatBytes, formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import type { GivenFile } from "../check/protocol.ts";
import { importWords } from "./words.ts";

/** Of thousands of files nobody reads the names. */
const SHOWN = 50;

/** What is to be brought in, and a way to choose something else. */
export function GivenList({
  files,
  onOther,
}: {
  readonly files: readonly GivenFile[];
  readonly onOther: () => void;
}) {
  const words = useWords(importWords).form;
  const language = useLanguage();
  const more = files.length - SHOWN;
  return (
    <div>
      <p className="flex items-center gap-4 text-second font-semibold">
        {words.files}
        <button type="button" className="linked ml-auto min-h-11 font-normal" onClick={onOther}>
          {words.other}
        </button>
      </p>
      {/* What scrolls must be reached by keyboard as well. */}
      <section
        aria-label={words.files}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-60 overflow-y-auto border-t border-line"
      >
        <ul>
          {files.slice(0, SHOWN).map(({ path, blob }) => (
            <li key={path} className="flex items-baseline gap-4 border-b border-line py-2 text-fact">
              <span className="min-w-0 break-all">{path}</span>
              <span className="ml-auto text-second whitespace-nowrap text-faded">
                {formatBytes(language, blob.size)}
              </span>
            </li>
          ))}
          {more > 0 && (
            <li className="py-2 text-second text-faded">{words.more(formatCount(language, more), more)}</li>
          )}
        </ul>
      </section>
    </div>
  );
}
