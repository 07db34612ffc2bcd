import type { ApplyForm, Landing } from "@kith/contract/gate";
import type { FormEvent } from "react";
import { useTroubleText } from "../../../app/community/trouble.tsx";
import { ApiRefusal, reasonOf } from "../../../lib/api.ts";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/text-field.tsx";
import type { Way } from "../landing/queries.ts";
import { AccountPart } from "./account-part.tsx";
import { AgePart, EvidencePart, RefereePart, RulesPart } from "./parts.tsx";
import { Questions } from "./question-field.tsx";
import { useApplying, type Applying } from "./use-applying.ts";
import { applyWords } from "./words.ts";

interface ApplyingFormProps {
  readonly way: Way;
  readonly referee: string | null;
  readonly landing: Landing;
  readonly form: ApplyForm;
}

/** All that is asked, on one page. */
export function ApplyingForm({ way, referee, landing, form }: ApplyingFormProps) {
  const applying = useApplying({ way, referee, form });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    focusFirst(event.currentTarget, applying.submit()[0]);
  };
  return (
    <form noValidate onSubmit={onSubmit} className="pt-2 desk:pt-3">
      <Questions applying={applying} language={landing.language} />
      <RefereePart applying={applying} />
      <EvidencePart applying={applying} />
      <AgePart applying={applying} />
      <RulesPart applying={applying} landing={landing} />
      {form.me === null && <AccountPart applying={applying} />}
      <End applying={applying} form={form} />
    </form>
  );
}

function End({ applying, form }: { readonly applying: Applying; readonly form: ApplyForm }) {
  const words = useWords(applyWords);
  const language = useLanguage();
  const count = Object.keys(applying.troubles).length;
  const trouble = useApplyTrouble(applying.error);
  return (
    <div className="mt-7 grid gap-2.5 desk:mt-9">
      {count > 0 && <FieldError id="apply-fix" error={words.fix(count)} />}
      {count === 0 && <FieldError id="apply-trouble" error={trouble} />}
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button
          type="submit"
          kind="primary"
          className="w-full desk:w-auto desk:min-w-40"
          busyLabel={applying.isPending ? words.busy : null}
        >
          {words.submit}
        </Button>
        <output className="text-second text-faded empty:hidden">{applying.isKept ? words.draft : ""}</output>
      </p>
      <p className="text-second text-faded">
        {words.after(formatCount(language, form.answerDays), formatCount(language, form.keptDays))}
      </p>
    </div>
  );
}

/** Why it was not taken; null where nothing went wrong, or where it stands at the fields. */
function useApplyTrouble(error: Error | null): string | null {
  const words = useWords(applyWords);
  const textOf = useTroubleText();
  if (error === null) return null;
  const reason = reasonOf(error);
  if (reason !== null && reason in words.refusals)
    return words.refusals[reason as keyof typeof words.refusals];
  return error instanceof ApiRefusal ? textOf(error) : words.form.unreachable;
}

/** Where the first wrong field is, reading and the keyboard go on. */
function focusFirst(form: HTMLFormElement, path: string | undefined): void {
  if (path === undefined) return;
  const place = form.querySelector(`[data-path="${CSS.escape(path)}"]`);
  const field = place?.querySelector("[role=checkbox], textarea, input:not([type=file]), button");
  if (field instanceof HTMLElement) field.focus();
}
