import { CharterView } from "@kith/contract/charter";
import { CharterChanges } from "@kith/contract/charter-changes";
import {
  CharterPage,
  DraftView,
  ProgressList,
  PublishedVersion,
  VersionList,
  type ChangeDraft,
  type PublishCharter,
  type RecordProgress,
} from "@kith/contract/charter-pages";
import { MadeId } from "@kith/contract/members";
import { PromiseList, type MakePromise, type SettlePromise } from "@kith/contract/promises";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../../lib/api.ts";
import { FRESH_MS } from "../../../lib/paged.ts";

const at = (slug: string, ...rest: readonly string[]) => ["communities", slug, "charter", ...rest];

/** Everything about a community's charter is asked anew from here. */
export const charterKey = (slug: string) => ["community", slug, "charter"] as const;

export function charterQuery(slug: string) {
  return queryOptions({
    queryKey: [...charterKey(slug), "page"],
    queryFn: ({ signal }) => ask(pathWith(at(slug)), CharterPage, { signal }),
    staleTime: FRESH_MS,
  });
}

export function draftQuery(slug: string) {
  return queryOptions({
    queryKey: [...charterKey(slug), "draft"],
    queryFn: ({ signal }) => ask(pathWith(at(slug, "draft")), DraftView, { signal }),
    staleTime: FRESH_MS,
  });
}

export function versionQuery(slug: string, version: number) {
  return queryOptions({
    queryKey: [...charterKey(slug), "version", version],
    queryFn: ({ signal }) => ask(pathWith(at(slug, "versions", String(version))), CharterView, { signal }),
    staleTime: Infinity,
  });
}

export function changesQuery(slug: string, from: number, to: number) {
  return queryOptions({
    queryKey: [...charterKey(slug), "changes", from, to],
    queryFn: ({ signal }) =>
      ask(pathWith(at(slug, "changes"), { from: String(from), to: String(to) }), CharterChanges, { signal }),
    staleTime: Infinity,
  });
}

export function versionsPage(slug: string, cursor: string | null, signal: AbortSignal): Promise<VersionList> {
  return ask(pathWith(at(slug, "versions"), { cursor }), VersionList, { signal });
}

export function promisesPage(slug: string, cursor: string | null, signal: AbortSignal): Promise<PromiseList> {
  return ask(pathWith(at(slug, "promises"), { cursor }), PromiseList, { signal });
}

export function progressPage(
  slug: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ProgressList> {
  return ask(pathWith(at(slug, "progress"), { cursor }), ProgressList, { signal });
}

export function changeDraft(slug: string, body: ChangeDraft): Promise<DraftView> {
  return ask(pathWith(at(slug, "draft")), DraftView, { method: "PATCH", body });
}

export function discardDraft(slug: string, revision: number): Promise<null> {
  return ask(pathWith(at(slug, "draft"), { revision: String(revision) }), nothing, { method: "DELETE" });
}

export function openCommunity(slug: string, body: PublishCharter): Promise<{ readonly version: number }> {
  return ask(pathWith(at(slug, "open")), PublishedVersion, { method: "POST", body });
}

export function publishCharter(slug: string, body: PublishCharter): Promise<{ readonly version: number }> {
  return ask(pathWith(at(slug, "versions")), PublishedVersion, { method: "POST", body });
}

export function acceptCharter(slug: string, version: number): Promise<null> {
  return ask(pathWith(at(slug, "acceptances")), nothing, { method: "POST", body: { version } });
}

export function recordProgress(slug: string, body: RecordProgress): Promise<{ readonly id: string }> {
  return ask(pathWith(at(slug, "progress")), MadeId, { method: "POST", body });
}

export function makePromise(slug: string, body: MakePromise): Promise<{ readonly id: string }> {
  return ask(pathWith(at(slug, "promises")), MadeId, { method: "POST", body });
}

export function settlePromise(slug: string, id: string, body: SettlePromise): Promise<null> {
  return ask(pathWith(at(slug, "promises", id)), nothing, { method: "PATCH", body });
}
