import type { HealthHistory } from "@kith/contract/insight";

const WEEK_MS = 7 * 86_400_000;

/** Whether there is a judgement at least a week older than `at`. Runs come newest first; those of further pages are older. */
export function wasJudgedBefore({ runs, nextCursor }: HealthHistory, at: string): boolean {
  const weekAgo = Date.parse(at) - WEEK_MS;
  return nextCursor !== null || runs.some((run) => Date.parse(run.at) <= weekAgo);
}
