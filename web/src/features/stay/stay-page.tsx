import type { SanctionView } from "@kith/contract/stay";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead, Section } from "../../app/community/page.tsx";
import { Switcher } from "../../app/community/switcher.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import type { Paged } from "../../lib/paged.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSanctions } from "./queries.ts";
import { SanctionRow } from "./sanction-row.tsx";
import { stayWords } from "./words.ts";

/** For staff: which appeals wait, and everything that was done to anybody. */
export function StayPage() {
  const words = useWords(stayWords).list;
  const community = useCommunity();
  const { slug } = community;
  const waiting = useSanctions(slug, true);
  const all = useSanctions(slug, false);
  const toRules = (
    <Link to="/c/$slug/rules" params={{ slug }} className={buttonLook("secondary", true)}>
      {words.toRules}
    </Link>
  );
  return (
    <Page title={words.title} of={community.name}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} over={<Switcher community={community} isLine />}>
          {toRules}
        </PageHead>
        {all.items?.length === 0 ? (
          <Empty title={words.emptyTitle} text={words.emptyText} />
        ) : (
          <>
            <p className="pt-3 text-faded">{words.intro}</p>
            {(waiting.items === undefined || waiting.items.length > 0) && (
              <Section id="waiting" title={<WaitingTitle waiting={waiting} />}>
                <Sanctions slug={slug} paged={waiting} />
              </Section>
            )}
            <Section id="all" title={words.all}>
              <Sanctions slug={slug} paged={all} />
            </Section>
          </>
        )}
      </div>
    </Page>
  );
}

function WaitingTitle({ waiting: { items, fetchMore } }: { readonly waiting: Paged<SanctionView> }) {
  const words = useWords(stayWords).list;
  if (items === undefined) return words.waitingTitle;
  return fetchMore === null ? words.waiting(items.length) : words.waitingMany(items.length);
}

function Sanctions({ slug, paged }: { readonly slug: string; readonly paged: Paged<SanctionView> }) {
  const { sanction: words } = useWords(stayWords);
  const { loading, loadingMore, more } = useWords(frameWords);
  const { items, error, isFetchingMore, fetchMore, again } = paged;
  if (error !== null) return <Trouble error={error} onAgain={again} />;
  if (items === undefined) return <Skeleton label={loading} />;
  return (
    <>
      <ul>
        {items.map((sanction) => (
          <li key={sanction.id} className="border-b border-line">
            <Link
              to="/c/$slug/stay/$sanctionId"
              params={{ slug, sanctionId: sanction.id }}
              className="block active:bg-sunk"
            >
              <SanctionRow sanction={sanction} lead={sanction.memberName || words.erased} />
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton label={more} busyLabel={loadingMore} isBusy={isFetchingMore} onMore={fetchMore} />
    </>
  );
}
