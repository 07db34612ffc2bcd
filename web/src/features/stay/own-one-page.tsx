import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { AppealPart } from "./appeal-part.tsx";
import { OwnFrame } from "./own-frame.tsx";
import { ownQuery } from "./queries.ts";
import { SanctionBody } from "./sanction-body.tsx";
import { StateWords } from "./state-words.tsx";
import { stayWords } from "./words.ts";

const route = getRouteApi("/sanctions/$sanctionId");

/** What was done to somebody, and where they can have it looked at again. */
export function OwnSanctionPage() {
  const words = useWords(stayWords);
  const { loading } = useWords(frameWords);
  const { sanctionId } = route.useParams();
  const { data, error, refetch } = useQuery(ownQuery(sanctionId));
  return (
    <OwnFrame
      title={data === undefined ? words.own.title : words.steps[data.step]}
      heading={data === undefined ? undefined : <StateWords sanction={data} />}
      under={data === undefined ? undefined : words.own.of(data.community.name)}
      up={{ to: "/sanctions", label: words.own.toAll }}
    >
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && (
        <div className="grid gap-5 pt-4">
          <SanctionBody sanction={data} />
          <AppealPart sanction={data} isMine />
          {!data.isMember && <p className="text-second text-faded">{words.own.notMember}</p>}
        </div>
      )}
    </OwnFrame>
  );
}
