import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useWords } from "../../../lib/words.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { When } from "../../../ui/when.tsx";
import { CharterDocument } from "./document.tsx";
import { versionQuery } from "./queries.ts";
import { charterTextWords } from "./words.ts";

const route = getRouteApi("/c/$slug/charter/versions/$version");

/** A version as it was, in force or not. */
export function VersionPage() {
  const words = useWords(charterTextWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const version = Number(route.useParams().version);
  const { data, error, refetch } = useQuery(versionQuery(slug, version));
  const title = words.version(version);
  return (
    <Page title={title} of={community.name} up={{ to: "/c/$slug/charter/versions", params: { slug } }}>
      <PageHead title={title} isInner>
        {data !== undefined && (
          <span className="text-second text-faded">
            <When at={data.writtenAt} />
          </span>
        )}
      </PageHead>
      {data !== undefined && version !== community.charter.version && (
        <p className="mt-4 border-b border-line pb-4 text-faded">{words.versions.old}</p>
      )}
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && (
        <div className="mt-6">
          <CharterDocument charter={data} />
        </div>
      )}
    </Page>
  );
}
