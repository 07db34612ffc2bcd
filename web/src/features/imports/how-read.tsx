import { useState } from "react";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { FieldError } from "../../ui/text-field.tsx";
import { ReadingFields } from "../check/reading-fields.tsx";
import { zoneLabel } from "../check/zones.ts";
import type { ImportReading } from "./reading.ts";
import { importWords } from "./words.ts";

interface HowReadProps {
  readonly reading: ImportReading;
  /** What is said once sending was tried without it. */
  readonly isTried: boolean;
}

/** What the files were recognised as and how their clocks are read, and, where that is wrong, how instead. */
export function HowRead({ reading, isTried }: HowReadProps) {
  const words = useWords(importWords).form;
  const { looked, lacks } = reading;
  const [isChanging, setChanging] = useState(false);
  if (looked === undefined) {
    return (
      <output className="text-fact text-faded">{reading.isLooking ? words.looking : words.lookFailed}</output>
    );
  }
  const isTable = looked.needs.mapping?.isComplete === false;
  const isOpen = isChanging || lacks !== null || isTable;
  return (
    <div>
      <p className="flex items-center gap-4 text-second font-semibold">
        {words.reading}
        {lacks === null && !isTable && (
          <button
            type="button"
            aria-expanded={isOpen}
            className="linked ml-auto min-h-11 font-normal"
            onClick={() => setChanging(!isChanging)}
          >
            {isOpen ? words.readingClose : words.readingChange}
          </button>
        )}
      </p>
      <div className="border-t border-line py-2 text-fact">
        <Recognised reading={reading} />
      </div>
      {isOpen && (
        <div className="grid gap-5 pt-2">
          <ReadingFields
            looked={looked}
            format={reading.format}
            zone={reading.zone}
            mapping={reading.mapping}
            onZone={reading.chooseZone}
            onMap={reading.chooseMapping}
            onFormat={reading.chooseFormat}
          />
        </div>
      )}
      <FieldError id="reading-error" error={isTried && lacks !== null ? words.errors[lacks] : null} />
    </div>
  );
}

function Recognised({ reading: { looked, zone, format } }: Pick<HowReadProps, "reading">) {
  const words = useWords(importWords).form;
  const language = useLanguage();
  if (looked === undefined) return null;
  if (looked.formats.length === 0) {
    return (
      <>
        <p className="font-semibold">{words.notRecognised}</p>
        <p className="text-second text-faded">{words.notRecognisedText}</p>
      </>
    );
  }
  const names = looked.formats.map(({ title }) => title[language]).join(words.between);
  return (
    <>
      <p>{format === null ? words.recognised(names) : words.readAs(names)}</p>
      {zone !== null && <p className="text-second text-faded">{words.clocks(zoneLabel(zone, language))}</p>}
    </>
  );
}
