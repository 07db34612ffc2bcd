import type { LineView } from "@kith/contract/diagnosis";
import type { Judging } from "../queries.ts";
import type { Correction } from "./corrections.ts";

/** What a line of the report and its parts are drawn from. */
export interface LineProps {
  readonly line: LineView;
  readonly judging: Judging;
  /** Those made in this line. */
  readonly corrections: readonly Correction[];
  readonly onCorrect?: ((correction: Correction) => void) | undefined;
  readonly onUndo?: ((correction: Correction) => void) | undefined;
}
