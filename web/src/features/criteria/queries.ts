import { CriteriaFacts, WhoMeets, type Criterion } from "@kith/contract/criteria";
import { queryOptions, useInfiniteQuery, type InfiniteData } from "@tanstack/react-query";
import { ask, pathWith } from "../../lib/api.ts";
import { FRESH_MS } from "../../lib/paged.ts";

/** What criteria can be made of in a community. */
export function criteriaFactsQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "criteria", "facts"],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "criteria", "facts"]), CriteriaFacts, { signal }),
    staleTime: FRESH_MS,
  });
}

/** Who meets a criterion, a page at a time; nobody is looked for while there is none. */
export function useWhoMeets(slug: string, criterion: Criterion | null) {
  return useInfiniteQuery<WhoMeets, Error, InfiniteData<WhoMeets>, readonly unknown[], string | undefined>({
    queryKey: ["community", slug, "criteria", "who", criterion],
    queryFn: ({ pageParam: cursor, signal }) =>
      ask(pathWith(["communities", slug, "criteria", "dry-run"]), WhoMeets, {
        method: "POST",
        body: { criterion, cursor },
        signal,
      }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: criterion !== null,
    staleTime: FRESH_MS,
    retry: false,
  });
}
