import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode } from "react";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { frameLook, SiteBar } from "../../app/frame.tsx";
import { isNotFound, reasonOf } from "../../lib/api.ts";
import { useSession } from "../../lib/session.ts";
import { VocabularyContext } from "../../lib/vocabulary.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { communityQuery } from "../charter/queries.ts";
import { meet } from "./queries.ts";
import { WayIn } from "./way-in.tsx";
import { carrierWords } from "./words.ts";

const route = getRouteApi("/c/$slug/meet/$code");

/** Where a live code leads: members to a carrier with room, everybody else to what the community is about. */
export function MeetPage() {
  const { meet: words } = useWords(carrierWords);
  const { loading } = useWords(frameWords);
  const { slug } = route.useParams();
  const { person, isKnown } = useSession();
  return (
    <>
      <title>{`${words.title} · Kith`}</title>
      <SiteBar />
      <main id="content" className={`${frameLook} pb-14`}>
        <div className="mx-auto max-w-[560px]">
          {!isKnown && <Skeleton label={loading} />}
          {isKnown && person === null && <ForMembers slug={slug} />}
          {person !== null && <Inside />}
        </div>
      </main>
    </>
  );
}

function ForMembers({ slug }: { readonly slug: string }) {
  const { meet: words } = useWords(carrierWords);
  const { code } = route.useParams();
  return (
    <Empty title={words.signIn} text={words.signInText} isPage>
      <Link to="/sign-in" search={{ to: `/c/${slug}/meet/${code}` }} className={buttonLook("primary")}>
        {words.signInAct}
      </Link>
      <Link to="/join/$slug" params={{ slug }} className={buttonLook("text")}>
        {words.toLanding}
      </Link>
    </Empty>
  );
}

function Inside() {
  const { loading } = useWords(frameWords);
  const { slug } = route.useParams();
  const { data, error, refetch } = useQuery(communityQuery(slug));
  if (isNotFound(error)) return <Navigate to="/join/$slug" params={{ slug }} replace />;
  if (data === undefined && error !== null) return <Trouble error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Skeleton label={loading} />;
  return (
    <VocabularyContext value={data.charter.vocabulary}>
      <Meeting community={data.name} />
    </VocabularyContext>
  );
}

function Meeting({ community }: { readonly community: string }) {
  const { meet: words } = useWords(carrierWords);
  const { loading } = useWords(frameWords);
  const { slug, code } = route.useParams();
  const { mutate, data, error } = useMutation({ mutationFn: () => meet(slug, code) });
  const isAsked = useRef(false);
  useEffect(() => {
    // Opening the page is the asking: it chooses, and counts, once.
    if (isAsked.current) return;
    isAsked.current = true;
    mutate();
  }, [mutate]);
  if (reasonOf(error) === "noneOffered") return <Nowhere title={words.none} text={words.noneText} />;
  if (isNotFound(error)) return <Nowhere title={words.gone} text={words.goneText} />;
  if (error !== null) return <Trouble error={error} onAgain={() => mutate()} />;
  if (data === undefined) return <Skeleton label={loading} />;
  return (
    <>
      <header className="pt-4 desk:pt-9">
        <p className="text-second text-faded">{words.of(community)}</p>
        <h1 className="type-title break-words">{data.name}</h1>
        {data.purpose !== "" && <p className="text-faded">{data.purpose}</p>}
      </header>
      <WayIn slug={slug} way={data} />
      <p className="mt-5">{toCarriers(slug, words.toCarriers)}</p>
    </>
  );
}

function Nowhere({ title, text }: { readonly title: string; readonly text: string }) {
  const { meet: words } = useWords(carrierWords);
  const { slug } = route.useParams();
  return (
    <Empty title={title} text={text} isPage>
      {toCarriers(slug, words.toCarriers)}
    </Empty>
  );
}

function toCarriers(slug: string, label: string): ReactNode {
  return (
    <Link to="/c/$slug/carriers" params={{ slug }} className={buttonLook("secondary")}>
      {label}
    </Link>
  );
}
