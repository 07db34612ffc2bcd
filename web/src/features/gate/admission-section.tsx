import { MemberAdmission, type Admission } from "@kith/contract/applications";
import { hasPower } from "@kith/contract/powers";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Section } from "../../app/community/page.tsx";
import { ask, pathWith } from "../../lib/api.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { gateWords } from "./words.ts";

interface AdmissionSectionProps {
  readonly slug: string;
  readonly memberId: string;
  readonly isMe: boolean;
}

/** How a member came in: for themself and for those who decide. Nothing of whoever did not come by the gate. */
export function AdmissionSection({ slug, memberId, isMe }: AdmissionSectionProps) {
  const { me } = useCommunity();
  const isReviewer = hasPower(me.roles, "application.read");
  const { data } = useQuery({ ...admissionQuery(slug, memberId), enabled: isMe || isReviewer });
  if (data === undefined || data.admission === null) return null;
  return (
    <Suspense>
      <HowTheyCame slug={slug} admission={data.admission} isReviewer={isReviewer} />
    </Suspense>
  );
}

function admissionQuery(slug: string, memberId: string) {
  return queryOptions({
    queryKey: ["community", slug, "members", memberId, "admission"],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "members", memberId, "admission"]), MemberAdmission, { signal }),
  });
}

interface HowTheyCameProps {
  readonly slug: string;
  readonly admission: Admission;
  readonly isReviewer: boolean;
}

function HowTheyCame({ slug, admission, isReviewer }: HowTheyCameProps) {
  const { admission: words, review } = useWords(gateWords);
  const language = useLanguage();
  const { code, refereeName, rule, decidedByName, charterVersion } = admission;
  const facts = [
    [words.applied, formatDay(language, admission.appliedAt)],
    [words.admitted, formatDay(language, admission.admittedAt)],
    [review.code, code === null ? review.direct : code.name],
    ...(refereeName === null ? [] : [[review.referee, refereeName] as const]),
    [review.charter, review.charterVersion(formatCount(language, charterVersion))],
    [
      review.decision,
      rule === null ? (decidedByName ?? "") : words.byRule(formatCount(language, rule.number), rule.reason),
    ],
  ] as const;
  return (
    <Section id="admission" title={words.title}>
      <dl className="[text-autospace:no-autospace]">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-4 border-b border-line py-2 text-second">
            <dt className="w-20 flex-none text-faded">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {isReviewer && (
        <p>
          <Link
            to="/c/$slug/gate/applications/$applicationId"
            params={{ slug, applicationId: admission.applicationId }}
            className={buttonLook("text", true)}
          >
            {words.application}
          </Link>
        </p>
      )}
    </Section>
  );
}
