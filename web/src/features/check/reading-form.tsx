import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatBytes, formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { isComplete, type Answered } from "./needs.ts";
import type { Looked } from "./protocol.ts";
import { ReadingFields } from "./reading-fields.tsx";
import { checkWords } from "./words.ts";

interface ReadingFormProps {
  readonly looked: Looked;
  readonly answered: Answered;
  /** Without choices when only the format was named, and the files must be looked at again. */
  readonly onAnswer: (answered: Answered) => void;
}

/** What was found, and the few things the files do not say themselves. */
export function ReadingForm({ looked, answered, onAnswer }: ReadingFormProps) {
  const words = useWords(checkWords).look;
  const { needs } = looked;
  const [zone, setZone] = useState(answered.choices?.timeZone ?? needs.timeZone);
  const [mapping, setMapping] = useState(answered.choices?.mapping ?? needs.mapping?.guess ?? null);
  const isReady = mapping === null || isComplete(mapping);
  const isKnown = looked.formats.length > 0;
  return (
    <form
      className="mx-auto grid max-w-[680px] gap-7 pt-6 desk:pt-12"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onAnswer({ format: answered.format, choices: { timeZone: zone, mapping } });
      }}
    >
      <div>
        <h1 className="song type-title">{words.title(looked.formats.length)}</h1>
        {!isKnown && <p className="mt-2 text-faded">{words.nothingNote}</p>}
      </div>
      <Found looked={looked} />
      <ReadingFields
        looked={looked}
        format={answered.format}
        zone={zone}
        mapping={mapping}
        onZone={setZone}
        onMap={setMapping}
        onFormat={(format) => onAnswer({ format, choices: null })}
      />
      <Acts isKnown={isKnown} isReady={isReady} />
    </form>
  );
}

function Acts({ isKnown, isReady }: { readonly isKnown: boolean; readonly isReady: boolean }) {
  const words = useWords(checkWords).look;
  return (
    <div className="grid gap-x-6 gap-y-3 desk:flex desk:items-start">
      {isKnown && (
        <Button
          kind="primary"
          type="submit"
          className="w-full desk:w-auto"
          refusal={isReady ? null : words.missing}
        >
          {words.read}
        </Button>
      )}
      <Link
        to="/check"
        search={{}}
        className={isKnown ? `${buttonLook("text")} justify-self-start` : buttonLook("primary")}
      >
        {words.otherFiles}
      </Link>
    </div>
  );
}

const UNREAD_SHOWN = 5;

function Found({ looked }: { readonly looked: Looked }) {
  const words = useWords(checkWords).look;
  const language = useLanguage();
  const { formats, unread, unreadCount, totalBytes } = looked;
  const shown = unread.slice(0, UNREAD_SHOWN);
  return (
    <div className="grid gap-4">
      {formats.length > 0 && (
        <ul aria-label={words.found} className="border-t-[1.5px] border-ink">
          {formats.map(({ id, title, files }) => (
            <li key={id} className="flex min-h-11 items-center gap-3 border-b border-line py-2">
              <b>{title[language]}</b>
              <span className="ml-auto text-second whitespace-nowrap text-faded">
                {words.files(formatCount(language, files), files)}
              </span>
            </li>
          ))}
          {totalBytes !== null && (
            <li className="pt-2 text-right text-caption text-faded">
              {words.size(formatBytes(language, totalBytes))}
            </li>
          )}
        </ul>
      )}
      {unreadCount > 0 && (
        <div className="rounded-box bg-sunk px-4 py-3 text-second">
          <p>
            {formats.length === 0
              ? words.nothingKnown(formatCount(language, unreadCount), unreadCount)
              : words.unread(formatCount(language, unreadCount), unreadCount)}
          </p>
          <ul className="mt-1 text-faded">
            {shown.map((path) => (
              <li key={path} className="break-all">
                {path}
              </li>
            ))}
            {unreadCount > shown.length && (
              <li>{words.unreadMore(formatCount(language, unreadCount - shown.length))}</li>
            )}
          </ul>
        </div>
      )}
    </div>
  );
}
