import { MyApplication, MyApplications } from "@kith/contract/applications";
import { queryOptions } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../../lib/api.ts";
import { FRESH_MS } from "../../../lib/paged.ts";

export const myApplicationsQuery = queryOptions({
  queryKey: ["applications"],
  queryFn: ({ signal }) => ask(pathWith(["applications"]), MyApplications, { signal }),
  staleTime: FRESH_MS,
});

export function myApplicationQuery(id: string) {
  return queryOptions({
    queryKey: ["applications", id],
    queryFn: ({ signal }) => ask(pathWith(["applications", id]), MyApplication, { signal }),
    staleTime: FRESH_MS,
  });
}

export function sayMore(id: string, text: string): Promise<MyApplication> {
  return ask(pathWith(["applications", id, "messages"]), MyApplication, { method: "POST", body: { text } });
}

export function withdraw(id: string): Promise<MyApplication> {
  return ask(pathWith(["applications", id, "withdraw"]), MyApplication, { method: "POST" });
}

export function removeEvidence(id: string, fileId: string): Promise<null> {
  return ask(pathWith(["applications", id, "evidence", fileId]), nothing, { method: "DELETE" });
}
