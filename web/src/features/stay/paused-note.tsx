import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { useWords } from "../../lib/words.ts";
import { myRecordQuery } from "./queries.ts";
import { ruleName } from "./said.ts";
import { WithTime } from "./with-time.tsx";
import { stayWords } from "./words.ts";

/** In the place of a field to write in, for whoever is paused: until when, why, and what they still can do. */
export function PausedNote({ className = "" }: { readonly className?: string }) {
  const words = useWords(stayWords).paused;
  const { slug, me } = useCommunity();
  const { data } = useQuery({ ...myRecordQuery(slug), enabled: me.pausedUntil !== null });
  if (me.pausedUntil === null) return null;
  const why = data?.sanctions.find(({ state, until }) => state === "running" && until === me.pausedUntil);
  return (
    <aside className={`rounded-box border border-line bg-sunk px-4 py-3.5 ${className}`}>
      <p className="font-semibold">
        <WithTime at={me.pausedUntil} say={words.line} />
      </p>
      {why !== undefined && (
        <p className="mt-1 break-words">
          {words.under(ruleName(why.rule.number))}
          <span className="ml-2 text-faded">{why.rule.text}</span>
        </p>
      )}
      <p className="mt-1 text-second text-faded">{words.rest}</p>
      <p className="mt-1">
        <Link
          to="/c/$slug/rules"
          params={{ slug }}
          hash="mine"
          className="linked inline-flex min-h-11 items-center text-fact"
        >
          {words.see}
        </Link>
      </p>
    </aside>
  );
}
