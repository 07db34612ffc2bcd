import { MOST_DECIDED_AT_ONCE, type ApplicationLine, type ManyDecided } from "@kith/contract/applications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { DecideDialog, type Outcome } from "../decide-dialog.tsx";
import { decideMany } from "../queries.ts";
import { useGateTrouble } from "../trouble.ts";
import { gateWords, type GateWords } from "../words.ts";

interface BulkBarProps {
  readonly chosen: readonly ApplicationLine[];
  readonly onDone: () => void;
}

/** What is done to all that are selected. Takes the tab bar's place on a phone. */
export function BulkBar({ chosen, onDone }: BulkBarProps) {
  const { queue: words, decide } = useWords(gateWords);
  const language = useLanguage();
  const [asking, setAsking] = useState<Outcome | null>(null);
  const deciding = useDeciding(() => {
    setAsking(null);
    onDone();
  });
  const troubleOf = useGateTrouble();
  const ids = chosen.slice(0, MOST_DECIDED_AT_ONCE).map(({ id }) => id);
  const count = formatCount(language, ids.length);
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-sheet px-5 pt-2.5 pb-[max(10px,env(safe-area-inset-bottom))] desk:sticky desk:bottom-4 desk:mt-4 desk:rounded-box desk:border desk:py-2.5 desk:shadow-lifted print:hidden">
      <output className="font-semibold">{words.selected(count)}</output>
      <Button kind="text" isSmall onClick={onDone}>
        {words.unselect}
      </Button>
      <span className="ml-auto flex gap-3">
        <Button kind="secondary" isSmall onClick={() => setAsking("refuse")}>
          {words.refuse}
        </Button>
        <Button kind="primary" isSmall onClick={() => setAsking("admit")}>
          {words.admit}
        </Button>
      </span>
      {asking !== null && (
        <DecideDialog
          outcome={asking}
          title={asking === "admit" ? decide.admitTitle(count) : decide.refuseTitle(count)}
          isBusy={deciding.isPending}
          error={troubleOf(deciding.error)}
          onClose={() => setAsking(null)}
          onDecide={(reason) => deciding.mutateAsync({ outcome: asking, reason, ids })}
        />
      )}
    </div>
  );
}

function useDeciding(onDecided: () => void) {
  const { decide: words } = useWords(gateWords);
  const language = useLanguage();
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (body: Parameters<typeof decideMany>[1]) => decideMany(slug, body),
    onSuccess: async (result) => {
      toast(said(result, words, (count) => formatCount(language, count)));
      onDecided();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["community", slug, "applications"] }),
        queries.invalidateQueries({ queryKey: ["community", slug, "gate"] }),
      ]);
    },
  });
}

/** What became of them, each kind counted. */
function said(
  { decided }: ManyDecided,
  words: GateWords["decide"],
  counted: (count: number) => string,
): string {
  const count = (result: ManyDecided["decided"][number]["result"]) =>
    decided.filter((one) => one.result === result).length;
  const kinds = [
    ["admitted", words.admitted],
    ["refused", words.refused],
    ["alreadyDecided", words.already],
    ["notFound", words.gone],
  ] as const;
  const parts = kinds
    .filter(([result]) => count(result) > 0)
    .map(([result, say]) => say(counted(count(result))));
  return words.joined(parts);
}
