import type { EvidenceSource } from "../../report/line-props.ts";
import { useAllEvidence, useWithout, type Judging } from "../queries.ts";

/** The evidence of a judgement made on this device. */
export function evidenceOf(judging: Judging): EvidenceSource {
  return {
    useAll(line, isWanted) {
      const all = useAllEvidence(judging, line, isWanted);
      return {
        pieces: all.data?.pages.flatMap(({ evidence }) => evidence),
        state: all.isFetching ? "fetching" : all.error === null ? "resting" : "failed",
        fetchMore: all.hasNextPage ? () => void all.fetchNextPage() : null,
      };
    },
    useWithout(line, isWanted) {
      const without = useWithout(judging, line, isWanted);
      return without.isLoading ? undefined : (without.data ?? null);
    },
  };
}
