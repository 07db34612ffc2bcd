import type { LineId, LineView } from "@kith/contract/diagnosis";
import { useWords } from "../../lib/words.ts";
import { reportWords } from "./words.ts";
import type { Correction } from "./corrections.ts";
import { Line } from "./line.tsx";
import type { EvidenceSource } from "./line-props.ts";

interface LinesProps {
  readonly lines: readonly LineView[];
  readonly source: EvidenceSource | null;
  readonly corrections: readonly Correction[];
  /** Absent on paper, where nothing can be put right. */
  readonly onCorrect?: (correction: Correction) => void;
  readonly onUndo?: (correction: Correction) => void;
  /** The lines that stand open. */
  readonly opened: readonly LineId[];
  readonly onOpen?: (line: LineId, isOpen: boolean) => void;
}

export function Lines({ lines, source, corrections, onCorrect, onUndo, opened, onOpen }: LinesProps) {
  const words = useWords(reportWords);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines" className="mt-7 mb-1 text-lead leading-[calc(28/18)] desk:mt-9">
        {words.lines}
      </h2>
      <div className="mt-2 border-t-[1.5px] border-ink">
        {lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            source={source}
            corrections={corrections.filter((correction) => correction.line === line.id)}
            onCorrect={onCorrect}
            onUndo={onUndo}
            isOpen={opened.includes(line.id)}
            onOpen={(isOpen) => onOpen?.(line.id, isOpen)}
          />
        ))}
      </div>
    </section>
  );
}
