import { MakePromise, type PromiseList, type PromiseState, type PromiseView } from "@kith/contract/promises";
import { useInfiniteQuery, useMutation, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, PageHead } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useDraft } from "../../../lib/draft.ts";
import { FRESH_MS } from "../../../lib/paged.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useCharterTrouble } from "../trouble.ts";
import { PromiseRow } from "./promise-row.tsx";
import { charterKey, makePromise, promisesPage, settlePromise } from "./queries.ts";
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
        {first?.can.record === true && <Make isFirst={promises?.length === 0} />}
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

const nothing = { text: "", dueOn: "" };

/** Where nothing was promised yet, it is said what belongs here. */
function Make({ isFirst }: { readonly isFirst: boolean }) {
  const words = useWords(charterTextWords).promises;
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const troubleOf = useCharterTrouble();
  const { fields, change, forget } = useDraft(`promise.${slug}`, nothing);
  const [isOpen, setOpen] = useState(fields.text !== "");
  const [missing, setMissing] = useState<readonly string[]>([]);
  const submit = useMutation({
    mutationFn: (body: MakePromise) => makePromise(slug, body),
    onSuccess: async () => {
      forget();
      setOpen(false);
      await queries.invalidateQueries({ queryKey: charterKey(slug) });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const asked = MakePromise.safeParse(fields);
    setMissing(asked.success ? [] : asked.error.issues.map(({ path }) => String(path[0])));
    if (asked.success) submit.mutate(asked.data);
  };
  if (!isOpen) {
    const begin = (
      <Button kind="primary" className="w-full desk:w-auto" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
    );
    if (!isFirst) return <p className="mt-5">{begin}</p>;
    return (
      <Empty title={words.emptyTitle} text={words.emptyText}>
        {begin}
      </Empty>
    );
  }
  return (
    <form noValidate className="mt-5 grid gap-4 rounded-box bg-sheet p-4" onSubmit={onSubmit}>
      <TextField
        name="text"
        lines={2}
        label={words.text}
        placeholder={words.textExample}
        value={fields.text}
        onText={(text) => change({ text })}
        error={missing.includes("text") ? words.errors.text : null}
        maxLength={200}
      />
      <TextField
        name="dueOn"
        type="date"
        label={words.due}
        value={fields.dueOn}
        onText={(dueOn) => change({ dueOn })}
        error={missing.includes("dueOn") ? words.errors.dueOn : null}
      />
      <p className="text-second text-faded">{words.final}</p>
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {troubleOf(submit.error)}
      </p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="ink" busyLabel={submit.isPending ? words.busy : null}>
          {words.act}
        </Button>
        <Button kind="text" onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}
