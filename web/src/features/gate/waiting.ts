import { hasPower } from "@kith/contract/powers";
import type { Role } from "@kith/contract/roles";
import { useQuery } from "@tanstack/react-query";
import { gateQuery } from "./queries.ts";

const LOOK_AGAIN_MS = 60_000;

/** How many applications wait for whoever is here; 0 for those who do not decide. */
export function useWaiting(slug: string, roles: readonly Role[]): number {
  const { data } = useQuery({
    ...gateQuery(slug),
    enabled: hasPower(roles, "application.read"),
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: true,
  });
  return data?.waiting ?? 0;
}
