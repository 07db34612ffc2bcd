import { useTroubleText } from "../../app/community/trouble.tsx";
import { reasonOf } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { stayWords } from "./words.ts";

/** Why nothing happened: the rule in its own words, else what went wrong. */
export function useStayTrouble(): (error: unknown) => string | null {
  const { refusals } = useWords(stayWords);
  const troubleOf = useTroubleText();
  return (error) => {
    const reason = reasonOf(error);
    if (reason !== null && reason in refusals) return refusals[reason as keyof typeof refusals];
    return troubleOf(error);
  };
}
