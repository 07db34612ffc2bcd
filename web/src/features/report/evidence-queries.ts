import type { LineId } from "@kith/contract/diagnosis";
import { skipToken, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { EvidenceSource } from "./line-props.ts";

/** All evidence of a line, in portions, once it is asked for. */
export function useAllEvidence(source: EvidenceSource | null, line: LineId, isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: ["evidence", ...(source?.key ?? []), line],
    queryFn: source === null || !isWanted ? skipToken : ({ pageParam }) => source.portion(line, pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}

/** What a line's number would be without the evidence shown; counted only once somebody looks. */
export function useWithout(source: EvidenceSource | null, line: LineId, isWanted: boolean) {
  return useQuery({
    queryKey: ["without", ...(source?.key ?? []), line],
    queryFn: isWanted && source?.without ? () => source.without?.(line) ?? null : skipToken,
  });
}
