import type { SanctionView } from "@kith/contract/stay";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { AppealPart } from "./appeal-part.tsx";
import { DecideForm } from "./decide-form.tsx";
import { Lifting } from "./lifting.tsx";
import { sanctionQuery } from "./queries.ts";
import { SanctionBody } from "./sanction-body.tsx";
import { StateWords } from "./state-words.tsx";
import { stayWords } from "./words.ts";

const route = getRouteApi("/c/$slug/stay/$sanctionId");

/** One sanction, for staff: everything about it, and what is still to be decided. */
export function SanctionPage() {
  const words = useWords(stayWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug, sanctionId } = route.useParams();
  const { data, error, refetch } = useQuery(sanctionQuery(slug, sanctionId));
  const name = data?.memberName || words.sanction.erased;
  const title = data === undefined ? words.list.title : words.list.one(name, words.steps[data.step]);
  return (
    <Page
      title={title}
      barTitle={words.list.title}
      of={community.name}
      up={{ to: "/c/$slug/stay", params: { slug } }}
    >
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && <One slug={slug} sanction={data} />}
    </Page>
  );
}

function One({ slug, sanction }: { readonly slug: string; readonly sanction: SanctionView }) {
  const words = useWords(stayWords);
  const { memberId, memberName, can, appeal } = sanction;
  return (
    <div className="max-w-[680px]">
      <PageHead
        title={
          <Link to="/c/$slug/people/$memberId" params={{ slug, memberId }}>
            {memberName || words.sanction.erased}
          </Link>
        }
        under={<StateWords sanction={sanction} />}
      />
      <div className="grid gap-5 pt-4">
        <SanctionBody sanction={sanction} />
        <AppealPart sanction={sanction} isMine={false} />
        {can.decide && <DecideForm key={sanction.id} slug={slug} sanction={sanction} />}
        {appeal !== null && appeal.decision === null && !can.decide && <WhoDecides />}
        {can.lift && <Lifting slug={slug} sanction={sanction} />}
      </div>
    </div>
  );
}

/** Why whoever reads this does not decide. */
function WhoDecides() {
  const words = useWords(stayWords).decide;
  const { me } = useCommunity();
  const isOrganiser = me.roles.includes("organiser");
  return (
    <p className="text-second text-faded">{isOrganiser ? words.otherDecides : words.organisersDecide}</p>
  );
}
