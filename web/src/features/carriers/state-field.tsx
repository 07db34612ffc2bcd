import { carrierStates, endedKinds, type CarrierView } from "@kith/contract/carriers";
import { useWords } from "../../lib/words.ts";
import { SelectField } from "../../ui/fields.tsx";
import { carrierWords } from "./words.ts";

interface StateFieldProps {
  readonly carrier: CarrierView;
  readonly state: string;
  readonly onState: (state: string) => void;
}

/** How it is: a service that has ended cannot be in use. */
export function StateField({ carrier, state, onState }: StateFieldProps) {
  const { form: words, states } = useWords(carrierWords);
  const possible = endedKinds.has(carrier.kind) ? carrierStates.slice(2) : carrierStates;
  return (
    <SelectField
      label={words.state}
      choices={possible.map((value) => ({ value, label: states[value] }))}
      value={state}
      onChoose={onState}
    />
  );
}
