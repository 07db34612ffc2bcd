import type { VersionLine } from "@kith/contract/charter-pages";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { usePaged } from "../../../lib/paged.ts";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { When } from "../../../ui/when.tsx";
import { charterKey, versionsPage } from "./queries.ts";
import { charterTextWords } from "./words.ts";

/** Every version there was, the newest first. */
export function VersionsPage() {
  const words = useWords(charterTextWords).versions;
  const frame = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const { items, error, again, fetchMore, isFetchingMore } = usePaged({
    key: [...charterKey(slug), "versions"],
    fetchPage: (cursor, signal) => versionsPage(slug, cursor, signal),
    itemsOf: ({ versions }) => versions,
    nextOf: ({ next }) => next,
  });
  return (
    <Page title={words.title} of={community.name} up={{ to: "/c/$slug/charter", params: { slug } }}>
      <PageHead title={words.title} isInner />
      {items === undefined && error !== null && <Trouble error={error} onAgain={again} />}
      {items === undefined && error === null && <Skeleton label={frame.loading} />}
      {items?.length === 0 && <Empty title={words.emptyTitle} text={words.emptyText} />}
      <ul className="max-w-[680px]">
        {items?.map((line) => (
          <li key={line.version} className="border-b border-line py-3.5">
            <Row line={line} isInForce={line.version === community.charter.version} />
          </li>
        ))}
      </ul>
      <MoreButton
        label={frame.more}
        busyLabel={frame.loadingMore}
        isBusy={isFetchingMore}
        onMore={fetchMore}
      />
    </Page>
  );
}

function Row({ line, isInForce }: { readonly line: VersionLine; readonly isInForce: boolean }) {
  const words = useWords(charterTextWords);
  const { slug } = useCommunity();
  const { version, publishedAt, byName, note } = line;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b className="text-lead">{words.version(version)}</b>
        {isInForce && <span className="text-second font-semibold">{words.versions.inForce}</span>}
        <span className="text-second text-faded">
          <When at={publishedAt} /> {words.versions.by(byName)}
        </span>
      </p>
      {note !== "" && <p className="mt-0.5">{note}</p>}
      <p className="flex flex-wrap gap-x-6">
        <Link
          to="/c/$slug/charter/versions/$version"
          params={{ slug, version: String(version) }}
          className={buttonLook("text", true)}
        >
          {words.versions.read}
        </Link>
        {version > 1 && (
          <Link
            to="/c/$slug/charter/changes"
            params={{ slug }}
            search={{ from: version - 1, to: version }}
            className={buttonLook("text", true)}
          >
            {words.versions.compare}
          </Link>
        )}
      </p>
    </>
  );
}
