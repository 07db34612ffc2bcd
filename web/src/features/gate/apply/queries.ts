import { MyApplication } from "@kith/contract/applications";
import { ApplyForm, type Apply } from "@kith/contract/gate";
import { queryOptions } from "@tanstack/react-query";
import { ask, pathWith } from "../../../lib/api.ts";
import { FRESH_MS } from "../../../lib/paged.ts";
import type { Way } from "../landing/queries.ts";

export function formQuery({ slug, code }: Way, referee: string | null) {
  return queryOptions({
    queryKey: ["join", slug, code, "form", referee],
    queryFn: ({ signal }) => ask(pathWith(["join", slug, "form"], { code, referee }), ApplyForm, { signal }),
    staleTime: FRESH_MS,
  });
}

export function sendApplication(slug: string, body: Apply): Promise<MyApplication> {
  return ask(pathWith(["join", slug, "applications"]), MyApplication, { method: "POST", body });
}
