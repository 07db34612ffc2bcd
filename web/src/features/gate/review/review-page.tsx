import type { ApplicationReview } from "@kith/contract/applications";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead, Section } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { When } from "../../../ui/when.tsx";
import { applyWords } from "../apply/words.ts";
import type { Outcome } from "../decide-dialog.tsx";
import { Messages } from "../messages.tsx";
import { reviewQuery } from "../queries.ts";
import { gateWords } from "../words.ts";
import { Answers, EvidenceShown, RefereeSaid } from "./answers.tsx";
import { Deciding } from "./deciding.tsx";
import { Earlier, Notes } from "./notes.tsx";
import { Verdict } from "./verdict.tsx";
import { Writing } from "./writing.tsx";

const route = getRouteApi("/c/$slug/gate/applications/$applicationId");

/** One application: what was answered and shown, who speaks for it, what the rules say, and the decision. */
export function ReviewPage() {
  const { loading } = useWords(frameWords);
  const words = useWords(gateWords);
  const { slug, name } = useCommunity();
  const { applicationId } = route.useParams();
  const { data, error, refetch } = useQuery(reviewQuery(slug, applicationId));
  // A new application begins with nothing asked and nothing opened.
  if (data !== undefined) return <Review key={applicationId} application={data} />;
  return (
    <Page title={words.title} of={name} up={{ to: "/c/$slug/gate", params: { slug } }}>
      {error === null ? (
        <Skeleton label={loading} />
      ) : (
        <Trouble error={error} onAgain={() => void refetch()} />
      )}
    </Page>
  );
}

function Review({ application }: { readonly application: ApplicationReview }) {
  const words = useWords(gateWords).review;
  const { slug, name: of } = useCommunity();
  const [asking, setAsking] = useState<Outcome | null>(null);
  const { name, can } = application;
  return (
    <Page
      title={name}
      of={of}
      up={{ to: "/c/$slug/gate", params: { slug } }}
      actBar={can.decide ? <DecideBar onAsk={setAsking} /> : undefined}
    >
      <PageHead title={name} under={<Facts application={application} />} />
      <div className="wide:grid wide:grid-cols-[minmax(0,680px)_minmax(0,1fr)] wide:gap-16">
        <div className="min-w-0">
          <Answers application={application} />
          <EvidenceShown application={application} />
          <RefereeSaid application={application} />
          <Conversation application={application} />
        </div>
        <aside className="min-w-0 wide:sticky wide:top-6 wide:self-start">
          <Verdict application={application} />
          {can.decide && (
            <p className="mt-4 hidden flex-wrap gap-3 desk:flex">
              <Button kind="primary" onClick={() => setAsking("admit")}>
                {words.admit}
              </Button>
              <Button kind="secondary" onClick={() => setAsking("refuse")}>
                {words.refuse}
              </Button>
            </p>
          )}
          <Notes application={application} />
          <Earlier application={application} />
        </aside>
      </div>
      {asking !== null && (
        <Deciding application={application} outcome={asking} onClose={() => setAsking(null)} />
      )}
    </Page>
  );
}

function DecideBar({ onAsk }: { readonly onAsk: (outcome: Outcome) => void }) {
  const words = useWords(gateWords).review;
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Button kind="secondary" onClick={() => onAsk("refuse")}>
          {words.refuse}
        </Button>
        <Button kind="primary" onClick={() => onAsk("admit")}>
          {words.admit}
        </Button>
      </div>
      <p className="mt-2 text-center text-caption text-faded">{words.line}</p>
    </>
  );
}

function Facts({ application }: { readonly application: ApplicationReview }) {
  const words = useWords(gateWords).review;
  const { states, age: ageWords } = useWords(applyWords);
  const language = useLanguage();
  const { state, sentAt, promisedBy, code, age, charterVersion } = application;
  const isOpen = state === "waiting" || state === "asked";
  return (
    <span className="flex flex-wrap gap-x-4">
      <b className="text-ink">{state === "asked" ? words.awaiting : states[state]}</b>
      <span>
        {words.sent} <When at={sentAt} />
      </span>
      {isOpen && (
        <span>
          {words.promised} <When at={promisedBy} />
        </span>
      )}
      <span>
        {words.code} {code === null ? words.direct : code.name}
      </span>
      {age !== null && <span>{ageWords.ages[age]}</span>}
      <span>{words.charterVersion(formatCount(language, charterVersion))}</span>
    </span>
  );
}

function Conversation({ application }: { readonly application: ApplicationReview }) {
  const words = useWords(gateWords).review;
  const { id, messages, can, name } = application;
  if (messages.length === 0 && !can.ask) return null;
  return (
    <Section id="conversation" title={words.conversation}>
      <Messages messages={messages} names={{ applicant: name, reviewer: words.reviewers }} mine="reviewer" />
      {can.ask && (
        <Writing id={id} what="messages" label={words.ask} hint={words.askHint} busy={words.asking} />
      )}
    </Section>
  );
}
