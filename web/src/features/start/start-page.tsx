import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useCommunity } from "../../app/community/context.ts";
import { Page, Section } from "../../app/community/page.tsx";
import { frameWords } from "../../app/community/words.ts";
import { Switcher } from "../../app/community/switcher.tsx";
import { formatCount } from "../../lib/format.ts";
import { initialOf } from "../../lib/initial.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Clauses } from "../../ui/clauses.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { AskedBand } from "../charter/text/asked-band.tsx";
import { charterWords } from "../charter/words.ts";
import { lookOf } from "../members/look.ts";
import { firstMembersQuery } from "../members/queries.ts";
import { lateTopicsQuery } from "../talk/queries.ts";
import { TopicRows } from "../talk/topic-rows.tsx";
import { NoticesLink } from "../notices/notices-link.tsx";
import { Standing } from "./standing.tsx";

/** A community at first sight: why it exists, what it is now, who is here, what is spoken of. */
export function StartPage() {
  const words = useWords(charterWords).community;
  const { account } = useWords(frameWords);
  const community = useCommunity();
  const { charter, slug } = community;
  return (
    <Page title={community.name} of="Kith">
      <header className="pt-3 desk:pt-9">
        <div className="flex items-center gap-1 desk:hidden">
          <div className="min-w-0 flex-1">
            <Switcher community={community} isLine />
          </div>
          <Link
            to="/c/$slug/search"
            params={{ slug }}
            aria-label={words.search}
            className="grid size-11 place-items-center"
          >
            <Icon name="search" />
          </Link>
          <NoticesLink />
          <Link
            to="/account"
            aria-label={`${account}: ${community.me.name}`}
            className="-mr-2 grid size-11 place-items-center"
          >
            <PersonDisc
              initial={initialOf(community.me.name)}
              look={community.me.roles.length > 0 ? "backbone" : "member"}
            />
          </Link>
        </div>
        <h1 className={`song break-words ${purposeLook(charter.purpose)}`}>
          {charter.purpose !== "" && <span className="unseen">{`${community.name}: `}</span>}
          <Clauses text={charter.purpose === "" ? community.name : charter.purpose} />
        </h1>
        <AskedBand />
        {community.closedAt !== null && (
          <p className="mt-3 rounded-box bg-sunk px-4 py-3 text-fact">{words.closed}</p>
        )}
      </header>
      <div className="wide:grid wide:grid-cols-[minmax(0,680px)_minmax(0,1fr)] wide:gap-16">
        <div className="min-w-0">
          <Standing />
          <LateTopics />
        </div>
        <aside className="min-w-0">
          <Needs />
          <Members />
        </aside>
      </div>
    </Page>
  );
}

/** A sentence is set large; a whole paragraph would shout. */
function purposeLook(purpose: string): string {
  return purpose.length > 90 ? "text-thesis desk:text-title" : "type-title";
}

function Needs() {
  const { community: words, motives } = useWords(charterWords);
  const { charter, slug } = useCommunity();
  const { motive, sharedNeed } = charter;
  return (
    <div className="mt-7 border-t border-line pt-4 desk:mt-9 wide:border-t-0 wide:pt-0">
      <dl className="grid gap-3 empty:hidden">
        {sharedNeed !== "" && (
          <div>
            <dt className="text-second text-faded">{words.need}</dt>
            <dd className="whitespace-pre-line">{sharedNeed}</dd>
          </div>
        )}
        {motive !== null && (
          <div>
            <dt className="text-second text-faded">{words.motive}</dt>
            <dd>
              {motives[motive].word}
              <span className="block text-second text-faded">{motives[motive].text}</span>
            </dd>
          </div>
        )}
      </dl>
      <p className="mt-1">
        <Link to="/c/$slug/charter" params={{ slug }} className={buttonLook("text", true)}>
          {words.wholeCharter}
        </Link>
      </p>
    </div>
  );
}

const FACES = 8;

function Members() {
  const words = useWords(charterWords).community;
  const language = useLanguage();
  const { slug, counts } = useCommunity();
  const { data } = useQuery(firstMembersQuery(slug));
  const some = data?.members.slice(0, FACES) ?? [];
  const rest = counts.members + counts.unclaimed - some.length;
  return (
    <Section
      id="members"
      title={words.people}
      aside={
        <Link to="/c/$slug/people" params={{ slug }} className={`${buttonLook("text", true)} -my-2`}>
          {words.peopleAll}
        </Link>
      }
    >
      <p className="flex min-h-16 items-center py-3">
        <span className="flex" aria-hidden="true">
          {some.map((member) => (
            <span key={member.id} className="-ml-1.5 rounded-full shadow-[0_0_0_2px_var(--paper)] first:ml-0">
              <PersonDisc initial={initialOf(member.name)} size={36} look={lookOf(member)} />
            </span>
          ))}
        </span>
        {data !== undefined && rest > 0 && (
          <span
            className="ml-2 text-second text-faded"
            aria-hidden="true"
          >{`+${formatCount(language, rest)}`}</span>
        )}
      </p>
      <p className="text-fact">
        {words.members(formatCount(language, counts.members), counts.members)}
        {counts.unclaimed > 0 && (
          <span className="ml-3 text-faded">
            {words.unclaimed(formatCount(language, counts.unclaimed), counts.unclaimed)}
          </span>
        )}
      </p>
    </Section>
  );
}

const LATE = 5;

function LateTopics() {
  const words = useWords(charterWords).community;
  const { slug } = useCommunity();
  const { data } = useQuery(lateTopicsQuery(slug));
  return (
    <Section
      id="talk"
      title={words.talk}
      aside={
        <Link to="/c/$slug/topics" params={{ slug }} className={`${buttonLook("text", true)} -my-2`}>
          {words.talkAll}
        </Link>
      }
    >
      {data?.topics.length === 0 && <p className="py-4 text-faded">{words.talkEmpty}</p>}
      <TopicRows slug={slug} topics={data?.topics.slice(0, LATE) ?? []} label={words.talk} />
    </Section>
  );
}
