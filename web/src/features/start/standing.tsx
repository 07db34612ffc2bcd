import type { HealthView } from "@kith/contract/insight";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Section } from "../../app/community/page.tsx";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Clauses } from "../../ui/clauses.tsx";
import { GradeMark } from "../../ui/grade-mark.tsx";
import { TiedThread } from "../../ui/tied-thread.tsx";
import { When } from "../../ui/when.tsx";
import { charterWords } from "../charter/words.ts";
import { healthQuery } from "../insight/queries.ts";

/** What the community is now: its verdict in short, or what to do so that there can be one. */
export function Standing() {
  const words = useWords(charterWords).community;
  const language = useLanguage();
  const { slug } = useCommunity();
  const { data } = useQuery(healthQuery(slug, language));
  const at = data?.run?.at;
  return (
    <Section
      id="standing"
      title={words.standing}
      aside={
        at === undefined ? null : (
          <span className="text-second text-faded">
            {words.judgedAt} <When at={at} />
          </span>
        )
      }
    >
      <div className="min-h-28">{data !== undefined && <Said health={data} />}</div>
    </Section>
  );
}

function Said({ health }: { readonly health: HealthView }) {
  const words = useWords(charterWords).community;
  const { slug } = useCommunity();
  const { report } = health;
  if (report === null || report.lines.length === 0) return <Unjudged isCounting={health.isCounting} />;
  return (
    <>
      <p className="song mt-4 text-[1.625rem] leading-[calc(38/26)]">
        <Clauses text={report.headline} />
      </p>
      <p className="mt-1.5 text-faded">{report.summary.join(report.language === "en" ? " " : "")}</p>
      <ul className="mt-3">
        {report.conditions.map(({ id, title, grade, gradeWord }) => (
          <li key={id} className="flex min-h-11 items-center gap-3 border-t border-line">
            <span className="min-w-0 flex-1">{title}</span>
            <GradeMark grade={grade} word={gradeWord} />
          </li>
        ))}
      </ul>
      <p className="border-t border-line pt-3">
        <Link to="/c/$slug/health" params={{ slug }} className={buttonLook("secondary", true)}>
          {words.lines}
        </Link>
      </p>
    </>
  );
}

function Unjudged({ isCounting }: { readonly isCounting: boolean }) {
  const words = useWords(charterWords).community;
  const { slug, me } = useCommunity();
  const text = isCounting ? words.counting : me.can.import ? words.unjudgedText : words.unjudgedMember;
  return (
    <div className="py-6 desk:flex desk:items-center desk:gap-8">
      <div className="desk:order-2 desk:[&_svg]:mx-0">
        <TiedThread />
      </div>
      <div className="mt-4 min-w-0 desk:mt-0 desk:flex-1">
        <p className="font-semibold">{words.unjudged}</p>
        <p className="mt-0.5 text-faded">{text}</p>
        {me.can.import && !isCounting && (
          <p className="mt-3.5">
            <Link
              to="/c/$slug/imports"
              params={{ slug }}
              className={`${buttonLook("primary")} w-full desk:w-auto`}
            >
              {words.bringHistory}
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}
