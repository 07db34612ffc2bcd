import type { LineId, ReportView } from "@kith/contract/diagnosis";
import { useMemo, useState } from "react";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { useToast } from "../../../ui/toast.tsx";
import type { Judging, Reading } from "../queries.ts";
import { Corrected } from "../../report/corrected.tsx";
import { withCorrection, withoutDispute, type Correction } from "../../report/corrections.ts";
import { KeepSection } from "./keep-section.tsx";
import { Lines } from "../../report/lines.tsx";
import { MeshSection } from "../../mesh/mesh-section.tsx";
import { reportWords } from "../../report/words.ts";
import { evidenceOf } from "./evidence-source.ts";
import { LossSection } from "./loss-section.tsx";
import { Natures } from "../../report/natures.tsx";
import { Firmness, Footnotes } from "../../report/notes.tsx";
import { Partial } from "./partial.tsx";
import { Verdict } from "../../report/verdict.tsx";

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
  const words = useWords(reportWords);
  const language = useLanguage();
  const toast = useToast();
  const source = useMemo(() => evidenceOf(judging, language), [judging, language]);
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
        <Verdict report={report} isArrival onShow={(line) => open(line, true)}>
          {meshOf(report)}
        </Verdict>
        {isPartial && <Partial />}
        <Lines
          lines={report.lines}
          source={source}
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
      {onPaper !== null && <Paper report={onPaper} />}
    </>
  );
}

function meshOf({ mesh }: ReportView) {
  return mesh.nodes.length === 0 ? null : <MeshSection mesh={mesh} />;
}

function Paper({ report }: Pick<ReportProps, "report">) {
  return (
    <article lang={report.language} className="hidden print:block">
      <Verdict report={report}>{meshOf(report)}</Verdict>
      <Lines lines={report.lines} source={null} corrections={[]} opened={[]} />
      <Firmness report={report} />
      <Footnotes report={report} />
    </article>
  );
}
