import type { ImportView } from "@kith/contract/imports";

/** Whether the server still works on it. */
export function isRunning({ state }: Pick<ImportView, "state">): boolean {
  return state === "uploaded" || state === "reading" || state === "linking" || state === "undoing";
}

const SURE_AFTER_MS = 1200;
const SURE_FROM_SHARE = 0.02;

/** Seconds still needed at the rate so far; null while that would be a guess. */
export function secondsLeft(share: number, elapsedMs: number): number | null {
  if (share < SURE_FROM_SHARE || share >= 1 || elapsedMs < SURE_AFTER_MS) return null;
  return (elapsedMs * (1 - share)) / share / 1000;
}

interface TimeWords {
  readonly secondsLeft: (seconds: string, n: number) => string;
  readonly minutesLeft: (minutes: string, n: number) => string;
}

/** In steps a person counts in, so that it does not flicker. */
export function timeLeft(seconds: number, words: TimeWords): string {
  const step = seconds > 20 ? 5 : 1;
  const rounded = Math.max(1, Math.round(seconds / step) * step);
  if (rounded < 90) return words.secondsLeft(String(rounded), rounded);
  const minutes = Math.round(rounded / 60);
  return words.minutesLeft(String(minutes), minutes);
}
