import { CSPProvider } from "@base-ui/react/csp-provider";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Outlet } from "@tanstack/react-router";
import type { CommunityView } from "@kith/contract/members";
import { communityQuery } from "../../features/charter/queries.ts";
import { useWaiting } from "../../features/gate/waiting.ts";
import { NoticesLink } from "../../features/notices/notices-link.tsx";
import { initialOf } from "../../lib/initial.ts";
import { VocabularyContext } from "../../lib/vocabulary.ts";
import { useWords } from "../../lib/words.ts";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ToastArea } from "../../ui/toast.tsx";
import { frameLook, SiteBar } from "../frame.tsx";
import { CommunityContext } from "./context.ts";
import { Rail, TabBar } from "./rail.tsx";
import { Switcher } from "./switcher.tsx";
import { Trouble } from "./trouble.tsx";
import { frameWords } from "./words.ts";

const route = getRouteApi("/c/$slug");

/** Everything inside one community: the way around, and the page itself. */
export function CommunityFrame() {
  const words = useWords(frameWords);
  const { slug } = route.useParams();
  const { data, error, refetch } = useQuery(communityQuery(slug));
  if (data !== undefined) return <Inside community={data} />;
  return (
    <>
      <SiteBar />
      <main id="content" className={frameLook}>
        {error === null ? (
          <Skeleton label={words.loading} />
        ) : (
          <Trouble error={error} onAgain={() => void refetch()} />
        )}
      </main>
    </>
  );
}

function Inside({ community }: { readonly community: CommunityView }) {
  const { slug, me } = community;
  const needs = { gate: useWaiting(slug, me.roles) };
  return (
    <CSPProvider disableStyleElements>
      <ToastArea hasTabBar>
        <CommunityContext value={community}>
          <VocabularyContext value={community.charter.vocabulary}>
            <div className="desk:grid desk:grid-cols-[76px_minmax(0,1fr)] wide:grid-cols-[216px_minmax(0,1fr)]">
              <Rail
                slug={slug}
                roles={me.roles}
                needs={needs}
                head={<Switcher community={community} />}
                foot={
                  <>
                    <NoticesLink isRow />
                    <Me community={community} />
                  </>
                }
              />
              <div className="min-w-0">
                <Outlet />
              </div>
              <TabBar slug={slug} roles={me.roles} needs={needs} />
            </div>
          </VocabularyContext>
        </CommunityContext>
      </ToastArea>
    </CSPProvider>
  );
}

function Me({ community: { me } }: { readonly community: CommunityView }) {
  const words = useWords(frameWords);
  const role = me.roles[0];
  return (
    <Link
      to="/account"
      className="flex min-h-13 items-center justify-center gap-2.5 border-t border-line pt-3 text-second wide:justify-start wide:px-2"
    >
      <span className="unseen">{words.account}</span>
      <PersonDisc initial={initialOf(me.name)} look={me.roles.length > 0 ? "backbone" : "member"} />
      <span className="hidden min-w-0 leading-5 wide:block">
        <span className="block truncate">{me.name}</span>
        <span className="block truncate text-caption text-faded">
          {role === undefined ? words.member : words.roles[role]}
        </span>
      </span>
    </Link>
  );
}
