import type { FoundCommunity } from "@kith/contract/charter";
import { CommunityView, Founded, Home } from "@kith/contract/members";
import { queryOptions } from "@tanstack/react-query";
import { ask, pathWith } from "../../lib/api.ts";
import { FRESH_MS } from "../../lib/paged.ts";

export const homeQuery = queryOptions({
  queryKey: ["home"],
  queryFn: ({ signal }) => ask(pathWith(["home"]), Home, { signal }),
  staleTime: FRESH_MS,
});

export function communityQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug]), CommunityView, { signal }),
    staleTime: FRESH_MS,
  });
}

export function foundCommunity(body: FoundCommunity): Promise<Founded> {
  return ask(pathWith(["communities"]), Founded, { method: "POST", body });
}
