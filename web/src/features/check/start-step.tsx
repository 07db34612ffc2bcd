import { Link, useNavigate } from "@tanstack/react-router";
import { keepFiles } from "../../lib/given-files.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { DropZone } from "../../ui/drop-zone.tsx";
import { SentLine } from "../../ui/sent-line.tsx";
import { sampleIds } from "./samples.ts";
import { checkWords } from "./words.ts";

/** Nothing handed over yet: the place for it, two invented chats, and what can be read. */
export function StartStep({ isLost }: { readonly isLost: boolean }) {
  const words = useWords(checkWords);
  const navigate = useNavigate();
  return (
    <div className="desk:grid desk:grid-cols-[minmax(0,560px)_minmax(0,1fr)] desk:gap-18 desk:pt-9">
      <div>
        <h1 className="song type-title mt-5 desk:mt-0">
          {words.start.title.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </h1>
        <p className="mt-2 text-faded desk:text-lead">{words.start.intro}</p>
        {isLost && (
          <output className="mt-4 block rounded-box bg-sunk px-4 py-3 text-fact">{words.start.lost}</output>
        )}
        <div className="mt-5 desk:mt-7">
          <DropZone
            words={words.drop}
            hasFolderButton
            onFiles={(files) => void navigate({ to: "/check", search: { run: keepFiles(files) } })}
          >
            <SentLine promise={words.promise} sent={words.sent} />
          </DropZone>
        </div>
      </div>
      <div className="mt-9 grid content-start gap-9 desk:mt-2">
        <Samples />
        <Formats />
      </div>
    </div>
  );
}

function Samples() {
  const words = useWords(checkWords);
  const language = useLanguage();
  return (
    <section aria-labelledby="samples">
      <h2 id="samples" className="text-lead leading-[calc(28/18)]">
        {words.start.samplesTitle}
      </h2>
      <ul className="mt-2 border-t-[1.5px] border-ink">
        {sampleIds[language].map((sample) => (
          <li key={sample} className="border-b border-line">
            <Link to="/check" search={{ sample }} className="block min-h-11 py-3 active:bg-sunk">
              <b className="underline decoration-edge decoration-1 underline-offset-4">
                {words.samples[sample].title}
              </b>
              <span className="block text-second text-faded">{words.samples[sample].text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Formats() {
  const words = useWords(checkWords);
  return (
    <section aria-labelledby="formats">
      <h2 id="formats" className="text-fact">
        {words.start.formatsTitle}
      </h2>
      <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-second">
        {words.start.formats.map(([carrier, what]) => (
          <div key={carrier} className="contents">
            <dt className="max-w-28 desk:max-w-40">{carrier}</dt>
            <dd className="text-faded">{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
