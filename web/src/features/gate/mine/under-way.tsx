import type { MyApplications } from "@kith/contract/applications";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../../lib/words.ts";
import { Icon } from "../../../ui/icon.tsx";
import { applyWords } from "../apply/words.ts";
import { myApplicationsQuery } from "./queries.ts";

type Line = MyApplications["applications"][number];

/** One's applications that are not decided. */
export function useUnderWay(): readonly Line[] {
  const { data } = useQuery(myApplicationsQuery);
  return data?.applications.filter(({ state }) => state === "waiting" || state === "asked") ?? [];
}

/** Among one's communities, those one asks to come into. Nothing where there are none. */
export function ApplicationsUnderWay({ applications }: { readonly applications: readonly Line[] }) {
  const words = useWords(applyWords);
  if (applications.length === 0) return null;
  return (
    <section aria-labelledby="under-way" className="mt-9">
      <h2 id="under-way" className="border-b-[1.5px] border-ink pb-1.5 text-lead leading-[calc(28/18)]">
        {words.mine.under}
      </h2>
      <ul>
        {applications.map(({ id, communityName, state }) => (
          <li key={id} className="border-b border-line">
            <Link
              to="/applications/$applicationId"
              params={{ applicationId: id }}
              className="flex min-h-16 items-center gap-4 py-3.5 active:bg-sunk"
            >
              <span className="min-w-0 flex-1">
                <b className="block text-lead leading-[calc(28/18)] break-words">{communityName}</b>
                <span
                  className={`text-second ${state === "asked" ? "font-semibold text-thread" : "text-faded"}`}
                >
                  {words.states[state]}
                </span>
              </span>
              <Icon name="next" className="size-[18px] text-faded" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
