import type { LineId, LineView, ReportView } from "@kith/contract/diagnosis";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words.ts";
import { arriveAt } from "../../lib/arrive.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Clauses } from "../../ui/clauses.tsx";
import { GradeMark } from "../../ui/grade-mark.tsx";
import { Rich } from "../../ui/rich.tsx";
import { reportWords } from "./words.ts";
import { lineAnchor } from "./anchors.ts";

interface VerdictProps {
  readonly report: Omit<ReportView, "mesh">;
  readonly isArrival?: boolean;
  /** Opens a line of the report. */
  readonly onShow?: (line: LineId) => void;
  /** Stands under the conditions: an act of the page's own. */
  readonly act?: ReactNode;
  /** Under the sentence: what belongs to this judgement. */
  readonly under?: ReactNode;
  /** The ties, as picture and list; null where there are none. */
  readonly children: ReactNode;
}

/** The sentence, what it rests on, and the ties themselves. */
export function Verdict({ report, isArrival = false, onShow, act, under, children }: VerdictProps) {
  return (
    <>
      <header className="pt-4 desk:pt-6">
        <p className="flex flex-wrap gap-x-3.5 text-caption text-faded">
          {report.meta.map((part) => (
            <span key={part} className="break-words [text-autospace:no-autospace]">
              {part}
            </span>
          ))}
        </p>
        <h1
          ref={isArrival ? arriveAt : undefined}
          tabIndex={-1}
          className="song type-verdict mt-1.5 mb-2 desk:mt-2"
        >
          <Clauses text={report.headline} />
        </h1>
        <p className="max-w-[44em] text-body leading-[calc(27/16)] desk:text-lead desk:leading-[calc(30/18)]">
          {report.summary.join(report.language === "en" ? " " : "")}
        </p>
        {under}
      </header>
      {children !== null && (
        <div className="mt-[18px] border-t-[1.5px] border-ink desk:mt-[26px] desk:grid desk:grid-cols-[280px_minmax(0,1fr)] desk:gap-x-10 wide:grid-cols-[300px_minmax(0,1fr)_236px]">
          <Conditions report={report} onShow={onShow} act={act} />
          {children}
        </div>
      )}
    </>
  );
}

interface ConditionsProps extends Pick<VerdictProps, "report"> {
  readonly onShow: VerdictProps["onShow"] | undefined;
  readonly act: ReactNode;
}

function Conditions({ report, onShow, act }: ConditionsProps) {
  const words = useWords(reportWords);
  return (
    <section aria-label={words.conditions} className="wide:row-span-1 desk:row-span-2">
      {report.conditions.map(({ id, title, grade, gradeWord, fact }) => (
        <div
          key={id}
          className="border-b border-line pt-3 pb-[13px] desk:pt-[15px] desk:pb-[17px] desk:last:border-0"
        >
          <div className="flex items-center gap-2">
            <h2 className="flex-1 text-body desk:text-lead desk:leading-[calc(28/18)]">{title}</h2>
            <GradeMark grade={grade} word={gradeWord} />
          </div>
          <p className="text-fact text-faded desk:mt-[3px] [&_b]:text-ink">
            <Rich text={fact} />
          </p>
        </div>
      ))}
      {onShow !== undefined && <FirstAct lines={report.lines} onShow={onShow} />}
      {act}
    </section>
  );
}

interface FirstActProps {
  readonly lines: readonly LineView[];
  readonly onShow: (line: LineId) => void;
}

/** The one thing worth doing first: what the worst line says to do next. */
function FirstAct({ lines, onShow }: FirstActProps) {
  const words = useWords(reportWords);
  const withAct = lines.filter(({ next }) => next !== null);
  const line =
    withAct.find(({ grade }) => grade === "fails") ?? withAct.find(({ grade }) => grade === "inDoubt");
  if (line === undefined) return null;
  return (
    <div className="pt-3 pb-[13px] desk:pt-[15px] print:hidden">
      <p className="text-fact text-faded">
        <b className="text-ink">{words.firstAct}</b>
        {line.next}
      </p>
      <a
        href={`#${lineAnchor(line.id)}`}
        className={`${buttonLook("secondary", true)} mt-2.5 w-full`}
        onClick={() => onShow(line.id)}
      >
        {words.showLine}
      </a>
    </div>
  );
}
