import type { ApplicationLine } from "@kith/contract/applications";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Page } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Empty } from "../../../ui/empty.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { DoorLine } from "../door-line.tsx";
import { GateHead } from "../gate-head.tsx";
import type { QueueSearch } from "../../../app/community/search.ts";
import { gateQuery, useQueue } from "../queries.ts";
import { gateWords } from "../words.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { Filters } from "./filters.tsx";
import { QueueRows } from "./queue-rows.tsx";

const route = getRouteApi("/c/$slug/gate");

/** Who asks to come in, the longest wait first. */
export function QueuePage() {
  const words = useWords(gateWords);
  const language = useLanguage();
  const community = useCommunity();
  const search = route.useSearch();
  const queue = useQueue(community.slug, search);
  const { counts } = queue;
  const count = (value: number) => formatCount(language, value);
  const title =
    counts === null || counts.waiting === 0 ? words.queue.none : words.queue.waiting(count(counts.waiting));
  return (
    <Page title={words.title} of={community.name}>
      <GateHead
        title={counts === null ? words.title : title}
        under={
          counts === null ? undefined : (
            <span className="flex flex-wrap gap-x-4">
              {counts.late > 0 && <span className="text-amber">{words.queue.late(count(counts.late))}</span>}
              {counts.asked > 0 && <span>{words.queue.asked(count(counts.asked))}</span>}
            </span>
          )
        }
      />
      <DoorLine />
      <Filters search={search} />
      <Queue search={search} queue={queue} />
    </Page>
  );
}

interface QueueProps {
  readonly search: QueueSearch;
  readonly queue: ReturnType<typeof useQueue>;
}

function Queue({ search, queue }: QueueProps) {
  const { queue: words } = useWords(gateWords);
  const { loading } = useWords(frameWords);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { items, error, again, canDecide } = queue;
  if (error !== null) return <Trouble error={error} onAgain={again} />;
  if (items === undefined) return <Skeleton label={loading} />;
  if (items.length === 0) return <NoneHere search={search} />;
  const chosen = items.filter(({ id }) => selected.has(id));
  return (
    <>
      <QueueRows
        lines={items}
        selected={selected}
        onSelect={canDecide && isDecidable(items) ? setSelected : null}
      />
      <MoreButton
        label={words.more}
        busyLabel={words.loadingMore}
        isBusy={queue.isFetchingMore}
        onMore={queue.fetchMore}
      />
      {chosen.length > 0 && <BulkBar chosen={chosen} onDone={() => setSelected(new Set())} />}
    </>
  );
}

/** What is decided is not decided again. */
function isDecidable(lines: readonly ApplicationLine[]): boolean {
  return lines.some(({ state }) => state === "waiting" || state === "asked");
}

function NoneHere({ search }: { readonly search: QueueSearch }) {
  const { queue: words } = useWords(gateWords);
  const { slug } = useCommunity();
  const gate = useQuery(gateQuery(slug));
  const isPlain = Object.values(search).every((value) => value === undefined);
  if (!isPlain) return <p className="py-8 text-faded">{words.noneFound}</p>;
  if (gate.data?.settings.isOpen !== true) return null;
  return <Empty title={words.none} text={words.emptyText} />;
}
