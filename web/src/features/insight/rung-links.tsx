import type { DrillLinks, ReachedRung } from "@kith/contract/insight";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { drillLinksQuery } from "./queries.ts";
import { insightWords } from "./words.ts";

const route = getRouteApi("/c/$slug/drill");

/** Who reaches whom on a rung: one's own links by name; to organisers how many reach each. */
export function RungLinks({ rung }: { readonly rung: ReachedRung }) {
  const words = useWords(insightWords).drill.links;
  const troubleOf = useTroubleText();
  const { slug } = useCommunity();
  const { without } = route.useSearch();
  const { data, error } = useQuery(drillLinksQuery(slug, rung, without ?? null));
  if (data === undefined) {
    return (
      <p role={error === null ? "status" : "alert"} className="min-h-11 py-2.5 text-second text-faded">
        {error === null ? words.loading : troubleOf(error)}
      </p>
    );
  }
  const isNobody = data.reaches.count + data.reachedBy.count === 0;
  return (
    <div className="mt-2 rounded-box bg-sunk px-4 py-3 text-fact">
      {isNobody && <p className="text-second text-faded">{words.none}</p>}
      <Own title={words.reaches} side={data.reaches} />
      <Own title={words.reachedBy} side={data.reachedBy} />
      {data.counts !== null && data.counts.length > 0 && <Counts counts={data.counts} />}
    </div>
  );
}

interface OwnProps {
  readonly title: (count: string, n: number) => string;
  readonly side: DrillLinks["reaches"];
}

function Own({ title, side: { count, people } }: OwnProps) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  if (count === 0) return null;
  const rest = count - people.length;
  return (
    <div className="not-first:mt-1.5">
      <h3 className="text-second font-normal text-faded">{title(formatCount(language, count), count)}</h3>
      <ul className="flex flex-wrap items-center gap-x-4">
        {people.map(({ memberId, name }) => (
          <li key={memberId}>
            <ToMember memberId={memberId} name={name} />
          </li>
        ))}
        {people.length > 0 && rest > 0 && (
          <li className="text-second text-faded">{words.more(formatCount(language, rest))}</li>
        )}
      </ul>
    </div>
  );
}

function Counts({ counts }: { readonly counts: NonNullable<DrillLinks["counts"]> }) {
  const words = useWords(insightWords).drill.links;
  const language = useLanguage();
  return (
    <div className="mt-2 border-t border-line pt-2 first:mt-0 first:border-0 first:pt-0">
      <h3 className="text-second font-normal text-faded">{words.counts}</h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(13em,100%),1fr))] gap-x-6">
        {counts.map(({ memberId, name, reachedBy }) => (
          <li key={memberId} className="flex min-w-0 items-center gap-3">
            <ToMember memberId={memberId} name={name} />
            <span className="ml-auto text-second whitespace-nowrap text-faded">
              {words.by(formatCount(language, reachedBy), reachedBy)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ToMember({ memberId, name }: { readonly memberId: string; readonly name: string }) {
  const { slug } = useCommunity();
  return (
    <Link
      to="/c/$slug/people/$memberId"
      params={{ slug, memberId }}
      className="inline-flex min-h-11 min-w-0 items-center underline decoration-edge underline-offset-4"
    >
      <span className="min-w-0 truncate">{name}</span>
    </Link>
  );
}
