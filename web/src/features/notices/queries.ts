import { NoticesPage, UnreadNotices } from "@kith/contract/notices";
import type { Language } from "@kith/contract/language";
import { queryOptions } from "@tanstack/react-query";
import { ask, pathWith } from "../../lib/api.ts";
import { FRESH_MS } from "../../lib/paged.ts";

const LOOK_EVERY_MS = 60_000;

/** Asked for again while somebody looks: notices come by themselves. */
export const unreadQuery = queryOptions({
  queryKey: ["notices", "unread"],
  queryFn: async ({ signal }) =>
    (await ask(pathWith(["notices", "unread"]), UnreadNotices, { signal })).unread,
  staleTime: FRESH_MS,
  refetchInterval: LOOK_EVERY_MS,
  refetchOnWindowFocus: true,
});

/** Each language has lists of its own: the server says notices in the one asked for. */
export function noticesKey(language: Language) {
  return ["notices", "list", language] as const;
}

export function fetchNotices(cursor: string | null, signal: AbortSignal): Promise<NoticesPage> {
  return ask(pathWith(["notices"], { cursor }), NoticesPage, { signal });
}

/** @param ids null for all. @returns how many are left unread. */
export async function markRead(ids: readonly string[] | null): Promise<number> {
  const body = { ids };
  return (await ask(pathWith(["notices", "read"]), UnreadNotices, { method: "POST", body })).unread;
}
