import type { LineId } from "@kith/contract/diagnosis";

/** The place of a line, for what leads to it. */
export function lineAnchor(line: LineId): string {
  return `line-${line}`;
}
