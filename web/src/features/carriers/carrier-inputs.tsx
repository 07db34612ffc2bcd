import { carrierCustoms, CarrierKind, carrierKinds, type CarrierView } from "@kith/contract/carriers";
import { useWords } from "../../lib/words.ts";
import { SelectField } from "../../ui/fields.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { CarrierFields } from "./carrier-fields.ts";
import { dayAfter } from "./days.ts";
import { StateField } from "./state-field.tsx";
import { carrierWords } from "./words.ts";

export interface FieldsProps {
  readonly fields: CarrierFields;
  readonly change: (changed: Partial<CarrierFields>) => void;
  /** The fields that cannot be sent as they are. */
  readonly wrong: ReadonlySet<string>;
}

interface CarrierInputsProps extends FieldsProps {
  /** Null for a new one, whose kind is still to be said. */
  readonly carrier: CarrierView | null;
}

/** What it is, what it is called and for, and how one gets in. */
export function CarrierInputs({ fields, change, wrong, carrier }: CarrierInputsProps) {
  const { form: words } = useWords(carrierWords);
  return (
    <>
      {carrier === null ? (
        <KindField fields={fields} change={change} />
      ) : (
        <StateField carrier={carrier} state={fields.state} onState={(state) => change({ state })} />
      )}
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={fields.name}
        onText={(name) => change({ name })}
        error={wrong.has("name") ? words.nameMissing : null}
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        label={words.purpose}
        hint={words.purposeHint}
        value={fields.purpose}
        onText={(purpose) => change({ purpose })}
        maxLength={200}
        autoComplete="off"
      />
      {fields.kind === "offline" ? (
        <PlaceFields fields={fields} change={change} />
      ) : (
        <TextField
          label={words.link}
          hint={words.linkHint}
          type="url"
          inputMode="url"
          value={fields.link}
          onText={(link) => change({ link })}
          error={wrong.has("link") ? words.linkWrong : null}
          autoComplete="off"
        />
      )}
    </>
  );
}

function KindField({ fields, change }: Omit<FieldsProps, "wrong">) {
  const { form: words, kinds } = useWords(carrierWords);
  return (
    <SelectField
      label={words.kind}
      choices={carrierKinds.map((value) => ({ value, label: kinds[value] }))}
      value={fields.kind}
      onChoose={(kind) => change({ kind, ...customs(CarrierKind.parse(kind), fields) })}
    />
  );
}

function PlaceFields({ fields, change }: Omit<FieldsProps, "wrong">) {
  const { form: words } = useWords(carrierWords);
  return (
    <>
      <TextField
        label={words.place}
        value={fields.place}
        onText={(place) => change({ place })}
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        label={words.timetable}
        hint={words.timetableHint}
        value={fields.timetable}
        onText={(timetable) => change({ timetable })}
        maxLength={200}
        autoComplete="off"
      />
    </>
  );
}

/** What is usual for a kind, where nothing else was written. */
function customs(kind: CarrierKind, { capacity, expires }: CarrierFields): Partial<CarrierFields> {
  const usual = carrierCustoms[kind];
  return {
    ...(usual?.capacity !== undefined && capacity === "" && { capacity: String(usual.capacity) }),
    ...(usual?.codeDays !== undefined && expires === "" && { expires: dayAfter(usual.codeDays) }),
  };
}
