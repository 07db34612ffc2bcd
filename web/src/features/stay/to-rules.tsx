import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { useWords } from "../../lib/words.ts";
import { stayWords } from "./words.ts";

/** From the charter to what happens to whoever breaks a rule, and to one's own record. */
export function ToRules() {
  const words = useWords(stayWords).rules;
  const { slug } = useCommunity();
  return (
    <p className="mt-4">
      <Link to="/c/$slug/rules" params={{ slug }} className="linked inline-flex min-h-11 items-center">
        {words.fromCharter}
      </Link>
    </p>
  );
}
