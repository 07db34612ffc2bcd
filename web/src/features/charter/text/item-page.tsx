import { charterItems, CharterItem } from "@kith/contract/charter-content";
import type { DraftView } from "@kith/contract/charter-pages";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Page } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useWords } from "../../../lib/words.ts";
import { Button, buttonLook } from "../../../ui/button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useCharterTrouble } from "../trouble.ts";
import { ConflictPart } from "./conflict-part.tsx";
import { ItemFields } from "./item-fields.tsx";
import { draftQuery } from "./queries.ts";
import { useItemDraft, type ItemDraft } from "./use-item-draft.ts";
import { charterTextWords } from "./words.ts";

const route = getRouteApi("/c/$slug/charter/edit/$item");

/** One part of the charter, by itself on the page. */
export function ItemPage() {
  const words = useWords(charterTextWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const asked = CharterItem.safeParse(route.useParams().item);
  const item = asked.success ? asked.data : "purpose";
  const { data, error, refetch } = useQuery(draftQuery(slug));
  const title = words.items[item].title;
  return (
    <Page title={title} of={community.name} up={{ to: "/c/$slug/charter/edit", params: { slug } }}>
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && <Editor key={item} item={item} view={data} />}
    </Page>
  );
}

function Editor({ item, view }: { readonly item: CharterItem; readonly view: DraftView }) {
  const words = useWords(charterTextWords);
  const { slug, charter } = useCommunity();
  const navigate = useNavigate();
  const draft = useItemDraft(slug, item, view);
  const [isLeaving, setLeaving] = useState(false);
  const next = nextItem(item, view);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setLeaving(true);
    const isSaved = await draft.flush();
    setLeaving(false);
    if (!isSaved) return;
    if (next === null) await navigate({ to: "/c/$slug/charter/edit", params: { slug } });
    else await navigate({ to: "/c/$slug/charter/edit/$item", params: { slug, item: next } });
  };
  return (
    <form
      noValidate
      className="mx-auto max-w-[680px] pt-5 desk:pt-10 wide:mx-0"
      onSubmit={(event) => void onSubmit(event)}
    >
      <Question item={item} />
      {draft.theirs !== null && <ConflictPart item={item} draft={draft} theirs={draft.theirs} />}
      <div className="mt-5">
        <ItemFields
          item={item}
          draft={draft}
          nextRule={view.nextRule}
          rulesInForce={charter.version === 0 ? [] : charter.rules.map(({ number }) => number)}
        />
      </div>
      <Saved draft={draft} />
      <p className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button
          type="submit"
          kind="primary"
          className="w-full desk:w-auto"
          busyLabel={isLeaving ? words.item.saving : null}
        >
          {next === null ? words.item.back : words.item.next(words.items[next].title)}
        </Button>
        {next !== null && (
          <Link to="/c/$slug/charter/edit" params={{ slug }} className={buttonLook("text")}>
            {words.item.back}
          </Link>
        )}
      </p>
    </form>
  );
}

/** What is asked, what belongs there, and what a good answer looks like. */
function Question({ item }: { readonly item: CharterItem }) {
  const words = useWords(charterTextWords);
  const { ask, hint, example } = words.items[item];
  return (
    <header>
      <h1 className="song type-title">{ask}</h1>
      <p className="mt-1.5 text-faded">{hint}</p>
      {example !== "" && (
        <div className="mt-3 border-l-2 border-line pl-3.5 text-second text-faded">
          <span className="text-caption">{words.item.example}</span>
          <p className="whitespace-pre-line">{example}</p>
        </div>
      )}
    </header>
  );
}

/** Whether what is typed is on the server; said softly, and plainly where it is not. */
function Saved({ draft: { state, error } }: { readonly draft: ItemDraft }) {
  const words = useWords(charterTextWords).item;
  const troubleOf = useCharterTrouble();
  const says = { saved: words.saved, saving: words.saving, kept: words.kept, invalid: words.invalid };
  const text = state !== null && state in says ? says[state as keyof typeof says] : "";
  return (
    <>
      <output className="mt-3 block min-h-6 text-second text-faded">{text}</output>
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {state === "failed" ? troubleOf(error) : null}
      </p>
    </>
  );
}

/** The next part that something is missing in; before it opens else the next there is. */
function nextItem(item: CharterItem, { missing, version }: DraftView): CharterItem | null {
  const place = charterItems.indexOf(item);
  const after = [...charterItems.slice(place + 1), ...charterItems.slice(0, place)];
  const wanted = after.find((one) => missing.some((need) => need === one));
  if (wanted !== undefined) return wanted;
  return version === 0 ? (charterItems[place + 1] ?? null) : null;
}
