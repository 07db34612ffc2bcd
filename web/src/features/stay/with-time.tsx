import { useLanguage } from "../../lib/language.tsx";
import { formatExactly, formatWhen } from "../../lib/when.ts";

const PLACE = "\u0000";

interface WithTimeProps {
  readonly at: string;
  /** The sentence around the time. */
  readonly say: (time: string) => string;
}

/** A sentence with a time in it that stays in one piece. */
export function WithTime({ at, say }: WithTimeProps) {
  const language = useLanguage();
  const [before = "", after = ""] = say(PLACE).split(PLACE);
  return (
    <>
      {before}
      <time dateTime={at} title={formatExactly(language, at)}>
        {formatWhen(language, at)}
      </time>
      {after}
    </>
  );
}
