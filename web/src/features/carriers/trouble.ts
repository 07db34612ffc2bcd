import { useTroubleText } from "../../app/community/trouble.tsx";
import { reasonOf } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { carrierWords } from "./words.ts";

/** Why the registry refused: the rule in its own words, else what went wrong. */
export function useCarrierTrouble(): (error: unknown) => string | null {
  const { refusals } = useWords(carrierWords);
  const troubleOf = useTroubleText();
  return (error) => {
    const reason = reasonOf(error);
    if (reason !== null && reason in refusals) return refusals[reason as keyof typeof refusals];
    return troubleOf(error);
  };
}
