import { lazy, Suspense, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Chats } from "./chats.tsx";
import { choicesWithoutAsking, type Answered } from "./needs.ts";
import { Problem } from "./problem.tsx";
import type { GivenFile, ReadingChoices } from "./protocol.ts";
import { reasonOf, useLook, useRead, type Given, type Reading } from "./queries.ts";
import { Working } from "./working.tsx";
import { checkWords } from "./words.ts";

/** Selects and lists come with the questions that need them. */
const ReadingForm = lazy(async () => ({ default: (await import("./reading-form.tsx")).ReadingForm }));

interface RunProps {
  readonly given: Given;
  /** The zone of the files' clocks, where it is known beforehand. */
  readonly zone: string | null;
}

/** One set of files from the first look to the report. */
export function Run({ given, zone }: RunProps) {
  const words = useWords(checkWords).working;
  const name = useFilesName(given.files);
  const [answered, setAnswered] = useState<Answered>({ format: null, choices: null });
  const [isAsking, setAsking] = useState(false);
  const [isStopped, setStopped] = useState(false);
  if (isStopped) return <Problem reason="cancelled" onAgain={() => setStopped(false)} />;
  return (
    <Looked
      given={given}
      zone={zone}
      answered={answered}
      isAsking={isAsking}
      openingTitle={words.opening(name)}
      readingTitle={words.reading(name)}
      onAnswer={(answer) => {
        setAnswered(answer);
        setAsking(answer.choices === null);
      }}
      onAsk={() => setAsking(true)}
      onStop={() => setStopped(true)}
    />
  );
}

interface LookedProps extends RunProps {
  readonly answered: Answered;
  readonly isAsking: boolean;
  readonly openingTitle: string;
  readonly readingTitle: string;
  readonly onAnswer: (answered: Answered) => void;
  readonly onAsk: () => void;
  readonly onStop: () => void;
}

/** What the files are; asks only what they do not say themselves. */
function Looked(props: LookedProps) {
  const { given, zone, answered, isAsking, openingTitle, readingTitle, onAnswer, onAsk, onStop } = props;
  const { data: looked, error, refetch } = useLook(given, answered.format);
  if (error !== null) {
    return (
      <Problem
        reason={reasonOf(error)}
        onAgain={() => void refetch()}
        onSettings={answered.format === null ? undefined : () => onAnswer({ format: null, choices: null })}
      />
    );
  }
  if (looked === undefined) return <Working title={openingTitle} onCancel={onStop} />;
  const choices = answered.choices ?? choicesWithoutAsking(looked, zone);
  if (isAsking || choices === null) {
    return (
      <Suspense fallback={<Working title={openingTitle} />}>
        <ReadingForm key={answered.format} looked={looked} answered={answered} onAnswer={onAnswer} />
      </Suspense>
    );
  }
  return (
    <Read
      key={JSON.stringify([answered.format, choices])}
      reading={{ given, format: answered.format, choices }}
      title={readingTitle}
      onAsk={onAsk}
      onStop={onStop}
    />
  );
}

interface ReadProps {
  readonly reading: Reading & { readonly choices: ReadingChoices };
  readonly title: string;
  readonly onAsk: () => void;
  readonly onStop: () => void;
}

function Read({ reading, title, onAsk, onStop }: ReadProps) {
  const { data, error, refetch } = useRead(reading);
  if (error !== null) {
    return <Problem reason={reasonOf(error)} onAgain={() => void refetch()} onSettings={onAsk} />;
  }
  if (data === undefined) return <Working title={title} onCancel={onStop} />;
  return <Chats reading={reading} read={data} onSettings={onAsk} onStop={onStop} />;
}

/** "2026年灯下主群.txt", or the first of several and how many there are. */
function useFilesName(files: readonly GivenFile[]): string {
  const words = useWords(checkWords).working;
  const language = useLanguage();
  const first = files[0]?.path.split("/").at(-1) ?? "";
  return files.length > 1 ? words.files(first, formatCount(language, files.length)) : first;
}
