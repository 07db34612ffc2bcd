import type { MyApplication } from "@kith/contract/applications";
import { explain } from "@kith/contract/criteria-words";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { formatDay } from "../../../lib/when.ts";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { When } from "../../../ui/when.tsx";
import { applyWords } from "../apply/words.ts";
import { namesOf } from "../criterion-names.ts";

/** What can be said of it now: how long it will take, or what came of it and why. */
export function Outcome({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).mine;
  const language = useLanguage();
  const { state, decision, deletedAt } = application;
  return (
    <div className="grid gap-2 pt-4">
      {state === "waiting" && <Waiting application={application} />}
      {state === "asked" && <p>{words.asked}</p>}
      {state === "expired" && <p>{words.expired}</p>}
      {decision !== null && state === "refused" && <Refusal application={application} />}
      {decision !== null && state === "admitted" && decision.reason !== "" && (
        <p className="break-words">{decision.reason}</p>
      )}
      <Again application={application} />
      {deletedAt !== null && (
        <p className="text-second [text-autospace:no-autospace] text-faded">
          {words.deleted(formatDay(language, deletedAt))}
        </p>
      )}
    </div>
  );
}

const DAY_HOURS = 24;
const LONG_HOURS = 48;

function Waiting({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).mine;
  const { evidence } = useWords(applyWords);
  const language = useLanguage();
  const { position, aboutHours, promisedBy, isEvidenceMissing } = application;
  const isLate = isPast(promisedBy);
  if (isEvidenceMissing) return <p className="font-semibold">{evidence.missingYet}</p>;
  return (
    <>
      <p>
        {position === 1 && words.first}
        {position !== null && position > 1 && words.position(formatCount(language, position - 1))}{" "}
        {aboutHours !== null && <About hours={aboutHours} />}
      </p>
      {isLate ? (
        <p>{words.late}</p>
      ) : (
        <p className="text-second text-faded">
          {words.promised} <When at={promisedBy} className="ml-1" />
        </p>
      )}
      <p className="text-second text-faded">{words.leave}</p>
    </>
  );
}

function isPast(at: string, nowMs = Date.now()): boolean {
  return new Date(at).getTime() < nowMs;
}

function About({ hours }: { readonly hours: number }) {
  const words = useWords(applyWords).mine;
  const language = useLanguage();
  if (hours > LONG_HOURS) return words.aboutDays(formatCount(language, Math.ceil(hours / DAY_HOURS)));
  return words.aboutHours(formatCount(language, Math.max(1, Math.ceil(hours))));
}

function Refusal({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).mine;
  const language = useLanguage();
  const { decision, answers } = application;
  if (decision === null) return null;
  const { rule } = decision;
  const questions = answers.map(({ question }) => question);
  return (
    <div className="rounded-box border border-line bg-sheet px-4 py-3.5">
      <p className="text-second text-faded">{words.reason}</p>
      <p className="text-lead break-words" lang={application.language}>
        {decision.reason}
      </p>
      <p className="mt-1.5 border-t border-line pt-2 text-second break-words text-faded">
        {rule === null
          ? words.byPeople
          : `${words.byRule(formatCount(language, rule.number))}${language === "en" ? " " : ""}${explain(rule.criterion, language, namesOf(questions)).sentence}`}
      </p>
    </div>
  );
}

/** Whoever was not admitted is told from when on to try again. */
function Again({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).mine;
  const language = useLanguage();
  const { againAt, can, slug, state } = application;
  if (state === "waiting" || state === "asked" || state === "admitted") return null;
  return (
    <>
      <p className="text-second">
        {againAt === null ? (
          words.againNow
        ) : (
          <>
            {words.again}
            <time dateTime={againAt} className="ml-2 font-semibold">
              {formatDay(language, againAt)}
            </time>
          </>
        )}
      </p>
      {can.applyAgain && (
        <p>
          <Link to="/join/$slug" params={{ slug }} className={buttonLook("secondary")}>
            {words.apply}
          </Link>
        </p>
      )}
    </>
  );
}
