import type { ApplicationReview, EvidenceFile } from "@kith/contract/applications";
import { useCommunity } from "../../../app/community/context.ts";
import { Section } from "../../../app/community/page.tsx";
import { pathWith } from "../../../lib/api.ts";
import { formatBytes } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Icon } from "../../../ui/icon.tsx";
import { gateWords } from "../words.ts";

interface OfApplication {
  readonly application: ApplicationReview;
}

export function Answers({ application: { answers } }: OfApplication) {
  const words = useWords(gateWords).review;
  return (
    <Section id="answers" title={words.answers} className="mt-5 desk:mt-7">
      {answers.length === 0 && <p className="pt-3 text-faded">{words.noQuestions}</p>}
      <dl>
        {answers.map(({ question, answer }) => (
          <div key={question.id} className="border-b border-line py-3">
            <dt className="text-second break-words text-faded">{question.text}</dt>
            <dd className="break-words whitespace-pre-line">
              {answer ?? <span className="text-faded">{words.unanswered}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

export function EvidenceShown({ application }: OfApplication) {
  const words = useWords(gateWords).review;
  const { id, evidence, evidenceAsked } = application;
  if (evidenceAsked === null && evidence.length === 0) return null;
  return (
    <Section id="evidence" title={words.evidence}>
      {evidenceAsked !== null && <p className="pt-3 text-second break-words text-faded">{evidenceAsked}</p>}
      {evidence.length === 0 && <p className="pt-2">{words.noEvidence}</p>}
      <ul className="grid gap-4 pt-3 desk:grid-cols-2">
        {evidence.map((file) => (
          <li key={file.id} className="min-w-0">
            <File applicationId={id} file={file} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function File({ applicationId, file }: { readonly applicationId: string; readonly file: EvidenceFile }) {
  const language = useLanguage();
  const { slug } = useCommunity();
  const path = pathWith(["communities", slug, "applications", applicationId, "evidence", file.id]);
  return (
    <a href={path} target="_blank" rel="noreferrer" className="block">
      {file.kind === "application/pdf" ? (
        <span className="grid h-28 place-items-center rounded-mark border border-line bg-sunk">
          <Icon name="file" className="size-8 text-faded" />
        </span>
      ) : (
        <img
          src={path}
          alt=""
          loading="lazy"
          className="max-h-72 w-full rounded-mark border border-line bg-sunk object-contain"
        />
      )}
      <span className="mt-1 flex gap-3 text-second">
        <span className="linked min-w-0 truncate">{file.name}</span>
        <span className="whitespace-nowrap text-faded">{formatBytes(language, file.bytes)}</span>
      </span>
    </a>
  );
}

export function RefereeSaid({ application: { referee, refereeWords } }: OfApplication) {
  const words = useWords(gateWords).review;
  if (referee === null) return null;
  return (
    <Section id="referee" title={words.referee}>
      {referee.state === "asked" && <p className="pt-3">{words.refereeAsked(referee.name)}</p>}
      {referee.state === "vouched" && refereeWords !== "" && refereeWords !== null && (
        <div className="pt-3">
          <p className="text-second text-faded">{words.vouched(referee.name)}</p>
          <p className="break-words whitespace-pre-line">{refereeWords}</p>
        </div>
      )}
      {referee.state === "vouched" && (refereeWords === "" || refereeWords === null) && (
        <p className="pt-3">{words.vouchedSilently(referee.name)}</p>
      )}
    </Section>
  );
}
