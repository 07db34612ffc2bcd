import type { Landing } from "@kith/contract/gate";
import { formatCount } from "../../../lib/format.ts";
import { initialOf } from "../../../lib/initial.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { formatDay } from "../../../lib/when.ts";
import { useWords } from "../../../lib/words.ts";
import { Icon } from "../../../ui/icon.tsx";
import { PersonDisc } from "../../../ui/person-disc.tsx";
import { landingWords } from "./words.ts";

/** So many are named on the first screen. */
const NAMED = 2;

/** Who answers for it, whether anybody made sure of them, and what moves them. */
export function Organisers({ landing }: { readonly landing: Landing }) {
  const words = useWords(landingWords);
  const language = useLanguage();
  const { organisers, motive } = landing;
  const more = organisers.length - NAMED;
  return (
    <div lang={language} className="grid gap-3 border-y border-line py-3 desk:py-4">
      {organisers.slice(0, NAMED).map((organiser) => (
        <Organiser key={organiser.name} organiser={organiser} />
      ))}
      <p className="flex flex-wrap gap-x-3.5 text-second text-faded empty:hidden">
        {more > 0 && <span>{words.moreOrganisers(formatCount(language, more))}</span>}
        {motive !== null && <span>{words.motive(motive)}</span>}
      </p>
    </div>
  );
}

function Organiser({ organiser }: { readonly organiser: Landing["organisers"][number] }) {
  const words = useWords(landingWords);
  const language = useLanguage();
  const { name, verified } = organiser;
  return (
    <div className="flex items-center gap-3">
      <PersonDisc initial={initialOf(name)} size={44} look="backbone" />
      <p className="min-w-0 text-fact leading-[calc(23/15)]">
        <b className="break-words">{name}</b> {words.organiser}
        <br />
        {verified === null ? (
          <span className="text-second text-faded">{words.unverified}</span>
        ) : (
          <span className="flex flex-wrap items-center gap-x-2 text-second">
            <span className="inline-flex items-center gap-1 font-semibold text-moss">
              <Icon name="shield" className="size-[18px]" />
              {words.verified[verified.way]}
            </span>
            <time dateTime={verified.at} className="text-caption text-faded">
              {formatDay(language, verified.at)}
            </time>
          </span>
        )}
      </p>
    </div>
  );
}
