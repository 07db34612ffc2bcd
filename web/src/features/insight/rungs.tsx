import type { DrillView, ReachedRung } from "@kith/contract/insight";
import { useEffect, useRef, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { initialOf } from "../../lib/initial.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { RungLinks } from "./rung-links.tsx";
import { insightWords } from "./words.ts";

type Rung = DrillView["rungs"][number];

const threads: Readonly<Record<ReachedRung, string>> = {
  phone: "before:border-t-2",
  place: "before:border-t-[1.2px]",
  friend: "before:border-t-[1.4px] before:border-dotted",
};

const PER_RUNG_MS = 180;

/** Phone, place, friend: people strung on a thread that gets thinner. Then the lost, without one, by their full names. */
export function Rungs({ drill }: { readonly drill: DrillView }) {
  return drill.rungs.map((rung, place) => (
    <section
      key={rung.rung}
      aria-labelledby={`rung-${rung.rung}`}
      data-rung={rung.rung}
      className={`rung-fills py-3 desk:grid desk:grid-cols-[148px_minmax(0,1fr)] desk:gap-x-5 desk:py-[18px] ${
        rung.rung === "lost" ? "border-t-[1.5px] border-ink" : "border-t border-line"
      }`}
      style={{ animationDelay: `${place * PER_RUNG_MS}ms` }}
    >
      {rung.rung === "lost" ? (
        <>
          <Head rung={rung} isMine={drill.mine === rung.rung} />
          <Names rung={rung} />
        </>
      ) : (
        <Reached rung={rung} word={rung.rung} isMine={drill.mine === rung.rung} />
      )}
    </section>
  ));
}

interface ReachedProps {
  readonly rung: Rung;
  readonly word: ReachedRung;
  readonly isMine: boolean;
}

/** A rung on which people are still found; pressed, it says who finds whom. */
function Reached({ rung, word, isMine }: ReachedProps) {
  const words = useWords(insightWords).drill.links;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Head rung={rung} isMine={isMine} />
      <div className="min-w-0">
        <Beads rung={rung} thread={threads[word]} />
        {rung.count > 0 && (
          <button
            type="button"
            aria-expanded={isOpen}
            className="-mb-2 inline-flex min-h-11 items-center gap-1.5 text-second text-faded"
            onClick={() => setOpen(!isOpen)}
          >
            <span className="linked">{words.open}</span>
            <span className="unseen">{words.openOn(rung.title)}</span>
            <Icon
              name="down"
              className={`size-[18px] transition-transform duration-[160ms] ${isOpen ? "rotate-180" : ""}`}
            />
          </button>
        )}
        {isOpen && <RungLinks rung={word} />}
      </div>
    </>
  );
}

function Head({ rung, isMine }: { readonly rung: Rung; readonly isMine: boolean }) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  const { title, text } = words.rungs[rung.rung];
  return (
    <div className="flex items-baseline gap-x-2 desk:block">
      <h2 id={`rung-${rung.rung}`} className="text-body desk:text-lead desk:leading-[calc(28/18)]">
        {title}
        <span className="hidden desk:inline"> {formatCount(language, rung.count)}</span>
        <span className="unseen"> {words.count(formatCount(language, rung.count), rung.count)}</span>
      </h2>
      <p className="min-w-0 flex-1 text-caption text-faded desk:mt-0.5">
        {text}
        {isMine && <b className="block text-ink">{words.you}</b>}
      </p>
      <span className="text-lead leading-none font-semibold whitespace-nowrap desk:hidden" aria-hidden="true">
        {words.count(formatCount(language, rung.count), rung.count)}
      </span>
    </div>
  );
}

/** So many people of a rung stand there at once; the others come when they are asked for. */
const AT_ONCE = 30;

function useShown({ people }: Rung) {
  const [isAll, setAll] = useState(people.length <= AT_ONCE);
  const next = useRef<HTMLLIElement>(null);
  const wasAll = useRef(isAll);
  useEffect(() => {
    // The button that was pressed may be gone: the keyboard goes on at the first who came.
    if (isAll && !wasAll.current) next.current?.focus();
    wasAll.current = isAll;
  }, [isAll]);
  return {
    shown: isAll ? people : people.slice(0, AT_ONCE),
    onAll: isAll ? null : () => setAll(true),
    /** For the item of the person at `place`. */
    itemAt: (place: number) => (place === AT_ONCE ? { ref: next, tabIndex: -1 } : {}),
  };
}

function Beads({ rung, thread }: { readonly rung: Rung; readonly thread: string }) {
  const { shown, onAll, itemAt } = useShown(rung);
  return (
    <div className="mt-2 min-w-0 desk:mt-0">
      <ul className="flex flex-wrap gap-x-2 gap-y-2 overflow-hidden [--gap:8px] desk:gap-x-[13px] desk:gap-y-2.5 desk:[--gap:13px]">
        {shown.map(({ memberId, name }, place) => (
          <li
            key={memberId}
            {...itemAt(place)}
            title={name}
            className={`relative before:absolute before:top-1/2 before:right-[calc(100%+1px)] before:w-(--gap) before:-translate-y-1/2 before:border-thread [&>span]:border-thread ${thread}`}
          >
            <span className="contents desk:hidden [&>span]:border-thread">
              <PersonDisc initial={initialOf(name)} size={30} />
            </span>
            <span className="hidden desk:contents [&>span]:border-thread">
              <PersonDisc initial={initialOf(name)} size={40} />
            </span>
            <span className="unseen">{name}</span>
          </li>
        ))}
      </ul>
      <Rest rung={rung} shown={shown.length} onAll={onAll} />
    </div>
  );
}

/** Columns for names as short as most Chinese ones, and for all others, which would break in those. */
const narrow = "grid-cols-[repeat(auto-fill,minmax(5.5em,1fr))]";
const wide = "grid-cols-[repeat(auto-fill,minmax(min(9.5em,45%),1fr))]";
const isShort = ({ name }: Rung["people"][number]) => name.length <= 4;

function Names({ rung }: { readonly rung: Rung }) {
  const { shown, onAll, itemAt } = useShown(rung);
  return (
    <div className="mt-1 min-w-0 desk:mt-0">
      <ul className={`grid gap-x-3 ${shown.every(isShort) ? narrow : wide}`}>
        {shown.map(({ memberId, name }, place) => (
          <li
            key={memberId}
            {...itemAt(place)}
            className="flex min-w-0 items-center gap-1.5 text-fact leading-7 before:size-2.5 before:flex-none before:rounded-full before:border-[1.2px] before:border-dashed before:border-faded desk:text-body desk:leading-8.5"
          >
            <span className="min-w-0 break-words">{name}</span>
          </li>
        ))}
      </ul>
      <Rest rung={rung} shown={shown.length} onAll={onAll} />
    </div>
  );
}

interface RestProps {
  readonly rung: Rung;
  readonly shown: number;
  /** Null where all that were sent are there. */
  readonly onAll: (() => void) | null;
}

/** Whoever is not shown: not asked for yet, too many, or not for these eyes. */
function Rest({ rung, shown, onAll }: RestProps) {
  const words = useWords(insightWords).drill;
  const language = useLanguage();
  const rest = rung.count - shown;
  if (rest <= 0) return null;
  const text = words.more(formatCount(language, rest));
  if (onAll === null) return <p className="mt-1 text-second text-faded">{text}</p>;
  return (
    <Button kind="text" isSmall onClick={onAll}>
      {text}
    </Button>
  );
}
