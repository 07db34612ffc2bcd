import type { EvidenceView, LineId, LineView } from "@kith/contract/diagnosis";
import type { CardLinks } from "./card-links.ts";
import type { Correction } from "./corrections.ts";

/** Where a report's evidence comes from beyond what it shows at once. */
export interface EvidenceSource {
  /** Changes with the report, and with the language. */
  readonly key: readonly unknown[];
  /** All evidence of a line, a portion at a time. */
  readonly portion: (line: LineId, from: number) => Promise<EvidencePortion>;
  /** What the line's number would be without the evidence shown; null where the line says it itself. */
  readonly without: ((line: LineId) => Promise<string | null>) | null;
}

export interface EvidencePortion {
  readonly evidence: readonly EvidenceView[];
  /** Where the next portion begins. */
  readonly next: number | null;
  /** Where its people and posts lead, where that is not known of the whole report. */
  readonly links?: CardLinks;
}

/** What a line of the report and its parts are drawn from. */
export interface LineProps {
  readonly line: LineView;
  /** Null on paper, and where a report shows all it has. */
  readonly source: EvidenceSource | null;
  /** Those made in this line. */
  readonly corrections: readonly Correction[];
  readonly onCorrect?: ((correction: Correction) => void) | undefined;
  readonly onUndo?: ((correction: Correction) => void) | undefined;
}
