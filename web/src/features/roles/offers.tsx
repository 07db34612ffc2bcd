import type { HandOverView } from "@kith/contract/terms";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLanguage } from "../../lib/language.tsx";
import { useRoleName } from "../../lib/vocabulary.ts";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";
import { answerHandOver, withdrawHandOver } from "./queries.ts";
import { useRoleTrouble } from "./trouble.ts";
import { roleWords } from "./words.ts";

/** Terms that wait for somebody's answer; what waits for whoever looks stands first. */
export function Offers({
  slug,
  offers,
}: {
  readonly slug: string;
  readonly offers: readonly HandOverView[];
}) {
  if (offers.length === 0) return null;
  const mine = offers.filter(({ can }) => can.answer);
  const others = offers.filter(({ can }) => !can.answer);
  return (
    <div className="mt-5">
      {mine.map((offer) => (
        <ToAnswer key={offer.id} slug={slug} offer={offer} />
      ))}
      {others.map((offer) => (
        <Waiting key={offer.id} slug={slug} offer={offer} />
      ))}
    </div>
  );
}

interface OfferProps {
  readonly slug: string;
  readonly offer: HandOverView;
}

function ToAnswer({ slug, offer }: OfferProps) {
  const words = useWords(roleWords);
  const nameOf = useRoleName();
  const language = useLanguage();
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useRoleTrouble();
  const role = nameOf(offer.role);
  const answer = useMutation({
    mutationFn: (isAccepted: boolean) => answerHandOver(slug, offer.id, isAccepted),
    onSuccess: async (_, isAccepted) => {
      if (isAccepted) toast(words.accepted(role));
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
  });
  const until =
    offer.endsAt === null ? words.openEnded : words.until(formatDay(language, Date.parse(offer.endsAt) - 1));
  return (
    <section className="border-y-[1.5px] border-ink py-4">
      <h2 className="text-lead leading-[calc(28/18)] text-balance">
        {words.offeredToYou(offer.from.name, role)}
      </h2>
      <p className="text-second text-faded">{until}</p>
      {offer.reason !== "" && <p className="mt-1 text-fact">{words.offeredReason(offer.reason)}</p>}
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button
          kind="primary"
          busyLabel={answer.isPending ? words.accepting : null}
          onClick={() => answer.mutate(true)}
        >
          {words.accept}
        </Button>
        <Button kind="text" onClick={() => answer.mutate(false)}>
          {words.decline}
        </Button>
      </div>
      <p role="alert" className="mt-1 text-second font-semibold empty:hidden">
        {troubleOf(answer.error)}
      </p>
    </section>
  );
}

function Waiting({ slug, offer }: OfferProps) {
  const words = useWords(roleWords);
  const nameOf = useRoleName();
  const queries = useQueryClient();
  const troubleOf = useRoleTrouble();
  const withdraw = useMutation({
    mutationFn: () => withdrawHandOver(slug, offer.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["community", slug] }),
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-b border-line py-2">
      <p className="min-w-0 flex-1 text-fact break-words">
        {words.offeredTo(offer.from.name, offer.to.name, nameOf(offer.role))}
      </p>
      {offer.can.withdraw && (
        <Button kind="text" isSmall onClick={() => withdraw.mutate()}>
          {words.withdraw}
        </Button>
      )}
      <p role="alert" className="w-full text-second font-semibold empty:hidden">
        {troubleOf(withdraw.error)}
      </p>
    </div>
  );
}
