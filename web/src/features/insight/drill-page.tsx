import type { DrillView } from "@kith/contract/insight";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { AskToLeaveAWay } from "./ask-to-leave-a-way.tsx";
import { CarrierChoice } from "./carrier-choice.tsx";
import { DeepTies, Dependence, WithoutStaff } from "./drill-figures.tsx";
import { goneKey, lostOf, toggled } from "./drill.ts";
import { drillQuery } from "./queries.ts";
import { Rungs } from "./rungs.tsx";
import { Survival } from "./survival.tsx";
import { insightWords } from "./words.ts";

const route = getRouteApi("/c/$slug/drill");

/** Were these carriers gone today: who would still find whom, and who would be lost. */
export function DrillPage() {
  const words = useWords(insightWords).drill;
  const { loading } = useWords(frameWords);
  const language = useLanguage();
  const community = useCommunity();
  const { slug } = community;
  const { without } = route.useSearch();
  const { data, error, refetch } = useQuery(drillQuery(slug, language, without ?? null));
  const up = { to: "/c/$slug/health", params: { slug } } as const;
  const hasLost = data !== undefined && data.members > 1 && lostOf(data) > 0;
  return (
    <Page
      title={words.title}
      of={community.name}
      up={up}
      barAct={
        <Link {...up} className="grid min-h-11 place-items-center px-3 text-fact">
          {words.end}
        </Link>
      }
      actBar={hasLost ? <AskToLeaveAWay drill={data} isBar /> : undefined}
    >
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && (data.members > 1 ? <Drill drill={data} /> : <Alone />)}
    </Page>
  );
}

/** Nobody can be lost to somebody who is alone. */
function Alone() {
  const words = useWords(insightWords);
  const { slug, me } = useCommunity();
  return (
    <>
      <PageHead title={words.drill.title} isInner />
      <Empty title={words.drill.alone.title} text={words.drill.alone.text}>
        {me.can.import && (
          <Link to="/c/$slug/imports" params={{ slug }} className={buttonLook("primary")}>
            {words.unjudged.bring}
          </Link>
        )}
      </Empty>
    </>
  );
}

function Drill({ drill }: { readonly drill: DrillView }) {
  const words = useWords(insightWords).drill;
  const navigate = route.useNavigate();
  const toggle = (id: string) =>
    void navigate({ search: { without: toggled(drill, id).join(",") }, replace: true, resetScroll: false });
  return (
    <>
      <PageHead title={words.title} isInner />
      <CarrierChoice drill={drill} onToggle={toggle} />
      <div className="desk:grid desk:grid-cols-[minmax(0,1fr)_300px] desk:gap-10 wide:grid-cols-[minmax(0,1fr)_344px] wide:gap-16">
        <div className="min-w-0">
          <Survival drill={drill} />
          <Rungs key={goneKey(drill)} drill={drill} />
        </div>
        <div className="min-w-0 desk:pt-6">
          <AskToLeaveAWay drill={drill} />
          <WithoutStaff drill={drill} />
          <Dependence drill={drill} />
          <DeepTies drill={drill} />
        </div>
      </div>
    </>
  );
}
