import { isSampleId, type SampleId } from "./samples.ts";

/**
 * Where in the check one is. Only numbers and sample names ever stand in the address: a file's or a chat's
 * name there would reach the server on reload.
 */
export interface CheckSearch {
  /** Number of the run in lib/given-files.ts. */
  readonly run?: number;
  readonly sample?: SampleId;
  /** Place of the chat in the list that was found, or all of them together. */
  readonly chat?: number | typeof ALL_CHATS;
}

export const ALL_CHATS = "all";

export function checkSearch(search: Readonly<Record<string, unknown>>): CheckSearch {
  const { run, sample, chat } = search;
  return {
    ...(isOrdinal(run) ? { run } : {}),
    ...(isSampleId(sample) ? { sample } : {}),
    ...(isOrdinal(chat) || chat === ALL_CHATS ? { chat } : {}),
  };
}

function isOrdinal(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
