import type { ImportState } from "@kith/contract/imports";

/** States in which an import is being done, or waits to be. */
export const RUNNING: readonly ImportState[] = ["uploaded", "reading", "linking"];

/** States in which what it added lies still, and may be taken out again. */
export const ENDED: readonly ImportState[] = ["done", "failed", "cancelled"];

export function canCancel(state: ImportState): boolean {
  return RUNNING.includes(state);
}

export function canUndo(state: ImportState): boolean {
  return ENDED.includes(state);
}

/** Less than this share done tells nothing of the rest. */
const LEAST_SHARE = 0.02;

/**
 * Seconds a stage will still take if it goes on as it did, or null while that cannot be told.
 * @param share done, 0 to 1. @param spentMs since it began.
 */
export function secondsLeft(share: number | null, spentMs: number): number | null {
  if (share === null || share < LEAST_SHARE || spentMs < 500) return null;
  return Math.round((spentMs * (1 - share)) / share / 1000);
}
