import type { PromiseList, PromiseState, PromiseView } from "@kith/contract/promises";
import { useInfiniteQuery, useMutation, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { FRESH_MS } from "../../../lib/paged.ts";
import { useWords } from "../../../lib/words.ts";
import { Empty } from "../../../ui/empty.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useCharterTrouble } from "../trouble.ts";
import { PromiseForm } from "./promise-form.tsx";
import { PromiseRow } from "./promise-row.tsx";
import { charterKey, promisesPage, settlePromise } from "./queries.ts";
import { charterTextWords } from "./words.ts";

/** What was promised to members, by when, and what became of it. */
export function PromisesPage() {
  const words = useWords(charterTextWords).promises;
  const frame = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const query = usePromises(slug);
  const pages = query.data?.pages;
  const first = pages?.[0];
  const promises = pages?.flatMap((page) => page.promises);
  return (
    <Page title={words.title} of={community.name} up={{ to: "/c/$slug/charter", params: { slug } }}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} isInner />
        {first === undefined && query.error !== null && (
          <Trouble error={query.error} onAgain={() => void query.refetch()} />
        )}
        {first === undefined && query.error === null && <Skeleton label={frame.loading} />}
        {first !== undefined && <Kept list={first} />}
        {first?.can.record === true && <PromiseForm isFirst={promises?.length === 0} />}
        {first?.can.record === false && promises?.length === 0 && (
          <Empty title={words.emptyTitle} text={words.emptyText} />
        )}
        <Rows promises={promises ?? []} canSettle={first?.can.record === true} />
        <MoreButton
          label={frame.more}
          busyLabel={frame.loadingMore}
          isBusy={query.isFetchingNextPage}
          onMore={query.hasNextPage ? () => void query.fetchNextPage() : null}
        />
      </div>
    </Page>
  );
}

function usePromises(slug: string) {
  return useInfiniteQuery<PromiseList, Error, InfiniteData<PromiseList>, readonly unknown[], string | null>({
    queryKey: [...charterKey(slug), "promises"],
    queryFn: ({ pageParam, signal }) => promisesPage(slug, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    staleTime: FRESH_MS,
  });
}

function Kept({ list: { counts } }: { readonly list: PromiseList }) {
  const words = useWords(charterTextWords).promises;
  const { kept, of, open } = counts;
  if (of === 0 && open === 0) return null;
  return (
    <p className="mt-4">
      {of > 0 && <span className="mr-4">{words.kept(kept, of)}</span>}
      {open > 0 && <span className="text-faded">{words.open(open)}</span>}
    </p>
  );
}

interface RowsProps {
  readonly promises: readonly PromiseView[];
  readonly canSettle: boolean;
}

function Rows({ promises, canSettle }: RowsProps) {
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const troubleOf = useCharterTrouble();
  const settle = useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      readonly id: string;
      readonly state: PromiseState;
      readonly note: string;
    }) => settlePromise(slug, id, body),
    onSettled: () => queries.invalidateQueries({ queryKey: charterKey(slug) }),
  });
  return (
    <>
      <p role="alert" className="mt-3 text-fact font-semibold empty:hidden">
        {troubleOf(settle.error)}
      </p>
      <ul className="mt-4">
        {promises.map((promise) => (
          <PromiseRow
            key={promise.id}
            promise={promise}
            isBusy={settle.isPending}
            onSettle={canSettle ? (state, note) => settle.mutate({ id: promise.id, state, note }) : null}
          />
        ))}
      </ul>
    </>
  );
}
