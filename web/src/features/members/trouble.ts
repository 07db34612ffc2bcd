import { useTroubleText } from "../../app/community/trouble.tsx";
import { reasonOf } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { memberWords } from "./words.ts";

/** Why an act on a member did not happen: the rule in its own words, else what went wrong. */
export function useMemberTrouble(): (error: unknown) => string | null {
  const { refusals } = useWords(memberWords);
  const troubleOf = useTroubleText();
  return (error) => {
    const reason = reasonOf(error);
    if (reason !== null && reason in refusals) return refusals[reason as keyof typeof refusals];
    return troubleOf(error);
  };
}
