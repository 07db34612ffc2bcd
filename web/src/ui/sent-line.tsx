import { useLanguage } from "../lib/language.tsx";
import { formatCount } from "../lib/format.ts";
import { useSentBytes } from "../lib/sent.ts";

interface SentLineProps {
  readonly promise: string;
  readonly sent: (bytes: string, count: number) => string;
}

/** The promise that nothing leaves the device, and beside it the count that would break it. */
export function SentLine({ promise, sent }: SentLineProps) {
  const language = useLanguage();
  const bytes = useSentBytes();
  return (
    <p className="mt-3.5 flex flex-wrap items-baseline justify-between gap-x-3 border-t border-line pt-3 text-second">
      <span>{promise}</span>
      <b className="whitespace-nowrap" data-testid="sent-bytes">
        {sent(formatCount(language, bytes), bytes)}
      </b>
    </p>
  );
}
