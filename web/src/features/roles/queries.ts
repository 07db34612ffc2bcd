import { MadeId, MemberList, RoleList, type RoleTermView } from "@kith/contract/members";
import type { HandOver, Verify } from "@kith/contract/terms";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../lib/api.ts";
import { FRESH_MS, usePaged, type Paged } from "../../lib/paged.ts";

/** Who holds what now, what stands empty, what is offered; and the latest terms. */
export function rolesQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "terms"],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "terms"]), RoleList, { signal }),
    staleTime: FRESH_MS,
  });
}

/** Every term there was, the one entered last first. */
export function useTerms(slug: string): Paged<RoleTermView> {
  return usePaged({
    key: ["community", slug, "terms", "all"],
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "terms"], { cursor }), RoleList, { signal }),
    itemsOf: ({ terms }) => terms,
    nextOf: ({ next }) => next,
  });
}

/** Those who came themselves and whose name holds what was typed. */
export function namedQuery(slug: string, search: string) {
  return queryOptions({
    queryKey: ["community", slug, "members", "named", search],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "members"], { search, state: "member" }), MemberList, { signal }),
    staleTime: FRESH_MS,
  });
}

export function handOver(slug: string, termId: string, body: HandOver): Promise<{ readonly id: string }> {
  return ask(pathWith(["communities", slug, "terms", termId, "hand-over"]), MadeId, { method: "POST", body });
}

export function answerHandOver(slug: string, id: string, isAccepted: boolean): Promise<null> {
  const path = pathWith(["communities", slug, "hand-overs", id, "answer"]);
  return ask(path, nothing, { method: "POST", body: { isAccepted } });
}

export function withdrawHandOver(slug: string, id: string): Promise<null> {
  return ask(pathWith(["communities", slug, "hand-overs", id]), nothing, { method: "DELETE" });
}

export function verify(slug: string, memberId: string, body: Verify): Promise<null> {
  const path = pathWith(["communities", slug, "members", memberId, "verification"]);
  return ask(path, nothing, { method: "POST", body });
}
