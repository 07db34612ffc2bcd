import {
  MemberRecord,
  MyRecord,
  OwnSanction,
  OwnSanctions,
  SaidList,
  SanctionList,
  SanctionView,
  type DecideAppeal,
  type EvidenceView,
  type ImposeSanction,
} from "@kith/contract/stay";
import { queryOptions } from "@tanstack/react-query";
import { ask, pathWith } from "../../lib/api.ts";
import { FRESH_MS, usePaged, type Paged } from "../../lib/paged.ts";

export const stayKey = (slug: string) => ["community", slug, "stay"] as const;
export const ownKey = ["sanctions"] as const;

/** Either those whose appeal waits, or all of them. */
export function useSanctions(slug: string, waiting: boolean): Paged<SanctionView> {
  return usePaged({
    key: [...stayKey(slug), waiting ? "waiting" : "all"],
    fetchPage: (cursor, signal) =>
      ask(
        pathWith(["communities", slug, "sanctions"], { cursor, waiting: waiting ? "true" : null }),
        SanctionList,
        { signal },
      ),
    itemsOf: ({ sanctions }) => sanctions,
    nextOf: ({ next }) => next,
  });
}

export function sanctionQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: [...stayKey(slug), id],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "sanctions", id]), SanctionView, { signal }),
    staleTime: FRESH_MS,
  });
}

/** A member's record as staff read it before they act. */
export function recordQuery(slug: string, memberId: string) {
  return queryOptions({
    queryKey: [...stayKey(slug), "of", memberId],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "members", memberId, "sanctions"]), MemberRecord, { signal }),
  });
}

export function useSaid(slug: string, memberId: string): Paged<EvidenceView> {
  return usePaged({
    key: [...stayKey(slug), "said", memberId],
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "members", memberId, "said"], { cursor }), SaidList, { signal }),
    itemsOf: ({ posts }) => posts,
    nextOf: ({ next }) => next,
  });
}

export function myRecordQuery(slug: string) {
  return queryOptions({
    queryKey: [...stayKey(slug), "mine"],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "me", "sanctions"]), MyRecord, { signal }),
    staleTime: FRESH_MS,
  });
}

export function useMyRecord(slug: string): Paged<SanctionView> {
  return usePaged({
    key: [...stayKey(slug), "mine", "paged"],
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "me", "sanctions"], { cursor }), MyRecord, { signal }),
    itemsOf: ({ sanctions }) => sanctions,
    nextOf: ({ next }) => next,
  });
}

export function useOwn(): Paged<OwnSanction> {
  return usePaged({
    key: [...ownKey, "all"],
    fetchPage: (cursor, signal) => ask(pathWith(["sanctions", "mine"], { cursor }), OwnSanctions, { signal }),
    itemsOf: ({ sanctions }) => sanctions,
    nextOf: ({ next }) => next,
  });
}

export function ownQuery(id: string) {
  return queryOptions({
    queryKey: [...ownKey, id],
    queryFn: ({ signal }) => ask(pathWith(["sanctions", id]), OwnSanction, { signal }),
    staleTime: FRESH_MS,
  });
}

export function appeal(id: string, text: string): Promise<OwnSanction> {
  return ask(pathWith(["sanctions", id, "appeal"]), OwnSanction, { method: "POST", body: { text } });
}

export function impose(slug: string, body: ImposeSanction): Promise<SanctionView> {
  return ask(pathWith(["communities", slug, "sanctions"]), SanctionView, { method: "POST", body });
}

export function lift(slug: string, id: string, reason: string): Promise<SanctionView> {
  const path = pathWith(["communities", slug, "sanctions", id, "lift"]);
  return ask(path, SanctionView, { method: "POST", body: { reason } });
}

export function decide(slug: string, id: string, body: DecideAppeal): Promise<SanctionView> {
  const path = pathWith(["communities", slug, "sanctions", id, "decision"]);
  return ask(path, SanctionView, { method: "POST", body });
}
