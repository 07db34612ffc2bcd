import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead, Section } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { When } from "../../ui/when.tsx";
import { AppealPart } from "./appeal-part.tsx";
import { useMyRecord } from "./queries.ts";
import { ruleName } from "./said.ts";
import { SanctionBody } from "./sanction-body.tsx";
import { StateWords } from "./state-words.tsx";
import { stayWords } from "./words.ts";

/** The rules everybody is held to, and what was done under them to whoever reads it. */
export function RulesPage() {
  const words = useWords(stayWords).rules;
  const community = useCommunity();
  const { slug, charter } = community;
  const isOpened = charter.openedAt !== null;
  return (
    <Page title={words.title} of={community.name} up={{ to: "/c/$slug", params: { slug } }}>
      <div className="max-w-[680px]">
        <PageHead
          title={words.title}
          under={isOpened && charter.rules.length > 0 ? words.version(charter.version) : undefined}
        />
        {charter.rules.length === 0 ? (
          <p className="py-4 text-faded">{words.none}</p>
        ) : (
          <ol>
            {charter.rules.map(({ number, text }) => (
              <li
                key={number}
                id={ruleName(number)}
                className="grid scroll-mt-20 grid-cols-[2.5rem_minmax(0,1fr)] border-b border-line py-3.5"
              >
                <b className="tabular-nums">{ruleName(number)}</b>
                <span className="break-words whitespace-pre-line">{text}</span>
              </li>
            ))}
          </ol>
        )}
        {charter.rules.length > 0 && (
          <p className="pt-3 text-second text-faded">{isOpened ? words.ladder : words.notOpened}</p>
        )}
        <p>
          <Link to="/c/$slug/charter" params={{ slug }} className="linked inline-flex min-h-11 items-center">
            {words.toCharter}
          </Link>
        </p>
        <Mine slug={slug} />
      </div>
    </Page>
  );
}

function Mine({ slug }: { readonly slug: string }) {
  const words = useWords(stayWords);
  const { loading, loadingMore, more } = useWords(frameWords);
  const { items, error, isFetchingMore, fetchMore, again } = useMyRecord(slug);
  return (
    <Section id="mine" title={words.rules.mine}>
      {error !== null && <Trouble error={error} onAgain={again} />}
      {items === undefined && error === null && <Skeleton label={loading} />}
      {items?.length === 0 && <p className="py-3">{words.rules.mineNone}</p>}
      {items?.map((sanction) => (
        <Disclosure
          key={sanction.id}
          id={sanction.id}
          title={
            <span className="text-body">
              <StateWords sanction={sanction} />
              <span className="ml-3 tabular-nums">{ruleName(sanction.rule.number)}</span>
              <When at={sanction.givenAt} className="ml-3 text-second font-normal text-faded" />
            </span>
          }
        >
          <div className="grid gap-4">
            <SanctionBody sanction={sanction} />
            <AppealPart sanction={sanction} isMine />
          </div>
        </Disclosure>
      ))}
      <MoreButton label={more} busyLabel={loadingMore} isBusy={isFetchingMore} onMore={fetchMore} />
      <p className="pt-2 text-caption text-faded">{words.rules.minePrivate}</p>
    </Section>
  );
}
