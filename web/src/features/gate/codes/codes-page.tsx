import { useState } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Page } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { GateHead } from "../gate-head.tsx";
import { useCodes } from "../queries.ts";
import { gateWords } from "../words.ts";
import { CodeRow, Funnel } from "./code-row.tsx";
import { MakeCodeForm } from "./make-code-form.tsx";

/** By which ways people come, and what each costs. */
export function CodesPage() {
  const words = useWords(gateWords).codes;
  const { name } = useCommunity();
  return (
    <Page title={words.title} of={name}>
      <GateHead title={words.title} />
      <p className="max-w-[44em] pt-3 text-second text-faded">{words.intro}</p>
      <Codes />
    </Page>
  );
}

function Codes() {
  const { codes: words, queue } = useWords(gateWords);
  const { loading } = useWords(frameWords);
  const { slug } = useCommunity();
  const { items, direct, canMake, error, again, isFetchingMore, fetchMore } = useCodes(slug);
  const [isMaking, setMaking] = useState(false);
  if (error !== null) return <Trouble error={error} onAgain={again} />;
  if (items === undefined) return <Skeleton label={loading} />;
  const isEmpty = items.length === 0 && !isMaking;
  const make = canMake && (
    <Button kind="primary" onClick={() => setMaking(true)}>
      {words.make}
    </Button>
  );
  return (
    <>
      {isMaking && <MakeCodeForm onClose={() => setMaking(false)} />}
      {!isMaking && !isEmpty && <p className="mt-5">{make}</p>}
      {isEmpty && (
        <Empty title={words.empty} text={words.emptyText}>
          {make}
        </Empty>
      )}
      {items.length > 0 && (
        <ul className="mt-5 border-t-[1.5px] border-ink">
          {items.map((code) => (
            <CodeRow key={code.id} code={code} />
          ))}
        </ul>
      )}
      <MoreButton
        label={queue.more}
        busyLabel={queue.loadingMore}
        isBusy={isFetchingMore}
        onMore={fetchMore}
      />
      {direct !== null && items.length > 0 && (
        <section className="border-b border-line py-4">
          <h2 className="text-body text-faded">{words.direct}</h2>
          <Funnel funnel={direct} />
        </section>
      )}
      {items.length > 0 && <p className="pt-3 text-caption text-faded">{words.formula}</p>}
    </>
  );
}
