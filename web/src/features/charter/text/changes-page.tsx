import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { ChangeList } from "./pieces.tsx";
import { changesQuery, charterQuery } from "./queries.ts";
import { charterTextWords } from "./words.ts";

const route = getRouteApi("/c/$slug/charter/changes");

/** What one version says otherwise than another, any two of them. */
export function ChangesPage() {
  const words = useWords(charterTextWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug, charter } = community;
  const asked = route.useSearch();
  const to = Math.min(asked.to ?? charter.version, Math.max(1, charter.version));
  const from = Math.min(asked.from ?? Math.max(1, to - 1), Math.max(1, charter.version));
  const { data, error, refetch } = useQuery(changesQuery(slug, from, to));
  const title = words.versions.changesTitle(from, to);
  return (
    <Page
      title={title}
      barTitle={words.editing.preview}
      of={community.name}
      up={{ to: "/c/$slug/charter", params: { slug } }}
    >
      <PageHead title={title} />
      <Choice from={from} to={to} newest={charter.version} />
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && <ChangeList changes={data.changes} />}
      <BackToAccept />
    </Page>
  );
}

interface ChoiceProps {
  readonly from: number;
  readonly to: number;
  readonly newest: number;
}

/** Which two are laid over each other. */
function Choice({ from, to, newest }: ChoiceProps) {
  const words = useWords(charterTextWords).versions;
  const { slug } = useCommunity();
  const navigate = route.useNavigate();
  const versions = Array.from({ length: newest }, (_, place) => place + 1);
  const choose = (chosen: { readonly from?: number; readonly to?: number }) =>
    void navigate({
      to: "/c/$slug/charter/changes",
      params: { slug },
      search: { from, to, ...chosen },
      replace: true,
    });
  if (newest < 3) return null;
  return (
    <p className="mt-4 flex flex-wrap gap-x-6 gap-y-2 text-second">
      {(["from", "to"] as const).map((end) => (
        <label key={end} className="flex items-center gap-2">
          <span className="text-faded">{words[end]}</span>
          <select
            className="min-h-11 rounded-box border border-edge bg-sheet px-3 text-body"
            value={end === "from" ? from : to}
            onChange={(event) => choose({ [end]: Number(event.currentTarget.value) })}
          >
            {versions.map((version) => (
              <option key={version} value={version}>
                {words.one(version)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </p>
  );
}

/** Whoever came here to accept goes back to do it. */
function BackToAccept() {
  const words = useWords(charterTextWords).ask;
  const { slug, charter } = useCommunity();
  const { data } = useQuery(charterQuery(slug));
  if (data === undefined || data.acceptedVersion === charter.version) return null;
  return (
    <p className="mt-6">
      <Link to="/c/$slug/charter" params={{ slug }} className={`${buttonLook("primary")} w-full desk:w-auto`}>
        {words.read}
      </Link>
    </p>
  );
}
