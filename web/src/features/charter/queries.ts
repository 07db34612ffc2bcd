import { CarrierList, type AddCarrier, type ChangeCarrier } from "@kith/contract/carriers";
import type { FoundCommunity } from "@kith/contract/charter";
import { CommunityView, Founded, Home, MadeId } from "@kith/contract/members";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../lib/api.ts";
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

export function carriersQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "carriers"],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "carriers"]), CarrierList, { signal }),
    staleTime: FRESH_MS,
  });
}

export function foundCommunity(body: FoundCommunity): Promise<Founded> {
  return ask(pathWith(["communities"]), Founded, { method: "POST", body });
}

export function addCarrier(slug: string, body: AddCarrier): Promise<{ readonly id: string }> {
  return ask(pathWith(["communities", slug, "carriers"]), MadeId, { method: "POST", body });
}

export function changeCarrier(slug: string, id: string, body: ChangeCarrier): Promise<null> {
  return ask(pathWith(["communities", slug, "carriers", id]), nothing, { method: "PATCH", body });
}

export function removeCarrier(slug: string, id: string): Promise<null> {
  return ask(pathWith(["communities", slug, "carriers", id]), nothing, { method: "DELETE" });
}
