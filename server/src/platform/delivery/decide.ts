import type { DeliveryState, LogEntry } from "./notice.ts";
import type { SendResult } from "./ports.ts";

/** A message that fails this often on a route is not tried there again. */
export const MOST_TRIES = 5;

/** What is known when a route has answered. */
export interface Tried {
  readonly now: Date;
  /** Tries on this route, this one included. */
  readonly attempt: number;
  readonly deadlineAt: Date | null;
  /** Whether the person has another route that has not refused. */
  readonly hasOther: boolean;
  readonly isIdempotent: boolean;
  readonly firstRetryMs: number;
  /** 0 inclusive to 1 exclusive. */
  readonly random: number;
}

/** What becomes of the delivery. */
export interface Verdict {
  readonly state: DeliveryState;
  readonly what: LogEntry["what"];
  /** When to go on; null where it has ended. */
  readonly dueAt: Date | null;
  readonly attempt: number;
  /** Whether this route is done with, and the next is to be taken. */
  readonly isRefused: boolean;
}

/** What follows a route's answer. */
export function verdictOf(result: SendResult, tried: Tried): Verdict {
  if (result.ok) return ended("sent", tried.attempt);
  switch (result.why) {
    case "later":
      return waiting(tried, result.retryAfterMs);
    case "transient":
      return again(tried);
    case "permanent":
      return otherRoute(tried, "failed");
    case "unknown":
      return tried.isIdempotent ? again(tried) : ended("unknown", tried.attempt);
  }
}

function waiting(tried: Tried, retryAfterMs: number): Verdict {
  const dueAt = new Date(tried.now.getTime() + retryAfterMs);
  if (isTooLate(dueAt, tried)) return ended("dead", tried.attempt - 1);
  return { state: "due", what: "waits", dueAt, attempt: tried.attempt - 1, isRefused: false };
}

function again(tried: Tried): Verdict {
  const { attempt, firstRetryMs, random, now } = tried;
  const dueAt = new Date(now.getTime() + firstRetryMs * 2 ** (attempt - 1) * (0.5 + random));
  if (attempt >= MOST_TRIES || isTooLate(dueAt, tried)) return otherRoute(tried, "dead");
  return { state: "due", what: "retries", dueAt, attempt, isRefused: false };
}

function otherRoute(tried: Tried, otherwise: "failed" | "dead"): Verdict {
  if (!tried.hasOther || isTooLate(tried.now, tried)) return ended(otherwise, tried.attempt);
  return { state: "due", what: "refused", dueAt: tried.now, attempt: 0, isRefused: true };
}

const isTooLate = (at: Date, { deadlineAt }: Tried) => deadlineAt !== null && at >= deadlineAt;

function ended(state: "sent" | "unknown" | "failed" | "dead", attempt: number): Verdict {
  return { state, what: state, dueAt: null, attempt, isRefused: false };
}
