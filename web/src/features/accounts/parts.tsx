import { useState, type ReactNode } from "react";
import { SiteBar } from "../../app/frame.tsx";
import { ApiRefusal, reasonOf } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { FieldError, TextField } from "../../ui/text-field.tsx";
import { accountWords } from "./words.ts";

/** A page that holds one thing to fill in, or a few short ones. */
export function NarrowPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <title>{`${title} · Kith`}</title>
      <SiteBar />
      <main id="content" className="mx-auto w-full max-w-[460px] px-5 pt-4 pb-14 desk:pt-[7vh]">
        {children}
      </main>
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** A part of the page, opened by an ink rule. */
export function Part({ id, title, text, children }: PartProps) {
  return (
    <section aria-labelledby={id} className="mt-9">
      <h2 id={id} className="border-b-[1.5px] border-ink pb-1.5 text-lead leading-[calc(28/18)]">
        {title}
      </h2>
      {text !== undefined && <p className="mt-3 text-second text-faded">{text}</p>}
      {children}
    </section>
  );
}

/** What an error means here: the feature's own words for a reason, else the server's. Null where there is none. */
export function useAccountTrouble(): (error: unknown) => string | null {
  const { refusals, unreachable } = useWords(accountWords);
  return (error) => {
    if (error === null || error === undefined) return null;
    if (!(error instanceof ApiRefusal)) return unreachable;
    const reason = reasonOf(error);
    return reason !== null && reason in refusals ? refusals[reason as keyof typeof refusals] : error.message;
  };
}

/** Above the button: why it was not done. */
export function FormTrouble({ error }: { readonly error: string | null }) {
  return <FieldError id="form-trouble" error={error} />;
}

interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly error: string | null;
  /** Whether one is chosen here, so that the browser may offer one. */
  readonly isNew?: boolean;
}

/** A password, which can be looked at: on a phone one mistypes. */
export function PasswordField({ label, isNew = false, ...field }: PasswordFieldProps) {
  const words = useWords(accountWords);
  const [isShown, setShown] = useState(false);
  return (
    <div className="relative">
      <TextField
        {...field}
        label={label}
        type={isShown ? "text" : "password"}
        autoComplete={isNew ? "new-password" : "current-password"}
        autoCapitalize="none"
        spellCheck={false}
      />
      <button
        type="button"
        className="absolute top-0 right-0 -mt-2.5 inline-flex min-h-11 items-center text-second text-faded underline underline-offset-4"
        onClick={() => setShown(!isShown)}
      >
        {isShown ? words.hide : words.show}
      </button>
    </div>
  );
}
