import {
  ApplicationQueue,
  ApplicationReview,
  ManyDecided,
  QueueFilters,
  type ApplicationLine,
  type Decide,
  type DecideMany,
} from "@kith/contract/applications";
import { ChannelCode, CodeByWeek, CodeReport, type MakeCode } from "@kith/contract/channel-codes";
import { GateView, RefereeLink, VouchRequests, type SetGate, type Vouch } from "@kith/contract/gate";
import type { QueueSearch } from "../../app/community/search.ts";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../lib/api.ts";
import { FRESH_MS, usePaged, type Paged } from "../../lib/paged.ts";

const path = (slug: string, ...parts: readonly string[]) => pathWith(["communities", slug, ...parts]);

export function gateQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "gate"],
    queryFn: ({ signal }) => ask(path(slug, "gate"), GateView, { signal }),
    staleTime: FRESH_MS,
  });
}

export function setGate(slug: string, body: SetGate): Promise<GateView> {
  return ask(path(slug, "gate"), GateView, { method: "PUT", body });
}

export function queueKey(slug: string) {
  return ["community", slug, "applications", "queue"] as const;
}

/** The pages of the queue, and what is known of all of it. */
export function useQueue(
  slug: string,
  search: QueueSearch,
): Paged<ApplicationLine> & {
  readonly counts: ApplicationQueue["counts"] | null;
  readonly canDecide: boolean;
} {
  const paged = usePaged({
    key: [...queueKey(slug), search],
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "applications"], { ...search, cursor }), ApplicationQueue, {
        signal,
      }),
    itemsOf: (page: ApplicationQueue) => [page],
    nextOf: ({ next }) => next,
  });
  const first = paged.items?.[0];
  return {
    ...paged,
    items: paged.items?.flatMap(({ applications }) => applications),
    counts: first?.counts ?? null,
    canDecide: first?.can.decide ?? false,
  };
}

export function filtersQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "applications", "filters"],
    queryFn: ({ signal }) => ask(path(slug, "applications", "filters"), QueueFilters, { signal }),
    staleTime: FRESH_MS,
  });
}

export function reviewQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ["community", slug, "applications", id],
    queryFn: ({ signal }) => ask(path(slug, "applications", id), ApplicationReview, { signal }),
    staleTime: FRESH_MS,
  });
}

export function decide(slug: string, id: string, body: Decide): Promise<ApplicationReview> {
  return ask(path(slug, "applications", id, "decide"), ApplicationReview, { method: "POST", body });
}

export function decideMany(slug: string, body: DecideMany): Promise<ManyDecided> {
  return ask(path(slug, "applications", "decide"), ManyDecided, { method: "POST", body });
}

/** `notes`: between reviewers; `messages`: to the applicant. */
export function writeOn(
  slug: string,
  id: string,
  what: "notes" | "messages",
  text: string,
): Promise<ApplicationReview> {
  return ask(path(slug, "applications", id, what), ApplicationReview, { method: "POST", body: { text } });
}

export function codesKey(slug: string) {
  return ["community", slug, "codes"] as const;
}

export function useCodes(
  slug: string,
): Paged<ChannelCode> & { readonly direct: CodeReport["direct"] | null; readonly canMake: boolean } {
  const paged = usePaged({
    key: codesKey(slug),
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "codes"], { cursor }), CodeReport, { signal }),
    itemsOf: (page: CodeReport) => [page],
    nextOf: ({ next }) => next,
  });
  const first = paged.items?.[0];
  return {
    ...paged,
    items: paged.items?.flatMap(({ codes }) => codes),
    direct: first?.direct ?? null,
    canMake: first?.can.make ?? false,
  };
}

export function codeByWeekQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: [...codesKey(slug), id],
    queryFn: ({ signal }) => ask(path(slug, "codes", id), CodeByWeek, { signal }),
    staleTime: FRESH_MS,
  });
}

export function makeCode(slug: string, body: MakeCode): Promise<ChannelCode> {
  return ask(path(slug, "codes"), ChannelCode, { method: "POST", body });
}

export function endCode(slug: string, id: string): Promise<ChannelCode> {
  return ask(path(slug, "codes", id, "end"), ChannelCode, { method: "POST" });
}

export function vouchingQuery(slug: string) {
  return queryOptions({
    queryKey: ["community", slug, "vouching"],
    queryFn: ({ signal }) => ask(path(slug, "vouching"), VouchRequests, { signal }),
    staleTime: FRESH_MS,
  });
}

export function vouch(slug: string, applicationId: string, body: Vouch): Promise<null> {
  return ask(path(slug, "vouching", applicationId), nothing, { method: "POST", body });
}

export function makeRefereeLink(slug: string): Promise<RefereeLink> {
  return ask(path(slug, "referee-links"), RefereeLink, { method: "POST" });
}
