import { Link } from "@tanstack/react-router";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { Empty } from "../../ui/empty.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { OwnFrame } from "./own-frame.tsx";
import { useOwn } from "./queries.ts";
import { SanctionRow } from "./sanction-row.tsx";
import { stayWords } from "./words.ts";

/** What was ever done to somebody under a rule, also where they no longer belong. */
export function OwnSanctionsPage() {
  const words = useWords(stayWords).own;
  const { loading, loadingMore, more } = useWords(frameWords);
  const { items, error, isFetchingMore, fetchMore, again } = useOwn();
  return (
    <OwnFrame title={words.title} up={{ to: "/home", label: words.toHome }}>
      {error !== null && <Trouble error={error} onAgain={again} />}
      {items === undefined && error === null && <Skeleton label={loading} />}
      {items?.length === 0 && <Empty title={words.emptyTitle} text={words.emptyText} />}
      <ul>
        {items?.map((sanction) => (
          <li key={sanction.id} className="border-b border-line">
            <Link
              to="/sanctions/$sanctionId"
              params={{ sanctionId: sanction.id }}
              className="block active:bg-sunk"
            >
              <SanctionRow sanction={sanction} lead={sanction.community.name} />
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton label={more} busyLabel={loadingMore} isBusy={isFetchingMore} onMore={fetchMore} />
    </OwnFrame>
  );
}
