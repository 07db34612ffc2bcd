import type { Language } from "@kith/contract/language";
import { formatCount, formatPercent } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressThread } from "../../ui/progress-thread.tsx";
import { secondsLeft, useProgress, type Standing } from "./progress.ts";
import type { CheckWords } from "./words/zh-CN.ts";
import { checkWords } from "./words.ts";

interface WorkingProps {
  readonly title: string;
  readonly onCancel?: (() => void) | undefined;
}

/** Something takes its time: how far it is, how long it still needs, and how to stop it. */
export function Working({ title, onCancel }: WorkingProps) {
  const words = useWords(checkWords).working;
  const language = useLanguage();
  const standing = useProgress();
  const share = standing?.progress.share ?? null;
  const percent = share === null ? "" : formatPercent(language, share);
  return (
    <section className="after-a-while mx-auto max-w-[640px] py-16 desk:py-28" aria-label={title}>
      <div className="rounded-box border border-line bg-sheet px-[18px] py-5 desk:px-7 desk:py-6">
        <div className="flex items-baseline justify-between gap-4">
          <h1 className="min-w-0 text-body break-words">{title}</h1>
          <span className="text-second">{percent}</span>
        </div>
        <div className="my-2.5">
          <ProgressThread share={share} label={title} />
        </div>
        <p className="flex min-h-5 flex-wrap justify-between gap-x-4 text-caption text-faded">
          <span>{standing === null ? "" : countAndTime(standing, words, language)}</span>
          <span>{onCancel === undefined ? "" : words.stay}</span>
        </p>
      </div>
      {onCancel !== undefined && (
        <p className="mt-3 text-center">
          <Button kind="text" onClick={onCancel}>
            {words.cancel}
          </Button>
        </p>
      )}
    </section>
  );
}

function countAndTime(standing: Standing, words: CheckWords["working"], language: Language): string {
  const { messages } = standing.progress;
  const parts = [];
  if (messages > 0) parts.push(words.messages(formatCount(language, messages), messages));
  const left = secondsLeft(standing);
  if (left !== null) parts.push(timeLeft(left, words, language));
  return parts.join(language === "en" ? ", " : "，");
}

/** In steps a person counts in, so that it does not flicker. */
function timeLeft(seconds: number, words: CheckWords["working"], language: Language): string {
  const step = seconds > 20 ? 5 : 1;
  const rounded = Math.max(1, Math.round(seconds / step) * step);
  if (rounded < 90) return words.secondsLeft(formatCount(language, rounded), rounded);
  const minutes = Math.round(rounded / 60);
  return words.minutesLeft(formatCount(language, minutes), minutes);
}
