import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "../../lib/words.ts";
import { useToast } from "../../ui/toast.tsx";
import { withCorrection, withoutDispute, type Correction } from "../report/corrections.ts";
import { dispute, healthKey } from "./queries.ts";
import { insightWords } from "./words.ts";

/**
 * Says what is wrong with a piece of evidence. It is struck through at once; the next count leaves it out, and from then on
 * it stands in the list of disputes.
 */
export function useDisputing(slug: string, runId: string) {
  const words = useWords(insightWords).disputes;
  const queries = useQueryClient();
  const toast = useToast();
  const [{ run, made }, set] = useState<{ readonly run: string; readonly made: readonly Correction[] }>({
    run: runId,
    made: [],
  });
  const corrections = run === runId ? made : [];
  const save = useMutation({
    mutationFn: (correction: Correction) => dispute(slug, { runId, dispute: correction.dispute }),
    onMutate: (correction) => set({ run: runId, made: withCorrection(corrections, correction) }),
    onError: (_error, correction) =>
      set(({ made }) => ({ run: runId, made: withoutDispute(made, correction.dispute) })),
    onSuccess: async () => {
      toast(words.saved);
      await queries.invalidateQueries({ queryKey: healthKey(slug) });
    },
  });
  return {
    corrections,
    dispute: (correction: Correction) => save.mutate(correction),
    error: save.error,
  };
}
