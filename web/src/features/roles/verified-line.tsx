import type { VerifiedView } from "@kith/contract/terms";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { GradeMark } from "../../ui/grade-mark.tsx";
import { roleWords } from "./words.ts";

/** Who made sure who this is, how and when; or that nobody has. */
export function VerifiedLine({ verified }: { readonly verified: VerifiedView | null }) {
  const words = useWords(roleWords);
  const language = useLanguage();
  if (verified === null) return <GradeMark grade="notEnough" word={words.notVerified} />;
  const day = formatDay(language, verified.at);
  const word =
    verified.byName === null
      ? words.verifiedByInstance(day)
      : words.verified(words.ways[verified.way], verified.byName, day);
  return (
    <span className="inline-flex max-w-full [text-autospace:no-autospace] [&>span]:whitespace-normal">
      <GradeMark grade="holds" word={word} />
    </span>
  );
}
