import { ImportsView, ImportView } from "@kith/contract/imports";
import type { Language } from "@kith/contract/language";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ask, pathWith } from "../../lib/api.ts";
import { isRunning } from "./standing.ts";

const RUNNING_MS = 1000;

export function importsKey(slug: string): readonly unknown[] {
  return ["community", slug, "imports"];
}

/** Imports, newest first; asked again every second while one is under way. */
export function importsQuery(slug: string, language: Language) {
  return queryOptions({
    queryKey: [...importsKey(slug), language],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "imports"]), ImportsView, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.imports.some(isRunning) === true ? RUNNING_MS : false),
  });
}

export function cancelImport(slug: string, id: string): Promise<ImportView> {
  return ask(pathWith(["communities", slug, "imports", id, "cancel"]), ImportView, { method: "POST" });
}

export function undoImport(slug: string, id: string): Promise<ImportView> {
  return ask(pathWith(["communities", slug, "imports", id]), ImportView, { method: "DELETE" });
}
