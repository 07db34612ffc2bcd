import type { HealthView } from "@kith/contract/insight";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { useCommunity } from "../../app/community/context.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressThread } from "../../ui/progress-thread.tsx";
import { countAgain, healthKey } from "./queries.ts";
import { insightWords } from "./words.ts";

/** Counts everything anew on asking; while it is counted, says so and that one may leave. */
export function CountAgain({ health }: { readonly health: HealthView }) {
  const words = useWords(insightWords);
  const troubleOf = useTroubleText();
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const count = useMutation({
    mutationFn: () => countAgain(slug),
    onSuccess: () => queries.invalidateQueries({ queryKey: healthKey(slug) }),
  });
  if (health.isCounting) {
    return (
      <output className="block w-full max-w-[440px]">
        <ProgressThread share={null} label={words.countingAgain} />
        <span className="mt-1 block text-caption text-faded">{words.counting}</span>
      </output>
    );
  }
  if (!health.can.countAgain) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-4">
      <Button
        kind="text"
        isSmall
        busyLabel={count.isPending ? words.countingAgain : null}
        onClick={() => count.mutate()}
      >
        {words.countAgain}
      </Button>
      <span role="alert" className="text-second font-semibold empty:hidden">
        {troubleOf(count.error)}
      </span>
    </span>
  );
}
