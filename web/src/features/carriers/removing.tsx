import type { CarrierView } from "@kith/contract/carriers";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCommunity } from "../../app/community/context.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { ActDialog } from "../../ui/dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { removeCarrier } from "./queries.ts";
import { useCarrierTrouble } from "./trouble.ts";
import { carrierWords } from "./words.ts";

interface RemovingProps {
  readonly slug: string;
  readonly carrier: CarrierView;
  readonly onClose: () => void;
  /** Once it is done. */
  readonly onDone: () => void;
}

/** Says exactly what goes and what stays: the community does not live in its carriers. */
export function Removing({ slug, carrier, onClose, onDone }: RemovingProps) {
  const words = useWords(carrierWords).removing;
  const language = useLanguage();
  const { counts } = useCommunity();
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useCarrierTrouble();
  const remove = useMutation({
    mutationFn: () => removeCarrier(slug, carrier.id),
    onSuccess: async () => {
      onDone();
      toast(words.done(carrier.name));
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
  });
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.title(carrier.name)}
      leave={words.leave}
      act={words.act}
      busyLabel={remove.isPending ? words.busy : null}
      error={troubleOf(remove.error)}
      onAct={() => remove.mutate()}
    >
      <p>{words.goes}</p>
      <p>{words.stays(formatCount(language, counts.members + counts.unclaimed))}</p>
      <p className="text-faded">{words.nothingSent}</p>
    </ActDialog>
  );
}
