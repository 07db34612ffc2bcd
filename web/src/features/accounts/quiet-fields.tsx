import type { QuietTimes } from "@kith/contract/notices";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { FieldError, TextField } from "../../ui/text-field.tsx";
import { deviceZone } from "../notices/tell-locale.ts";
import { accountWords } from "./words.ts";

interface QuietFieldsProps {
  readonly times: QuietTimes;
  readonly timeZone: string;
  readonly isWrong: boolean;
  readonly onTimes: (times: QuietTimes) => void;
  readonly onTimeZone: (timeZone: string) => void;
}

/** From when to when no mail comes, and by which clock. */
export function QuietFields({ times, timeZone, isWrong, onTimes, onTimeZone }: QuietFieldsProps) {
  const words = useWords(accountWords).account.notices.quiet;
  const here = deviceZone();
  return (
    <div className="mt-1 grid gap-1">
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={words.from}
          type="time"
          value={times.from}
          onText={(from) => onTimes({ ...times, from })}
        />
        <TextField label={words.to} type="time" value={times.to} onText={(to) => onTimes({ ...times, to })} />
      </div>
      <FieldError id="quiet-trouble" error={isWrong ? words.wrong : null} />
      <p className="text-second text-faded">{words.zone(timeZone)}</p>
      {timeZone !== here && (
        <Button kind="text" isSmall className="justify-self-start" onClick={() => onTimeZone(here)}>
          {words.takeHere(here)}
        </Button>
      )}
    </div>
  );
}
