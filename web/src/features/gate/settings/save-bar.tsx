import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/text-field.tsx";
import { useGateTrouble } from "../trouble.ts";
import { gateWords } from "../words.ts";
import type { Settings } from "./use-settings.ts";

/** What is not saved yet, and the one button that saves all of it. */
export function SaveBar({ settings }: { readonly settings: Settings }) {
  const words = useWords(gateWords).settings;
  const troubleOf = useGateTrouble();
  const { wrong, error, isOvertaken, isSaving, save, discard } = settings;
  const trouble = isOvertaken ? words.changed : troubleOf(error);
  return (
    <div className="grid gap-2">
      {wrong.length > 0 && <FieldError id="settings-fix" error={words.fix(wrong.length)} />}
      {wrong.length === 0 && <FieldError id="settings-trouble" error={trouble} />}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button
          kind="primary"
          busyLabel={isSaving ? words.saving : null}
          onClick={save}
          className="max-desk:flex-1"
        >
          {words.save}
        </Button>
        <Button kind="text" onClick={discard}>
          {words.discard}
        </Button>
        <output className="text-second text-faded">{words.draft}</output>
      </div>
    </div>
  );
}
