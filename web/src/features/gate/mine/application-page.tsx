import { CSPProvider } from "@base-ui/react/csp-provider";
import type { MyApplication } from "@kith/contract/applications";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { TopBar } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { useWords } from "../../../lib/words.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ToastArea } from "../../../ui/toast.tsx";
import { applyWords } from "../apply/words.ts";
import { JoinBar, joinLook } from "../landing/join-bar.tsx";
import { Conversation } from "./conversation.tsx";
import { Evidence } from "./evidence.tsx";
import { Outcome } from "./outcome.tsx";
import { myApplicationQuery } from "./queries.ts";
import { SentAnswers } from "./sent-answers.tsx";
import { Steps } from "./steps.tsx";
import { Welcome } from "./welcome.tsx";
import { Withdrawing } from "./withdrawing.tsx";

const route = getRouteApi("/applications/$applicationId");

/** Reviewers act meanwhile. */
const LOOK_AGAIN_MS = 30_000;

/** Where one's application stands, and what can still be said. */
export function ApplicationPage() {
  const words = useWords(applyWords).mine;
  const { applicationId } = route.useParams();
  const { data, error, refetch } = useQuery({
    ...myApplicationQuery(applicationId),
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (isOpen(state.data) ? LOOK_AGAIN_MS : false),
  });
  const name = data?.communityName ?? words.title;
  return (
    <CSPProvider disableStyleElements>
      <ToastArea>
        <title>{`${words.title} · ${name}`}</title>
        <div className="hidden desk:block">
          <JoinBar name={data === undefined ? null : name} />
        </div>
        <TopBar title={name} up={{ to: "/home" }} />
        <main id="content" className={`${joinLook} pb-14`}>
          <div className="mx-auto max-w-[640px]">
            {data === undefined && error === null && <Skeleton label={words.opening} />}
            {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
            {data !== undefined && <Standing application={data} />}
          </div>
        </main>
      </ToastArea>
    </CSPProvider>
  );
}

function isOpen(application: MyApplication | undefined): boolean {
  return application?.state === "waiting" || application?.state === "asked";
}

function Standing({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).mine;
  const { state, can } = application;
  return (
    <>
      <header className="border-b-[1.5px] border-ink pt-4 pb-4 desk:pt-8">
        <p className="hidden text-second text-faded desk:block">{application.communityName}</p>
        <h1 className="song type-verdict text-balance">{words.headlines[state]}</h1>
        {isOpen(application) && <Steps application={application} />}
      </header>
      <Outcome application={application} />
      {state === "admitted" && <Welcome application={application} />}
      <Conversation application={application} />
      <Evidence application={application} />
      <SentAnswers application={application} />
      {can.withdraw && <Withdrawing application={application} />}
    </>
  );
}
