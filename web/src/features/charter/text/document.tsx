import type { CharterView } from "@kith/contract/charter";
import { vocabularyKeys, wordFor } from "@kith/contract/vocabulary";
import type { ReactNode } from "react";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { charterWords } from "../words.ts";
import { charterTextWords } from "./words.ts";

/** A charter as it is read: set like a document, part by part, what is empty left out. */
export function CharterDocument({ charter }: { readonly charter: CharterView }) {
  const { items, anchors } = useWords(charterTextWords);
  const { anchor, purpose, sharedNeed, onlyHere, asks, values, fees } = charter;
  return (
    <article className="grid max-w-[680px] gap-7 desk:gap-9">
      {purpose !== "" && <Part title={items.purpose.title}>{<Said text={purpose} isThesis />}</Part>}
      {sharedNeed !== "" && (
        <Part title={items.sharedNeed.title}>
          <Said text={sharedNeed} />
        </Part>
      )}
      {anchor !== null && (
        <Part title={items.anchor.title}>
          <p>
            <b className="font-semibold">{anchors[anchor.kind].word}</b>
            <span className="mx-2 text-faded" aria-hidden="true">
              ·
            </span>
            {anchor.text}
          </p>
        </Part>
      )}
      <Lines title={items.onlyHere.title} lines={onlyHere} />
      <Motive charter={charter} />
      <Lines title={items.asks.title} lines={asks} />
      {fees !== "" && (
        <Part title={items.fees.title}>
          <Said text={fees} />
        </Part>
      )}
      <Rules charter={charter} />
      <Lines title={items.values.title} lines={values} />
      <OwnWords charter={charter} />
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 text-second text-faded">{title}</h2>
      {children}
    </section>
  );
}

function Said({ text, isThesis = false }: { readonly text: string; readonly isThesis?: boolean }) {
  const look = isThesis ? "song text-thesis" : "";
  return <p className={`whitespace-pre-line text-pretty ${look}`}>{text}</p>;
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Part title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line} className="border-b border-line py-2 first:pt-0 last:border-b-0">
            {line}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Motive({ charter: { motive } }: { readonly charter: CharterView }) {
  const { items } = useWords(charterTextWords);
  const { motives } = useWords(charterWords);
  if (motive === null) return null;
  return (
    <Part title={items.motive.title}>
      <p>
        <b className="font-semibold">{motives[motive].word}</b>
        <span className="block text-second text-faded">{motives[motive].text}</span>
      </p>
    </Part>
  );
}

function Rules({ charter: { rules } }: { readonly charter: CharterView }) {
  const { items } = useWords(charterTextWords);
  if (rules.length === 0) return null;
  return (
    <Part title={items.rules.title}>
      <ol>
        {rules.map(({ number, text }) => (
          <li
            key={number}
            id={`r${number}`}
            className="grid grid-cols-[2.75rem_minmax(0,1fr)] border-b border-line py-2.5 first:pt-0.5 last:border-b-0 target:bg-sunk"
          >
            <b className="latin font-semibold tabular-nums">{`R${number}`}</b>
            <span className="whitespace-pre-line">{text}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** What this community calls its people. */
function OwnWords({ charter: { vocabulary } }: { readonly charter: CharterView }) {
  const { items } = useWords(charterTextWords);
  const language = useLanguage();
  const own = vocabularyKeys.filter((key) => vocabulary[key] !== undefined);
  if (own.length === 0) return null;
  return (
    <Part title={items.vocabulary.title}>
      <dl>
        {own.map((key) => (
          <div key={key} className="flex gap-4 border-b border-line py-2 first:pt-0 last:border-b-0">
            <dt className="flex-1 text-faded">{wordFor(key, {}, language)}</dt>
            <dd>{vocabulary[key]}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
