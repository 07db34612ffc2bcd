import { MOST_PAUSE_DAYS } from "@kith/contract/stay";

/** Whole days that were typed; null for what is no such number. */
export function daysTyped(typed: string): number | null {
  const days = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= MOST_PAUSE_DAYS ? days : null;
}
