import type { MyApplication } from "@kith/contract/applications";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { applyWords } from "../apply/words.ts";

/** What one sent, to be read again. */
export function SentAnswers({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).mine;
  const language = useLanguage();
  const { answers, referee, charterVersion } = application;
  return (
    <div className="mt-7 border-t border-line desk:mt-9">
      <Disclosure title={words.answers}>
        <dl lang={application.language}>
          {answers.map(({ question, answer }) => (
            <div key={question.id} className="border-b border-line py-2.5 last:border-0">
              <dt className="text-second break-words text-faded">{question.text}</dt>
              <dd className="break-words whitespace-pre-line">
                {answer ?? <span className="text-faded">{words.unanswered}</span>}
              </dd>
            </div>
          ))}
          {referee !== null && (
            <div className="border-t border-line py-2.5">
              <dt className="text-second text-faded" lang={language}>
                {words.refereeTitle}
              </dt>
              <dd className="break-words" lang={language}>
                {words.referee[referee.state](referee.name)}
              </dd>
            </div>
          )}
        </dl>
        <p className="mt-1 text-second text-faded">{words.charter(formatCount(language, charterVersion))}</p>
      </Disclosure>
    </div>
  );
}
