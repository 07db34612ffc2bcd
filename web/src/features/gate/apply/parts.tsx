import { ages, type Age, type Landing } from "@kith/contract/gate";
import { useId } from "react";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { RadioList } from "../../../ui/radio-list.tsx";
import { FieldError, TextField } from "../../../ui/text-field.tsx";
import { Rules } from "../landing/block.tsx";
import { DecidedByRule } from "./decided-by-rule.tsx";
import { FilePicker } from "./file-picker.tsx";
import { Part } from "./part.tsx";
import type { Applying } from "./use-applying.ts";
import { applyWords } from "./words.ts";

interface ApplyPartProps {
  readonly applying: Applying;
}

export function RefereePart({ applying }: ApplyPartProps) {
  const words = useWords(applyWords).referee;
  const { form, fields, refereeToken } = applying.typed;
  const troubles = useWords(applyWords).troubles;
  const trouble = applying.troubles["/referee"];
  if (form.referee === "none") return null;
  const title = form.referee === "optional" ? words.optional : words.title;
  return (
    <Part id="referee" title={title}>
      {refereeToken !== null && form.refereeName !== null ? (
        <p>{words.byLink(form.refereeName)}</p>
      ) : (
        <div data-path="/referee">
          <TextField
            label={<span className="unseen">{title}</span>}
            hint={words.hint}
            value={fields["referee"] ?? ""}
            onText={(text) => applying.change("referee", text, "/referee")}
            error={trouble === undefined ? null : trouble === "missing" ? words.missing : troubles[trouble]}
            autoComplete="off"
            maxLength={80}
          />
        </div>
      )}
    </Part>
  );
}

export function EvidencePart({ applying }: ApplyPartProps) {
  const { evidence: words } = useWords(applyWords);
  const language = useLanguage();
  const { evidence } = applying.typed.form;
  const isMissing = applying.troubles["/evidence"] !== undefined;
  if (evidence.wanted === "none") return null;
  return (
    <Part id="evidence" title={evidence.wanted === "optional" ? words.optional : words.title}>
      <div data-path="/evidence" className="grid gap-2.5">
        <p className="break-words">{evidence.ask}</p>
        <p className="text-second text-faded">
          {words.limits}
          <br />
          {words.kept(formatCount(language, evidence.keptDays))}
        </p>
        <FilePicker files={applying.files} onFiles={applying.setFiles} />
        <FieldError id="evidence-missing" error={isMissing ? words.missing : null} />
      </div>
    </Part>
  );
}

export function AgePart({ applying }: ApplyPartProps) {
  const words = useWords(applyWords);
  const { form, fields } = applying.typed;
  const isMissing = applying.troubles["/age"] !== undefined;
  const isYoung = fields["age"] === "under14";
  if (!form.asksAge) return null;
  return (
    <Part id="age" title={words.age.legend}>
      <div data-path="/age" className="-mt-1">
        <RadioList<Age>
          legend={<span className="unseen">{words.age.legend}</span>}
          hint={words.age.hint}
          choices={ages.map((value) => ({ value, label: words.age.ages[value] }))}
          value={fields["age"] ?? ""}
          onChoose={(age) => applying.change("age", age, "/age")}
          error={isMissing ? words.troubles.missing : isYoung ? words.refusals.guardianNeeded : null}
        />
      </div>
    </Part>
  );
}

interface RulesPartProps extends ApplyPartProps {
  readonly landing: Landing;
}

/** Accepted by one's own tick, never by a box that was ticked before. */
export function RulesPart({ applying, landing }: RulesPartProps) {
  const words = useWords(applyWords).rules;
  const id = useId();
  const isMissing = applying.troubles["/acceptsCharter"] !== undefined;
  return (
    <Part id={id} title={words.title}>
      <div lang={landing.language}>
        <Rules rules={landing.rules} />
      </div>
      <DecidedByRule form={applying.typed.form} />
      <div data-path="/acceptsCharter" className="border-t border-line pt-2">
        <Checkbox
          label={words.accept}
          note={words.note}
          isTicked={applying.typed.isAccepted}
          onTick={applying.accept}
        />
        <FieldError id={`${id}-missing`} error={isMissing ? words.missing : null} />
      </div>
    </Part>
  );
}
