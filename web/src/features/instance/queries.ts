import { InstanceDeliveries } from "@kith/contract/instance";
import { queryOptions } from "@tanstack/react-query";
import { ask, pathWith } from "../../lib/api.ts";

export const deliveriesQuery = queryOptions({
  queryKey: ["instance", "deliveries"],
  queryFn: ({ signal }) => ask(pathWith(["instance", "deliveries"]), InstanceDeliveries, { signal }),
  // They change by themselves.
  staleTime: 0,
});
