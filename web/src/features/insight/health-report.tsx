import type { LineId } from "@kith/contract/diagnosis";
import type { HealthView, RunView } from "@kith/contract/insight";
import type { Report } from "@kith/contract/report";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { frameWords } from "../../app/community/words.ts";
import { formatPeriod } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { buttonLook } from "../../ui/button.tsx";
import { When } from "../../ui/when.tsx";
import { CardLinksContext } from "../report/card-links.ts";
import type { EvidenceSource } from "../report/line-props.ts";
import { Lines } from "../report/lines.tsx";
import { Natures } from "../report/natures.tsx";
import { Firmness, Footnotes } from "../report/notes.tsx";
import { Verdict } from "../report/verdict.tsx";
import { Changes } from "./changes.tsx";
import { CountAgain } from "./count-again.tsx";
import { Disputes } from "./disputes.tsx";
import { linksInto } from "./links.tsx";
import { evidencePortion, meshQuery } from "./queries.ts";
import { useDisputing } from "./use-disputing.ts";
import { insightWords } from "./words.ts";

/** Pictures come when they are seen. */
const MeshSection = lazy(async () => ({ default: (await import("../mesh/mesh-section.tsx")).MeshSection }));

interface HealthReportProps {
  readonly health: HealthView;
  readonly report: Report;
  readonly run: RunView;
}

/** The verdict with its lines; evidence leads to the very post and person. */
export function HealthReport({ health, report, run }: HealthReportProps) {
  const { slug } = useCommunity();
  const links = useMemo(() => linksInto(slug, health), [slug, health]);
  const { language } = report;
  const source = useMemo<EvidenceSource>(
    () => ({
      key: [slug, run.id, language],
      portion: (line, from) => evidencePortion(slug, run.id, line, from),
      without: null,
    }),
    [slug, run.id, language],
  );
  const disputing = useDisputing(slug, run.id);
  const [opened, setOpened] = useState<readonly LineId[]>([]);
  const open = (line: LineId, isOpen: boolean) => {
    const others = opened.filter((other) => other !== line);
    setOpened(isOpen ? [...others, line] : others);
  };
  return (
    <CardLinksContext value={links}>
      <article lang={report.language}>
        <Verdict report={report} under={<AsOf health={health} run={run} />} act={<ToDrill />}>
          <Mesh />
        </Verdict>
        <MeshSentence />
        <Changes health={health} run={run} />
        <Lines
          lines={report.lines}
          source={source}
          corrections={disputing.corrections}
          onCorrect={disputing.dispute}
          opened={opened}
          onOpen={open}
        />
        <Disputes health={health} error={disputing.error} />
        <Firmness report={report} />
        <Natures report={report} onCorrect={disputing.dispute} />
        <Footnotes report={report} />
      </article>
    </CardLinksContext>
  );
}

function AsOf({ health, run }: Pick<HealthReportProps, "health" | "run">) {
  const words = useWords(insightWords);
  return (
    <>
      {health.life !== null && (
        <p className="mt-1 max-w-[44em] text-second text-faded">
          <b className="text-ink">{health.life.title}</b>
          <span className="ml-2.5">{health.life.why}</span>
        </p>
      )}
      <div className="mt-1 flex min-h-11 flex-wrap items-center gap-x-5 text-second text-faded">
        <span>
          {words.asOf} <When at={run.at} />
        </span>
        <CountAgain health={health} />
      </div>
    </>
  );
}

function ToDrill() {
  const words = useWords(insightWords).drillAct;
  const { slug } = useCommunity();
  return (
    <div className="border-b border-line pt-3 pb-[17px] desk:border-0 desk:pt-[15px]">
      <p className="text-fact font-semibold">{words.question}</p>
      <Link to="/c/$slug/drill" params={{ slug }} className={`${buttonLook("ink")} mt-2.5 w-full`}>
        {words.press}
        <span className="text-second font-normal opacity-80">{words.note}</span>
      </Link>
    </div>
  );
}

function Mesh() {
  const words = useWords(insightWords);
  const language = useLanguage();
  const { slug } = useCommunity();
  const { data, error } = useQuery(meshQuery(slug, language));
  const { loading } = useWords(frameWords);
  const waiting = (
    <div className="min-h-[60vw] desk:min-h-[420px]">
      <Skeleton label={loading} />
    </div>
  );
  if (data === undefined) {
    return error === null ? (
      waiting
    ) : (
      <p className="min-h-[60vw] py-6 text-faded desk:min-h-[420px]">{words.meshFailed}</p>
    );
  }
  return (
    <Suspense fallback={waiting}>
      <MeshSection mesh={data.mesh} />
    </Suspense>
  );
}

const EIGHT_WEEKS_MS = 56 * 86_400_000;

const eightWeeksBefore = (at: string) => Date.parse(at) - EIGHT_WEEKS_MS;

/** What the picture amounts to, in words. */
function MeshSentence() {
  const words = useWords(insightWords);
  const language = useLanguage();
  const { slug } = useCommunity();
  const { data } = useQuery(meshQuery(slug, language));
  return (
    <p className="mt-3 min-h-[1lh] max-w-[60em] text-second text-faded">
      {data?.isPast === true && (
        <span className="mr-2.5">
          {words.meshThen(formatPeriod(language, eightWeeksBefore(data.at), Date.parse(data.at)))}
        </span>
      )}
      {data?.sentence}
      {data?.canCountOthers === false && <span className="ml-2.5">{words.mine}</span>}
    </p>
  );
}
