import type { EvidenceView, LineId, LineView } from "@kith/contract/diagnosis";
import type { Correction } from "./corrections.ts";

/** Where a report's evidence comes from beyond what it shows at once. */
export interface EvidenceSource {
  /** All evidence of a line, in portions, once it is wanted. */
  readonly useAll: (line: LineId, isWanted: boolean) => AllEvidence;
  /** What the line's number would be without the evidence shown; undefined while it is counted. */
  readonly useWithout: (line: LineId, isWanted: boolean) => string | null | undefined;
}

export interface AllEvidence {
  /** Undefined until the first portion is here. */
  readonly pieces: readonly EvidenceView[] | undefined;
  readonly state: "resting" | "fetching" | "failed";
  /** Null where there is no more. */
  readonly fetchMore: (() => void) | null;
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

const restful: AllEvidence = { pieces: undefined, state: "resting", fetchMore: null };

/** For reports that show all they have. */
export const noMoreEvidence: EvidenceSource = { useAll: () => restful, useWithout: () => null };
