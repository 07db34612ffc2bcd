import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { reportWords } from "./words.ts";
import type { Correction } from "./corrections.ts";

interface CorrectedProps {
  readonly corrections: readonly Correction[];
  readonly recount: "running" | "failed" | "done";
  readonly onUndo: (correction: Correction) => void;
  readonly onUndoAll: () => void;
}

const actLook = "inline-flex min-h-11 items-center underline decoration-edge underline-offset-4";

/** What the reader put right so far; each can be taken back. */
export function Corrected({ corrections, recount, onUndo, onUndoAll }: CorrectedProps) {
  const words = useWords(reportWords);
  const language = useLanguage();
  const state = { running: words.recounting, failed: words.recountFailed, done: "" }[recount];
  return (
    <div className={corrections.length === 0 ? "" : "mt-7 rounded-box bg-sunk px-4 py-2"}>
      <p role={recount === "failed" ? "alert" : "status"} className="text-fact empty:hidden">
        {state}
      </p>
      {corrections.length > 0 && (
        <>
          <p className="flex flex-wrap items-center gap-x-4 text-fact">
            <span className="py-2 font-semibold">
              {words.corrections(formatCount(language, corrections.length))}
            </span>
            {corrections.length > 1 && (
              <button type="button" className={`${actLook} text-second`} onClick={onUndoAll}>
                {words.undoAll}
              </button>
            )}
          </p>
          <ul className="text-second">
            {corrections.map((correction) => (
              <li
                key={JSON.stringify(correction.dispute)}
                className="flex items-center gap-4 border-t border-line"
              >
                <span className="min-w-0 flex-1 truncate">{saidAs(correction)}</span>
                <button type="button" className={actLook} onClick={() => onUndo(correction)}>
                  {words.undo}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** "This is not a question: who knows a good dentist?" */
function saidAs({ label, evidence }: Correction): string {
  const said = evidence?.cards[0]?.text ?? "";
  return said === "" ? label : `${label}  ·  ${said}`;
}
