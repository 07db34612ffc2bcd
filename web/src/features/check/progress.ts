import { useSyncExternalStore } from "react";
import type { Progress } from "./protocol.ts";

/** How far the ask under way has come, and since when. */
export interface Standing {
  readonly progress: Progress;
  /** Time it began and was last heard of, in ms of one clock. */
  readonly began: number;
  readonly at: number;
}

let standing: Standing | null = null;
const listeners = new Set<() => void>();

/** Takes in what the worker says; a new stage, or null, starts anew. */
export function noteProgress(progress: Progress | null, now = performance.now()): void {
  const goesOn = progress !== null && standing?.progress.stage === progress.stage;
  standing =
    progress === null ? null : { progress, began: goesOn && standing ? standing.began : now, at: now };
  for (const listener of listeners) listener();
}

export function useProgress(): Standing | null {
  return useSyncExternalStore(subscribe, () => standing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const SURE_AFTER_MS = 1200;
const SURE_FROM_SHARE = 0.03;

/** Seconds still needed at the rate so far; null while that would be a guess. */
export function secondsLeft({ progress, began, at }: Standing): number | null {
  const { share } = progress;
  if (share === null || share < SURE_FROM_SHARE || share >= 1 || at - began < SURE_AFTER_MS) return null;
  return ((at - began) * (1 - share)) / share / 1000;
}
