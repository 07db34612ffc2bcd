import { Section } from "../../../app/community/page.tsx";
import { useWords } from "../../../lib/words.ts";
import { TextField } from "../../../ui/text-field.tsx";
import { gateWords } from "../words.ts";
import type { OfSettings } from "./use-settings.ts";

/** How long things take, and how many are taken. */
export function DaysPart({ settings: { draft, change, wrong } }: OfSettings) {
  const { days: words, wrong: wrongWords } = useWords(gateWords).settings;
  const bind = (
    field: "answerDays" | "againDays" | "keptDays" | "mostPerDay",
    least: string,
    most: string,
  ) => ({
    value: draft[field],
    onText: (text: string) => change({ [field]: text }),
    error: wrong.includes(field) ? wrongWords.days(least, most) : null,
    inputMode: "numeric" as const,
    autoComplete: "off",
  });
  return (
    <Section id="days" title={words.title}>
      <div className="grid items-end gap-4 pt-3 desk:grid-cols-2 desk:gap-x-6">
        <TextField {...bind("answerDays", "1", "60")} label={words.answer} hint={words.answerHint} />
        <TextField {...bind("againDays", "0", "730")} label={words.again} />
        <TextField {...bind("keptDays", "1", "730")} label={words.kept} />
        <TextField {...bind("mostPerDay", "1", "100000")} label={words.perDay} hint={words.perDayHint} />
      </div>
    </Section>
  );
}
