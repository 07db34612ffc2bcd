import type { HealthView } from "@kith/contract/insight";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { Switcher } from "../../app/community/switcher.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CountAgain } from "./count-again.tsx";
import { Footing } from "./footing.tsx";
import { HealthReport } from "./health-report.tsx";
import { healthQuery } from "./queries.ts";
import { insightWords } from "./words.ts";

/** Where the community stands: the verdict, what it rests on, and what changed. */
export function HealthPage() {
  const words = useWords(insightWords);
  const { loading } = useWords(frameWords);
  const language = useLanguage();
  const community = useCommunity();
  const { data, error, refetch } = useQuery(healthQuery(community.slug, language));
  return (
    <Page title={words.title} of={community.name}>
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && <Known health={data} />}
    </Page>
  );
}

function Known({ health }: { readonly health: HealthView }) {
  const words = useWords(insightWords);
  const community = useCommunity();
  const { report, run } = health;
  if (report !== null && run !== null && report.lines.length > 0) {
    return (
      <>
        <div className="pt-3 desk:hidden">
          <Switcher community={community} isLine />
        </div>
        <HealthReport health={health} report={report} run={run} />
        <Footing />
      </>
    );
  }
  return (
    <>
      <PageHead title={words.title} over={<Switcher community={community} isLine />} />
      {health.isCounting ? (
        <Empty title={words.firstCounting.title} text={words.firstCounting.text}>
          <CountAgain health={health} />
        </Empty>
      ) : (
        <Unjudged health={health} />
      )}
      <Footing />
    </>
  );
}

/** Unknown is said, and what would make it known. */
function Unjudged({ health }: { readonly health: HealthView }) {
  const words = useWords(insightWords).unjudged;
  const { slug, me } = useCommunity();
  return (
    <Empty title={words.title} text={me.can.import ? words.text : words.member}>
      {me.can.import && (
        <Link to="/c/$slug/imports" params={{ slug }} className={buttonLook("primary")}>
          {words.bring}
        </Link>
      )}
      {health.can.countAgain && <CountAgain health={health} />}
    </Empty>
  );
}
