import { Criterion, type CriteriaFacts, type WhoMeets } from "@kith/contract/criteria";
import { sayFact } from "@kith/contract/criteria-words";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { formatCount } from "../../lib/format.ts";
import { initialOf } from "../../lib/initial.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useNames } from "./criterion-builder.tsx";
import { useWhoMeets } from "./queries.ts";
import { criteriaWords } from "./words.ts";

interface WhoMatchesProps {
  readonly criterion: Criterion;
  readonly facts: CriteriaFacts;
}

/** Counts on request: in a large community it takes seconds, and every letter typed would ask anew. */
export function WhoMatches({ criterion, facts }: WhoMatchesProps) {
  const { page } = useWords(criteriaWords);
  const { slug } = useCommunity();
  const [asked, setAsked] = useState<Criterion | null>(null);
  const found = useWhoMeets(slug, asked);
  const isComplete = Criterion.safeParse(criterion).success;
  const isSame = asked !== null && JSON.stringify(asked) === JSON.stringify(criterion);
  const label = asked === null || isSame ? page.look : page.again;
  const look = () => {
    if (isSame) void found.refetch();
    else setAsked(criterion);
  };
  return (
    <div className="pt-4">
      <Button
        kind="primary"
        className="w-full desk:w-auto"
        refusal={isComplete ? null : page.incomplete}
        busyLabel={found.isFetching && !found.isFetchingNextPage ? page.looking : null}
        onClick={look}
      >
        {label}
      </Button>
      <div className={isSame || asked === null ? "" : "opacity-60"}>
        <Found found={found} facts={facts} />
      </div>
    </div>
  );
}

function Found({
  found,
  facts,
}: {
  readonly found: ReturnType<typeof useWhoMeets>;
  readonly facts: CriteriaFacts;
}) {
  const { page } = useWords(criteriaWords);
  const { more, loadingMore } = useWords(frameWords);
  const [first] = found.data?.pages ?? [];
  if (found.error !== null && first === undefined)
    return <Trouble error={found.error} onAgain={() => void found.refetch()} />;
  if (first === undefined) return found.isFetching ? <Skeleton label={page.looking} /> : null;
  const members = found.data?.pages.flatMap((one) => one.members) ?? [];
  return (
    <>
      <Counts {...first} />
      <ul aria-label={page.list} className="pt-1">
        {members.map((member) => (
          <MemberFound key={member.id} member={member} at={first.at} facts={facts} />
        ))}
      </ul>
      <MoreButton
        label={more}
        busyLabel={loadingMore}
        isBusy={found.isFetchingNextPage}
        onMore={found.hasNextPage ? () => void found.fetchNextPage() : null}
      />
    </>
  );
}

function Counts({ count, of, unknown }: Pick<WhoMeets, "count" | "of" | "unknown">) {
  const { page } = useWords(criteriaWords);
  const language = useLanguage();
  const said = (number: number) => formatCount(language, number);
  return (
    <output className="block pt-5">
      <span className="block text-lead font-semibold">
        {count === 0 ? page.nobody(said(of)) : page.count(said(count), said(of))}
      </span>
      {unknown > 0 && <span className="block text-second text-faded">{page.unknown(said(unknown))}</span>}
    </output>
  );
}

interface MemberFoundProps {
  readonly member: WhoMeets["members"][number];
  readonly at: string;
  readonly facts: CriteriaFacts;
}

function MemberFound({ member, at, facts }: MemberFoundProps) {
  const { page } = useWords(criteriaWords);
  const language = useLanguage();
  const { slug, timeZone } = useCommunity();
  const names = useNames(facts);
  const asked = { at: new Date(at), timeZone };
  const why = member.because.map((one) => sayFact(one, language, asked, names)).join(page.between);
  return (
    <li className="border-b border-line">
      <Link
        to="/c/$slug/people/$memberId"
        params={{ slug, memberId: member.id }}
        className="flex min-h-14 items-start gap-3 py-2.5 active:bg-sunk"
      >
        <PersonDisc
          initial={initialOf(member.name)}
          size={36}
          look={member.state === "member" ? "member" : "absent"}
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{member.name}</span>
          <span className="block text-second break-words text-faded first-letter:uppercase">{why}</span>
        </span>
      </Link>
    </li>
  );
}
