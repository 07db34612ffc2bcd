import type { Dispute, EvidenceView, LineId } from "@kith/contract/diagnosis";

/** Something the reader put right, with what is needed to show it and to take it back. */
export interface Correction {
  readonly dispute: Dispute;
  /** The reader's words: "This is not a question". */
  readonly label: string;
  /** Where it was said; null for what is not a line. */
  readonly line: LineId | null;
  readonly evidence: EvidenceView | null;
  /** The line's number before. */
  readonly before: string | null;
}

export function disputesOf(corrections: readonly Correction[]): readonly Dispute[] {
  return corrections.map(({ dispute }) => dispute);
}

export function isSameDispute(one: Dispute, other: Dispute): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Which card the dispute at `place` is about: a dispute for every card, or for every card after the first,
 * which the others answer. Null where it is about none in particular.
 */
export function cardInDoubt({ cards, disputes }: EvidenceView, place: number): number | null {
  if (place < 0 || cards.length === 1) return null;
  const first = cards.length - disputes.length;
  return first === 0 || first === 1 ? first + place : null;
}

/** The corrections with one more; the same thing is put right once. */
export function withCorrection(corrections: readonly Correction[], added: Correction): readonly Correction[] {
  return [...withoutDispute(corrections, added.dispute), added];
}

export function withoutDispute(corrections: readonly Correction[], dispute: Dispute): readonly Correction[] {
  return corrections.filter((correction) => !isSameDispute(correction.dispute, dispute));
}

/** What a line's number was before the first correction made in it. */
export function valueBefore(corrections: readonly Correction[], line: LineId): string | null {
  return corrections.find((correction) => correction.line === line)?.before ?? null;
}
