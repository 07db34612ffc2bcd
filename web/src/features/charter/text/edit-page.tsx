import {
  charterItems,
  openingNeeds,
  type CharterItem,
  type OpeningNeed,
} from "@kith/contract/charter-content";
import type { DraftView } from "@kith/contract/charter-pages";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead, Section } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useWords } from "../../../lib/words.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { charterWords } from "../words.ts";
import { excerptOf } from "./excerpt.ts";
import { PublishPart } from "./publish-part.tsx";
import { draftQuery } from "./queries.ts";
import { charterTextWords } from "./words.ts";

/** The charter part by part: what is written, what is missing, and the act that puts it in force. */
export function EditPage() {
  const { editing: words, notOpen } = useWords(charterTextWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const { data, error, refetch } = useQuery(draftQuery(slug));
  return (
    <Page title={words.title} of={community.name} up={{ to: "/c/$slug/charter", params: { slug } }}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} isInner />
        <p className="mt-4 text-faded">{words.intro}</p>
        {data?.version === 0 && (
          <p className="mt-3 font-semibold">{notOpen.organiser(data.missing.length)}</p>
        )}
        {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton label={loading} />}
        {data !== undefined && <Parts view={data} />}
      </div>
    </Page>
  );
}

const needed: readonly CharterItem[] = charterItems.filter((item) =>
  openingNeeds.some((need) => need === item),
);
const optional: readonly CharterItem[] = charterItems.filter((item) => !needed.includes(item));

function Parts({ view }: { readonly view: DraftView }) {
  const words = useWords(charterTextWords).editing;
  return (
    <>
      <Section id="needed" title={words.needed}>
        <ul>
          {needed.map((item) => (
            <ItemRow key={item} item={item} view={view} />
          ))}
        </ul>
      </Section>
      {view.version === 0 && <People missing={view.missing} />}
      <Section id="optional" title={words.optional}>
        <ul>
          {optional.map((item) => (
            <ItemRow key={item} item={item} view={view} />
          ))}
        </ul>
      </Section>
      <PublishPart view={view} />
    </>
  );
}

function ItemRow({ item, view }: { readonly item: CharterItem; readonly view: DraftView }) {
  const words = useWords(charterTextWords);
  const { motives } = useWords(charterWords);
  const { slug } = useCommunity();
  const excerpt = excerptOf(item, view.content, { motives, anchors: words.anchors });
  const isMissing = view.missing.some((need) => need === item);
  const isChanged = view.version > 0 && view.changed.includes(item);
  return (
    <li className="border-b border-line">
      <Link
        to="/c/$slug/charter/edit/$item"
        params={{ slug, item }}
        className="flex min-h-14 items-center gap-3 py-2.5 active:bg-sunk"
      >
        <There isThere={excerpt !== ""} />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-3">
            <b className="font-semibold">{words.items[item].title}</b>
            {isMissing && <span className="text-caption font-semibold">{words.editing.missing}</span>}
            {isChanged && <span className="text-caption text-faded">{words.editing.changed}</span>}
          </span>
          <span className="block truncate text-second text-faded">
            {excerpt === "" ? words.items[item].ask : excerpt}
          </span>
        </span>
        <Icon name="next" className="size-[18px] text-faded" />
      </Link>
    </li>
  );
}

/** A tick for what is there, an open ring for what is not. */
function There({ isThere }: { readonly isThere: boolean }) {
  const { there, missing } = useWords(charterTextWords).editing;
  return (
    <span className="flex-none">
      <span className="unseen">{isThere ? there : missing}</span>
      {isThere ? (
        <svg viewBox="0 0 18 18" className="size-[18px] text-moss" aria-hidden="true">
          <circle cx="9" cy="9" r="8" fill="currentColor" />
          <path
            d="m5.300 9.200 2.600 2.600 4.800-5.200"
            className="fill-none stroke-paper stroke-[1.8] [stroke-linecap:round] [stroke-linejoin:round]"
          />
        </svg>
      ) : (
        <svg viewBox="0 0 18 18" className="size-[18px] text-edge" aria-hidden="true">
          <circle
            cx="9"
            cy="9"
            r="7.200"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.600"
            strokeDasharray="3 2.600"
          />
        </svg>
      )}
    </span>
  );
}

/** Who has to be there: the founder is organiser, and a backbone is appointed on a person's page. */
function People({ missing }: { readonly missing: readonly OpeningNeed[] }) {
  const words = useWords(charterTextWords);
  const { slug, me } = useCommunity();
  const isBackboneMissing = missing.includes("backbone");
  return (
    <Section id="people" title={words.editing.people}>
      <ul>
        <PersonNeed isThere={!missing.includes("organiser")}>{words.needs.organiser}</PersonNeed>
        <PersonNeed isThere={!isBackboneMissing}>
          {words.needs.backbone}
          {isBackboneMissing && (
            <Link
              to="/c/$slug/people/$memberId"
              params={{ slug, memberId: me.memberId }}
              className="linked inline-flex min-h-11 items-center text-second font-semibold"
            >
              {words.editing.appoint}
            </Link>
          )}
          {isBackboneMissing && (
            <Link
              to="/c/$slug/people"
              params={{ slug }}
              className="linked inline-flex min-h-11 items-center text-second font-semibold"
            >
              {words.editing.appointOther}
            </Link>
          )}
        </PersonNeed>
      </ul>
    </Section>
  );
}

function PersonNeed({ isThere, children }: { readonly isThere: boolean; readonly children: ReactNode }) {
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line py-1">
      <There isThere={isThere} />
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">{children}</span>
    </li>
  );
}
