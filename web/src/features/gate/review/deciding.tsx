import type { ApplicationReview } from "@kith/contract/applications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCommunity } from "../../../app/community/context.ts";
import { reasonOf } from "../../../lib/api.ts";
import { useWords } from "../../../lib/words.ts";
import { useToast } from "../../../ui/toast.tsx";
import { DecideDialog, type Outcome } from "../decide-dialog.tsx";
import { decide, gateQuery, queueKey, reviewQuery } from "../queries.ts";
import { useGateTrouble } from "../trouble.ts";
import { gateWords } from "../words.ts";

interface DecidingProps {
  readonly application: ApplicationReview;
  readonly outcome: Outcome;
  readonly onClose: () => void;
}

export function Deciding({ application: { id, name }, outcome, onClose }: DecidingProps) {
  const { decide: words, review } = useWords(gateWords);
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useGateTrouble();
  const key = reviewQuery(slug, id).queryKey;
  const deciding = useMutation({
    mutationFn: (reason: string) => decide(slug, id, { outcome, reason }),
    onSuccess: async (now) => {
      queries.setQueryData(key, now);
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: queueKey(slug) }),
        queries.invalidateQueries({ queryKey: gateQuery(slug).queryKey }),
        queries.invalidateQueries({ queryKey: ["community", slug, "members"] }),
      ]);
    },
    onError: async (error) => {
      if (reasonOf(error) !== "alreadyDecided") return;
      await queries.invalidateQueries({ queryKey: key });
      toast(review.alreadyDecided);
      onClose();
    },
  });
  return (
    <DecideDialog
      outcome={outcome}
      title={outcome === "admit" ? words.admitOne(name) : words.refuseOne(name)}
      isBusy={deciding.isPending}
      error={troubleOf(deciding.error)}
      onClose={onClose}
      onDecide={(reason) => deciding.mutateAsync(reason)}
    />
  );
}
