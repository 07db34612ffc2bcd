import { Link, useNavigate } from "@tanstack/react-router";
import { frameLook, SiteBar } from "../../app/frame.tsx";
import { keepFiles } from "../../lib/given-files.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { SentLine } from "../../ui/sent-line.tsx";
import { firstSample } from "../check/samples.ts";
import { SpokesPicture, TiesPicture } from "./two-pictures.tsx";
import { frontWords } from "./words.ts";

/** The question, the place to hand a chat over, and the thesis drawn. */
export function FrontPage() {
  const words = useWords(frontWords);
  return (
    <>
      <title>{`Kith · ${words.pageTitle}`}</title>
      <SiteBar />
      <main
        id="content"
        className={`${frameLook} pb-10 desk:mb-12 desk:grid desk:min-h-[calc(100dvh-128px)] desk:grid-cols-[minmax(0,500px)_minmax(0,1fr)] desk:items-center desk:gap-12 desk:pb-8 wide:gap-24`}
      >
        <Asking />
        <Thesis />
      </main>
    </>
  );
}

function Asking() {
  const words = useWords(frontWords);
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <div>
      <h1 className="song type-front mt-4 mb-3 tracking-[0.01em] desk:mt-1 desk:mb-4">
        {words.question.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </h1>
      <p className="max-w-[30em] text-body text-pretty leading-[calc(27/16)] text-faded desk:text-lead desk:leading-[calc(31/18)]">
        {words.intro}
      </p>
      <div className="mt-[22px] desk:mt-[30px]">
        <DropZone
          words={words.drop}
          onFiles={(files) => void navigate({ to: "/check", search: { run: keepFiles(files) } })}
        >
          <SentLine promise={words.promise} sent={words.sent} />
        </DropZone>
      </div>
      <p className="mt-2">
        <Link to="/check" search={{ sample: firstSample(language) }} className={buttonLook("text", true)}>
          {words.example}
        </Link>
      </p>
    </div>
  );
}

function Thesis() {
  const words = useWords(frontWords);
  return (
    <div className="mt-7 border-t border-line pt-5 desk:m-0 desk:border-0 desk:pt-1.5">
      <div className="grid grid-cols-2 gap-3 desk:gap-0">
        <div className="desk:pr-9">
          <SpokesPicture />
          <Legend {...words.group} />
        </div>
        <div className="desk:border-l desk:border-line desk:pl-[35px]">
          <TiesPicture />
          <Legend {...words.community} />
        </div>
      </div>
      <p className="song mt-5 text-thesis desk:mt-9 desk:border-t desk:border-line desk:pt-[26px] desk:text-[1.625rem] desk:leading-[calc(44/26)]">
        {words.thesis.map((clause) => (
          <span key={clause} className="inline-block whitespace-pre-wrap">
            {clause}
          </span>
        ))}
      </p>
      <p className="mt-7 border-t border-line pt-4 text-second text-faded desk:mt-[30px]">{words.own}</p>
    </div>
  );
}

function Legend({ title, text }: { readonly title: string; readonly text: readonly string[] }) {
  return (
    <>
      <h2 className="text-lead leading-[calc(28/18)]">{title}</h2>
      <p className="text-second text-faded">
        {text.map((sentence) => (
          <span key={sentence} className="zh:block">
            {sentence}
          </span>
        ))}
      </p>
    </>
  );
}
