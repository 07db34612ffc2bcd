import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ApplyForm, Landing } from "@kith/contract/gate";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Navigate } from "@tanstack/react-router";
import { TopBar } from "../../../app/community/page.tsx";
import { useWords } from "../../../lib/words.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { JoinBar, joinLook } from "../landing/join-bar.tsx";
import { landingQuery, type Way } from "../landing/queries.ts";
import { Shut } from "../landing/shut.tsx";
import { ApplyingForm } from "./applying-form.tsx";
import { formQuery } from "./queries.ts";
import { applyWords } from "./words.ts";

const route = getRouteApi("/join/$slug/apply");

/** What a community asks of whoever wants to come in, and its rules; with an account in the same step. */
export function ApplyPage() {
  const { slug } = route.useParams();
  const { code = null, referee = null } = route.useSearch();
  const way = { slug, code };
  const landing = useQuery(landingQuery(way));
  const form = useQuery(formQuery(way, referee));
  if (landing.data !== undefined && form.data !== undefined) {
    return <Applying way={way} referee={referee} landing={landing.data} form={form.data} />;
  }
  return <NotYet error={landing.error ?? form.error} onAgain={() => void retry()} />;

  async function retry() {
    await Promise.all([landing.refetch(), form.refetch()]);
  }
}

function NotYet({ error, onAgain }: { readonly error: Error | null; readonly onAgain: () => void }) {
  const words = useWords(applyWords);
  return (
    <>
      <JoinBar name={null} />
      <main id="content" className={joinLook}>
        {error === null ? <Skeleton label={words.mine.opening} /> : <Shut error={error} onAgain={onAgain} />}
      </main>
    </>
  );
}

interface ApplyingProps {
  readonly way: Way;
  /** The token of a member's link. */
  readonly referee: string | null;
  readonly landing: Landing;
  readonly form: ApplyForm;
}

function Applying({ way, referee, landing, form }: ApplyingProps) {
  const words = useWords(applyWords);
  const { slug, code } = way;
  const up =
    code === null
      ? ({ to: "/join/$slug", params: { slug } } as const)
      : ({ to: "/join/$slug/$code", params: { slug, code } } as const);
  const { me } = form;
  // Whoever is inside, or has applied, is told so by the page before this.
  if (me !== null && (me.isMember || me.isUndecided || me.againAt !== null))
    return <Navigate {...up} replace />;
  return (
    <CSPProvider disableStyleElements>
      <title>{words.titleOf(landing.name)}</title>
      <div className="hidden desk:block">
        <JoinBar name={landing.name} />
      </div>
      <TopBar title={words.titleOf(landing.name)} up={up} />
      <main id="content" className={`${joinLook} pb-14`}>
        <div className="mx-auto max-w-[640px]">
          <h1 className="song type-title mt-4 break-words desk:mt-6">{words.titleOf(landing.name)}</h1>
          <ApplyingForm way={way} referee={referee} landing={landing} form={form} />
        </div>
      </main>
    </CSPProvider>
  );
}
