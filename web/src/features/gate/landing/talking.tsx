import type { Landing } from "@kith/contract/gate";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { BeadsPicture } from "./beads-picture.tsx";
import { landingWords } from "./words.ts";

interface TalkingProps {
  readonly landing: Landing;
  readonly className: string;
  /** The picture above the sentence instead of beside it. */
  readonly isLarge?: boolean;
}

/** Whether people here talk with each other, or only listen to one. */
export function Talking({ landing: { talk }, className, isLarge = false }: TalkingProps) {
  const words = useWords(landingWords).talk;
  const language = useLanguage();
  const count = (value: number) => formatCount(language, value);
  if (talk === null) return <p className={`text-faded ${className}`}>{words.unknown}</p>;
  return (
    <section
      className={`${className} ${isLarge ? "grid gap-3" : "grid grid-cols-[minmax(0,1fr)_116px] items-center gap-3.5"}`}
    >
      <div className={isLarge ? "px-2 pb-2" : "order-1"}>
        <BeadsPicture members={talk.members} exchanged={talk.exchanged} />
      </div>
      <p>
        <b>{words.exchanged(count(talk.members), count(talk.exchanged))}</b>
        {words.within(count(talk.weeks))}
        <FirstWords talk={talk} />
      </p>
    </section>
  );
}

const HOUR_MINUTES = 60;
const LONG_MINUTES = 100;

function FirstWords({ talk: { firstWords } }: { readonly talk: NonNullable<Landing["talk"]> }) {
  const words = useWords(landingWords).talk;
  const language = useLanguage();
  const count = (value: number) => formatCount(language, value);
  if (firstWords === null) return null;
  const { newcomers, answered, usualMinutes } = firstWords;
  if (answered === 0) return words.none(count(newcomers));
  return (
    <>
      {words.answered(count(newcomers), count(answered))}
      {usualMinutes < LONG_MINUTES
        ? words.minutes(count(Math.max(1, usualMinutes)))
        : words.hours(count(Math.round(usualMinutes / HOUR_MINUTES)))}
    </>
  );
}
