import type { Talk } from "@kith/contract/talk";

/** People who behave like programs. */
export function botsAmong(_talk: Pick<Talk, "author">, _people: number): Map<number, "bot"> {
  return new Map();
}
