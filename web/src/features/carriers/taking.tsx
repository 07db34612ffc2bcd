import type { CarrierView, CarrierWay } from "@kith/contract/carriers";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { carriersQuery, takeCarrier } from "./queries.ts";
import { useCarrierTrouble } from "./trouble.ts";
import { WayIn } from "./way-in.tsx";
import { carrierWords } from "./words.ts";

/** Asks for the way in: whoever is told it counts as in there from then on. */
export function Taking({ slug, carrier }: { readonly slug: string; readonly carrier: CarrierView }) {
  const words = useWords(carrierWords);
  const queries = useQueryClient();
  const troubleOf = useCarrierTrouble();
  const take = useMutation({
    mutationFn: (): Promise<CarrierWay> => takeCarrier(slug, carrier.id),
    onSettled: () => queries.invalidateQueries({ queryKey: carriersQuery(slug).queryKey }),
  });
  // A place needs no code: it stands in the list.
  if (!carrier.hasLink && !carrier.hasImage) return null;
  if (take.data !== undefined)
    return (
      <div className="w-full">
        <WayIn slug={slug} way={take.data} />
      </div>
    );
  return (
    <div>
      <Button isSmall busyLabel={take.isPending ? words.taking : null} onClick={() => take.mutate()}>
        {words.take}
        <span className="unseen">{words.more(carrier.name)}</span>
      </Button>
      <p role="alert" className="mt-1 text-second font-semibold empty:hidden">
        {troubleOf(take.error)}
      </p>
    </div>
  );
}
