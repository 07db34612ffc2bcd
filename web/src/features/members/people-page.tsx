import { hasPower } from "@kith/contract/powers";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { Switcher } from "../../app/community/switcher.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VacanciesLine } from "../roles/vacancies-line.tsx";
import { PersonRow } from "./person-row.tsx";
import { usePeople } from "./queries.ts";
import { memberWords } from "./words.ts";

const route = getRouteApi("/c/$slug/people");

/** Who belongs here: those who came, and dashed those known from its history. */
export function PeoplePage() {
  const words = useWords(memberWords).people;
  const language = useLanguage();
  const community = useCommunity();
  const { members, unclaimed } = community.counts;
  const { find: asked = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(asked);
  const find = useDeferredValue(typed.trim());
  const look = (text: string) => {
    setTyped(text);
    void navigate({ search: text.trim() === "" ? {} : { find: text.trim() }, replace: true });
  };
  const counts = [
    words.members(formatCount(language, members), members),
    ...(unclaimed > 0 ? [words.unclaimed(formatCount(language, unclaimed), unclaimed)] : []),
  ];
  return (
    <Page title={words.title} of={community.name}>
      <PageHead
        title={words.title}
        over={<Switcher community={community} isLine />}
        under={
          <span className="flex flex-wrap gap-x-4">
            {counts.map((count) => (
              <span key={count}>{count}</span>
            ))}
          </span>
        }
      >
        <div className="w-full desk:w-80">
          <SearchField label={words.find} value={typed} onText={look} />
        </div>
      </PageHead>
      {unclaimed > 0 && <p className="max-w-[44em] pt-3 text-second text-faded">{words.unclaimedNote}</p>}
      {hasPower(community.me.roles, "criteria.dry_run") && (
        <p className="flex flex-wrap gap-x-6 pt-2">
          <Link
            to="/c/$slug/stay"
            params={{ slug: community.slug }}
            className="linked inline-flex min-h-11 items-center desk:hidden"
          >
            {words.toStay}
          </Link>
          <Link
            to="/c/$slug/criteria"
            params={{ slug: community.slug }}
            className="linked inline-flex min-h-11 items-center"
          >
            {words.byCriteria}
          </Link>
        </p>
      )}
      <VacanciesLine slug={community.slug} />
      <People find={find} />
    </Page>
  );
}

function People({ find }: { readonly find: string }) {
  const words = useWords(memberWords).people;
  const { loading, loadingMore, more } = useWords(frameWords);
  const { slug, me } = useCommunity();
  const { items, error, isFetchingMore, fetchMore, again } = usePeople(slug, find);
  if (error !== null) return <Trouble error={error} onAgain={again} />;
  if (items === undefined) return <Skeleton label={loading} />;
  const isAlone = find === "" && items.length <= 1;
  return (
    <>
      <output className="block pt-6 text-faded empty:hidden">
        {items.length === 0 && find !== "" ? words.none(find) : ""}
      </output>
      <ul aria-label={words.list} className="pt-1 desk:grid desk:grid-cols-2 desk:gap-x-12 wide:gap-x-16">
        {items.map((person) => (
          <li key={person.id} className="border-b border-line">
            <PersonRow slug={slug} person={person} isMe={person.id === me.memberId} />
          </li>
        ))}
      </ul>
      <MoreButton label={more} busyLabel={loadingMore} isBusy={isFetchingMore} onMore={fetchMore} />
      {isAlone && (
        <Empty title={words.emptyTitle} text={words.emptyText}>
          {me.can.import && (
            <Link to="/c/$slug/imports" params={{ slug }} className={buttonLook("primary")}>
              {words.bring}
            </Link>
          )}
        </Empty>
      )}
    </>
  );
}
