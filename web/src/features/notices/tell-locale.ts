import type { Locale } from "@kith/contract/notices";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, nothing, pathWith } from "../../lib/api.ts";
import { useLanguage } from "../../lib/language.tsx";
import { sessionQuery, useSession } from "../../lib/session.ts";

/** IANA name of this device's zone. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * Lets the server know which language to tell people things in, and when it is night where they are; only when it does
 * not know yet. A query and not a mutation, so that however many ask for it, it is done once.
 */
export function useTellLocale(): void {
  const { person } = useSession();
  const queries = useQueryClient();
  const language = useLanguage();
  const timeZone = deviceZone();
  const isKnown = person === null || (person.language === language && person.timeZone !== null);
  useQuery({
    queryKey: ["locale", person?.personId, language],
    queryFn: async () => {
      const body: Locale = { language, timeZone };
      await ask(pathWith(["accounts", "locale"]), nothing, { method: "PUT", body });
      queries.setQueryData(sessionQuery.queryKey, (now) =>
        now === null || now === undefined ? now : { ...now, language, timeZone: now.timeZone ?? timeZone },
      );
      return null;
    },
    enabled: !isKnown,
    staleTime: 0,
    gcTime: 0,
  });
}
