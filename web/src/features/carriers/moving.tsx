import type { CarrierView } from "@kith/contract/carriers";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "../../lib/words.ts";
import { ActDialog } from "../../ui/dialog.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { RadioList } from "../../ui/radio-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { carriersQuery, moveCarrier } from "./queries.ts";
import { useCarrierTrouble } from "./trouble.ts";
import { carrierWords } from "./words.ts";

interface MovingProps {
  readonly slug: string;
  readonly carrier: CarrierView;
  readonly others: readonly CarrierView[];
  readonly onClose: () => void;
  /** Once it is done. */
  readonly onDone: () => void;
}

/** Where people are met instead. Nothing goes with the carrier but the place. */
export function Moving({ slug, carrier, others, onClose, onDone }: MovingProps) {
  const { moving: words } = useWords(carrierWords);
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useCarrierTrouble();
  const open = others
    .filter(({ state }) => state === "open" || state === "full")
    .toSorted((one, other) => Number(other.isOffered) - Number(one.isOffered));
  const [toId, setToId] = useState(open[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const move = useMutation({
    mutationFn: () => moveCarrier(slug, carrier.id, { toId, reason: reason.trim() }),
    onSuccess: async () => {
      onDone();
      toast(words.moved(open.find(({ id }) => id === toId)?.name ?? ""));
      await queries.invalidateQueries({ queryKey: carriersQuery(slug).queryKey });
    },
  });
  if (open.length === 0) {
    return (
      <Sheet isOpen onClose={onClose} title={words.title(carrier.name)} close={words.leave}>
        <p>{words.none}</p>
      </Sheet>
    );
  }
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.title(carrier.name)}
      leave={words.leave}
      act={words.act}
      busyLabel={move.isPending ? words.busy : null}
      error={troubleOf(move.error)}
      onAct={() => move.mutate()}
    >
      <p>{words.text}</p>
      <RadioList
        legend={words.to}
        choices={open.map(({ id, name }) => ({ value: id, label: name }))}
        value={toId}
        onChoose={setToId}
        error={null}
      />
      <TextField label={words.reason} value={reason} onText={setReason} maxLength={500} />
    </ActDialog>
  );
}
