import type { LineId, ReportView } from "@kith/contract/diagnosis";
import { useState } from "react";
import { useWords } from "../../../lib/words.ts";
import { useToast } from "../../../ui/toast.tsx";
import type { Judging, Reading } from "../queries.ts";
import { checkWords } from "../words.ts";
import { Corrected } from "./corrected.tsx";
import { withCorrection, withoutDispute, type Correction } from "./corrections.ts";
import { KeepSection } from "./keep-section.tsx";
import { Lines } from "./lines.tsx";
import { LossSection } from "./loss-section.tsx";
import { Natures } from "./natures.tsx";
import { Firmness, Footnotes } from "./notes.tsx";
import { Partial } from "./partial.tsx";
import { Verdict } from "./verdict.tsx";

export interface ReportProps {
  readonly report: ReportView;
  readonly judging: Judging;
  readonly reading: Reading;
  readonly corrections: readonly Correction[];
  readonly onCorrect: (corrections: readonly Correction[]) => void;
  readonly recount: "running" | "failed" | "done";
  readonly isPartial: boolean;
  readonly hasOtherChats: boolean;
  readonly onSettings: () => void;
}

/** The whole check-up. A copy with masked names takes its place on paper while it is printed. */
export function Report(props: ReportProps) {
  const { report, judging, corrections, onCorrect, recount, isPartial, hasOtherChats, onSettings } = props;
  const words = useWords(checkWords).report;
  const toast = useToast();
  const [onPaper, setOnPaper] = useState<ReportView | null>(null);
  const [opened, setOpened] = useState<readonly LineId[]>([]);
  const open = (line: LineId, isOpen: boolean) => {
    const others = opened.filter((other) => other !== line);
    setOpened(isOpen ? [...others, line] : others);
  };
  const undo = (correction: Correction) => onCorrect(withoutDispute(corrections, correction.dispute));
  const correct = (correction: Correction) => {
    onCorrect(withCorrection(corrections, correction));
    toast(words.corrected, { label: words.undo, run: () => undo(correction) });
  };
  return (
    <>
      <article lang={report.language} className={onPaper === null ? "" : "print:hidden"}>
        <Verdict report={report} isArrival onShow={(line) => open(line, true)} />
        {isPartial && <Partial />}
        <Lines
          lines={report.lines}
          judging={judging}
          corrections={corrections}
          onCorrect={correct}
          onUndo={undo}
          opened={opened}
          onOpen={open}
        />
        <Corrected
          corrections={corrections}
          recount={recount}
          onUndo={undo}
          onUndoAll={() => onCorrect([])}
        />
        <Firmness report={report} />
        <Natures report={report} onCorrect={correct} />
        <Footnotes report={report} />
        <LossSection reading={judging.reading} onSettings={onSettings} />
        <KeepSection
          judging={judging}
          name={report.meta[0] ?? ""}
          hasOtherChats={hasOtherChats}
          onPrint={setOnPaper}
        />
      </article>
      {onPaper !== null && <Paper report={onPaper} judging={judging} />}
    </>
  );
}

function Paper({ report, judging }: Pick<ReportProps, "report" | "judging">) {
  return (
    <article lang={report.language} className="hidden print:block">
      <Verdict report={report} />
      <Lines lines={report.lines} judging={judging} corrections={[]} opened={[]} />
      <Firmness report={report} />
      <Footnotes report={report} />
    </article>
  );
}
