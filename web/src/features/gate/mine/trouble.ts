import { useTroubleText } from "../../../app/community/trouble.tsx";
import { reasonOf } from "../../../lib/api.ts";
import { useWords } from "../../../lib/words.ts";
import { applyWords } from "../apply/words.ts";

/** Why it was not done: the gate's rule in its own words, else what went wrong. */
export function useMineTrouble(): (error: unknown) => string | null {
  const { refusals } = useWords(applyWords);
  const textOf = useTroubleText();
  return (error) => {
    const reason = reasonOf(error);
    return reason !== null && reason in refusals ? refusals[reason as keyof typeof refusals] : textOf(error);
  };
}
