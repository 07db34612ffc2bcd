import {
  DrillLinks,
  DrillView,
  EvidencePage,
  FootingView,
  HealthHistory,
  HealthView,
  MeshPageView,
  type DisputeInput,
  type ReachedRung,
} from "@kith/contract/insight";
import type { LineId } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../lib/api.ts";
import { FRESH_MS } from "../../lib/paged.ts";
import type { EvidencePortion } from "../report/line-props.ts";
import { linksInto } from "./links.tsx";

const COUNTING_MS = 2000;

export function healthKey(slug: string): readonly unknown[] {
  return ["community", slug, "health"];
}

/** Where a community stands, in sentences of one language. Asked again while it is being counted. */
export function healthQuery(slug: string, language: Language) {
  return queryOptions({
    queryKey: [...healthKey(slug), language],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "health"]), HealthView, { signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    refetchInterval: (query) => (query.state.data?.isCounting === true ? COUNTING_MS : false),
  });
}

/** Whether it has a purpose, is carried, and serves; in sentences of one language. */
export function footingQuery(slug: string, language: Language) {
  return queryOptions({
    queryKey: ["community", slug, "footing", language],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "footing"]), FootingView, { signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

/** All evidence of a line, from a place on, with where its people and posts lead. */
export async function evidencePortion(
  slug: string,
  runId: string,
  line: LineId,
  from: number,
): Promise<EvidencePortion> {
  const path = ["communities", slug, "health", "runs", runId, "lines", line, "evidence"];
  const cursor = from === 0 ? null : String(from);
  const { evidence, nextCursor, ...ids } = await ask(pathWith(path, { cursor }), EvidencePage);
  return { evidence, next: nextCursor === null ? null : Number(nextCursor), links: linksInto(slug, ids) };
}

export function historyQuery(slug: string) {
  return queryOptions({
    queryKey: [...healthKey(slug), "history"],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "health", "history"]), HealthHistory, { signal }),
    staleTime: FRESH_MS,
  });
}

export function meshQuery(slug: string, language: Language) {
  return queryOptions({
    queryKey: ["community", slug, "mesh", language],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "mesh"]), MeshPageView, { signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

/** @param carriers ids of the carriers dissolved; null stands for what the server takes first. */
export function drillQuery(slug: string, language: Language, carriers: string | null) {
  return queryOptions({
    queryKey: ["community", slug, "drill", carriers, language],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "drill"], { carriers }), DrillView, { signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

/** Who reaches whom on a rung, once it is asked for. @param carriers as in `drillQuery`. */
export function drillLinksQuery(slug: string, rung: ReachedRung, carriers: string | null) {
  return queryOptions({
    queryKey: ["community", slug, "drill", carriers, "links", rung],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "drill", "rungs", rung], { carriers }), DrillLinks, { signal }),
    staleTime: FRESH_MS,
  });
}

export function countAgain(slug: string): Promise<null> {
  return ask(pathWith(["communities", slug, "health", "count-again"]), nothing, { method: "POST" });
}

export function dispute(slug: string, body: DisputeInput): Promise<null> {
  return ask(pathWith(["communities", slug, "health", "disputes"]), nothing, { method: "POST", body });
}

export function withdrawDispute(slug: string, id: string): Promise<null> {
  return ask(pathWith(["communities", slug, "health", "disputes", id]), nothing, { method: "DELETE" });
}
