import { carrierCustoms, CarrierKind } from "@kith/contract/carriers";
import { useQuery } from "@tanstack/react-query";
import { useCommunity } from "../../app/community/context.ts";
import { useWords } from "../../lib/words.ts";
import { SelectField } from "../../ui/fields.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { rolesQuery } from "../roles/queries.ts";
import type { FieldsProps } from "./carrier-inputs.tsx";
import { carrierWords } from "./words.ts";

interface MoreFieldsProps extends FieldsProps {
  readonly owner: { readonly id: string; readonly name: string } | null;
}

/** Until when, for how many, and who looks after it. */
export function MoreFields({ fields, change, wrong, owner }: MoreFieldsProps) {
  const { form: words } = useWords(carrierWords);
  const isPlace = fields.kind === "offline";
  const codeDays = carrierCustoms[CarrierKind.catch("other").parse(fields.kind)]?.codeDays;
  const numberError = (name: string) => (wrong.has(name) ? words.numberWrong : null);
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4 desk:grid-cols-2">
      <legend className="sr-only">{words.more}</legend>
      {!isPlace && (
        <TextField
          type="date"
          label={words.expires}
          hint={codeDays === undefined ? words.expiresHint : words.expiresCustom(codeDays)}
          value={fields.expires}
          onText={(expires) => change({ expires })}
        />
      )}
      <TextField
        type="date"
        label={words.startsDay}
        hint={words.expiresHint}
        value={fields.starts}
        onText={(starts) => change({ starts })}
      />
      <TextField
        label={words.capacity}
        inputMode="numeric"
        value={fields.capacity}
        onText={(capacity) => change({ capacity })}
        error={numberError("capacity")}
        autoComplete="off"
      />
      <TextField
        label={words.headcount}
        hint={words.headcountHint}
        inputMode="numeric"
        value={fields.headcount}
        onText={(headcount) => change({ headcount })}
        error={numberError("headcount")}
        autoComplete="off"
      />
      <OwnerField ownerId={fields.ownerId} owner={owner} onOwner={(ownerId) => change({ ownerId })} />
    </fieldset>
  );
}

interface OwnerFieldProps {
  readonly ownerId: string;
  readonly owner: MoreFieldsProps["owner"];
  readonly onOwner: (ownerId: string) => void;
}

/** Somebody who holds a role, oneself, or who looks after it already. */
function OwnerField({ ownerId, owner, onOwner }: OwnerFieldProps) {
  const { form: words } = useWords(carrierWords);
  const { slug, me } = useCommunity();
  const { data } = useQuery(rolesQuery(slug));
  const people = new Map([[me.memberId, me.name]]);
  if (owner !== null) people.set(owner.id, owner.name);
  for (const { memberId, memberName } of data?.current ?? []) people.set(memberId, memberName);
  const choices = [
    { value: "", label: words.ownerNone },
    ...[...people].map(([value, label]) => ({ value, label })),
  ];
  return <SelectField label={words.owner} choices={choices} value={ownerId} onChoose={onOwner} />;
}
