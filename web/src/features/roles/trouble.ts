import { useTroubleText } from "../../app/community/trouble.tsx";
import { reasonOf } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { roleWords } from "./words.ts";

/** Why a hand-over or a verification was refused: the rule in its own words, else what went wrong. */
export function useRoleTrouble(): (error: unknown) => string | null {
  const { refusals } = useWords(roleWords);
  const troubleOf = useTroubleText();
  return (error) => {
    const reason = reasonOf(error);
    if (reason !== null && reason in refusals) return refusals[reason as keyof typeof refusals] ?? null;
    return troubleOf(error);
  };
}
