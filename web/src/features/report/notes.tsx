import type { ReportView } from "@kith/contract/diagnosis";
import { useWords } from "../../lib/words.ts";
import { reportWords } from "./words.ts";

type Noted = Pick<ReportView, "language" | "firmness" | "settle" | "footnotes">;

/** How firm the verdict is, and what would make it firmer. */
export function Firmness({ report }: { readonly report: Noted }) {
  const words = useWords(reportWords);
  return (
    <div className="mt-9 grid gap-9 desk:grid-cols-2 desk:gap-16">
      <Note id="firmness" title={words.firmness} sentences={report.firmness} />
      <Note id="settle" title={words.settle} sentences={report.settle} />
    </div>
  );
}

interface NoteProps {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

function Note({ id, title, sentences }: NoteProps) {
  if (sentences.length === 0) return null;
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-lead leading-[calc(28/18)]">
        {title}
      </h2>
      <ul className="mt-2 border-t-[1.5px] border-ink">
        {sentences.map((sentence) => (
          <li key={sentence} className="border-b border-line py-2.5 text-fact">
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Footnotes({ report }: { readonly report: Noted }) {
  return (
    <p className="max-w-[60em] pt-[18px] pb-7 text-caption text-faded">
      {report.footnotes.join(report.language === "en" ? " " : "")}
    </p>
  );
}
