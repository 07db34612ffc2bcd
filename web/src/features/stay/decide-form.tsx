import { MOST_PAUSE_DAYS, type AppealOutcome, type SanctionView } from "@kith/contract/stay";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useDraft } from "../../lib/draft.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { RadioList } from "../../ui/radio-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { daysTyped } from "./days.ts";
import { focusWrong } from "./focus-wrong.ts";
import { decide } from "./queries.ts";
import { useStayTrouble } from "./trouble.ts";
import { stayWords } from "./words.ts";

const empty = { outcome: "", days: "", reason: "" };
type Chosen = typeof empty;

interface DecideFormProps {
  readonly slug: string;
  readonly sanction: SanctionView;
}

/** Whether a sanction stands, and why. */
export function DecideForm({ slug, sanction }: DecideFormProps) {
  const words = useWords(stayWords).decide;
  const { fields, change, forget } = useDraft(`decide.${sanction.id}`, empty);
  const [isChecked, setChecked] = useState(false);
  const troubleOf = useStayTrouble();
  const save = useDeciding(slug, sanction.id, forget);
  const wrong = wrongIn(fields);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    const outcome = outcomeOf(fields);
    if (outcome === null || Object.values(wrongIn(fields)).some(Boolean)) {
      focusWrong(event.currentTarget);
      return;
    }
    const days = outcome === "shortened" ? daysTyped(fields.days) : null;
    save.mutate({ outcome, days, reason: fields.reason.trim() });
  };
  return (
    <form noValidate onSubmit={onSubmit} className="grid gap-4 border-t-[1.5px] border-ink pt-4">
      <h2 className="text-lead leading-[calc(28/18)]">{words.title}</h2>
      <RadioList
        legend={words.outcome}
        choices={useChoices(sanction)}
        value={fields.outcome}
        onChoose={(outcome) => change({ outcome })}
        error={isChecked && wrong.outcome ? words.outcomeMissing : null}
      />
      {fields.outcome === "shortened" && (
        <TextField
          label={words.days}
          inputMode="numeric"
          value={fields.days}
          onText={(days) => change({ days })}
          error={isChecked && wrong.days ? words.daysWrong(MOST_PAUSE_DAYS) : null}
        />
      )}
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        lines={3}
        maxLength={2000}
        value={fields.reason}
        onText={(reason) => change({ reason })}
        error={isChecked && wrong.reason ? words.reasonMissing : null}
      />
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {troubleOf(save.error)}
      </p>
      <p>
        <Button type="submit" kind="primary" busyLabel={save.isPending ? words.busy : null}>
          {words.submit}
        </Button>
      </p>
    </form>
  );
}

function useChoices({ step }: SanctionView): { value: AppealOutcome; label: string; text: string }[] {
  const words = useWords(stayWords).decide;
  const either = [
    { value: "upheld", label: words.upheld, text: words.upheldText },
    { value: "lifted", label: words.lifted, text: words.liftedText[step] },
  ] as const;
  const shortened = { value: "shortened", label: words.shortened, text: words.shortenedText } as const;
  return step === "pause" ? [...either, shortened] : [...either];
}

function outcomeOf({ outcome }: Chosen): AppealOutcome | null {
  return outcome === "upheld" || outcome === "lifted" || outcome === "shortened" ? outcome : null;
}

function wrongIn(fields: Chosen): Readonly<Record<keyof Chosen, boolean>> {
  return {
    outcome: outcomeOf(fields) === null,
    days: fields.outcome === "shortened" && daysTyped(fields.days) === null,
    reason: fields.reason.trim() === "",
  };
}

function useDeciding(slug: string, id: string, forget: () => void) {
  const words = useWords(stayWords).decide;
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (body: Parameters<typeof decide>[2]) => decide(slug, id, body),
    onSuccess: async () => {
      forget();
      toast(words.done);
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
    // Somebody else may have decided meanwhile: what stands there now says so.
    onError: () => void queries.invalidateQueries({ queryKey: ["community", slug, "stay"] }),
  });
}
