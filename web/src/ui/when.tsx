import { useLanguage } from "../lib/language.tsx";
import { formatExactly, formatWhen } from "../lib/when.ts";

/** A time as people say it; exact on touch. */
export function When({ at, className = "" }: { readonly at: string; readonly className?: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} title={formatExactly(language, at)} className={className}>
      {formatWhen(language, at)}
    </time>
  );
}
