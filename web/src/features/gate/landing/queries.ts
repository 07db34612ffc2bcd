import { Landing } from "@kith/contract/gate";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../../lib/api.ts";
import { FRESH_MS } from "../../../lib/paged.ts";

/** By which way somebody comes to the door. */
export interface Way {
  readonly slug: string;
  /** The word of a channel code. */
  readonly code: string | null;
}

export function landingQuery({ slug, code }: Way) {
  return queryOptions({
    queryKey: ["join", slug, code],
    queryFn: ({ signal }) => ask(pathWith(["join", slug], { code }), Landing, { signal }),
    staleTime: FRESH_MS,
  });
}

const told = new Set<string>();

/** Says once a visit that the page was seen: so ways can be compared. That it was not heard is nobody's loss. */
export function tellSeen({ slug, code }: Way): void {
  const key = `${slug}/${code ?? ""}`;
  if (told.has(key)) return;
  told.add(key);
  const body = code === null ? {} : { code };
  ask(pathWith(["join", slug, "views"]), nothing, { method: "POST", body }).catch(() => told.delete(key));
}
