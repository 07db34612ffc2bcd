import type { MyCommunity } from "@kith/contract/members";
import { wordFor } from "@kith/contract/vocabulary";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { frameWords } from "../../app/community/words.ts";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameLook, SiteBar } from "../../app/frame.tsx";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ApplicationsUnderWay, useUnderWay } from "../gate/mine/under-way.tsx";
import { NoticesLink } from "../notices/notices-link.tsx";
import { Removals, useRemovals } from "../stay/removals.tsx";
import { homeQuery } from "./queries.ts";
import { charterWords } from "./words.ts";

/** The communities somebody belongs to. */
export function HomePage() {
  const words = useWords(charterWords).home;
  return (
    <>
      <title>{`${words.title} · Kith`}</title>
      <SiteBar />
      <main id="content" className={`${frameLook} pb-14`}>
        <div className="mx-auto max-w-[680px]">
          <Communities />
        </div>
      </main>
    </>
  );
}

function Communities() {
  const { home: words } = useWords(charterWords);
  const { loading } = useWords(frameWords);
  const { data, error, refetch } = useQuery(homeQuery);
  const applications = useUnderWay();
  const removals = useRemovals();
  if (error !== null && data === undefined) return <Trouble error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Skeleton label={loading} />;
  const { communities, can } = data;
  const isNone = communities.length + applications.length + removals.length === 0;
  if (isNone) return <None canFound={can.found} />;
  return (
    <>
      <header className="flex flex-wrap items-end gap-x-3 gap-y-2 desk:gap-x-6 border-b-[1.5px] border-ink pt-4 pb-3 desk:pt-9">
        <h1 className="type-title max-w-full flex-[1_0_auto]">{words.title}</h1>
        <span className="-my-2 self-center">
          <NoticesLink />
        </span>
        <Link to="/account" className={buttonLook("text", true)}>
          {words.account}
        </Link>
      </header>
      <ul>
        {communities.map((community) => (
          <li key={community.communityId} className="border-b border-line">
            <Row community={community} />
          </li>
        ))}
      </ul>
      <ApplicationsUnderWay applications={applications} />
      <Removals removals={removals} />
      {can.found && (
        <p className="mt-5">
          <Link to="/found" className={`${buttonLook("secondary")} w-full desk:w-auto`}>
            {words.found}
          </Link>
        </p>
      )}
    </>
  );
}

function Row({ community }: { readonly community: MyCommunity }) {
  const words = useWords(charterWords).home;
  const language = useLanguage();
  const [role] = community.roles;
  const founded = words.founded(formatDay(language, community.foundedAt));
  return (
    <Link
      to="/c/$slug"
      params={{ slug: community.slug }}
      className="flex min-h-16 items-center gap-4 py-3.5 active:bg-sunk"
    >
      <span className="min-w-0 flex-1">
        <b className="block text-lead leading-[calc(28/18)] break-words">{community.name}</b>
        <span className="flex flex-wrap gap-x-3 text-second text-faded">
          <span>{words.iam(wordFor(role ?? "member", community.vocabulary, language))}</span>
          <span className="[text-autospace:no-autospace]">
            {community.closedAt === null ? founded : words.closed}
          </span>
          <span className="font-semibold text-ink empty:hidden">
            {community.openedAt === null && community.closedAt === null ? words.notOpen : ""}
          </span>
        </span>
      </span>
      <Icon name="next" className="size-[18px] text-faded" />
    </Link>
  );
}

function None({ canFound }: { readonly canFound: boolean }) {
  const words = useWords(charterWords).home;
  return (
    <Empty isPage title={words.emptyTitle} text={canFound ? words.emptyText : words.emptyMember}>
      {canFound && (
        <Link to="/found" className={buttonLook("primary")}>
          {words.found}
        </Link>
      )}
      <Link to="/account" className={buttonLook("text")}>
        {words.account}
      </Link>
    </Empty>
  );
}
