import type { ApplicationReview } from "@kith/contract/applications";
import { isMet, type KnownFacts } from "@kith/contract/criteria";
import { explain } from "@kith/contract/criteria-words";
import type { ShownRule } from "@kith/contract/gate";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { Section } from "../../../app/community/page.tsx";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { When } from "../../../ui/when.tsx";
import { namesOf } from "../criterion-names.ts";
import { factsOf, ruleThatDecides } from "../rule-that-decides.ts";
import { gateWords } from "../words.ts";

interface OfApplication {
  readonly application: ApplicationReview;
}

/** Who or what decided, and why; of one that waits, why it does. */
export function Verdict({ application }: OfApplication) {
  const words = useWords(gateWords).review;
  const isOpen = application.state === "waiting" || application.state === "asked";
  return (
    <Section id="verdict" title={isOpen ? words.why : words.decision} className="mt-7 wide:mt-7">
      <div className="grid gap-2 pt-3">
        {isOpen ? <Why application={application} /> : <Decided application={application} />}
        <RulesSay application={application} />
        {!isOpen && <Onwards application={application} />}
      </div>
    </Section>
  );
}

function Why({ application }: OfApplication) {
  const words = useWords(gateWords).review;
  const language = useLanguage();
  const { rules, wasRemoved, isEvidenceMissing } = application;
  const decides = ruleThatDecides(rules, knownOf(application));
  if (wasRemoved) return <p>{words.whyRemoved}</p>;
  if (isEvidenceMissing) return <p className="font-semibold">{words.whyEvidence}</p>;
  if (rules.length === 0) return <p>{words.whyNone}</p>;
  if (decides === null) return <p>{words.whyNotMet}</p>;
  const number = formatCount(language, decides.number);
  return <p>{decides.outcome === "review" ? words.whyReview(number) : words.whySince(number)}</p>;
}

function Decided({ application }: OfApplication) {
  const words = useWords(gateWords).review;
  const language = useLanguage();
  const { decision, decidedByName } = application;
  if (decision === null) return null;
  const { rule, reason, at } = decision;
  return (
    <>
      <p>
        {rule === null
          ? words.decidedBy(decidedByName ?? "")
          : words.decidedByRule(formatCount(language, rule.number))}
        <When at={at} className="ml-3 text-second text-faded" />
      </p>
      {reason !== "" && <p className="border-l-2 border-ink pl-3 break-words">{reason}</p>}
    </>
  );
}

function RulesSay({ application }: OfApplication) {
  const words = useWords(gateWords).review;
  const { rules, answers, code } = application;
  const known = knownOf(application);
  if (rules.length === 0) return null;
  const names = namesOf(
    answers.map(({ question }) => question),
    code === null ? [] : [code],
  );
  return (
    <details open>
      <summary className="linked inline-flex min-h-11 items-center text-fact">{words.rules}</summary>
      <ol>
        {rules.map((rule) => (
          <RuleSays key={rule.number} rule={rule} known={known} names={names} />
        ))}
      </ol>
    </details>
  );
}

interface RuleSaysProps {
  readonly rule: ShownRule;
  readonly known: KnownFacts;
  readonly names: Readonly<Record<string, string>>;
}

function RuleSays({ rule, known, names }: RuleSaysProps) {
  const { review: words, settings } = useWords(gateWords);
  const language = useLanguage();
  const met = isMet(rule.criterion, known);
  const word = met === null ? words.unknown : met ? words.met : words.notMet;
  return (
    <li className="border-t border-line py-2 text-second">
      <p className="flex justify-between gap-3">
        <span className="text-faded">{words.rule(formatCount(language, rule.number))}</span>
        <b className={met === true ? "" : "font-normal text-faded"}>{word}</b>
      </p>
      <p className="break-words">
        {settings.rules.says(
          explain(rule.criterion, language, names).sentence,
          settings.rules.outcomes[rule.outcome],
        )}
      </p>
    </li>
  );
}

/** Where one goes from what is decided. */
function Onwards({ application: { nextId, memberId } }: OfApplication) {
  const words = useWords(gateWords).review;
  const { slug } = useCommunity();
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-2">
      {nextId === null ? (
        <Link to="/c/$slug/gate" params={{ slug }} className={buttonLook("secondary", true)}>
          {words.toQueue}
        </Link>
      ) : (
        <Link
          to="/c/$slug/gate/applications/$applicationId"
          params={{ slug, applicationId: nextId }}
          className={buttonLook("primary", true)}
        >
          {words.next}
        </Link>
      )}
      {memberId !== null && (
        <Link to="/c/$slug/people/$memberId" params={{ slug, memberId }} className={buttonLook("text", true)}>
          {words.toMember}
        </Link>
      )}
    </p>
  );
}

function knownOf({ answers, code, referee }: ApplicationReview): KnownFacts {
  const isAsked = referee?.state === "asked";
  return factsOf({
    questions: answers.map(({ question }) => question),
    answers: Object.fromEntries(answers.map(({ question, answer }) => [question.id, answer])),
    codeId: code?.id ?? null,
    hasReferee: isAsked ? null : referee !== null,
  });
}
