import { WhoIsHere, type Self } from "@kith/contract/accounts";
import { queryOptions, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ask, pathWith } from "./api.ts";
import { whenSignedOut } from "./signed-out.ts";

/** Who is signed in on this device, asked once and known until they sign in or out. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => (await ask(pathWith(["accounts", "session"]), WhoIsHere, { signal })).person,
});

export interface Session {
  /** Whoever is signed in; null for nobody, and while it is not known yet. */
  readonly person: Self | null;
  readonly isKnown: boolean;
}

/** Who is here. Goes back to nobody as soon as the server no longer knows them. */
export function useSession(): Session {
  const queries = useQueryClient();
  const { data, isError } = useQuery(sessionQuery);
  useEffect(() => whenSignedOut(() => forgetSession(queries)), [queries]);
  return { person: data ?? null, isKnown: data !== undefined || isError };
}

/** After somebody came or went: nothing that was asked for somebody else is kept. */
export function changeSession(queries: QueryClient, person: Self | null): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  queries.setQueryData(sessionQuery.queryKey, person);
}

function forgetSession(queries: QueryClient): void {
  const isSomebodyHere = (queries.getQueryData(sessionQuery.queryKey) ?? null) !== null;
  if (isSomebodyHere) changeSession(queries, null);
}
