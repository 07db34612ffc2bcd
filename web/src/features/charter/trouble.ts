import { useTroubleText } from "../../app/community/trouble.tsx";
import { reasonOf } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { charterWords } from "./words.ts";

/** Why charter refused: the rule in its own words, else what went wrong. */
export function useCharterTrouble(): (error: unknown) => string | null {
  const { refusals } = useWords(charterWords);
  const troubleOf = useTroubleText();
  return (error) => {
    const reason = reasonOf(error);
    if (reason !== null && reason in refusals) return refusals[reason as keyof typeof refusals];
    return troubleOf(error);
  };
}
