import { languages } from "@kith/contract/language";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { useMemo, useState, type FormEvent } from "react";
import { TopBar } from "../../app/community/page.tsx";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { frameLook, SiteBar } from "../../app/frame.tsx";
import { Switches } from "../../app/switches.tsx";
import { ApiRefusal } from "../../lib/api.ts";
import { useDraft } from "../../lib/draft.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { FindField } from "../../ui/fields.tsx";
import { RadioList } from "../../ui/radio-list.tsx";
import { FieldError, TextField } from "../../ui/text-field.tsx";
import { zoneChoices } from "../check/zones.ts";
import { fieldsRefused, founding, type FoundingField, type FoundingFields } from "./founding.ts";
import { foundCommunity } from "./queries.ts";
import { charterWords } from "./words.ts";

/** A community begins by saying why. */
export function FoundPage() {
  const words = useWords(charterWords).found;
  return (
    <CSPProvider disableStyleElements>
      <title>{`${words.title} · Kith`}</title>
      <SiteBar className="hidden desk:flex" />
      <TopBar title={words.title} up={{ to: "/home" }} />
      <main id="content" className={`${frameLook} pb-14`}>
        <div className="mx-auto max-w-[680px]">
          <h1 className="song type-title mt-4 desk:mt-6">{words.title}</h1>
          <p className="mt-1.5 text-faded">{words.intro}</p>
          <FoundForm />
        </div>
      </main>
      <footer className="flex justify-center pb-6 desk:hidden">
        <Switches />
      </footer>
    </CSPProvider>
  );
}

function FoundForm() {
  const { found: words, refusals } = useWords(charterWords);
  const language = useLanguage();
  const troubleOf = useTroubleText();
  const [empty] = useState<FoundingFields>(() => ({
    name: "",
    purpose: "",
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    language,
  }));
  const { fields, isKept, change, forget } = useDraft("found", empty);
  const [missing, setMissing] = useState<readonly FoundingField[]>([]);
  const submit = useFounding(forget, setMissing);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = founding(fields);
    setMissing("missing" in read ? read.missing : []);
    if ("community" in read) submit.mutate(read.community);
    else focusField(event.currentTarget, read.missing[0]);
  };
  const set = (field: FoundingField) => (text: string) => {
    change({ [field]: text });
    setMissing(missing.filter((one) => one !== field));
  };
  const errorOf = (field: FoundingField) => (missing.includes(field) ? words.errors[field] : null);
  const reason = submit.error instanceof ApiRefusal ? submit.error.refusal.reason : null;
  const refused = reason !== null && reason in refusals ? refusals[reason as keyof typeof refusals] : null;
  return (
    <form noValidate className="mt-6 grid gap-7" onSubmit={onSubmit}>
      <Sentences fields={fields} set={set} errorOf={errorOf} />
      <Circumstances fields={fields} set={set} errorOf={errorOf} />
      <div className="grid gap-2">
        {missing.length > 0 && <FieldError id="found-missing" error={words.fix(missing.length)} />}
        <p role="alert" className="text-fact font-semibold empty:hidden">
          {missing.length > 0 ? null : (refused ?? troubleOf(submit.error))}
        </p>
        <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Button
            type="submit"
            kind="primary"
            className="w-full desk:w-auto desk:min-w-32"
            busyLabel={submit.isPending ? words.busy : null}
          >
            {words.submit}
          </Button>
          <output className="text-second text-faded empty:hidden">{isKept ? words.draft : ""}</output>
        </p>
        <p className="text-second text-faded">{words.after}</p>
      </div>
    </form>
  );
}

interface PartProps {
  readonly fields: FoundingFields;
  readonly set: (field: FoundingField) => (text: string) => void;
  readonly errorOf: (field: FoundingField) => string | null;
}

function Sentences({ fields, set, errorOf }: PartProps) {
  const { found: words } = useWords(charterWords);
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={fields.name}
        onText={set("name")}
        error={errorOf("name")}
        autoComplete="off"
      />
      <TextField
        name="purpose"
        lines={3}
        label={words.purpose}
        hint={words.purposeHint}
        value={fields.purpose}
        onText={set("purpose")}
        error={errorOf("purpose")}
      />
    </>
  );
}

function Circumstances({ fields, set, errorOf }: PartProps) {
  const words = useWords(charterWords).found;
  const language = useLanguage();
  const zones = useMemo(() => zoneChoices(language), [language]);
  return (
    <>
      <div className="grid gap-1">
        <FindField
          label={words.zone}
          hint={words.zoneHint}
          placeholder={words.zoneFind}
          noneFound={words.zoneNone}
          choices={zones}
          value={fields.timeZone}
          onChoose={set("timeZone")}
        />
        <FieldError id="found-zone-error" error={errorOf("timeZone")} />
      </div>
      <RadioList
        legend={words.language}
        choices={languages.map((value) => ({ value, label: words.languages[value] }))}
        value={fields.language}
        onChoose={set("language")}
        error={errorOf("language")}
      />
    </>
  );
}

function useFounding(forget: () => void, onRefused: (fields: readonly FoundingField[]) => void) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: foundCommunity,
    onSuccess: async ({ slug }) => {
      forget();
      await queries.invalidateQueries({ queryKey: ["home"] });
      await navigate({ to: "/c/$slug/charter/edit", params: { slug }, replace: true });
    },
    onError: (error) => {
      if (error instanceof ApiRefusal) onRefused(fieldsRefused(error.refusal));
    },
  });
}

/** Whoever listens or types goes on where something is missing. */
function focusField(form: HTMLFormElement, field: FoundingField | undefined): void {
  if (field === undefined) return;
  const place = form.elements.namedItem(field) ?? form.querySelector(`[aria-describedby] input`);
  if (place instanceof HTMLElement) place.focus();
}
