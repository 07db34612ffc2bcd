import type { Landing } from "@kith/contract/gate";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { formatDay } from "../../../lib/when.ts";
import { useWords } from "../../../lib/words.ts";
import { Button, buttonLook } from "../../../ui/button.tsx";
import { Clauses } from "../../../ui/clauses.tsx";
import type { Way } from "./queries.ts";
import { landingWords } from "./words.ts";

interface AskingProps {
  readonly landing: Landing;
  readonly way: Way;
}

/** The one act of the page: whoever is inside already goes in, whoever has applied sees where it stands. */
export function Asking({ landing, way }: AskingProps) {
  const { me: words, apply, full } = useWords(landingWords);
  const language = useLanguage();
  const { me, slug, isFullToday } = landing;
  if (me?.isMember === true) {
    return (
      <Said text={words.member}>
        <Link to="/c/$slug" params={{ slug }} className={look}>
          {words.enter}
        </Link>
      </Said>
    );
  }
  if (me?.isUndecided === true && me.applicationId !== null) {
    return (
      <Said text={words.undecided}>
        <ToApplication id={me.applicationId} look={look} label={words.toApplication} />
      </Said>
    );
  }
  if (me !== null && me.againAt !== null && me.applicationId !== null) {
    return (
      <Said text={words.again(formatDay(language, me.againAt))}>
        <ToApplication id={me.applicationId} look={`${buttonLook("secondary")} w-full`} label={words.last} />
      </Said>
    );
  }
  if (isFullToday) {
    return (
      <Button kind="primary" refusal={full} className="w-full">
        {apply}
      </Button>
    );
  }
  return (
    <Link
      to="/join/$slug/apply"
      params={{ slug }}
      search={(now: { referee?: string }) => ({
        ...(way.code === null ? {} : { code: way.code }),
        ...(now.referee === undefined ? {} : { referee: now.referee }),
      })}
      className={look}
    >
      {apply}
    </Link>
  );
}

const look = `${buttonLook("primary")} w-full`;

function Said({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-2">
      <p className="text-second">{text}</p>
      {children}
    </div>
  );
}

interface ToApplicationProps {
  readonly id: string;
  readonly look: string;
  readonly label: string;
}

function ToApplication({ id, look: className, label }: ToApplicationProps) {
  return (
    <Link to="/applications/$applicationId" params={{ applicationId: id }} className={className}>
      {label}
    </Link>
  );
}

interface ConsequenceProps {
  readonly landing: Landing;
  readonly className: string;
  readonly isSentence?: boolean;
}

const SOON_HOURS = 48;

/** What applying takes, and when there is an answer. Nothing where there is nothing to apply for. */
export function Consequence({ landing, className, isSentence = false }: ConsequenceProps) {
  const { before: words, hidden } = useWords(landingWords);
  const language = useLanguage();
  const { me, questions, evidence, referee, usualAnswerHours, answerDays } = landing;
  if (me !== null && (me.isMember || me.isUndecided || me.againAt !== null)) return null;
  const kind = isSentence ? words.toDo : words.takes;
  const takes = [
    ...(questions > 0 ? [kind.questions(formatCount(language, questions))] : []),
    ...(evidence === "required" ? [kind.evidence] : []),
    ...(referee === "required" ? [kind.referee] : []),
  ];
  const isSoon = usualAnswerHours !== null && usualAnswerHours <= SOON_HOURS;
  const answer = isSoon
    ? words.usual(formatCount(language, Math.max(1, Math.round(usualAnswerHours))))
    : words.answer(formatCount(language, answerDays));
  if (!isSentence)
    return (
      <p className={className}>
        <Clauses text={words.line([...takes, answer, words.reason])} />
      </p>
    );
  return (
    <div className={className}>
      <p>
        {takes.length > 0 && words.ask(takes)}
        {words.sentence([answer, words.reason])}
      </p>
      <p className="mt-1 text-caption text-faded">{hidden}</p>
    </div>
  );
}
