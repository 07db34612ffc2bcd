import type { MoveView } from "@kith/contract/carriers";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { carriersQuery, confirmMove, useWaiting } from "./queries.ts";
import { useCarrierTrouble } from "./trouble.ts";
import { carrierWords } from "./words.ts";

interface MoveAskedProps {
  readonly slug: string;
  readonly move: MoveView;
  /** Whether the names of those who have not confirmed are theirs to see. */
  readonly canSeeWho: boolean;
}

/** People are met elsewhere now: each is asked to say that they are there, and it is counted who did. */
export function MoveAsked({ slug, move, canSeeWho }: MoveAskedProps) {
  const { asked: words } = useWords(carrierWords);
  const language = useLanguage();
  const { counts } = useCommunity();
  const [isOpen, setOpen] = useState(false);
  const from = move.from.map(({ name }) => name).join(language === "en" ? ", " : "、");
  const [confirmed, of] = [move.confirmed, counts.members].map((count) => formatCount(language, count));
  return (
    <section className="mt-5 border-y-[1.5px] border-ink py-4">
      <h2 className="text-lead leading-[calc(28/18)] text-balance">{words.title(from, move.to.name)}</h2>
      <p className="mt-0.5 text-second text-faded">{words.text}</p>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Confirming slug={slug} move={move} />
        <span className="text-second text-faded tabular-nums">{words.count(confirmed ?? "", of ?? "")}</span>
        {canSeeWho && (
          <Button kind="text" isSmall aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {words.waiting}
          </Button>
        )}
      </div>
      {isOpen && <Waiting slug={slug} carrierId={move.to.id} />}
    </section>
  );
}

function Confirming({ slug, move }: Omit<MoveAskedProps, "canSeeWho">) {
  const { asked: words } = useWords(carrierWords);
  const { me } = useCommunity();
  const queries = useQueryClient();
  const troubleOf = useCarrierTrouble();
  const confirm = useMutation({
    mutationFn: () => confirmMove(slug, move.to.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: carriersQuery(slug).queryKey }),
  });
  if (move.confirmedByMeAt !== null) {
    return (
      <p className="flex items-center gap-1.5 text-fact font-semibold" key={me.memberId}>
        <Icon name="check" className="size-[18px]" />
        {words.confirmed}
      </p>
    );
  }
  return (
    <>
      <Button
        kind="primary"
        busyLabel={confirm.isPending ? words.confirming : null}
        onClick={() => confirm.mutate()}
      >
        {words.confirm}
      </Button>
      <p role="alert" className="text-second font-semibold empty:hidden">
        {troubleOf(confirm.error)}
      </p>
    </>
  );
}

function Waiting({ slug, carrierId }: { readonly slug: string; readonly carrierId: string }) {
  const { asked: words } = useWords(carrierWords);
  const { items, fetchMore, isFetchingMore } = useWaiting(slug, carrierId);
  if (items === undefined) return null;
  if (items.length === 0) return <p className="mt-2 text-second text-faded">{words.waitingNone}</p>;
  return (
    <>
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-fact">
        {items.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {fetchMore !== null && (
        <MoreButton
          label={words.more}
          busyLabel={words.moreBusy}
          isBusy={isFetchingMore}
          onMore={fetchMore}
        />
      )}
    </>
  );
}
