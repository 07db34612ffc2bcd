import { useLanguage } from "../../lib/language.tsx";
import { useRoleName } from "../../lib/vocabulary.ts";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { useTerms } from "./queries.ts";
import { roleWords } from "./words.ts";

/** Who held what before: a term that is over stays in the list. */
export function PastTerms({ slug }: { readonly slug: string }) {
  const words = useWords(roleWords);
  const language = useLanguage();
  const nameOf = useRoleName();
  const { items = [], fetchMore, isFetchingMore } = useTerms(slug);
  const past = items.filter(({ state }) => state === "lapsed" || state === "ended");
  if (past.length === 0 && fetchMore === null) return null;
  return (
    <div className="mt-9 border-t border-line">
      <Disclosure title={words.past}>
        <ul>
          {past.map(({ id, role, memberName, startsAt, endsAt, endedAt, state }) => {
            const end = state === "ended" ? endedAt : endsAt;
            const to = end === null ? "" : formatDay(language, Date.parse(end) - 1);
            return (
              <li
                key={id}
                className="flex flex-wrap gap-x-3 border-b border-line py-2 text-fact last:border-0"
              >
                <span className="min-w-20 text-faded">{nameOf(role)}</span>
                <span className="min-w-0 flex-1 break-words tabular-nums">
                  {words.pastLine(memberName, formatDay(language, startsAt), to)}
                </span>
                <span className="text-second text-faded">{words.over[state]}</span>
              </li>
            );
          })}
        </ul>
        <MoreButton
          label={words.more}
          busyLabel={words.moreBusy}
          isBusy={isFetchingMore}
          onMore={fetchMore}
        />
      </Disclosure>
    </div>
  );
}
