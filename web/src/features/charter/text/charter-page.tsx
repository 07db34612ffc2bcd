import type { CharterPage as CharterPageView } from "@kith/contract/charter-pages";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead, Section } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { formatCount } from "../../../lib/format.ts";
import { formatDay } from "../../../lib/when.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ToRules } from "../../stay/to-rules.tsx";
import { AcceptPart } from "./accept-part.tsx";
import { CharterDocument } from "./document.tsx";
import { GoalPart } from "./goal-part.tsx";
import { NotOpenPart } from "./not-open-part.tsx";
import { charterQuery } from "./queries.ts";
import { charterTextWords } from "./words.ts";

/** What a community agreed on, as every member reads it. */
export function CharterPage() {
  const words = useWords(charterTextWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const { data, error, refetch } = useQuery(charterQuery(slug));
  return (
    <Page title={words.title} of={community.name} up={{ to: "/c/$slug", params: { slug } }}>
      <PageHead title={words.title} isInner>
        {data !== undefined && <Standing page={data} />}
      </PageHead>
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && <Known page={data} />}
    </Page>
  );
}

/** Which version this is, and since when it holds. */
function Standing({ page: { charter } }: { readonly page: CharterPageView }) {
  const words = useWords(charterTextWords);
  const language = useLanguage();
  const { slug } = useCommunity();
  if (charter.version === 0) return <span className="text-second text-faded">{words.draft}</span>;
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 text-second text-faded">
      <span>
        {words.version(charter.version)}
        <span className="mx-2" aria-hidden="true">
          ·
        </span>
        {words.inForceSince(formatDay(language, charter.writtenAt))}
      </span>
      <Link to="/c/$slug/charter/versions" params={{ slug }} className={buttonLook("text", true)}>
        {words.allVersions}
      </Link>
    </p>
  );
}

function Known({ page }: { readonly page: CharterPageView }) {
  const { charter, can } = page;
  return (
    <div className="wide:grid wide:grid-cols-[minmax(0,680px)_minmax(0,1fr)] wide:gap-16">
      <div className="min-w-0">
        {charter.version === 0 ? <NotOpenPart page={page} /> : <AcceptPart page={page} />}
        <div className="mt-6 desk:mt-8">
          <CharterDocument charter={charter} />
        </div>
        {charter.version > 0 && <ToRules />}
      </div>
      <div className="min-w-0">
        {charter.goal !== null && <GoalPart goal={charter.goal} canRecord={can.recordGoal} />}
        <Promised page={page} />
        <ForEditors page={page} />
      </div>
    </div>
  );
}

function Promised({ page: { promises } }: { readonly page: CharterPageView }) {
  const words = useWords(charterTextWords).promises;
  const { slug } = useCommunity();
  const { kept, of, open } = promises;
  return (
    <Section
      id="promises"
      title={words.title}
      aside={
        <Link to="/c/$slug/charter/promises" params={{ slug }} className={buttonLook("text", true)}>
          {words.all}
        </Link>
      }
    >
      <p className="mt-3">{of === 0 ? null : words.kept(kept, of)}</p>
      <p className="text-second text-faded">{open > 0 ? words.open(open) : of === 0 ? words.none : null}</p>
    </Section>
  );
}

function ForEditors({ page: { can, accepted, charter } }: { readonly page: CharterPageView }) {
  const words = useWords(charterTextWords);
  const language = useLanguage();
  const { slug } = useCommunity();
  if (!can.edit || charter.version === 0) return null;
  return (
    <div className="mt-7 grid gap-3 border-t border-line pt-5">
      {accepted !== null && (
        <p className="text-second text-faded">
          {words.ask.counted(formatCount(language, accepted.count), formatCount(language, accepted.of))}
        </p>
      )}
      <p>
        <Link
          to="/c/$slug/charter/edit"
          params={{ slug }}
          className={`${buttonLook("secondary")} w-full desk:w-auto`}
        >
          {words.edit}
        </Link>
      </p>
    </div>
  );
}
