import { Appointed, MemberList, MemberView, type Appoint, type MemberLine } from "@kith/contract/members";
import { TiesView } from "@kith/contract/ties";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../lib/api.ts";
import { FRESH_MS, usePaged, type Paged } from "../../lib/paged.ts";

/** The first page of the directory, for a look at who is here. */
export function firstMembersQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "members", "first"],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "members"]), MemberList, { signal }),
    staleTime: FRESH_MS,
  });
}

export function usePeople(slug: string, find: string): Paged<MemberLine> {
  return usePaged({
    key: ["community", slug, "members", "find", find],
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "members"], { search: find, cursor }), MemberList, { signal }),
    itemsOf: ({ members }) => members,
    nextOf: ({ next }) => next,
  });
}

export function memberQuery(slug: string, memberId: string) {
  return queryOptions({
    queryKey: ["community", slug, "members", memberId],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "members", memberId]), MemberView, { signal }),
    staleTime: FRESH_MS,
  });
}

export function useTies(
  slug: string,
  memberId: string,
): Paged<TiesView["ties"][number]> & {
  readonly total: number | null;
  readonly through: TiesView["through"];
} {
  const first = { total: null as number | null, through: [] as TiesView["through"] };
  const paged = usePaged({
    key: ["community", slug, "members", memberId, "ties"],
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "members", memberId, "ties"], { cursor }), TiesView, { signal }),
    itemsOf: (page: TiesView) => [page],
    nextOf: ({ nextCursor }) => nextCursor,
  });
  const [page] = paged.items ?? [];
  return { ...first, ...page, ...paged, items: paged.items?.flatMap(({ ties }) => ties) };
}

export function appoint(slug: string, body: Appoint): Promise<{ readonly termId: string }> {
  return ask(pathWith(["communities", slug, "terms"]), Appointed, { method: "POST", body });
}

export function endTerm(slug: string, termId: string, reason: string): Promise<null> {
  const path = pathWith(["communities", slug, "terms", termId, "end"]);
  return ask(path, nothing, { method: "POST", body: { reason } });
}

export function eraseMember(slug: string, memberId: string, reason: string): Promise<null> {
  const path = pathWith(["communities", slug, "members", memberId, "erase"]);
  return ask(path, nothing, { method: "POST", body: { reason } });
}
